"""Which way a picture is made, and what is said where none can be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graphkit.errors import ConfigurationError, DataError, Fatal
from graphkit.maps.chromium import NAMES, find_browser, photograph
from graphkit.maps.drawn import Map
from graphkit.maps.picture import write_picture
from tests.browser.views import in_columns, make_view

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a program made of a few lines of shell")


@pytest.fixture
def drawn() -> Map:
    return Map(in_columns(make_view(60)))


def a_browser(folder: Path, lines: str) -> Path:
    """A program that is asked as a browser is; $picture is where the picture should go, $page the page."""
    program = folder / "browser"
    program.write_text(
        '#!/bin/sh\nfor given in "$@"; do case "$given" in --screenshot=*) picture="${given#*=}";; '
        f'file://*) page="${{given#file://}}";; esac; done\n{lines}\n'
    )
    program.chmod(0o755)
    return program


@needs_scripts
def test_a_browser_draws_the_page_as_a_picture(drawn: Map, tmp_path: Path) -> None:
    browser = a_browser(tmp_path, 'cp "$page" "$picture"')
    written = write_picture(drawn.view, tmp_path / "map.png", lambda: browser)
    assert written == tmp_path / "map.png"
    assert written.read_text(encoding="utf-8") == drawn.html.replace("<html ", "<html data-picture ", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["browser", "map.png"]


def test_without_a_browser_the_picture_is_an_svg_beside_it(drawn: Map, tmp_path: Path) -> None:
    written = write_picture(drawn.view, tmp_path / "map.png", lambda: None)
    assert written == tmp_path / "map.svg"
    assert written.read_bytes().startswith(b"<?xml")
    assert not (tmp_path / "map.png").exists()


def test_a_name_in_svg_asks_no_browser(drawn: Map, tmp_path: Path) -> None:
    def never() -> Path:
        raise AssertionError

    assert write_picture(drawn.view, tmp_path / "map.SVG", never) == tmp_path / "map.SVG"


def test_another_kind_of_picture_is_refused(drawn: Map, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"map\.jpg does not say") as caught:
        drawn.write_picture(tmp_path / "map.jpg")
    assert ".png or .svg" in caught.value.advice


@needs_scripts
@pytest.mark.parametrize(
    ("lines", "said"), [("exit 7", "ended with code 7 and drew no picture"), ("exec sleep 9", "within 0.2 seconds")]
)
def test_a_browser_that_fails_is_told_of(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(Fatal, match=said) as caught:
        photograph("<html >", a_browser(tmp_path, lines), tmp_path, seconds=0.2)
    assert ".svg" in caught.value.advice
    assert [path.name for path in tmp_path.iterdir()] == ["browser"]


def test_a_program_that_is_none_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Fatal, match="could not be started"):
        photograph("<html >", tmp_path / "nothing", tmp_path)


@needs_scripts
def test_a_folder_that_is_not_there_is_made_once_there_is_a_picture(drawn: Map, tmp_path: Path) -> None:
    place = tmp_path / "new" / "folder" / "map.png"
    with pytest.raises(Fatal):
        write_picture(drawn.view, place, lambda: a_browser(tmp_path, "exit 7"))
    assert [path.name for path in tmp_path.iterdir()] == ["browser"]

    assert write_picture(drawn.view, place, lambda: a_browser(tmp_path, 'cp "$page" "$picture"')) == place
    assert [path.name for path in place.parent.iterdir()] == ["map.png"]


def test_a_folder_in_which_nothing_can_be_put_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written to"):
        photograph("<html >", tmp_path / "browser", tmp_path / "nowhere")


def test_a_browser_is_found_by_name_then_by_place(tmp_path: Path) -> None:
    program = tmp_path / "chrome.exe"
    program.touch()
    places = (tmp_path / "not there", program)
    assert find_browser({NAMES[2]: "/a/chrome", NAMES[5]: "/an/edge"}.get, places) == Path("/a/chrome")
    assert find_browser({}.get, places) == program
    assert find_browser({}.get, ()) is None
