"""Whatever the data holds: nothing runs, nothing leaves, nothing breaks the page or a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.reading import (
    SIDEWAYS,
    chosen,
)
from tests.browser.views import make_view

if TYPE_CHECKING:
    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "{{7*7}} {{script}} {{data}}",
    "\u202egnp.exe \u2066\u200f",
    "x" * 10_000,
    "javascript:window.hacked=1",
    '"><svg onload=window.hacked=1>',
    "=HYPERLINK(1)",
    "a\u2028b\u0000c\ud800",
)


def test_the_shortlist_is_a_safe_csv(open_map: OpenMap) -> None:
    view = make_view(60)
    candidates = sorted((a for a in view["accounts"] if a["role"] == "candidate"), key=lambda a: a["rank"])
    names = ["=1+1", "+1", "-1", "@sum", "\ttab", "\rreturn", 'quote " and, comma', "plain"]
    for account, name in zip(candidates, names, strict=False):
        account["handle"] = name
    candidates[0]["for"] = ['=cmd|"/c calc"!A1', "second"]
    page = open_map(view)
    assert page.locator("#download").is_disabled()

    for row in page.locator("tr.account input").all()[: len(names)]:
        row.check()
    assert chosen(page) is None
    with page.expect_download() as download:
        page.locator("#download").click()

    assert download.value.suggested_filename == "shortlist.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["account"] for row in table] == [f"'{name}" for name in names[:6]] + names[6:]
    assert table[0]["for"] == "'" + '=cmd|"/c calc"!A1; second'
    assert [row["rank"] for row in table] == [str(rank) for rank in range(1, 9)]
    assert not [cell for row in table for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def _hostile_view() -> dict[str, Any]:
    view = make_view(60)
    view |= {
        "title": HOSTILE[0],
        "summary": HOSTILE[1],
        "source": HOSTILE[4],
        "left_out": HOSTILE[0] + HOSTILE[3],
    }
    for place, community in enumerate(view["communities"]):
        community["name"] = HOSTILE[place]
    for place, account in enumerate(view["accounts"]):
        text = HOSTILE[place % len(HOSTILE)]
        account |= {
            "label": text,
            "handle": text,
            "id": f"{place}{text}",
            "for": [text, *HOSTILE],
            "against": [text],
        }
        account |= {"url": "javascript:window.hacked=1", "group": account["group"] and text}
        account["parts"] = {HOSTILE[0]: 3.0, HOSTILE[4]: 2.0} if account["parts"] else {}
    return view


@pytest.mark.parametrize("width", [1440, 390])
def test_hostile_data_stays_text(open_map: OpenMap, width: int) -> None:
    view = _hostile_view()
    page = open_map(view, width=width)
    kinds = "() => [...new Set([...document.querySelectorAll('body *')].map((one) => one.localName))].sort()"
    harmless = set(open_map(make_view(60)).evaluate(kinds))

    assert page.title() == HOSTILE[0]
    for account in view["accounts"][:18]:
        page.evaluate("(id) => graphkit.select(id)", account["id"])
        assert set(page.evaluate(kinds)) <= harmless | {"h2", "h3", "li", "p"}
        assert page.locator("#detail a").count() == 0
        assert page.evaluate(SIDEWAYS) == []
    page.locator("#search").fill("<img")
    assert HOSTILE[0][:20] in page.locator("#matches").inner_text()

    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 3
    assert page.locator("img, [onerror], [onload]").count() == 0
    assert not re.search("[\u202e\u2066\u200f\u2028\x00]", page.locator("body").inner_text())
