"""Who is priced, and what is chosen for a budget out of a whole result."""

from __future__ import annotations

import math

import polars as pl
import pytest

from graphkit import Candidates, ConfigurationError, find_candidates
from graphkit.candidates.pick import BOUGHT
from tests.made_up import HOWEVER_LITTLE, niches


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"], brief=HOWEVER_LITTLE)


def table(**prices: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        {"account": list(prices), "price": list(prices.values())}, schema_overrides={"price": pl.Float64}
    )


def price_of(found: Candidates, account: str, prices: pl.DataFrame) -> float | None:
    price: float | None = found.priced(prices).filter(account=account)["price"].item()
    return price


def test_a_price_is_found_by_id_handle_or_address(found: Candidates) -> None:
    for written in ("g0a3", "@G0A3", "https://www.instagram.com/g0a3/"):
        assert price_of(found, "g0a3", pl.DataFrame({"account": [written], "price": [80]})) == 80


@pytest.mark.parametrize("price", [None, -1.0, math.nan, math.inf])
def test_what_is_no_price_leaves_its_account_out(found: Candidates, price: float | None) -> None:
    assert price_of(found, "g0a3", table(g0a3=price)) is None
    assert found.pick(budget=5, prices=table(g0a3=price)).schema == BOUGHT
    assert found.pick(budget=5, prices=table(g0a3=price)).is_empty()


def test_who_is_named_twice_costs_the_higher_price_and_none_if_one_is_unknown(found: Candidates) -> None:
    twice = pl.DataFrame({"account": ["g0a3", "@g0a3"], "price": [80.0, 90.0]})

    assert price_of(found, "g0a3", twice) == 90
    assert price_of(found, "g0a3", twice.with_columns(price=pl.Series([80.0, None]))) is None


def test_only_who_has_a_price_is_chosen_and_the_budget_is_not_exceeded(found: Candidates) -> None:
    prices = table(g0a3=40, g1a5=35, g2a0=70, nobody=1)
    picks = found.pick(budget=80, prices=prices)
    both = found.pick(1, budget=80, prices=prices)

    assert set(picks["account"]) == {"g0a3", "g1a5"}
    assert picks["spent"].to_list() == picks["price"].cum_sum().to_list() == [35, 75]
    assert picks["together"].to_list() == picks["new"].cum_sum().to_list()
    assert both["account"].to_list() == ["g2a0"]


@pytest.mark.parametrize("budget", [0, -5, math.nan, math.inf])
def test_what_is_no_budget_is_said(found: Candidates, budget: float) -> None:
    with pytest.raises(ConfigurationError, match="no budget"):
        found.pick(budget=budget, prices=table(g0a3=1))


def test_a_budget_and_prices_go_together(found: Candidates) -> None:
    with pytest.raises(ConfigurationError, match="go together"):
        found.pick(3, budget=10)
    with pytest.raises(ConfigurationError, match="go together"):
        found.pick(3, prices=table(g0a3=1))
    with pytest.raises(ConfigurationError, match="a number or a budget"):
        found.pick()


def test_prices_are_two_columns_the_second_of_numbers(found: Candidates) -> None:
    with pytest.raises(ConfigurationError, match="no column price"):
        found.pick(budget=10, prices=pl.DataFrame({"account": ["g0a3"]}))
    with pytest.raises(ConfigurationError, match="no numbers"):
        found.pick(budget=10, prices=pl.DataFrame({"account": ["g0a3"], "price": ["ten"]}))
