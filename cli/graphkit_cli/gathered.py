"""Options that belong together come to a command as one object."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graphkit_cli.options import Command

Shape = TypeVar("Shape")


def gathered(
    name: str, shape: Callable[..., Shape], fields: Sequence[str], options: Sequence[Callable[[Any], Any]]
) -> Callable[[Command], Command]:
    """A decorator that adds `options`; what they give, the `fields` of `shape`, comes as one argument called `name`."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(**given: Any) -> Any:
            return command(**{name: shape(**{field: given.pop(field) for field in fields})}, **given)

        decorated: Any = called
        for option in reversed(options):
            decorated = option(decorated)
        return decorated  # type: ignore[no-any-return]

    return decorate
