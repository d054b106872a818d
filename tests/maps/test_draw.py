"""The map of a result is the same page wherever it is drawn: after a ranking, or from the folder it was kept in."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import Candidates, draw_map, find_candidates
from graphkit.errors import ConfigurationError
from graphkit.writers.results import read_results, write_results
from tests.made_up import niches


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1", "g1a2"], followers=(5_000, 100_000), top=8)


@pytest.mark.parametrize("how", [{}, {"everything": True}, {"anonymise": True}])
def test_a_result_that_is_read_back_has_the_same_map(found: Candidates, tmp_path: Path, how: dict[str, bool]) -> None:
    write_results(found, tmp_path)

    assert draw_map(read_results(tmp_path), **how).html == draw_map(found, **how).html  # type: ignore[arg-type]


def test_it_is_written_where_it_is_wanted(found: Candidates, tmp_path: Path) -> None:
    drawn = draw_map(found, tmp_path / "map.html", title="Around Lyon")

    assert (tmp_path / "map.html").read_text(encoding="utf-8") == drawn.html
    assert drawn.view["title"] == "Around Lyon"


@pytest.mark.parametrize("name", ["map.png", "MAP.SVG"])
def test_a_page_is_not_called_like_a_picture(found: Candidates, tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} is the name of a picture") as refused:
        draw_map(found, tmp_path / name)

    assert "--png" in refused.value.advice
    assert not list(tmp_path.iterdir())
