"""The page as text: what is in it, and what can never be."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from graphkit.maps.pack import View, unpack
from graphkit.maps.page import STYLES, render_page


def _view(**changes: Any) -> View:
    accounts = {
        "id": ["1"], "handle": ["ann"], "label": ["@ann"], "role": ["seed"], "community": [0], "followers": [7],
        "commenters": [3], "x": [0], "y": [0], "url": [None],
    }  # fmt: skip
    ties: dict[str, list[float]] = {"source": [], "target": [], "weight": []}
    community = {"id": 0, "name": "Bakers", "accounts": 1, "candidates": 0, "x": 0.0, "y": 0.0, "radius": 9.0}
    words = {"title": "T", "summary": "S", "source": "F", "left_out": "", "uncovered": [], "renderer": "vis"}
    return words | {"communities": [community], "accounts": accounts, "ties": ties, "details": {}} | changes


def _data(html: str) -> str:
    found = re.search(r'<script type="text/plain" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


PAGE = Path(str(resources.files("graphkit.maps").joinpath("page")))
# Of what lies beside them, the WebGL bundle is a library, and its sources never reach a page.
SCRIPTS = sorted(
    name for file in PAGE.rglob("*.js") if not (name := file.relative_to(PAGE).as_posix()).startswith("webgl")
)


def _own_text(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _inlined(html: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)


HOSTILE = "</script><script>alert(1)</script><!-- & \u2028\u2029 {{style}} {{data}} {{7*7}} \u202e \ud800"


def test_data_survives_and_cannot_leave_its_element() -> None:
    view = _view(title=HOSTILE)
    html = render_page(view)

    assert unpack(_data(html)) == view
    assert re.fullmatch("[A-Za-z0-9+/=]+", _data(html))
    assert html.count("</script>") == 3
    html.encode("utf-8")


def test_markers_are_filled_in_one_pass() -> None:
    html = render_page(_view(title=HOSTILE))

    assert unpack(_data(html))["title"] == HOSTILE
    assert re.findall(r"\{\{\w+\}\}", html.replace(_data(html), "")) == []
    assert len(_inlined(html, "style")) == 1


def test_policy_allows_exactly_what_is_inlined() -> None:
    html = render_page(_view(title=HOSTILE))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))

    def hashes(texts: list[str]) -> str:
        digests = [hashlib.sha256(text.encode()).digest() for text in texts]
        return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    assert rules == {
        "default-src": "'none'",
        "script-src": hashes(_inlined(html, "script")),
        "style-src": hashes(_inlined(html, "style")),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "\r" not in html


def test_same_view_same_page() -> None:
    assert render_page(_view()) == render_page(_view())


def test_nothing_is_fetched() -> None:
    html = render_page(_view())
    ours = html.replace(_inlined(html, "script")[0], "")

    assert re.findall(r"https?://", ours) == []
    assert re.findall(r"\bsrc\s*=|url\(|@import|import\(|fetch\(|XMLHttpRequest", ours) == []
    assert set(re.findall(r'href="([^"]*)"', ours)) == {"data:,", "#results"}
    assert "sourceMappingURL" not in html


def test_our_scripts_never_write_markup() -> None:
    for name in SCRIPTS:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", _own_text(name)
        ), name


def test_every_style_of_the_page_is_used() -> None:
    assert {file.name for file in (PAGE / "styles").iterdir()} == set(STYLES)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_of_the_page_is_used(name: str) -> None:
    declared = re.search(r"^(?:export )?(?:async )?(?:function|class|const|let) \w+", _own_text(name), re.MULTILINE)
    [_, script] = _inlined(render_page(_view()), "script")

    assert declared
    assert declared[0].removeprefix("export ") in script


def test_no_name_is_declared_by_two_scripts() -> None:
    declared = [
        name
        for script in SCRIPTS
        for name in re.findall(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", _own_text(script), re.M)
    ]

    assert sorted(declared) == sorted(set(declared))


def test_styles_keep_their_order_and_narrow_screens_and_paper_have_the_last_word() -> None:
    [style] = _inlined(render_page(_view()), "style")
    places = [style.index(_own_text(f"styles/{name}")) for name in STYLES]

    assert places == sorted(places)
    assert STYLES[-2:] == ("narrow.css", "print.css")


def test_only_vis_network_knows_vis_network() -> None:
    for name in set(SCRIPTS) - {"renderers/vis.js"}:
        assert not re.search(r"\bvis\.(?!js)|vis-network", _own_text(name)), name


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        render_page(_view(title=float("nan")))


def test_pyvis_is_not_imported() -> None:
    code = (
        "import sys; from graphkit.maps.page import render_page; "
        "render_page({'renderer': 'vis'}); print('pyvis' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
