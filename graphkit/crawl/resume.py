"""A crawl taken up where it was left: the frontier and the policy are told again what the pages taught."""

from __future__ import annotations

from typing import cast

from graphkit.crawl.frontier import Frontier, Step, StepKind, Taught
from graphkit.crawl.policies.policy import Policy
from graphkit.crawl.reading import A_HASHTAG
from graphkit.workspace import memory
from graphkit.workspace.keeper import Keeper


def take_up(keeper: Keeper, frontier: Frontier, policy: Policy) -> None:
    """Bring a new frontier and policy to where the calls of the workspace had brought theirs."""
    everything = memory.known(keeper.connection, keeper.platform, keeper.lists)
    for call in memory.past(keeper.connection, keeper.platform):
        taught = _taught(call, everything.accounts)
        frontier.learn(taught)
        policy.learn(taught)
    frontier.remember(
        Taught(
            step=A_HASHTAG,
            accounts=everything.accounts,
            authors=everything.authors,
            profiled=everything.profiled,
            followers=everything.followers,
            actors=everything.actors,
            targets=everything.targets,
            opened=everything.opened,
            left_out=everything.left_out,
        )
    )


def _taught(call: memory.Past, accounts: int) -> Taught:
    """Of a past call, what a policy goes by; what it brought is remembered for all calls at once."""
    if call.account is None:
        return Taught(A_HASHTAG, accounts, call.new_accounts)
    step = Step(cast("StepKind", call.step), (call.account,))
    # The pages of posts are not counted off one by one: those that are open still are remembered.
    finished = call.finished and call.step != "post"
    return Taught(step, accounts, call.new_accounts, finished=finished, gone=call.gone and call.step != "post")
