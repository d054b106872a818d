"""From what Mastodon answers to the rows of our tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from graphkit.sources import records
from graphkit.sources.mastodon.answers import Account, Context, Mention, Status
from graphkit.sources.mastodon.conversation import Conversation, Met, Place
from graphkit.sources.mastodon.subjects import Subject
from graphkit.sources.mastodon.text import plain
from graphkit.sources.records import Interaction, Post, act_id
from graphkit.sources.source import Listing, OfPost, Page

# What is for followers or for those named in it is nobody else's, even where a token shows it.
_PUBLIC: Final = frozenset({"public", "unlisted"})
# Those who are not logged in are told so many answers, and answers to answers so deep.
MOST_ANSWERS: Final = 60
DEEPEST: Final = 20


@dataclass(frozen=True)
class Here:
    """The instance whose words are read: its address, the domain of its accounts, and what it lists of a post."""

    server: str
    domain: str
    post_listings: tuple[OfPost, ...]

    def page(self, statuses: Sequence[Status], cursor: str | None = None) -> Page:
        """Statuses with all they boost and quote."""
        every = _every(statuses)
        return self._told(every, self._conversation(every), cursor)

    def context(self, context: Context, number: str, uri: str, author: str) -> Page:
        """The answers to the status with this `number` by `author`, which itself is not in the context.

        What it answers is there to find the way up, and is not told.
        """
        ancestors, answers = _every(context.ancestors), _every(context.descendants)
        above = context.ancestors[-1].id if context.ancestors else None
        met = {number: Met(uri, author, above)}
        conversation = self._conversation([*ancestors, *answers], met)
        told = self._told(answers, conversation)
        return Page(told.accounts, told.posts, told.interactions, [*told.listings, *self._left_out(context, number)])

    def acted(self, kind: str, accounts: Sequence[Account], post: str, author: str, cursor: str | None) -> Page:
        """Who did the same to `post` by `author`."""
        acts = [
            Interaction(
                interaction_id=act_id(kind, self.id(account.acct), post),
                kind=kind,
                actor_id=self.id(account.acct),
                target_id=author,
                post_id=post,
            )
            for account in accounts
        ]
        return Page(accounts=[self.account(account) for account in accounts], interactions=acts, cursor=cursor)

    def followed(self, accounts: Sequence[Account], follower: str, cursor: str | None) -> Page:
        """Whom `follower` follows."""
        acts = [
            Interaction(
                interaction_id=act_id("follow", follower, self.id(account.acct)),
                kind="follow",
                actor_id=follower,
                target_id=self.id(account.acct),
            )
            for account in accounts
        ]
        return Page(accounts=[self.account(account) for account in accounts], interactions=acts, cursor=cursor)

    def id(self, acct: str) -> str:
        """name@domain, in lower case, of an account; the instance leaves its own domain out.

        >>> Here("https://example.org", "example.org", ()).id("Ana")
        'ana@example.org'
        """
        return self._handle(acct).lower()

    def account(self, account: Account) -> records.Account:
        """An account, which comes whole wherever it is met, unless it is suspended."""
        return records.Account(
            account_id=self.id(account.acct),
            handle=self._handle(account.acct),
            name=account.display_name or None,
            bio=plain(account.note),
            url=account.url,
            followers=_count(account.followers_count),
            following=_count(account.following_count),
            posts=_count(account.statuses_count),
            created_at=_moment(account.created_at),
            subject=Subject(self.server, account.id).text,
            complete=not account.suspended,
        )

    def listing(self, kind: OfPost, status: Status, left_out: int | None = None) -> Listing:
        """What can be read of a status; `left_out` is how much there is of it, where its own counts do not say so."""
        expected = {
            "comments": status.replies_count,
            "quotes": status.quotes_count,
            "reposts": status.reblogs_count,
            "likes": status.favourites_count,
        }
        return Listing(
            kind,
            Subject(self.server, status.id, status.uri).text,
            self.id(status.account.acct),
            _count(expected[kind]) if left_out is None else left_out,
            _moment(status.created_at),
        )

    def _told(self, statuses: Sequence[Status], conversation: Conversation, cursor: str | None = None) -> Page:
        shown = [status for status in statuses if status.visibility in _PUBLIC]
        published = [status for status in shown if status.reblog is None and status.in_reply_to_id is None]
        acts = [act for status in shown for act in self._acts(status, conversation)]
        return Page(
            accounts=self._accounts(shown),
            posts=[self._post(status) for status in published],
            interactions=list({act.interaction_id: act for act in acts}.values()),
            listings=[listing for status in published for listing in self._listings(status)],
            cursor=cursor,
        )

    def _accounts(self, statuses: Iterable[Status]) -> list[records.Account]:
        """Everyone in them, once: who is only mentioned after none who is told of."""
        told = {status.account.id: self.account(status.account) for status in statuses}
        named = {mention.id: self._named(mention) for status in statuses for mention in status.mentions}
        return list((named | told).values())

    def _named(self, mention: Mention) -> records.Account:
        return records.Account(
            account_id=self.id(mention.acct),
            handle=self._handle(mention.acct),
            subject=Subject(self.server, mention.id).text,
        )

    def _handle(self, acct: str) -> str:
        return acct if "@" in acct else f"{acct}@{self.domain}"

    def _post(self, status: Status) -> Post:
        return Post(
            post_id=status.uri,
            author_id=self.id(status.account.acct),
            created_at=_moment(status.created_at),
            text=_text(status),
            hashtags=tuple(tag.name.lower() for tag in status.tags),
            mentions=tuple(self.id(mention.acct) for mention in status.mentions),
            likes=_count(status.favourites_count),
            comments=_count(status.replies_count),
            reposts=_count(status.reblogs_count),
            url=status.url,
            image_urls=tuple(media.url for media in status.media_attachments if media.type == "image" and media.url),
        )

    def _acts(self, status: Status, conversation: Conversation) -> Iterator[Interaction]:
        if status.reblog is not None:
            if status.reblog.visibility in _PUBLIC:
                yield self._boost(status, status.reblog)
            return
        answered = status.in_reply_to_id
        place = None if answered is None else conversation.place(answered, status.in_reply_to_account_id)
        if place is not None and place.target is not None:
            yield self._answer(status, place)
        if status.quote and status.quote.state == "accepted" and status.quote.quoted_status:
            yield self._quote(status, status.quote.quoted_status)
        yield from self._mentions(status, place)

    def _boost(self, status: Status, boosted: Status) -> Interaction:
        actor = self.id(status.account.acct)
        return Interaction(
            interaction_id=act_id("repost", actor, boosted.uri),
            kind="repost",
            actor_id=actor,
            target_id=self.id(boosted.account.acct),
            post_id=boosted.uri,
            created_at=_moment(status.created_at),
        )

    def _answer(self, status: Status, place: Place) -> Interaction:
        return Interaction(
            interaction_id=status.uri,
            kind=place.kind,
            actor_id=self.id(status.account.acct),
            target_id=place.target,
            post_id=place.post,
            parent_id=place.parent,
            created_at=_moment(status.created_at),
            text=_text(status),
            likes=_count(status.favourites_count),
        )

    def _quote(self, status: Status, quoted: Status) -> Interaction:
        return Interaction(
            interaction_id=f"{status.uri}:quote",
            kind="quote",
            actor_id=self.id(status.account.acct),
            target_id=self.id(quoted.account.acct),
            post_id=quoted.uri,
            created_at=_moment(status.created_at),
            text=_text(status),
        )

    def _mentions(self, status: Status, place: Place | None) -> Iterator[Interaction]:
        """Whom a status names, less whom it answers: that is no mention beside the answer."""
        for named in {self.id(mention.acct): None for mention in status.mentions}:
            if place is None or named != place.target:
                yield Interaction(
                    interaction_id=f"{status.uri}:mention:{named}",
                    kind="mention",
                    actor_id=self.id(status.account.acct),
                    target_id=named,
                    post_id=status.uri if place is None else place.post,
                    created_at=_moment(status.created_at),
                    text=_text(status),
                )

    def _listings(self, status: Status) -> Iterator[Listing]:
        for kind in self.post_listings:
            # An instance that does not count quotes lists none.
            if kind != "quotes" or status.quotes_count is not None:
                yield self.listing(kind, status)

    def _left_out(self, context: Context, number: str) -> Iterator[Listing]:
        """The answers that have answers of their own which were too many, or too deep, to be told."""
        under = Counter(status.in_reply_to_id for status in context.descendants)
        full = len(context.descendants) == MOST_ANSWERS
        depth = {number: 0}
        for status in context.descendants:
            depth[status.id] = depth.get(status.in_reply_to_id or "", 0) + 1
            missing = (status.replies_count or 0) - under[status.id]
            if missing > 0 and (full or depth[status.id] >= DEEPEST):
                yield self.listing("comments", status, missing)

    def _conversation(self, statuses: Sequence[Status], met: Mapping[str, Met] | None = None) -> Conversation:
        told = {status.id: Met(status.uri, self.id(status.account.acct), status.in_reply_to_id) for status in statuses}
        authors = {status.account.id: self.id(status.account.acct) for status in statuses}
        mentioned = {mention.id: self.id(mention.acct) for status in statuses for mention in status.mentions}
        return Conversation(told | dict(met or {}), authors | mentioned)


def _every(statuses: Iterable[Status]) -> list[Status]:
    """The statuses and all they boost and quote, each once."""
    met: dict[str, Status] = {}
    waiting = list(statuses)[::-1]
    while waiting:
        status = waiting.pop()
        met.setdefault(status.id, status)
        waiting += [inner for inner in (status.reblog, status.quote and status.quote.quoted_status) if inner]
    return list(met.values())


def _text(status: Status) -> str | None:
    """What it says, below the warning it may carry."""
    return "\n\n".join(part for part in (status.spoiler_text, plain(status.content)) if part) or None


def _count(number: int | None) -> int | None:
    # Some write -1 for a number they do not show.
    return number if number is not None and number >= 0 else None


def _moment(written: str | None) -> datetime | None:
    """A time in UTC; None where it is none, as other instances may say anything."""
    try:
        moment = datetime.fromisoformat(written or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
