"""What a table is, and which of its columns is which."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.readers.cells.vocabulary import (
    ACCOUNTS,
    NAMED_LIKE_COMMENTS,
    NOT_OF_AN_ACCOUNT,
    OF_A_COMMENT,
    OF_A_POST,
    OF_AN_ACCOUNT,
    VOCABULARIES,
    Vocabulary,
    known_names,
)
from graphkit.readers.formats.column_names import in_words
from graphkit.readers.formats.repeated import written
from graphkit.readers.formats.width import is_too_wide
from graphkit.readers.nothing_to_read import NothingToRead

# What a table is hangs on these and on handles and ids. Others are not guessed: `follower` is not `followers`.
_DECIDING: Final = re.compile(r"_id$|handle$|^(text|source|target)$")
# Below this likeness (0 to 1) a column is not taken for a misspelt one.
_ALIKE: Final = 0.8
# A table of thousands of columns is not made clear by names.
_GUESSED: Final = 50


class UnclearColumns(NothingToRead):
    """The columns of a file tell of no table."""


@dataclass(frozen=True)
class Mapped:
    """What a table is, and for each of our columns the one it is read from; `unread` have the name of one of these."""

    table: str
    columns: Mapping[str, str]
    unread: tuple[str, ...] = ()


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
    for table in ("accounts",) if _are_accounts(plain, set(by_hand)) else VOCABULARIES:
        columns = _matched(plain, VOCABULARIES[table], set(by_hand))
        if _is(table, columns, plain, file):
            return Mapped(table, columns, _namesakes(given, columns))
    raise _unclear(given, file)


def tell_anything(keys: Iterable[str]) -> bool:
    """Whether records with these keys tell of posts, of ties, or of accounts and how many follow these.

    >>> tell_anything(["commenter", "post_author"]), tell_anything(["data", "data.commenter", "data.post_author"])
    (True, False)
    """
    paths = dict.fromkeys(keys)
    above = {path.rpartition(".")[0] for path in paths}
    names = [path for path in paths if path not in above]
    if is_too_wide(len(names)):
        return False
    try:
        mapped = map_columns(names, "", {})
    except UnclearColumns:
        return False
    # Anything has an id, or a name; and comments on something, which nobody knows, are no posts.
    if mapped.table == "posts":
        return _spelled(mapped.columns["post_id"]) != "id" or not OF_A_POST.isdisjoint(map(_spelled, names))
    return mapped.table != "accounts" or "followers" in mapped.columns


def _plain_names(given: list[str], by_hand: Mapping[str, str]) -> dict[str, str]:
    """Each given column by its name in our spelling, the first where several share it; those named by hand so."""
    spelled = {_spelled(name): name for name in reversed(given) if name not in by_hand.values()}
    return {**spelled, **by_hand}


def _spelled(name: str) -> str:
    return in_words(written(name))


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


def _are_accounts(plain: Mapping[str, str], by_hand: set[str]) -> bool:
    """Two names and a number of followers are an account, though they look like one who wrote on another's post."""
    names = plain.keys()
    if not OF_AN_ACCOUNT & names or NOT_OF_AN_ACCOUNT & names or ("id" in names and OF_A_POST & names):
        return False
    # Who names a column by hand as one that no account has, knows better.
    return by_hand <= {name for ours, others in ACCOUNTS.items() for name in (ours, *others)}


def _ends(has: Iterable[str], role: str) -> set[str]:
    return {f"{role}_id", f"{role}_handle"} & set(has)


def _unclear(given: list[str], file: str) -> UnclearColumns:
    meant = _likely(given)
    arrows = ", ".join(f"{name} → {ours}" for ours, name in meant.items())
    said = shlex.quote(",".join(f"{ours}={name}" for ours, name in meant.items()))
    return UnclearColumns(
        f"{file} holds neither comments, posts, accounts nor ties that can be told; "
        f"its columns are {', '.join(given[:12]) or 'none'}.",
        advice="Say which is which, for example --columns commenter=user,post_author=owner"
        + (f". Perhaps {arrows}: --columns {said}" if meant else "."),
        file=file,
        suggestions=tuple(meant),
    )


def _likely(given: list[str]) -> dict[str, str]:
    """A name graphkit knows → the column that is likely to be meant by it, as `--columns` takes them."""
    known = known_names()
    taken = {_spelled(name) for name in given} & known
    deciding = _deciding_names() - taken
    likely: dict[str, str] = {}
    for name in given[:_GUESSED]:
        spelled = _spelled(name)
        near = get_close_matches(spelled, sorted(deciding), n=1, cutoff=_ALIKE)
        if near and spelled not in known and near[0] not in taken and not set(",=") & set(name):
            likely.setdefault(near[0], name)
    return likely


def _deciding_names() -> set[str]:
    return {
        name
        for words in VOCABULARIES.values()
        for ours, others in words.items()
        if _DECIDING.search(ours)
        for name in (ours, *others)
    }
