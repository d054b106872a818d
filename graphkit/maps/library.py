"""The drawing libraries a map page can hold: vis-network, which comes with pyvis, and the WebGL bundle."""

from __future__ import annotations

import importlib.util
import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from graphkit.errors import Fatal


def library_for(renderer: str) -> str:
    """The one script that the page's renderer ("vis" or "webgl") draws with.

    Raises Fatal where it is not there: pyvis is not installed, or graphkit was built without WebGL.
    """
    return _webgl() if renderer == "webgl" else _vis_network()


def has_webgl() -> bool:
    """Whether graphkit was built with its WebGL renderer, which draws what is too much for vis-network."""
    return _bundle().is_file()


def _webgl() -> str:
    if not has_webgl():
        raise Fatal(
            "this map needs graphkit's WebGL renderer, and this graphkit was built without it",
            advice="Install graphkit from a wheel, or build it where npm is installed.",
        )
    return _bundle().read_text(encoding="utf-8")


def _bundle() -> Traversable:
    return resources.files("graphkit.maps").joinpath("page", "webgl.bundle.js")


def _vis_network() -> str:
    """The library without its last line, which asks for a file we do not have."""
    # Read as text so that CRLF becomes LF, as it does in the browser before it checks the hash.
    text = _vis_file().read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", text)


def _vis_file() -> Path:
    """Where pyvis keeps vis-network, found without importing pyvis: that takes a second."""
    spec = importlib.util.find_spec("pyvis")
    folders = (spec.submodule_search_locations if spec else None) or []
    found = [file for folder in folders for file in Path(folder).glob("templates/lib/vis-*/vis-network.min.js")]
    if not found:
        raise Fatal(
            "the map needs vis-network, which the package pyvis ships, and it was not found",
            advice="install pyvis 0.3.2 or later: pip install 'pyvis>=0.3.2'",
        )
    return max(found, key=_version)


def _version(file: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", file.parent.name))
