"""`why` explains any account there is: on the list, left out, a fan or a seed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.candidates.told import SEEDS, found

WHO: dict[str, Callable[[], str]] = {
    "candidate": lambda: found().frame["label"][0],
    "gated": lambda: found().accounts.filter(gate="too many followers")["label"][0],
    "fan": lambda: found().fans["label"][0],
    "seed": lambda: "@G0A1",
}


@pytest.mark.parametrize("who", WHO)
def test_why_explains_anyone(who: str) -> None:
    why = found().why(WHO[who]())

    assert why["account"].n_unique() == 1
    assert why.height > 0
    gates = why.filter(kind="gate")["sentence"].to_list()
    expected = {
        "candidate": [],
        "gated": [gate for gate in gates if gate.startswith("Not a candidate: too many followers (")],
        "fan": ["Not a candidate: never seen to publish"],
        "seed": ["Not a candidate: a seed"],
    }
    assert gates == expected[who]
    assert len(gates) == (who != "candidate")


def test_why_a_seed_says_nothing_of_its_own_community() -> None:
    assert not found().why(SEEDS[0])["sentence"].str.starts_with("In the community of").any()
