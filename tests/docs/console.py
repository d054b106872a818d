"""Commands in a page, and what the page says they print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = re.compile(r"^(python3 -m pip install -q uv && )?uv run ")


@dataclass(frozen=True)
class Shown:
    """A command as a user types it, and the lines the page shows below it ("…" stands for any)."""

    command: str
    lines: tuple[str, ...]

    @property
    def bare(self) -> str:
        """Without uv, which the test's own environment replaces."""
        return RUN.sub("", self.command)


def commands_in(page: Path) -> list[Shown]:
    """Every command in the page's console blocks, in order."""
    shown: list[Shown] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            shown.append(Shown(command, tuple(lines)))
    return shown


def missing(expected: tuple[str, ...], printed: list[str]) -> list[str]:
    """The lines of `expected` that `printed` does not hold, each after the one before."""
    rest = iter(line.rstrip() for line in printed)
    return [line for line in expected if line != "…" and line.rstrip() not in rest]
