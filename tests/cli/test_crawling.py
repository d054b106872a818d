"""The command that a crawl says it goes on by asks for the same again."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest

from graphkit.crawl.run import Wish
from graphkit.workspace.workspace import Workspace
from graphkit_cli.crawl_command import command
from graphkit_cli.crawl_options import Asked
from graphkit_cli.crawling import again, wish_for

ASKED = (
    ("--source", "reddit", "--seed", "u/ana", "--contact", "ana baker <ana@example.org>"),
    ("--source", "bluesky", "--calls", "2000000", "--minutes", "12.5", "--refresh", "7"),
    ("--source", "youtube", "--seed", "@a b", "--seed", "$(ls)", "--quota", "9000", "--until", "spent"),
    ("--source", "mastodon", "--server", "https://example.org", "--since", "2026-06-01", "--order", "breadth-first"),
    ("--source", "reddit", "--minutes", "0.25", "--refresh", "0"),
)


def wish_of(*words: str) -> Wish:
    given = command.make_context("crawl", list(words)).params
    asked = Asked(**{field: given[field] for field in Asked.__dataclass_fields__})
    return wish_for(Workspace(given["workspace"]), given["seeds"], asked)


@pytest.mark.parametrize("words", ASKED)
def test_it_asks_for_the_same(words: tuple[str, ...]) -> None:
    wish = wish_of("-w", "my brand.gk", *words)
    graphkit, crawl, *said = shlex.split(again(Path("my brand.gk"), wish))

    assert (graphkit, crawl) == ("graphkit", "crawl")
    assert wish_of(*said) == wish


def test_every_option_of_a_crawl_is_tried() -> None:
    options = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    tried = {word for words in ASKED for word in words if word.startswith("--")}

    assert {name for name in options if name.startswith("--")} - tried == {"--workspace", "--dry-run", "--quiet"}
