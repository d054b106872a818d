"""What a server said, as far as it was let to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

import msgspec

T = TypeVar("T")

# Whatever is escaped, one after the other, so that a backslash that was escaped escapes nothing; two surrogates that
# belong together are a character like any other.
_ESCAPED: Final = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\(u[dD][89a-fA-F]..)|\\.", re.DOTALL)


class Malformed(Exception):
    """An answer that is not what was asked for (cut off, of another shape): it may be better next time."""


@dataclass(frozen=True)
class Answer:
    """A status, headers (names in lower case) and the whole body."""

    status: int
    headers: Mapping[str, str]
    # What a server says of a token is nobody else's business.
    body: bytes = field(repr=False)

    def decoded(self, shape: type[T]) -> T:
        """The body as `shape`, a msgspec struct. Raises Malformed.

        Half a character, as it is left where a server cuts texts short, reads as an unknown one.
        """
        try:
            return msgspec.json.decode(_whole_characters(self.body), type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Malformed(str(error)) from None


def _whole_characters(body: bytes) -> bytes:
    if b"\\ud" not in body and b"\\uD" not in body:
        return body
    return _ESCAPED.sub(lambda found: rb"\ufffd" if found[1] else found[0], body)


@dataclass(frozen=True)
class Refusal:
    """An answer that says no, and what was asked for (`target`)."""

    answer: Answer
    target: str

    def decoded(self, shape: type[T]) -> T | None:
        """What the server gave as its reason; None where that is of no known shape."""
        try:
            return self.answer.decoded(shape)
        except Malformed:
            return None


Decode = Callable[[Answer], T]
