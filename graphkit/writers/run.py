"""The record of a run: what went in, with which versions and parameters, what came out, what was left out and why.

It holds no time and no place of its own, so that the same input gives the same bytes.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from typing import Any, Final

import msgspec

import graphkit
from graphkit.brief.brief import Brief
from graphkit.candidates.candidates import Candidates

ENGINES: Final = ("graspologic-native", "networkit", "networkx", "numpy", "polars", "pyvis", "scipy")


def describe_run(found: Candidates, digests: Mapping[str, str]) -> dict[str, Any]:
    """The contents of run.json; `digests` are the SHA-256 of the tables that were written."""
    return {
        "graphkit": graphkit.__version__,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in ENGINES}},
        "inputs": [asdict(read) for read in found.log.inputs],
        "lists": [asdict(each) for each in found.lists],
        "parameters": {
            "seeds": list(found.seeds),
            "not_like": list(found.not_like),
            "followers": [found.band.least, found.band.most],
            "top": found.top,
            "seed": found.seed,
            "brief": msgspec.to_builtins(_with_whole_weights(found.brief)),
        },
        "counts": {
            "interactions": found.log.interactions.height,
            "posts": found.log.posts.height,
            "accounts": found.network.accounts.height,
            "ties": found.network.ties.height,
            "communities": found.communities.height,
            "candidates": found.frame.height,
            "picks": None if found.picks is None else found.picks.height,
            "fans": found.fans.height,
        },
        "gates": found.gates.to_dicts(),
        "unknown": found.unknown.to_dicts(),
        "tables": dict(digests),
        "skipped": [asdict(note) for note in found.notes],
    }


def _with_whole_weights(brief: Brief) -> Brief:
    """What a goal makes of weights that are told in part may change; what this result was made with does not."""
    return msgspec.structs.replace(brief, weights=brief.weighing) if brief.weights else brief
