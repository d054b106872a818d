"""Made-up views for the map page: seven communities, a few seeds, ranked candidates and their commenters.

They are made and changed as rows, one an account with all that is told of it, and become the page's columns
when a page is opened (`in_columns`). A reason may be a sentence alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np

NAMES = (
    "Vegan baking",
    "Zero-waste home",
    "Trail running",
    "Plant parents",
    "Slow fashion",
    "Cold-water swim",
    "Urban sketching",
)
WORDS = (
    ("bakes", "crumb", "oven", "loaf", "doughs", "kitchen"),
    ("bulk", "jars", "lowimpact", "refill", "wool", "mends"),
    ("runs", "peaks", "summit", "trails", "stride", "ridge"),
    ("leaves", "pots", "plants", "ferns", "roots", "moss"),
    ("weaves", "closet", "wardrobe", "seams", "linen", "stitch"),
    ("dips", "lido", "coldwater", "tide", "swims", "waves"),
    ("draws", "pen", "ink", "sketch", "paper", "lines"),
)
FIRST = (
    "mara",
    "otto",
    "ines",
    "kai",
    "juno",
    "fern",
    "clay",
    "lola",
    "theo",
    "salt",
    "wild",
    "tiny",
    "north",
)
SHARES = (0.22, 0.175, 0.16, 0.14, 0.12, 0.10, 0.085)
CENTRES = ((1750, 850), (-50, 150), (-2050, 950), (150, 2050), (1250, -1150), (-1650, -1250), (-150, -1950))
SEEDS_IN = (0, 0, 1, 2, 3)
CANDIDATES_IN = (0.4, 0.2, 0.15, 0.15, 0.0, 0.1, 0.0)

View = dict[str, Any]


def make_view(size: int = 60, *, candidates: int | None = None, seed: int = 7) -> View:
    """A view of `size` accounts; the same arguments give the same view."""
    random = np.random.default_rng(seed)
    wanted = candidates or min(40, size // 5)
    accounts: list[View] = []
    for community, share in enumerate(SHARES):
        accounts += _members(random, community, max(4, round(size * share)), wanted)
    _rank(random, accounts)
    ties = _ties(random, accounts)
    communities = [_community(accounts, number) for number in range(len(NAMES))]
    found = _count(accounts, "candidate")
    return {
        "title": "Plant-based snacks: who is around our 5 seeds?",
        "summary": f"5 seeds → {found} candidates among {len(accounts):,} accounts in 7 communities",
        "source": "comments.csv, posts.csv · 1 May – 31 Oct 2026",
        "left_out": "8,412 accounts that commented once, and ties of a single comment, are not shown.",
        "uncovered": [],
        "renderer": "vis",
        "communities": communities,
        "accounts": accounts,
        "ties": ties,
    }


def first(view: View, role: str) -> View:
    """The first account of a role; of candidates, the best."""
    found = [account for account in view["accounts"] if account["role"] == role]
    return min(found, key=lambda account: account["rank"] or 0)


COLUMNS = ("id", "handle", "label", "role", "community", "followers", "commenters", "x", "y", "url")


def in_columns(view: View) -> View:
    """The view as `graphkit.maps.view.make_view` would give it."""
    accounts, ties = view["accounts"], view["ties"]
    told = {
        str(place): _detail(account)
        for place, account in enumerate(accounts)
        if account["role"] in ("seed", "candidate")
    }
    return view | {
        "accounts": {name: [account[name] for account in accounts] for name in COLUMNS},
        "ties": {name: [tie[end] for tie in ties] for end, name in enumerate(("source", "target", "weight"))},
        "details": told,
        "features": _features([int(place) for place in told]),
        "together": view.get("together"),
    }


def chosen_together(view: View, count: int = 4) -> View:
    """The view with its first `count` candidates chosen together, the overlaps of every shade there is."""
    accounts = view["accounts"]
    ranked = sorted(range(len(accounts)), key=lambda place: accounts[place]["rank"] or len(accounts))[:count]
    seeds = [place for place, account in enumerate(accounts) if account["role"] == "seed"]
    crossed = [*seeds, *ranked]
    shades = (0.0, 0.004, 0.04, 0.08, 0.15, 0.3, 0.4, 0.76, None)
    shares = [
        [1.0 if row == column else shades[(row * 5 + column) % len(shades)] for column in range(len(crossed))]
        for row in range(len(crossed))
    ]
    new = [40 - 3 * place for place in range(count)]
    picks = {
        "position": ranked,
        "audience": [1000 + added for added in new],
        "new": new,
        "together": [sum(new[: place + 1]) for place in range(count)],
    }
    overlap = {"accounts": crossed, "shares": shares}
    left_out = "Shown are the first 4 of 9 chosen: picks.csv and overlap.csv have them all"
    return view | {"together": {"picks": picks, "overlap": overlap, "reached": sum(new), "left_out": left_out}}


FEATURES = (
    ("by_ten", "share of the comments by the ten who write most", "commenters", "share", 0.375, None),
    ("days_between", "days between two of its posts, the median", "posts", "days", 4.5, None),
    ("lift", "how many times more people comment on both than chance would have", "commenters", None, 1234.5, None),
    ("growth", "growth of its followers in 30 days, as a logarithm", "counts", None, None, "it has no followers"),
)


def _features(known: list[int]) -> View:
    size = len(known)

    def each(value: object) -> list[object]:
        return [value] * size

    return {
        "accounts": known,
        "peers": each("instagram, micro"),
        "each": [
            {
                "name": name, "meaning": meaning, "of": of, "unit": unit, "value": each(value), "n": each(12),
                "percentile": each(None if unit == "days" else 83), "peers": each(41), "reason": each(reason),
            }
            for name, meaning, of, unit, value, reason in FEATURES
        ],
    }  # fmt: skip


def _detail(account: View) -> View:
    rest = {name: value for name, value in account.items() if name not in COLUMNS}
    return rest | {sign: [_reason(told) for told in account[sign]] for sign in ("for", "against")}


def _reason(told: str | View) -> View:
    return {"sentence": told, "quotes": []} if isinstance(told, str) else told


def _members(random: np.random.Generator, community: int, size: int, wanted: int) -> list[View]:
    seeds = SEEDS_IN.count(community)
    candidates = min(round(wanted * CANDIDATES_IN[community]), size - seeds - 1)
    authors = min(max(1, size // 14), size - seeds - candidates - 1)
    fans = size - seeds - candidates - authors
    roles = ["seed"] * seeds + ["candidate"] * candidates + ["author"] * authors + ["fan"] * fans
    reach = 62 * np.sqrt(size) if size > 60 else 480
    return [_account(random, community, number, role, reach) for number, role in enumerate(roles)]


def _account(random: np.random.Generator, community: int, number: int, role: str, reach: float) -> View:
    word = WORDS[community][number % 6]
    handle = f"{FIRST[int(random.integers(len(FIRST)))]}{'._'[number % 2]}{word}{number}"
    inner = 0.25 if role == "fan" else 0.05
    outer = 1.0 if role == "fan" else 0.72
    distance, angle = reach * np.sqrt(random.uniform(inner, outer**2)), random.uniform(0, 2 * np.pi)
    x, y = CENTRES[community]
    return {
        "id": f"id-{community}-{number}",
        "handle": handle,
        "label": f"@{handle}",
        "role": role,
        "rank": None,
        "community": community,
        "followers": int(random.lognormal(9.4, 0.9)),
        "score": None,
        "parts": {},
        "engagement": round(float(random.gamma(4, 3)), 1),
        "confidence": None,
        "spans": None,
        "group": None,
        "commenters": 0 if role == "fan" else int(random.lognormal(3.2, 0.8)),
        "x": round(float(x + distance * np.cos(angle))),
        "y": round(float(y + distance * np.sin(angle))),
        "url": f"https://example.org/{handle}",
        "for": [],
        "against": [],
        "exchanges": [],
    }


def _rank(random: np.random.Generator, accounts: list[View]) -> None:
    chosen = [account for account in accounts if account["role"] == "candidate"]
    order = [chosen[place] for place in random.permutation(len(chosen))]
    unknown = len(order) // 8
    for rank, account in enumerate(order, start=1):
        near = 1 - rank / (len(order) + 4)
        account["rank"] = rank
        account["parts"] = {
            "closeness": round(44 * near, 1),
            "exchange": round(14 * near + rank % 3 * near, 1),
            "shared commenters": round(11 * near, 1),
            "engagement": round(3 * near, 1),
        }
        account["score"] = round(sum(account["parts"].values()), 1)
        account["confidence"] = ("high", "medium", "low")[min(2, 3 * rank // (len(order) + 1))]
        account["spans"] = {
            "rank": [max(1, rank - 2), rank + 3],
            "of": len(order) + 9,
            "score": [account["score"] - 4.2, account["score"] + 3.1],
        }
        account["group"] = "followers unknown" if rank > len(order) - unknown else "in band"
        account["for"] = [
            f"{int(random.integers(2, 14))} of the seeds' commenters also comment here",
            f"tied to {2 + rank % 3} seeds; left {int(random.integers(2, 32))} comments there",
        ]
        if rank % 4 == 0:
            account["against"] = ["most comments come from three accounts", "last post five weeks ago"]
        if account["group"] == "followers unknown":
            account["followers"] = None


def _ties(random: np.random.Generator, accounts: list[View]) -> list[list[float]]:
    publishing = [place for place, account in enumerate(accounts) if account["role"] != "fan"]
    weight = np.array([1.0 + accounts[place]["commenters"] for place in publishing])
    home = np.array([accounts[place]["community"] for place in publishing])
    ties: dict[tuple[int, int], float] = {}
    for place, account in enumerate(accounts):
        pull = weight * np.where(home == account["community"], 1.0, 0.012)
        pull = np.where(np.array(publishing) == place, 0.0, pull)
        for target in random.choice(publishing, size=3, p=pull / pull.sum()):
            ties[place, int(target)] = float(random.geometric(0.3))
    return [[source, target, weight] for (source, target), weight in ties.items()]


def _community(accounts: list[View], number: int) -> View:
    members = [account for account in accounts if account["community"] == number]
    x, y = CENTRES[number]
    return {
        "id": number,
        "name": NAMES[number],
        "accounts": len(members),
        "candidates": _count(members, "candidate"),
        "x": float(x),
        "y": float(y),
        "radius": float(max(np.hypot(account["x"] - x, account["y"] - y) for account in members)),
    }


def _count(accounts: list[View], role: str) -> int:
    return sum(account["role"] == role for account in accounts)
