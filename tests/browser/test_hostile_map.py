"""Whatever the files hold: nothing runs, nothing leaves, nothing breaks the page or a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit import Candidates, draw_map, find_candidates, read
from graphkit.maps.drawn import Map
from graphkit.maps.pack import View
from tests.browser.attacks import ATTACKS, FRAGMENTS, SEED, TITLE, hostile_everywhere, write_hostile_files
from tests.browser.harm import harm_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# A desk, a phone, and a window at twice its size.
WINDOWS = {"desk": (1440, 900), "phone": (390, 844), "zoomed": (720, 450)}
SELECTED = 12


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Candidates:
    files = write_hostile_files(tmp_path_factory.mktemp("hostile"))
    return find_candidates(read(files), SEED, followers=(5_000, 100_000)).choose(5)


@pytest.fixture(scope="module")
def drawn(found: Candidates) -> Map:
    return draw_map(found, title=TITLE)


@pytest.fixture(scope="module")
def everywhere(drawn: Map) -> Map:
    return Map(hostile_everywhere(drawn.view))


def some_of(view: View, many: int = SELECTED) -> Sequence[str]:
    """The ids of seeds, of the candidates told most of, and of a few others."""
    accounts = view["accounts"]
    told = [place for place, role in enumerate(accounts["role"]) if role == "seed" or str(place) in view["details"]]
    return [accounts["id"][place] for place in (*told[:many], *range(0, len(accounts["id"]), 200))]


def test_every_attack_is_in_the_page(drawn: Map, everywhere: Map) -> None:
    held = repr(drawn.view), repr(everywhere.view)
    # A quoted comment is told on one line.
    forms = {attack: {repr(attack.strip()), repr(" ".join(attack.split()))} for attack in ATTACKS}
    assert [attack for attack in ATTACKS if not any(form[1:40] in held[0] for form in forms[attack])] == []
    assert [attack for attack in ATTACKS if repr(attack)[1:40] not in held[1]] == []


@pytest.mark.slow
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("which", ["drawn", "everywhere"])
def test_hostile_data_stays_text(
    chromium: Browser, request: pytest.FixtureRequest, tmp_path: Path, which: str, window: str
) -> None:
    hostile: Map = request.getfixturevalue(which)
    width, height = WINDOWS[window]
    hostile.write(tmp_path / "map.html")
    harm = harm_of(chromium, tmp_path / "map.html", some_of(hostile.view), width=width, height=height)
    assert harm == []


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_hostile_address_is_no_command(chromium: Browser, drawn: Map, tmp_path: Path, fragment: str) -> None:
    drawn.write(tmp_path / "map.html")
    assert harm_of(chromium, tmp_path / "map.html", [], fragment=fragment) == []
