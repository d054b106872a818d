"""What a policy would read next if none of it taught anything."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graphkit.crawl.frontier import Frontier, Step, Taught

if TYPE_CHECKING:
    from graphkit.crawl.policies.policy import Policy


def looked_ahead(policy: Policy, frontier: Frontier, number: int) -> list[Step]:
    """The next so many steps as it stands now, each with why; neither the policy nor the frontier is changed."""
    policy, frontier = deepcopy(policy), deepcopy(frontier)
    steps: list[Step] = []
    while len(steps) < number and (step := policy.choose(frontier)):
        steps.append(replace(step, why=why(frontier, step)))
        frontier.learn(Taught(step, frontier.accounts, finished=step.kind != "post"))
    return steps


def why(frontier: Frontier, step: Step) -> str:
    """What speaks for a step, in a sentence."""
    if step.kind == "profiles":
        return f"Of {len(step.accounts)} near accounts it is not known whether they publish, or for how many."
    account = step.accounts[0]
    place = int(np.count_nonzero(frontier["near"] > frontier["near"][account])) + 1
    pages, posts = int(frontier["pages"][account]), int(frontier["open_posts"][account])
    read = f"{pages:,} page{'s' if pages > 1 else ''} read" if pages else "nothing of it read"
    left = f", {posts:,} post listings open" if step.kind == "post" else ""
    return f"Place {place:,} of {frontier.accounts:,} in nearness, {read}{left}."
