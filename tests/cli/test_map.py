"""graphkit map: the page opened, and as a picture."""

from __future__ import annotations

import re
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from graphkit.candidates.candidates import Candidates
from graphkit.maps.draw import draw_map
from graphkit.maps.drawn import Map
from graphkit.maps.pack import unpack
from graphkit_cli.showing import open_page
from tests.cli.conftest import FILES, Run


@pytest.fixture
def result(run: Run, small: Path) -> str:
    with (small / "comments.csv").open("a") as comments:
        comments.write("8,p1,eva,2026-05-05T10:00:00Z,mmm\n9,p2,eva,2026-05-05T11:00:00Z,yes\n")
    assert run("expand", *FILES, "--seed", "ana", "-o", "out", "-q").code == 0
    return "out"


def test_the_page_is_opened_when_it_is_written(result: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    ran = run("map", "-d", result, "-o", "my map.html", "--open")
    assert ran.err == "Written: my map.html.\n"
    assert opened == [Path("my map.html").resolve().as_uri()]
    assert Path("my map.html").is_file()


def test_where_no_browser_opens_the_reader_is_told_to(result: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _address: False)
    assert run("map", "-d", result, "--open").err == "Written: map.html. Open it in a browser.\n"


def test_an_address_is_that_of_a_file() -> None:
    asked: list[str] = []
    assert open_page(Path("100 % #1.html"), lambda address: not asked.append(address))
    assert asked[0].startswith("file:///")
    assert asked[0].endswith("/100%20%25%20%231.html")


def test_a_picture_drawn_plainly(result: str, run: Run) -> None:
    ran = run("map", "-d", result, "--png", "slide.svg")
    assert ran.err.startswith("Written: slide.svg.\n")
    assert Path("slide.svg").read_bytes().startswith(b"<?xml")


def test_without_a_browser_the_reader_is_told_what_was_drawn(
    result: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.maps.picture.write_picture.__defaults__", (lambda: None,))
    ran = run("map", "-d", result, "--png", "slide.png")
    assert ran.code == 0
    assert "Written: slide.svg, drawn plainly: no Chromium, Chrome, Edge or Brave was found" in ran.err


def test_another_kind_of_picture_writes_nothing(result: str, run: Run) -> None:
    ran = run("map", "-d", result, "--png", "slide.jpg")
    assert (ran.code, ran.out) == (2, "")
    assert "End the name in .png or .svg" in ran.err
    assert not Path("map.html").exists()


@pytest.fixture
def drawn_with(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What each map was drawn with."""
    given: list[dict[str, object]] = []

    def draw(found: Candidates, **wanted: object) -> Map:
        given.append(wanted)
        return draw_map(found, **wanted)  # type: ignore[arg-type]

    monkeypatch.setattr("graphkit.maps.draw.draw_map", draw)
    return given


@pytest.mark.parametrize(
    ("options", "hidden", "said"),
    [
        ((), False, None),
        (("--share",), True, "shown by number"),
        (("--anonymise",), True, "shown by number"),
        (("--share", "--no-anonymise"), False, "are on it by name"),
    ],
)
def test_a_shared_map_hides_who_only_comments(
    options: tuple[str, ...], hidden: bool, said: str | None, result: str, run: Run, drawn_with: list[dict[str, object]]
) -> None:
    ran = run("map", "-d", result, *options)
    assert ran.code == 0
    assert drawn_with == [{"title": None, "everything": False, "anonymise": hidden}]
    assert ("People who only comment" in ran.err) == (said is not None)
    assert (said or "") in ran.err
    names = unpack_page(Path("map.html"))["accounts"]["label"]
    assert {"@ana", "@ben"} <= set(names)
    assert (("@eva" in names), ("commenter 1" in names)) == (not hidden, hidden)


def test_all_of_it_under_a_title_of_ones_own(result: str, run: Run, drawn_with: list[dict[str, object]]) -> None:
    ran = run("map", "-d", result, "--all", "--title", "Bakers near Lyon")
    assert drawn_with == [{"title": "Bakers near Lyon", "everything": True, "anonymise": False}]
    assert unpack_page(Path("map.html"))["title"] == "Bakers near Lyon"
    # What the page leaves out is said where it is made, too.
    assert "Scores, reasons and quotes are told of candidates alone.\n" in ran.err


def test_quiet_is_quiet(result: str, run: Run) -> None:
    ran = run("map", "-d", result, "--share", "--all", "--png", "slide.svg", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def unpack_page(page: Path) -> dict[str, Any]:
    packed = re.search(r'id="data">([^<]*)<', page.read_text(encoding="utf-8"))
    assert packed
    return unpack(packed[1])
