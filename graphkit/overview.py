"""A heading and a small table: how what graphkit makes shows itself in a terminal and in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

import polars as pl

from graphkit.text import cells, fitted, printable

WIDTH: Final = 80
# The last column takes what room the others leave.
WIDEST: Final = 28
GAP: Final = "  "


@dataclass(frozen=True)
class Overview:
    """A line that says what there is, and the first rows of it; unknown is "?".

    >>> print(Overview("2 accounts", pl.DataFrame({"account": ["@ana", "@ben"], "followers": [1200, None]})).text())
    2 accounts
    account  followers
    @ana         1,200
    @ben             ?
    """

    heading: str
    table: pl.DataFrame

    def text(self) -> str:
        """In at most 80 columns."""
        columns = [
            _column(name, values, fitted_to)
            for name, values, fitted_to in zip(self.table.columns, self._written(), self._widths(), strict=True)
        ]
        lines = [GAP.join(line).rstrip() for line in zip(*columns, strict=True)]
        return "\n".join([fitted(printable(self.heading), WIDTH), *lines])

    def html(self) -> str:
        """As a piece of a page, every text escaped."""
        titles = "".join(f"<th>{_escaped(name)}</th>" for name in self.table.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{_escaped(value)}</td>' for value in row)}</tr>"
            for row in zip(*self._written(), strict=True)
        )
        return f"<p>{_escaped(self.heading)}</p><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"

    def _written(self) -> list[list[str]]:
        return [[_written(value) for value in column] for column in self.table]

    def _widths(self) -> list[int]:
        """The room of each column; only the last may need more than there is."""
        wanted = [
            max(cells(text) for text in (name, *values))
            for name, values in zip(self.table.columns, self._written(), strict=True)
        ]
        widths = [min(width, WIDEST) for width in wanted[:-1]]
        rest = WIDTH - sum(widths) - len(GAP) * len(widths)
        return [*widths, *(min(width, rest) for width in wanted[-1:])]


def _column(name: str, values: list[str], width: int) -> list[str]:
    lines = [fitted(text, width) for text in (name, *values)]
    numbers = all(text[:1].isdigit() or text == "?" for text in values)
    room = [" " * (width - cells(line)) for line in lines]
    return [space + line if numbers else line + space for space, line in zip(room, lines, strict=True)]


def _written(value: object) -> str:
    if value is None:
        return "?"
    return f"{value:,}" if isinstance(value, int | float) else printable(value)


def _escaped(text: str) -> str:
    return escape(printable(text))
