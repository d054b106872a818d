"""Colours as people see them."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.images.tones import lab, tones


@pytest.mark.parametrize(
    ("rgb", "known"),
    [
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((255, 255, 255), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((119, 119, 119), (50.03, 0, 0)),
    ],
)
def test_known_colours_have_their_known_place(rgb: tuple[int, ...], known: tuple[float, ...]) -> None:
    assert lab(np.array(rgb)) == pytest.approx(known, abs=0.02)


def test_every_pixel_is_counted_once_and_greys_fall_together() -> None:
    corners = np.array([[r, g, b] for r in (0, 255) for g in (0, 255) for b in (0, 255)])

    assert (tones(corners) ** 2).sum() == pytest.approx(1)
    assert (tones(np.array([[119, 119, 119], [119, 120, 119], [120, 119, 120]])) > 0).sum() == 1
