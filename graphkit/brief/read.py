"""A brief from a TOML file; every mistake is told with its place and what was probably meant."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import msgspec

from graphkit.brief.band import follower_band
from graphkit.brief.brief import GOALS, Brand, Brief, Look, Penalty, Seen, Weights
from graphkit.brief.language import language_code
from graphkit.brief.tiers import Tier
from graphkit.errors import ConfigurationError, DataError

# The tables of the file, by the key they stand under.
_TABLES: Final[Mapping[str, type[msgspec.Struct]]] = {
    "brand": Brand,
    "look": Look,
    "competitors": Brand,
    "weights": Weights,
    "penalty": Penalty,
    "seen": Seen,
    "tiers": Tier,
}


def read_brief(path: str | Path) -> Brief:
    """The brief in a TOML file. Raises DataError where it is not there, is no TOML, or asks for what nobody knows.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "brief.toml")
    ...     _ = path.write_text('keywords = ["sourdough", "rye bread"]')
    ...     read_brief(path).keywords
    ('sourdough', 'rye bread')
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"The brief {path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}.",
            advice=f"`graphkit brief --new {path}` writes one to fill in.",
            file=str(path),
        ) from error
    try:
        return brief_from(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            f"The brief {path} is not TOML: {error}.",
            advice='Texts stand in quotes, lists in square brackets: keywords = ["trail running"].',
            file=str(path),
        ) from error
    except ConfigurationError as error:
        raise DataError(
            f"The brief {path}: {error.message}", advice=error.advice, file=str(path), suggestions=error.suggestions
        ) from error


def brief_from(told: Mapping[str, Any]) -> Brief:
    """The brief that plain values tell. Raises ConfigurationError where they tell something else.

    >>> brief_from({"keywords": ["bread"], "brand": {"name": "Acme"}}).brand.name
    'Acme'
    """
    for key, known in _unknown_keys(told):
        near = tuple(get_close_matches(key.rpartition(".")[2], known, n=1))
        meant = f"Did you mean {near[0]}? " if near else ""
        raise ConfigurationError(
            f"nobody knows “{key}”.", advice=f"{meant}There are {', '.join(known)}.", suggestions=near
        )
    _check_goal(told.get("goal", "relevance"))
    try:
        brief = msgspec.convert(told, Brief)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        raise ConfigurationError(
            f"{where.rstrip('`') or 'it'}: {what[:1].lower()}{what[1:]}.",
            advice='Lists stand in square brackets: keywords = ["trail running"]. `graphkit brief --new` shows how '
            "each is written.",
        ) from error
    if brief.followers is not None:
        follower_band(brief.followers)
    if brief.about is not None and not brief.about.strip():
        raise ConfigurationError("about says nothing.", advice="Write one or two sentences, or leave it out.")
    for written in brief.languages:
        language_code(written)
    _check_weights(brief.weighing)
    return brief


def _unknown_keys(told: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each key that is not known, with those that are known in its place."""
    yield from ((key, Brief.__struct_fields__) for key in told if key not in Brief.__struct_fields__)
    for name, table in _TABLES.items():
        found = told.get(name, [])
        for entry in found if isinstance(found, list) else [found]:
            known = table.__struct_fields__
            yield from (
                (f"{name}.{key}", known) for key in (entry if isinstance(entry, dict) else ()) if key not in known
            )


def _check_goal(goal: object) -> None:
    if isinstance(goal, str) and goal in GOALS:
        return
    near = tuple(get_close_matches(str(goal), GOALS, n=1))
    meant = f"Did you mean {near[0]}? " if near else ""
    raise ConfigurationError(
        f"goal: nobody knows “{goal}”.", advice=f"{meant}There are {' and '.join(GOALS)}.", suggestions=near
    )


def _check_weights(weights: Weights) -> None:
    if not any(msgspec.structs.asdict(weights).values()):
        raise ConfigurationError("the weights give nobody a score.", advice="At least one of them is above 0.")
