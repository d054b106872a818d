"""Who comments on whose posts in the niche sample, and what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import phrases
from people import DAY, DAYS, DEMO_HANDLE, HOUR, MINUTE, Account, Dice, Post, filled, mentioned_brand
from words import COMMUNITIES, SPOTLIGHT, Community

# Which share of a fan's comments leaves the own community, and which share of those goes to the one nearby.
STRAYING: Final = 0.17
STRAYING_NEARBY: Final = 0.6
# How much more the well-known creators draw: the power their appeal is raised to.
FAME_AT_HOME: Final = 1.3
FAME_ABROAD: Final = 2.8

# How many creators of the own community a creator exchanges comments with; the demo seed with half of them.
FRIENDS: Final = 7
SEED_FRIENDS: Final = 0.5
SEED_FRIENDS_ABROAD: Final = 3


@dataclass(eq=False)
class Comment:
    post: Post
    commenter: Account
    second: int
    text: str
    likes: int


def roughened(dice: Dice, text: str) -> str:
    """People type in a hurry."""
    if dice.chance(0.2):
        text = text.lower()
    if text.endswith(".") and dice.chance(0.5):
        text = text[:-1]
    elif text.endswith("!") and dice.chance(0.25):
        text += "!!"
    return f"{text} {dice.pick(phrases.EMOJI) * dice.between(1, 2)}" if dice.chance(0.25) else text


def comment_text(dice: Dice, commenter: Account, post: Post) -> str:
    names = {"name": post.author.given_name, "handle": post.author.handle, "city": commenter.city}
    brand = mentioned_brand(dice, post.author.community) if dice.chance(0.25) else ""
    if commenter.role == "brand_fan" and dice.chance(0.3):
        brand = phrases.BRAND
    if brand:
        return dice.pick(phrases.BRAND_COMMENTS).format(brand=brand, tag=brand.lower(), **names)
    if dice.chance(0.08):
        return dice.pick(phrases.REACTIONS)
    foreign = commenter.language != "en" and dice.chance(0.35)
    template = dice.pick(phrases.FOREIGN_COMMENTS[commenter.language] if foreign else phrases.COMMENTS)
    if not foreign and dice.chance(0.2):
        template = template.rstrip(".") + f"{'' if template[-1] in '?!' else '.'} {dice.pick(phrases.ASIDES)}"
    return roughened(dice, filled(dice, template, post.author.community, post.thing, **names))


def comment_on(dice: Dice, commenter: Account, post: Post) -> Comment:
    second = post.second + dice.lognormal(5 * HOUR, 1.2, 40, 9 * DAY)
    if second >= DAYS * DAY:
        second = dice.between(post.second + MINUTE, DAYS * DAY - 1)
    likes = int(dice.rng.geometric(0.45)) - 1
    return Comment(post, commenter, second, comment_text(dice, commenter, post), likes)


class Town:
    """Who lives where, and what the accounts of each community comment on."""

    def __init__(self, dice: Dice, accounts: Sequence[Account]) -> None:
        self.dice = dice
        self.accounts = accounts
        self.creators: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            if account.publishes:
                self.creators[account.community.key].append(account)
        self.celebrities = self.creators.pop(SPOTLIGHT.key)

    def stranger(self, home: Community) -> Account:
        """A creator of another community: most often of the one nearby, and mostly a well-known one."""
        others = [community.key for community in COMMUNITIES if community is not home]
        nearby = self.dice.chance(STRAYING_NEARBY) and home.near in others
        creators = self.creators[home.near if nearby else self.dice.pick(others)]
        return self.dice.some(creators, 1, [creator.appeal**FAME_ABROAD for creator in creators])[0]

    def favourites(self, fan: Account) -> list[Account]:
        creators = self.creators.get(fan.community.key, [])
        count = 25 if fan.role == "superfan" else self.dice.between(2, 8)
        weights = [creator.appeal**FAME_AT_HOME for creator in creators]
        return self.dice.some(creators, count, weights) if creators else []

    def fan_comments(self, fan: Account) -> Iterator[Comment]:
        """What an account of the audience writes: on its favourites, and now and then elsewhere."""
        favourites = self.favourites(fan)
        superfan = fan.role == "superfan"
        count = self.dice.between(50, 80) if superfan else self.dice.lognormal(4.5, 0.75, 1, 40)
        for _ in range(count):
            strays = not favourites or self.dice.chance(STRAYING)
            author = self.stranger(fan.community) if strays else self.dice.pick(favourites)
            yield comment_on(self.dice, fan, self.dice.pick(author.posts))

    def peer_comments(self, creators: Sequence[Account]) -> Iterator[Comment]:
        """Creators who know each other: mostly both ways, and mostly of the same community."""
        for one, other in combinations(creators, 2):
            likely = SEED_FRIENDS if DEMO_HANDLE in (one.handle, other.handle) else FRIENDS / len(creators)
            if self.dice.chance(likely):
                yield from self.exchange(one, other)
        for one in creators:
            for other in self.friends_abroad(one):
                yield from self.exchange(one, other)

    def friends_abroad(self, one: Account) -> list[Account]:
        """The demo seed knows small creators nearby, so that its direct contacts alone mislead."""
        if one.handle == DEMO_HANDLE:
            nearby = self.creators[one.community.near]
            return self.dice.some(nearby, SEED_FRIENDS_ABROAD, [1 / creator.appeal for creator in nearby])
        return [self.stranger(one.community) for _ in range(self.dice.between(0, 1))]

    def exchange(self, one: Account, other: Account) -> Iterator[Comment]:
        pairs = [(one, other), (other, one)] if self.dice.chance(0.8) else [(one, other)]
        for commenter, author in pairs:
            for post in self.dice.some(author.posts, self.dice.between(1, 3)):
                yield comment_on(self.dice, commenter, post)

    def ring_comments(self) -> Iterator[Comment]:
        """The engagement ring praises its own within minutes."""
        ring = [account for account in self.accounts if account.role == "ring"]
        for post in (post for author in ring for post in author.posts):
            for member in ring:
                if member is not post.author and self.dice.chance(0.92):
                    second = post.second + self.dice.between(MINUTE, 9 * MINUTE)
                    yield Comment(post, member, second, self.dice.pick(phrases.PRAISE), likes=0)

    def celebrity_comments(self, account: Account) -> Iterator[Comment]:
        for celebrity in self.celebrities:
            if account is not celebrity and self.dice.chance(0.42):
                for post in self.dice.some(celebrity.posts, self.dice.between(1, 2)):
                    yield comment_on(self.dice, account, post)

    def own_replies(self, author: Account) -> Iterator[Comment]:
        for post in author.posts:
            if self.dice.chance(0.03):
                reply = comment_on(self.dice, author, post)
                asker = self.dice.pick(self.accounts)
                text = self.dice.pick(phrases.REPLIES)
                reply.text = filled(self.dice, text, author.community, post.thing, handle=asker.handle)
                yield reply

    def comments(self) -> list[Comment]:
        found = list(self.ring_comments())
        for creators in self.creators.values():
            found += self.peer_comments(creators)
        for account in self.accounts:
            found += self.celebrity_comments(account)
            found += self.own_replies(account) if account.publishes else self.fan_comments(account)
        return sorted(found, key=lambda comment: comment.second)
