"""What an account, a post or a hashtag is asked for by.

An instance gives numbers of its own to all that it knows, so that a number means nothing without the instance; and a
post that is asked for by its number is not named again in the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_USUAL: Final = "https://"


@dataclass(frozen=True)
class Subject:
    """On `server` (https://…) the account or post with this `number`, or the hashtag; of a post its `uri` too.

    >>> Subject("https://example.org", "43", "https://example.net/users/ana/statuses/1").text
    'example.org 43 https://example.net/users/ana/statuses/1'
    """

    server: str
    number: str
    uri: str | None = None

    @property
    def text(self) -> str:
        """As the text by which a listing names it."""
        return " ".join(part for part in (self.server.removeprefix(_USUAL), self.number, self.uri) if part)

    @classmethod
    def of(cls, text: str) -> Subject | None:
        """The subject that was written as `text`; None where it is none, but the id of an account.

        >>> Subject.of("example.org 43")
        Subject(server='https://example.org', number='43', uri=None)
        >>> Subject.of("ana@example.org") is None
        True
        """
        server, *rest = text.split(" ")
        if not rest:
            return None
        return cls(server if "://" in server else f"{_USUAL}{server}", rest[0], rest[1] if len(rest) > 1 else None)
