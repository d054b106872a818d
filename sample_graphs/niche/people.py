"""The accounts of the niche sample and what they post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np
import phrases
from words import COMMUNITIES, SPOTLIGHT, VEGAN_BAKING, ZERO_WASTE_HOME, Community

DEMO_HANDLE: Final = "wildoven"
DEMO_POSTS: Final = 22
MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
DAYS: Final = 184
NEWCOMERS_START: Final = 125
SNACKING: Final = (VEGAN_BAKING, ZERO_WASTE_HOME)

# Beyond 2**53, and closer together than floats can tell apart there: read as floats, accounts merge.
ACCOUNT_IDS: Final = 7_412_908_000_000_000_000
POST_IDS: Final = 3_018_554_000_000_000_000

PASSERS_BY: Final = 27
SUPERFANS: Final = (3, 2, 2, 2, 1, 1, 1)
RING: Final = (2, 2, 2, 1, 1, 1, 1)
NEWCOMERS_PER_COMMUNITY: Final = 4
BRAND_FANS_PER_COMMUNITY: Final = 26

PUBLISHING: Final = {"creator": (6, 25), "ring": (8, 16), "newcomer": (2, 4), "celebrity": (20, 24)}
# Median and spread of the lognormal, then the bounds.
FOLLOWERS: Final = {
    "creator": (10_000, 0.8, 2_000, 80_000),
    "ring": (28_000, 0.4, 9_000, 70_000),
    "newcomer": (3_000, 0.4, 2_000, 9_000),
    "celebrity": (1_100_000, 0.5, 500_000, 3_000_000),
    "superfan": (240, 0.6, 50, 1_500),
    "brand_fan": (320, 0.7, 50, 1_500),
    "audience": (320, 0.7, 50, 1_500),
}

Item = TypeVar("Item")


@dataclass(eq=False)
class Account:
    account_id: int
    handle: str
    given_name: str
    name: str
    bio: str
    followers: int
    following: int
    location: str
    language: str
    community: Community
    role: str
    appeal: float
    earlier_posts: int
    posts: list[Post] = field(default_factory=list)

    @property
    def city(self) -> str:
        return self.location.split(",")[0] or "the north"

    @property
    def publishes(self) -> bool:
        return self.role in PUBLISHING


@dataclass(eq=False)
class Post:
    author: Account
    second: int
    thing: str
    text: str
    hashtags: list[str]
    likes: int
    post_id: int = 0


class Dice:
    """The generator's only source of chance."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def chance(self, probability: float) -> bool:
        return bool(self.rng.random() < probability)

    def between(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.between(0, len(items) - 1)]

    def some(self, items: Sequence[Item], count: int, weights: Iterable[float] | None = None) -> list[Item]:
        """`count` different items, the heavy ones more often."""
        share = None if weights is None else np.array(list(weights))
        share = None if share is None else share / share.sum()
        chosen = self.rng.choice(len(items), size=min(count, len(items)), replace=False, p=share)
        return [items[index] for index in chosen]

    def lognormal(self, median: float, spread: float, low: int, high: int) -> int:
        return int(min(max(median * np.exp(self.rng.normal(0, spread)), low), high))


# Accounts


def roles_of(place: int, community: Community) -> list[str]:
    """One role per member of the community in this place of the list; the demo seed is the first creator."""
    branded = community in SNACKING
    creators = ["ring"] * RING[place] + ["newcomer"] * NEWCOMERS_PER_COMMUNITY
    fans = ["superfan"] * SUPERFANS[place] + ["brand_fan"] * (BRAND_FANS_PER_COMMUNITY * branded)
    plain = community.members - community.creators - len(fans)
    return ["creator"] * (community.creators - len(creators)) + creators + fans + ["audience"] * plain


def all_roles() -> Iterator[tuple[Community, str]]:
    for place, community in enumerate(COMMUNITIES):
        for role in roles_of(place, community):
            yield community, role
    for role in ["celebrity"] * len(phrases.CELEBRITY_HANDLES) + ["audience"] * PASSERS_BY:
        yield SPOTLIGHT, role


def creator_handle(dice: Dice, community: Community, given_name: str) -> str:
    start, end = dice.pick(community.handle_starts), dice.pick(community.handle_ends)
    short = given_name.lower()
    shapes = (f"{start}{end}", f"{start}.{end}", f"{short}.{end}", f"{short}_{end}", f"the{start}{end}")
    return dice.pick(shapes)


def audience_handle(dice: Dice, given_name: str, surname: str) -> str:
    short, long, number = given_name.lower(), surname.lower(), dice.between(1, 99)
    common = (f"{short}.{long}", f"{short}{number}", f"{short}_{long[:3]}")
    return dice.pick((*common, f"{long}{number}", f"its.{short}.{long[0]}"))


def unused(handle: str, taken: set[str]) -> str:
    """The handle itself, or with the first number that makes it new."""
    number, free = 2, handle
    while free in taken:
        free, number = f"{handle}{number}", number + 1
    taken.add(free)
    return free


def filled(dice: Dice, text: str, community: Community, thing: str, **names: str) -> str:
    """The template with its gaps filled, and a capital letter where the template began with a gap."""
    if thing[0] in "aeiou":
        text = text.replace("a {thing}", "an {thing}")
    full = text.format(thing=thing, detail=dice.pick(community.details), **names)
    return full[0].upper() + full[1:] if text.startswith("{") else full


def biography(dice: Dice, community: Community, role: str, city: str) -> str:
    if role not in PUBLISHING and dice.chance(0.45):
        return ""
    bios = community.bios if role in PUBLISHING else phrases.AUDIENCE_BIOS
    text = filled(dice, dice.pick(bios), community, dice.pick(community.things), city=city.split(",")[0])
    return text[0].upper() + text[1:] if dice.chance(0.5) else text


def display_name(dice: Dice, handle: str, given: str, surname: str, role: str) -> str:
    spoken = handle.replace(".", " ").replace("_", " ").title()
    if role in PUBLISHING:
        return dice.pick((spoken, f"{given} {surname}", f"{given} | {spoken}"))
    return dice.pick((f"{given} {surname}", given))


def appeal(dice: Dice, followers: int, role: str) -> float:
    """How strongly a creator draws comments: by followers, by luck, and the new ones half as much."""
    luck = float(np.exp(dice.rng.normal(0, 0.35)))
    return luck * float((followers / 10_000) ** 0.75) * (0.5 if role == "newcomer" else 1.0)


def make_account(dice: Dice, account_id: int, community: Community, role: str, taken: set[str]) -> Account:
    given, city = dice.pick(phrases.GIVEN_NAMES), dice.pick(list(phrases.CITIES))
    surname = dice.pick(phrases.SURNAME_STARTS) + dice.pick(phrases.SURNAME_ENDS)
    publishes = role in PUBLISHING
    handle = creator_handle(dice, community, given) if publishes else audience_handle(dice, given, surname)
    followers = dice.lognormal(*FOLLOWERS[role])
    return Account(
        account_id=account_id,
        handle=unused(handle, taken),
        given_name=given,
        name=display_name(dice, handle, given, surname, role),
        bio=biography(dice, community, role, city),
        followers=followers,
        following=dice.lognormal(600 if publishes else 380, 0.6, 20, 4_000),
        location=city if dice.chance(0.6) else "",
        language=phrases.CITIES[city],
        community=community,
        role=role,
        appeal=appeal(dice, followers, role),
        earlier_posts=dice.lognormal(180, 0.7, 12, 1_500) if publishes else dice.lognormal(14, 1.0, 0, 200),
    )


def name_the_known(accounts: Sequence[Account]) -> None:
    """The demo seed and the celebrities have their own handles."""
    demo = accounts[0]
    demo.handle, demo.name, demo.bio = DEMO_HANDLE, "Wild Oven", "Vegan loaves, feral crusts 🌱"
    demo.followers, demo.appeal = 10_240, 2.0
    celebrities = (account for account in accounts if account.role == "celebrity")
    for account, handle in zip(celebrities, phrases.CELEBRITY_HANDLES, strict=True):
        account.handle, account.name = handle, handle.replace(".", " ").replace("_", " ").title()


def make_accounts(dice: Dice) -> list[Account]:
    roles = list(all_roles())
    offsets = dice.rng.choice(1_500_000, size=len(roles), replace=False)
    taken = {DEMO_HANDLE, *phrases.CELEBRITY_HANDLES}
    accounts = [
        make_account(dice, ACCOUNT_IDS + int(offset), community, role, taken)
        for offset, (community, role) in zip(offsets, roles, strict=True)
    ]
    name_the_known(accounts)
    return accounts


# Posts


def mentioned_brand(dice: Dice, community: Community) -> str:
    """The brand a post or comment names, if any: much more often in the communities that eat its snacks."""
    probability = 0.08 if community in SNACKING else 0.006
    if not dice.chance(probability):
        return ""
    return phrases.BRAND if dice.chance(0.72) else phrases.COMPETITOR


def hashtags_for(dice: Dice, community: Community, brand: str) -> list[str]:
    if dice.chance(0.06):
        return []
    own = dice.some(community.hashtags, dice.between(1, 4))
    return own + dice.some(phrases.COMMON_HASHTAGS, dice.between(0, 2)) + [brand.lower()] * bool(brand)


def post_second(dice: Dice, first_day: int) -> int:
    """Some day, most likely in the afternoon; the last two days stay free for comments."""
    hour = float(np.clip(dice.rng.normal(16, 4), 4, 23.5))
    return dice.between(first_day, DAYS - 3) * DAY + int(hour * HOUR) + dice.between(0, HOUR // 3)


def make_post(dice: Dice, author: Account, caption: str) -> Post:
    community, brand = author.community, mentioned_brand(dice, author.community)
    thing = dice.pick(community.things)
    parts = [filled(dice, caption, community, thing), dice.pick(phrases.CLOSERS)]
    if brand:
        parts.append(dice.pick(phrases.BRAND_CAPTIONS).format(brand=brand, tag=brand.lower()))
    return Post(
        author=author,
        second=post_second(dice, NEWCOMERS_START if author.role == "newcomer" else 0),
        thing=thing,
        text=" ".join(part for part in parts if part),
        hashtags=hashtags_for(dice, community, brand),
        likes=dice.lognormal(author.followers * 0.03, 0.5, 3, 200_000),
    )


def make_posts(dice: Dice, accounts: Iterable[Account]) -> list[Post]:
    for author in accounts:
        if author.publishes:
            count = DEMO_POSTS if author.handle == DEMO_HANDLE else dice.between(*PUBLISHING[author.role])
            # Nobody repeats a caption before the others were used.
            captions = dice.some(author.community.captions, len(author.community.captions))
            author.posts = [make_post(dice, author, captions[n % len(captions)]) for n in range(count)]
    posts = sorted((post for author in accounts for post in author.posts), key=lambda post: post.second)
    for number, post in enumerate(posts):
        post.post_id = POST_IDS + number * 997
    return posts
