"""What a source is: a platform of which pages can be read, one call each.

A source knows how to ask and how to understand the answer. What to ask next, how often, and what is kept is the
business of `graphkit.crawl`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from graphkit.sources.records import Account, Interaction, Post

# What can be read page by page: of an account its posts, its feed (its posts and what it says to others) and whom it
# follows; of a post who acted on it; and the newest posts under a hashtag.
OfAccount: TypeAlias = Literal["posts", "feed", "follows"]
OfPost: TypeAlias = Literal["comments", "quotes", "reposts", "likes"]
ListingKind: TypeAlias = Literal["posts", "feed", "follows", "comments", "quotes", "reposts", "likes", "hashtag"]


@dataclass(frozen=True)
class Listing:
    """Something that is read page by page.

    `account_id` is whose it is: the account itself, or the author of the post (None for a hashtag). `subject` is what
    the source asks for it by, and means nothing to anybody else; kind and subject together are unique on a platform.
    `expected` is how many rows the platform says there are (a hint: it is never the number that comes).
    `published` is when the post was.
    """

    kind: ListingKind
    subject: str
    account_id: str | None
    expected: int | None = None
    published: datetime | None = None


@dataclass(frozen=True)
class Page:
    """One answer: the records in it, the listings it tells of, and where to go on (`cursor` None: it was the last).

    `gone` are the ids of posts and interactions that the platform says were deleted. What is left of one (an author
    without a text, a title) may be in the page as well.
    """

    accounts: Sequence[Account] = ()
    posts: Sequence[Post] = ()
    interactions: Sequence[Interaction] = ()
    listings: Sequence[Listing] = ()
    cursor: str | None = None
    gone: Sequence[str] = ()


@dataclass(frozen=True)
class Start:
    """What somebody's words mean: the account it starts from, if it is one, and what its page told already.

    A handle or profile URL gives the account; a post URL its author and the post; a hashtag no account, but the
    listing of its posts.
    """

    account_id: str | None
    page: Page = field(default_factory=Page)


@dataclass(frozen=True)
class Terms:
    """How a platform is to be asked.

    `account_listings` are the kinds it can read of an account, `post_listings` of a post, the most telling first. Up to
    `profiles_at_once` profiles come with one call. At most `calls` are made in `seconds`. `units` says what a call
    costs where the platform counts a quota, by the kind of listing ("profiles" and "resolve" beside these). After
    `refresh_days` what was read has to be read again or forgotten (None: no rule).
    """

    account_listings: tuple[OfAccount, ...]
    post_listings: tuple[OfPost, ...]
    profiles_at_once: int
    calls: int
    seconds: float
    units: Mapping[str, int] = field(default_factory=dict)
    refresh_days: int | None = None


class Source(Protocol):
    """A platform. Every method but `close` makes one call (a resolve may take two) and may raise

    * Skippable: this account or post is gone, private, blocked; the rest can be read,
    * Retriable: not now; `retry_after` seconds from now,
    * ConfigurationError: a key is missing or refused; the words cannot be understood,
    * Fatal: the platform answers in a way nothing here can deal with.
    """

    @property
    def platform(self) -> str:
        """The word in the platform column: bluesky, mastodon, youtube, reddit."""

    @property
    def terms(self) -> Terms:
        """How it is to be asked."""

    def resolve(self, start: str) -> Start:
        """What to start from: a handle, a profile URL, a post URL or a #hashtag."""

    def profiles(self, subjects: Sequence[str]) -> Page:
        """The profiles of up to `terms.profiles_at_once` accounts; those that are gone are not in it."""

    def read(self, listing: Listing, cursor: str | None) -> Page:
        """The page of `listing` at `cursor`, None being the first."""

    def close(self) -> None:
        """Let go of connections."""
