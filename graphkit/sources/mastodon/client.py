"""Mastodon: any instance, and each account as seen by the one it was first met on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from graphkit.errors import ConfigurationError, Skippable
from graphkit.sources.mastodon.answers import Account, Context, Status
from graphkit.sources.mastodon.errors import LoginNeeded, hashtags_closed, login_needed, no_server
from graphkit.sources.mastodon.instance import CALLS, SECONDS, Instance
from graphkit.sources.mastodon.parse import Here
from graphkit.sources.mastodon.servers import Servers, host
from graphkit.sources.mastodon.starts import Meant, meant
from graphkit.sources.mastodon.subjects import Subject
from graphkit.sources.offer import Settings
from graphkit.sources.source import Listing, Page, Start, Terms

TERMS: Final = Terms(
    account_listings=("feed", "follows"),
    post_listings=("comments", "reposts", "likes"),
    profiles_at_once=1,
    calls=CALLS,
    seconds=SECONDS,
)
# Who quoted a post is told to those only who are logged in.
WITH_TOKEN: Final = replace(TERMS, post_listings=("comments", "quotes", "reposts", "likes"))
# As many as an instance gives at once.
PROFILES: Final = 40
STATUSES: Final = 40
ACCOUNTS: Final = 80


class Mastodon:
    """Mastodon as a source. Accounts are name@domain; posts are the address their own instance gave them (`uri`).

    Which instance is asked goes with each subject, and an account comes whole wherever it is met.
    """

    platform = "mastodon"

    def __init__(self, settings: Settings) -> None:
        self._conditions = settings.conditions
        self._servers = Servers.of(settings)
        self._instances: dict[str, Instance] = {}
        self._looked_up: dict[str, Subject] = {}

    @property
    def terms(self) -> Terms:
        """Whether many profiles come with one call is known once the instances were asked anything."""
        terms = TERMS if self._servers.token is None else WITH_TOKEN
        told = [instance.about for instance in self._instances.values()]
        many = bool(told) and all(about is not None and about.many_accounts for about in told)
        return replace(terms, profiles_at_once=PROFILES) if many else terms

    def resolve(self, start: str) -> Start:
        """Takes two calls where the instance was asked nothing before: what it is, and what is wanted."""
        found = meant(start)
        server = self._servers.choose(found)
        if server is None:
            raise no_server(start)
        instance = self._instance(server)
        match found.naming:
            case "hashtag":
                return self._hashtag(instance, found.text)
            case "post":
                return self._post(instance, found.text, start)
            case "account":
                account = self._here(instance).account(self._look_up(instance, found))
                return Start(account.account_id, Page(accounts=[account]))

    def profiles(self, subjects: Sequence[str]) -> Page:
        """A call for each instance that they are known on, or for each account where it takes no more at once."""
        numbers: dict[str, list[str]] = defaultdict(list)
        for text in subjects:
            # Who is known by name only may be gone when looked up.
            with suppress(Skippable):
                asked = self._subject(text)
                numbers[asked.server].append(asked.number)
        accounts = []
        for server, wanted in numbers.items():
            here = self._here(self._instance(server))
            told = self._accounts(self._instance(server), wanted)
            accounts += [here.account(account) for account in told if not account.suspended]
        return Page(accounts=accounts)

    def read(self, listing: Listing, cursor: str | None) -> Page:
        """A conversation comes in one page, whole or as much of it as is shown."""
        asked = self._subject(listing.subject)
        instance = self._instance(asked.server)
        here = self._here(instance)
        try:
            match listing.kind:
                case "feed":
                    return self._feed(instance, here, asked, cursor)
                case "follows":
                    return self._follows(instance, here, asked, listing, cursor)
                case "hashtag":
                    return self._tagged(instance, here, asked, cursor)
        except LoginNeeded as refused:
            # Everything else may still be open to anybody.
            raise Skippable(refused.message, target=listing.subject, advice=refused.advice) from None
        if asked.uri is None or listing.account_id is None or listing.kind == "posts":
            raise ConfigurationError(f"Mastodon lists no {listing.kind} of {listing.subject}.", advice="Read its feed.")
        return self._of_post(instance, here, asked.number, asked.uri, listing, cursor)

    def close(self) -> None:
        for instance in self._instances.values():
            instance.close()

    def _feed(self, instance: Instance, here: Here, asked: Subject, cursor: str | None) -> Page:
        """What an account posted, boosted and answered."""
        target = f"the feed of account {asked.number}"
        options: dict[str, str | int] = {"limit": STATUSES, "exclude_replies": "false"}
        return here.page(*instance.page(f"/api/v1/accounts/{asked.number}/statuses", target, Status, options, cursor))

    def _follows(self, instance: Instance, here: Here, asked: Subject, listing: Listing, cursor: str | None) -> Page:
        """Where an account does not show whom it follows, the list is empty."""
        path, target = f"/api/v1/accounts/{asked.number}/following", f"whom account {asked.number} follows"
        told, following = instance.page(path, target, Account, {"limit": ACCOUNTS}, cursor)
        return here.followed(told, listing.account_id or "", following)

    def _tagged(self, instance: Instance, here: Here, asked: Subject, cursor: str | None) -> Page:
        path = f"/api/v1/timelines/tag/{quote(asked.number, safe='')}"
        return here.page(*instance.page(path, f"#{asked.number}", Status, {"limit": STATUSES}, cursor))

    def _of_post(
        self, instance: Instance, here: Here, number: str, uri: str, listing: Listing, cursor: str | None
    ) -> Page:
        path, author = f"/api/v1/statuses/{number}", listing.account_id or ""
        if listing.kind == "comments":
            context = instance.ask(f"{path}/context", f"the answers to {uri}", Context)
            return here.context(context, number, uri, author)
        if listing.kind == "quotes":
            limit = {"limit": STATUSES}
            return here.page(*instance.page(f"{path}/quotes", f"the quotes of {uri}", Status, limit, cursor))
        word, kind, who = _BY[listing.kind]
        told, following = instance.page(f"{path}/{word}", f"{who} {uri}", Account, {"limit": ACCOUNTS}, cursor)
        return here.acted(kind, told, uri, author, following)

    def _hashtag(self, instance: Instance, tag: str) -> Start:
        """Costs no call of its own, and says at once where hashtags are not shown."""
        access = instance.told_about().hashtags
        if access == "disabled":
            raise hashtags_closed(instance.server)
        if access == "authenticated" and instance.token is None:
            raise login_needed(instance.server, f"#{tag}")
        return Start(None, Page(listings=[Listing("hashtag", Subject(instance.server, tag).text, None)]))

    def _post(self, instance: Instance, number: str, start: str) -> Start:
        here = self._here(instance)
        status = instance.ask(f"/api/v1/statuses/{number}", start, Status)
        page = here.page([status])
        if not page.accounts:
            raise Skippable(f"{start} is not public.", target=start)
        if status.in_reply_to_id is not None:
            # Its own answers are not listed with those of a post, but this one was asked for.
            page = replace(page, listings=[*page.listings, here.listing("comments", status)])
        return Start(here.id(status.account.acct), page)

    def _look_up(self, instance: Instance, found: Meant) -> Account:
        domain = found.domain or host(found.server)
        own = domain is None or domain in (host(instance.server), instance.told_about().domain)
        acct = found.text if own else f"{found.text}@{domain}"
        return instance.ask("/api/v1/accounts/lookup", f"@{acct}", Account, {"acct": acct})

    def _accounts(self, instance: Instance, numbers: list[str]) -> Sequence[Account]:
        if instance.told_about().many_accounts:
            return instance.ask("/api/v1/accounts", "profiles", tuple[Account, ...], {"id[]": numbers})
        return [account for number in numbers if (account := self._account(instance, number))]

    def _account(self, instance: Instance, number: str) -> Account | None:
        try:
            return instance.ask(f"/api/v1/accounts/{number}", f"account {number}", Account)
        except Skippable:
            return None

    def _subject(self, text: str) -> Subject:
        """What to ask for; who is known by name only (from an export) has to be looked up first."""
        known = Subject.of(text) or self._looked_up.get(text)
        if known is None:
            found = meant(text)
            server = self._servers.choose(found)
            if server is None:
                raise no_server(text)
            known = Subject(server, self._look_up(self._instance(server), found).id)
            self._looked_up[text] = known
        return known

    def _instance(self, server: str) -> Instance:
        if server not in self._instances:
            self._instances[server] = Instance(server, self._conditions, self._servers.token_for(server))
        return self._instances[server]

    def _here(self, instance: Instance) -> Here:
        listings = TERMS.post_listings if instance.token is None else WITH_TOKEN.post_listings
        return Here(instance.server, instance.told_about().domain, listings)


# Where it is listed who acted on a post, what they did, and how a person would call them.
_BY: Final = {"reposts": ("reblogged_by", "repost", "who boosted"), "likes": ("favourited_by", "like", "who liked")}
