"""Room for the labels of a plain picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphkit.maps.marks import Mark
from graphkit.text import cells, fitted, printable

LONGEST: Final = 30
# A letter's width in parts of its height, as wide as common fonts have it.
LETTER: Final = 0.62
SIDES: Final = ((0, -1), (1, 0), (-1, 0), (0, 1))
# A label that must be there may move away by so many of its heights.
FURTHEST: Final = 6


@dataclass(frozen=True)
class Label:
    """A text wanted near (x, y), `gap` away from it; `always` where it must be, `loose` where no line is needed."""

    text: str
    x: float
    y: float
    size: float
    gap: float
    always: bool
    loose: bool = False


@dataclass(frozen=True)
class Placed:
    """A label that found room around (x, y); where it had to move `away`, a line leads to what it names."""

    label: Label
    text: str
    x: float
    y: float
    away: bool


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """How large a part of both is the same place."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(0, across) * max(0, down)


def placed(labels: Sequence[Label], marks: Sequence[Mark], kept: Sequence[Box]) -> Iterator[Placed]:
    """Each label where it covers least, the first first; what need not be there and finds no room is left out.

    None lies where room is `kept`, unless there is no other.
    """
    taken = list(kept)
    discs = [Box(mark.x, mark.y, 2 * mark.radius, 2 * mark.radius) for mark in marks]
    for label in labels:
        text = fitted(printable(label.text).strip(), LONGEST)
        cost, away, box = min(_tried(label, text, taken, discs), key=lambda tried: tried[0])
        if cost and not label.always:
            continue
        taken.append(box)
        yield Placed(label, text, box.x, box.y, away and not label.loose)


def _tried(label: Label, text: str, taken: list[Box], discs: list[Box]) -> Iterator[tuple[float, bool, Box]]:
    """What each place would cost, and whether it is away; to cover a label costs most."""
    width, height = LETTER * label.size * cells(text), 1.2 * label.size
    for step in range(FURTHEST if label.always else 1):
        for across, down in SIDES:
            gap = label.gap + step * height
            box = Box(label.x + across * (gap + width / 2), label.y + down * (gap + height / 2), width, height)
            covered = 40 * sum(map(box.overlap, taken)) + sum(map(box.overlap, discs))
            yield covered + 160 * step, step > 0, box
