"""What is said anew takes the place of what a brief says, and nothing else does."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from graphkit import Brand, Brief, ConfigurationError, Weights
from graphkit.brief.brief import GOALS, Look, Seen
from graphkit.brief.overrides import with_overrides
from graphkit.brief.read import brief_from

ACME = Brand("Acme", ("acme outdoor",), ("cartoon",), ("@acme",))
RIVALS = (Brand("Rival", accounts=("@rival",)), Brand("Other"))
FILED = Brief(
    keywords=("bread",),
    followers="5k-",
    brand=ACME,
    competitors=RIVALS,
    look=Look("a", "b"),
    weights=Weights(topic=40),
    seen=Seen(posts=1),
)


def test_where_nothing_is_said_the_brief_stays_as_it_is() -> None:
    assert with_overrides(FILED, {}) == FILED
    assert with_overrides(Brief(), {}) == Brief()


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        ({"keywords": ("cake", "pie")}, {"keywords": ("cake", "pie")}),
        ({"languages": ["de"]}, {"languages": ("de",)}),
        ({"weights": {"closeness": 50}}, {"weights": Weights(closeness=50, topic=40)}),
        ({"look": {"brand": "c"}}, {"look": Look("c", "b")}),
        ({"brand": {"aliases": ["acme life"]}}, {"brand": Brand("Acme", ("acme life",), ("cartoon",), ("@acme",))}),
        (
            {"brand": {"name": "ACME", "accounts": ["@a"]}},
            {"brand": Brand("ACME", ("acme outdoor",), ("cartoon",), ("@a",))},
        ),
        ({"brand": {"name": "Zenith"}}, {"brand": Brand("Zenith")}),
        (
            {"competitors": [{"name": "rival"}, {"name": "New"}]},
            {"competitors": (Brand("rival", accounts=("@rival",)), Brand("New"))},
        ),
    ],
)
def test_what_is_said_takes_the_place_of_what_was(told: dict[str, Any], changed: dict[str, Any]) -> None:
    over = with_overrides(FILED, told)

    for field in Brief.__struct_fields__:
        assert getattr(over, field) == changed.get(field, getattr(FILED, field))


def test_a_goal_that_is_said_anew_counts_where_the_brief_has_weights_in_part() -> None:
    filed = brief_from({"weights": {"topic": 30}})

    assert with_overrides(filed, {"goal": "reach"}).weighing == replace(GOALS["reach"], topic=30)


@pytest.mark.parametrize(
    ("told", "said", "meant"),
    [
        ({"weights": {"closness": 50}}, "nobody knows “weights.closness”", ("closeness",)),
        ({"weights": {"topic": float("nan")}}, "weights.topic", ()),
        ({"languages": ["german!"]}, "“german!” is not the code of a language", ()),
        ({"brand": {"aliases": ["x"]}}, "missing required field `name`", ()),
    ],
)
def test_what_makes_no_sense_is_told(told: dict[str, Any], said: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(ConfigurationError, match=said) as raised:
        with_overrides(Brief(), told)
    assert raised.value.suggestions == meant
