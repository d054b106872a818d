"""What a table is, and which of its columns is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError, DataError
from graphkit.readers.vocabulary import NAMED_LIKE_COMMENTS, OF_A_COMMENT, VOCABULARIES, Vocabulary

# How polars tells columns of the same name apart.
_DOUBLED: Final = re.compile(r"_duplicated_\d+$")


class UnclearColumns(DataError):
    """The columns of a file tell of no table."""


@dataclass(frozen=True)
class Mapped:
    """What a table is, and for each of our columns the one it is read from; `unread` have the name of one of these."""

    table: str
    columns: Mapping[str, str]
    unread: tuple[str, ...] = ()


def known_names() -> set[str]:
    """Every column name that is understood: what may stand on the left of `--columns`."""
    return {name for words in VOCABULARIES.values() for ours, others in words.items() for name in (ours, *others)}


def check_renames(renames: Mapping[str, str], seen: Iterable[str]) -> None:
    """Raise ConfigurationError for a name we do not know, or a column that no file has."""
    for wanted, given in renames.items():
        for name, known, what in (
            (wanted, known_names(), "a column graphkit knows"),
            (given, set(seen), "in any of the files"),
        ):
            if name not in known:
                near = tuple(get_close_matches(name, sorted(known)))
                meant = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(sorted(known)[:20])}."
                raise ConfigurationError(
                    f"--columns {wanted}={given}: “{name}” is not {what}.", advice=meant, suggestions=near
                )


def map_columns(given: list[str], file: str, renames: Mapping[str, str]) -> Mapped:
    """Which table has the columns `given`, and which is which. Raises DataError where none fits."""
    by_hand = {wanted: name for wanted, name in renames.items() if name in given}
    plain = _plain_names(given, by_hand)
    for table in VOCABULARIES:
        columns = _matched(plain, VOCABULARIES[table], set(by_hand))
        if _is(table, columns, plain, file):
            return Mapped(table, columns, _namesakes(given, columns))
    raise _unclear(given, file)


def _plain_names(given: list[str], by_hand: Mapping[str, str]) -> dict[str, str]:
    """Each given column by its name in our spelling, the first where several share it; those named by hand so."""
    spelled = {_spelled(name): name for name in reversed(given) if name not in by_hand.values()}
    return {**spelled, **by_hand}


def _spelled(name: str) -> str:
    """snake_case: "Video ID", "videoId" and "video-id" are all video_id."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", _DOUBLED.sub("", name.strip()))
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def _matched(plain: Mapping[str, str], words: Vocabulary, by_hand: set[str]) -> dict[str, str]:
    """What was named by hand first, then our own names, then synonyms in their order; no column serves twice."""
    columns: dict[str, str] = {}
    ranked = (
        {ours: [name for name in (ours, *others) if name in by_hand] for ours, others in words.items()},
        {ours: [ours] for ours in words},
        words,
    )
    for wanted in ranked:
        for ours, names in wanted.items():
            free = (plain[name] for name in names if name in plain and plain[name] not in columns.values())
            if ours not in columns and (found := next(free, None)):
                columns[ours] = found
    return columns


def _namesakes(given: list[str], columns: Mapping[str, str]) -> tuple[str, ...]:
    """Columns passed over because one of the same name was read: two of a name cannot both be right."""
    read = {_spelled(name) for name in columns.values()}
    return tuple(name for name in given if _spelled(name) in read and name not in columns.values())


def _is(table: str, columns: Mapping[str, str], plain: Mapping[str, str], file: str) -> bool:
    has = columns.keys()
    if table == "edges":
        return {"source", "target"} <= has
    if table == "interactions":
        told = bool(OF_A_COMMENT & plain.keys()) or bool(NAMED_LIKE_COMMENTS.search(Path(file).name))
        aim = _ends(has, "target") | _ends(has, "owner")
        return bool(_ends(has, "actor")) and bool(aim or "post_id" in has) and (told or bool(aim))
    if table == "posts":
        return "post_id" in has and bool(_ends(has, "author"))
    return bool({"account_id", "handle"} & has)


def _ends(has: Iterable[str], role: str) -> set[str]:
    return {f"{role}_id", f"{role}_handle"} & set(has)


def _unclear(given: list[str], file: str) -> UnclearColumns:
    near = {name: get_close_matches(_spelled(name), known_names(), n=1) for name in given}
    meant = ", ".join(f"{name} → {match[0]}" for name, match in near.items() if match and match[0] != _spelled(name))
    return UnclearColumns(
        f"{file} holds neither comments, posts, accounts nor ties that can be told; "
        f"its columns are {', '.join(given[:12]) or 'none'}.",
        advice="Say which is which, for example --columns commenter=user,post_author=owner"
        + (f". Perhaps: {meant}." if meant else "."),
        file=file,
        suggestions=tuple(match[0] for match in near.values() if match),
    )
