"""Where in the comments under a submission one is: the subject of a listing of comments.

Reddit gives some 500 comments with the submission. It leaves stubs for the others: a list of comments to be asked for,
or the word that a thread goes on below a comment, on a page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SEPARATOR: Final = "/"
BETWEEN: Final = ","


@dataclass(frozen=True)
class Place:
    """All comments under `submission`; the thread from `comment` on; or `left_out` ones, all of which answer `comment`
    (None: the submission), which `author` has written. Who that was, Reddit does not say once more.
    """

    submission: str
    comment: str | None = None
    left_out: tuple[str, ...] = ()
    author: str | None = None


def subject(place: Place) -> str:
    """The place as a text.

    >>> subject(Place("s1")), subject(Place("s1", "c4")), subject(Place("s1", "c4", ("c5", "c6"), "ana"))
    ('s1', 's1/c4', 's1/c4/c5,c6/ana')
    """
    parts = (place.submission, place.comment or "", BETWEEN.join(place.left_out), place.author or "")
    return SEPARATOR.join(parts if place.left_out else parts[:2] if place.comment else parts[:1])


def place(subject: str) -> Place:
    """The place that a text means.

    >>> place("s1//c5,c6/")
    Place(submission='s1', comment=None, left_out=('c5', 'c6'), author=None)
    """
    submission, comment, left_out, author = (*subject.split(SEPARATOR, 3), "", "", "")[:4]
    return Place(submission, comment or None, tuple(left_out.split(BETWEEN)) if left_out else (), author or None)
