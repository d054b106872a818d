"""What a check lets one conclude, in sentences that claim no more than that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from graphkit.candidates.check import Check
from graphkit.candidates.check_summary import BEHIND, LIST
from graphkit.candidates.intervals import LEAST_TRIALS

# From here on the intervals are narrow enough to act upon.
ENOUGH: Final = 10
OTHERS: Final = {"shared_commenters": "counting shared commenters", "pagerank": "plain PageRank"}


def verdict(checked: Check) -> Iterator[str]:
    """What was done, what was found, how it compares, and what it does not say."""
    behind = {row["method"]: row for row in checked.summary.filter(measure=BEHIND).iter_rows(named=True)}
    trials = behind[LIST]["trials"]
    hidden = "1 account was" if trials == 1 else f"{trials} accounts were"
    yield f"{hidden} hidden, one at a time, and looked for among {checked.ranks['of'][0]:,} authors."
    if unlisted := ", ".join(checked.never_published["label"]):
        yield f"Never seen to publish, so in no list, yet a help to find the others: {unlisted}."
    yield _alone(behind[LIST])
    for method, name in OTHERS.items():
        yield f"Beside {name} {_lead(behind[method])}."
    if trials < ENOUGH:
        few = "So few accounts give no interval" if trials < LEAST_TRIALS else "So few accounts prove little"
        yield f"{few}: name more with --known, {ENOUGH} or more in all."
    yield "It holds for accounts like these; whoever comes before them may be just as good."


def _alone(row: dict[str, Any]) -> str:
    found = f"{_percent(row['value'])} % of the other authors come behind the hidden one"
    by_lot = ", in a random order 50 %."
    if row["low"] is None:
        return f"{found}{by_lot}"
    where = f": {found} (95 % interval {_percent(row['low'])} to {_percent(row['high'])}){by_lot}"
    if row["low"] > 0.5:
        return f"The list finds such accounts{where}"
    if row["high"] < 0.5:
        return f"The list does not find such accounts{where}"
    return f"Whether the list finds such accounts cannot be told{where}"


def _lead(row: dict[str, Any]) -> str:
    by = f"{_points(row['lead'])} points"
    if row["lead_low"] is None:
        return f"that is {by}" if row["lead"] else "that is the same"
    within = f"{by} (95 % interval {_points(row['lead_low'])} to {_points(row['lead_high'])})"
    if row["lead_low"] > 0:
        return f"it is better: {within}"
    if row["lead_high"] < 0:
        return f"it is worse: {within}"
    return f"no difference can be told: {within}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _points(share: float) -> str:
    """ "+3.7", and never "-0.0"."""
    return f"{round(100 * share, 1) + 0.0:+.1f}"
