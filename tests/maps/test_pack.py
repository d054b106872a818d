"""A view as the page holds it."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.maps.pack import pack, unpack

NAMES = st.text(st.sampled_from("an@.é\u202e\0<"), max_size=4)
NUMBERS = st.integers(-(2**53), 2**53)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "accounts": st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(("followers", "x", "community"), st.lists(st.none() | NUMBERS))
            | {
                "role": st.lists(st.none() | NAMES),
                "weight": st.lists(st.floats(allow_nan=False, allow_infinity=False)),
            },
        ),
        "ties": st.fixed_dictionaries(
            {"source": st.lists(NUMBERS).map(sorted), "weight": st.lists(st.none() | NUMBERS)}
        ),
    },
)
# The same view as it was packed once: the page's own reader is held to it as well.
SAMPLE = Path(__file__).parents[1] / "page" / "packed.json"


@st.composite
def named(draw: st.DrawFn) -> dict[str, list[str | None]]:
    """Accounts whose label and address mostly follow from handle or id."""
    handles = draw(st.lists(st.none() | NAMES))
    around = draw(NAMES), draw(NAMES)

    def following(column: list[str | None]) -> list[str | None]:
        return [draw(st.just(f"{around[0]}{base}{around[1]}") | st.none() | NAMES) for base in column]

    ids = following(handles)
    return {"url": following(ids), "label": following(handles), "id": ids, "handle": handles}


@given(st.dictionaries(st.text(min_size=9), VALUES), TABLES)
def test_what_is_packed_comes_back(view: dict[str, object], tables: dict[str, object]) -> None:
    assert unpack(pack(view | tables)) == view | tables


@given(named())
def test_texts_that_follow_from_others_come_back(accounts: dict[str, list[str | None]]) -> None:
    assert unpack(pack({"accounts": accounts})) == {"accounts": accounts}


@given(st.dictionaries(st.text(min_size=9), VALUES), TABLES)
def test_no_letter_of_it_means_anything_to_html(view: dict[str, object], tables: dict[str, object]) -> None:
    assert re.fullmatch("[A-Za-z0-9+/=]+", pack(view | tables))


def test_what_follows_from_another_column_takes_no_room() -> None:
    handles = [f"{number * 7919:x}" for number in range(2_000)]
    labels = [f"@{handle}" for handle in handles]
    urls = [f"https://example.org/{handle}/" for handle in handles]
    alone = {"accounts": {"handle": handles}}

    assert len(pack({"accounts": {"handle": handles, "label": labels, "url": urls}})) < len(pack(alone)) + 400


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        pack({"ties": {"weight": [number]}})


def test_the_time_of_packing_is_not_in_it() -> None:
    assert base64.b64decode(pack({"a": 1}))[4:8] == bytes(4)


def test_a_page_of_before_is_still_read() -> None:
    sample = json.loads(SAMPLE.read_text(encoding="utf-8"))

    assert unpack(sample["packed"]) == sample["view"]
