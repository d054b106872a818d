"""The colours and tones of a picture, as people see them: a histogram in CIE Lab."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
# Steps along lightness, green to red and blue to yellow.
STEPS: Final = 8
# What Lab can be in sRGB; a little wider for a and b, so that grey lies in the middle of a step.
ENDS: Final = ((0.0, 100.0), (-112.0, 128.0), (-112.0, 128.0))
# IEC 61966-2-1, to XYZ beside the white of D65: the rows add up to 1.
_TO_XYZ: Final = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                           [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip
_WHITE: Final = _TO_XYZ.sum(axis=1)


def lab(pixels: NDArray[Any]) -> Numbers:
    """CIE Lab (D65) of sRGB pixels (0 to 255), along the last axis.

    >>> lab(np.array([255, 0, 0])).round(2).tolist()
    [53.24, 80.09, 67.2]
    """
    told = np.asarray(pixels, dtype=np.float64) / 255
    linear = np.where(told <= 0.04045, told / 12.92, ((told + 0.055) / 1.055) ** 2.4)
    share = linear @ _TO_XYZ.T / _WHITE
    x, y, z = np.moveaxis(np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def tones(pixels: NDArray[Any]) -> Numbers:
    """The roots of the shares of pixels in each of 8 x 8 x 8 steps of Lab: their squares add up to 1.

    >>> float((tones(np.zeros((2, 2, 3))) ** 2).sum())
    1.0
    """
    low, high = np.array(ENDS).T
    steps = ((lab(pixels).reshape(-1, 3) - low) / (high - low) * STEPS).astype(np.int64).clip(0, STEPS - 1)
    counted = np.bincount(steps @ [STEPS * STEPS, STEPS, 1], minlength=STEPS**3)
    roots: Numbers = np.sqrt(counted / counted.sum())
    return roots
