"""Made-up networks that are already placed: what a page has to draw, without asking how it was found.

Communities of power-law sizes, each a disc; within it a few publish and the others comment, four ties an account, nine
in ten of them at home. Ids have 19 digits, as long ids of platforms do: short ones would flatter the size of a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

SEEDS: Final = 5
CANDIDATES: Final = 72
TIES_EACH: Final = 4
AT_HOME: Final = 0.9
# Of the accounts of a community, how many publish.
PUBLISHING: Final = 0.1
SPACING: Final = 26.0
GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))
SYLLABLES: Final = (
    "ba",
    "ko",
    "lin",
    "mar",
    "sa",
    "tru",
    "vel",
    "no",
    "fi",
    "dra",
    "jo",
    "ell",
    "an",
    "pi",
    "cat",
    "sun",
)
WORDS: Final = ("bakes", "runs", "oven", "trail", "studio", "life", "daily", "kitchen", "fern", "jars", "swims", "ink")
ENDINGS: Final = ("", "", "", "_", ".co", "1", "22", "88", "1997", "2004", "_official", ".de")

Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Placed:
    """`accounts`: id, handle, role, community, followers, commenters, x, y; `ties`: source, target (rows), weight."""

    accounts: pl.DataFrame
    ties: pl.DataFrame
    communities: pl.DataFrame


def make_placed(size: int, *, seed: int = 6) -> Placed:
    """A network of `size` accounts; the same size is always the same network."""
    random = np.random.default_rng(seed)
    sizes = _sizes(size)
    home = np.repeat(np.arange(len(sizes)), sizes)
    place = np.concatenate([np.arange(many) for many in sizes])
    role = _roles(home, place, sizes)
    ties = _ties(random, home, role != "fan")
    centres, radii = _discs(sizes)
    x, y = _spots(place, sizes[home], radii[home])
    commenters = np.bincount(ties["target"].to_numpy(), minlength=size)
    accounts = pl.DataFrame({
        "id": [str(number) for number in random.integers(10**18, 9 * 10**18, size)],
        "handle": _handles(random, size),
        "role": role,
        "community": home,
        "followers": random.lognormal(8, 1.4, size).astype(int),
        "commenters": np.where(role == "fan", 0, commenters),
        "x": (centres[home, 0] + x).round().astype(int),
        "y": (centres[home, 1] + y).round().astype(int),
    })  # fmt: skip
    communities = pl.DataFrame({"size": sizes, "x": centres[:, 0], "y": centres[:, 1], "radius": radii})
    return Placed(accounts, ties, communities)


def _sizes(size: int) -> np.ndarray:
    """As many communities as the root of half the accounts has, the second half as large as the first, and so on."""
    many = max(5, round(np.sqrt(size / 2)))
    shares = 1 / np.arange(1, many + 1) ** 0.9
    sizes = np.maximum(4, np.floor(size * shares / shares.sum())).astype(int)
    sizes[0] += size - sizes.sum()
    return sizes


def _roles(home: np.ndarray, place: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    publishes = place < np.maximum(2, sizes[home] * PUBLISHING)
    role = np.where(publishes, "author", "fan").astype(object)
    order = np.flatnonzero(publishes)
    # The first to publish in the largest communities are known; candidates are taken from everywhere.
    role[order[:SEEDS]] = "seed"
    rest = order[SEEDS:]
    role[rest[np.linspace(0, len(rest) - 1, min(CANDIDATES, len(rest) // 2)).astype(int)]] = "candidate"
    return role.astype(str)


def _ties(random: np.random.Generator, home: np.ndarray, publishes: np.ndarray) -> pl.DataFrame:
    """Everybody's comments on those who publish; who comes first in a community is the best known there."""
    authors = np.flatnonzero(publishes)
    first = np.searchsorted(home[authors], np.arange(home.max() + 1))
    many = np.diff(np.append(first, len(authors)))
    source = np.repeat(np.arange(len(home)), TIES_EACH)
    there = np.where(random.random(len(source)) < AT_HOME, home[source], random.choice(home, len(source)))
    target = authors[first[there] + (many[there] * random.random(len(source)) ** 2).astype(int)]
    drawn = pl.DataFrame({"source": source, "target": target, "weight": random.geometric(0.4, len(source))})
    return drawn.filter(pl.col("source") != pl.col("target")).unique(["source", "target"], maintain_order=True)


def _discs(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The largest in the middle, the others around it in a spiral that leaves each as much room as it needs."""
    radii = SPACING * np.sqrt(sizes)
    out = 1.5 * np.sqrt(np.cumsum(radii**2) - radii**2 / 2)
    out[0] = 0
    angle = GOLDEN_ANGLE * np.arange(len(sizes))
    return np.column_stack([out * np.cos(angle), out * np.sin(angle)]), radii


def _spots(place: np.ndarray, size: np.ndarray, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    out = radius * np.sqrt((place + 0.5) / size)
    return out * np.cos(GOLDEN_ANGLE * place), out * np.sin(GOLDEN_ANGLE * place)


def _handles(random: np.random.Generator, size: int) -> list[str]:
    def drawn(parts: tuple[str, ...]) -> np.ndarray:
        return random.choice(np.array(parts, dtype=object), size)

    made = drawn(SYLLABLES) + drawn(SYLLABLES) + drawn((*SYLLABLES, "", "")) + drawn(("", "_", ".")) + drawn(WORDS)
    taken: dict[str, int] = {}
    handles = []
    for handle in made + drawn(ENDINGS):
        taken[handle] = taken.get(handle, 0) + 1
        handles.append(handle if taken[handle] == 1 else f"{handle}{taken[handle]}")
    return handles
