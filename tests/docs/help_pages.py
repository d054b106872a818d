"""The command reference, made from the commands' own help: python -m tests.docs.help_pages > docs/commands.md"""

from __future__ import annotations

import click
from click.testing import CliRunner

from graphkit_cli.main import COMMANDS, cli

WIDTH = 80
HEAD = """# Commands

Data goes to stdout, everything else to stderr, so that results can be piped. Exit codes: 2 the command is wrong, 3 the
data is, 4 a source, 130 stopped by Ctrl-C. Progress is shown on a terminal only; `NO_COLOR` is honoured.

This page is made from the help of the commands.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(_section(words) for words in ((), *((name,) for name in COMMANDS)))


def _section(words: tuple[str, ...]) -> str:
    assert isinstance(cli, click.Group)
    shown = CliRunner().invoke(cli, [*words, "--help"], prog_name="graphkit", terminal_width=WIDTH)
    return f"\n## {' '.join(('graphkit', *words))}\n\n```text\n{shown.output}```\n"


if __name__ == "__main__":
    print(reference(), end="")
