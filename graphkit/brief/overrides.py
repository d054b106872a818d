"""A brief with some of it said anew, as by the options of a command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from graphkit.brief.brief import Brief
from graphkit.brief.read import brief_from

# Tables of which what is not said anew stays as it is.
_TABLES: Final = ("look", "weights", "seen")


def with_overrides(brief: Brief, told: Mapping[str, Any]) -> Brief:
    """The brief with what is `told`, in the keys and tables of a file, in the place of what it says.

    What is told of the brand, or of competitors by name, goes with what the brief says of those of the same name; of
    others nothing is kept. Raises ConfigurationError as `brief_from` does.

    >>> with_overrides(Brief(keywords=("bread",)), {"weights": {"topic": 30}}).keywords
    ('bread',)
    """
    whole: dict[str, Any] = msgspec.to_builtins(brief)
    new = dict(told)
    for table in _TABLES:
        if table in told:
            new[table] = {**(whole[table] or {}), **told[table]}
    if "brand" in told:
        new["brand"] = _like_known(told["brand"], [whole["brand"]] if whole["brand"] else [])
    if "competitors" in told:
        new["competitors"] = [_like_known(rival, whole["competitors"]) for rival in told["competitors"]]
    return brief_from({**whole, **new})


def _like_known(told: Mapping[str, Any], known: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A brand, with what is known of the one by its name; where no name is told, of the one there is."""
    same = (brand for brand in known if _called(told.get("name", brand["name"])) == _called(brand["name"]))
    return {**next(same, {}), **told}


def _called(name: str) -> str:
    return name.strip().casefold()
