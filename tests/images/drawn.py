"""Pictures that tests draw: noise under a grading, so that an account's are alike and none the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

GRADINGS = {"warm": (200, 120, 60), "cool": (60, 110, 190), "dark": (45, 40, 50)}


def draw(folder: Path, grading: str, count: int = 12, seed: int = 0, shift: int = 0) -> Path:
    folder.mkdir(parents=True)
    random = np.random.default_rng((seed, *grading.encode()))
    for number in range(count):
        noise = random.normal(0, 18, (48, 40, 3)) + random.normal(0, 8, 3) + GRADINGS[grading] + np.array(shift)
        Image.fromarray(noise.clip(0, 255).astype(np.uint8)).save(folder / f"{number:02}.png")
    return folder
