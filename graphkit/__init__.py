"""graphkit: from one influencer you know to a ranked, explained list of others like it, and a map.

Names are loaded when they are first used, so that a command that needs none of the heavy libraries starts at once.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.brief.brief import Brand, Brief, Weights
    from graphkit.brief.read import read_brief
    from graphkit.candidates.candidates import Candidates
    from graphkit.candidates.check import check
    from graphkit.candidates.find import find_candidates
    from graphkit.errors import ConfigurationError, DataError, Fatal, GraphkitError, Retriable, Skippable
    from graphkit.log.log import Log
    from graphkit.maps.draw import draw_map
    from graphkit.network.centrality import centrality
    from graphkit.network.closeness import closeness
    from graphkit.network.communities import communities
    from graphkit.network.network import Network
    from graphkit.readers.read import read
    from graphkit.workspace.workspace import Workspace

__all__ = [
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
__version__ = "0.1.0"

_HOMES = {
    "Brand": "graphkit.brief.brief",
    "Brief": "graphkit.brief.brief",
    "Candidates": "graphkit.candidates.candidates",
    "centrality": "graphkit.network.centrality",
    "check": "graphkit.candidates.check",
    "closeness": "graphkit.network.closeness",
    "communities": "graphkit.network.communities",
    "draw_map": "graphkit.maps.draw",
    "find_candidates": "graphkit.candidates.find",
    "Log": "graphkit.log.log",
    "Network": "graphkit.network.network",
    "read": "graphkit.readers.read",
    "read_brief": "graphkit.brief.read",
    "Weights": "graphkit.brief.brief",
    "Workspace": "graphkit.workspace.workspace",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "graphkit.errors")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
