"""The public names are a contract."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import graphkit as gk


def test_the_public_names() -> None:
    assert gk.__all__ == [
        "Brand",
        "Brief",
        "Candidates",
        "ConfigurationError",
        "DataError",
        "Fatal",
        "GraphkitError",
        "Log",
        "Network",
        "Retriable",
        "Skippable",
        "Weights",
        "Workspace",
        "centrality",
        "check",
        "closeness",
        "communities",
        "draw_map",
        "find_candidates",
        "read",
        "read_brief",
    ]


@pytest.mark.parametrize("name", gk.__all__)
def test_each_is_there_and_explains_itself(name: str) -> None:
    assert inspect.getdoc(getattr(gk, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = gk.nonsense


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("read", ["paths", "owner", "columns", "encoding", "advance"]),
        ("communities", ["net", "method", "resolution", "seed"]),
        ("closeness", ["net", "seeds", "method", "seed", "not_like"]),
        ("centrality", ["net", "measures", "seeds", "membership", "seed"]),
        (
            "find_candidates",
            [
                "log",
                "seeds",
                "followers",
                "top",
                "seed",
                "advance",
                "not_like",
                "brief",
                "left_out",
                "before",
                "pictures",
                "pick",
            ],
        ),
        ("check", ["found", "known", "tops", "advance"]),
        ("draw_map", ["found", "path", "title", "everything", "anonymise"]),
        ("Workspace", ["path"]),
    ],
)
def test_parameters_are_a_contract_too(name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(gk, name)).parameters) == parameters


@pytest.mark.parametrize("error", ["ConfigurationError", "DataError", "Fatal", "Retriable", "Skippable"])
def test_every_error_is_a_graphkit_error(error: str) -> None:
    assert issubclass(getattr(gk, error), gk.GraphkitError)


def test_importing_graphkit_loads_nothing_heavy() -> None:
    heavy = ("polars", "networkx", "numpy", "scipy", "pyvis")
    code = f"import sys, graphkit; print([m for m in {heavy} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
