"""The map page: one HTML file that holds its style, its scripts and its data.

Everything in `view` came from strangers. It travels as JSON that cannot close its element, reaches the
page through `textContent` and canvas alone, and a content security policy lets only the scripts and the
style written here run, so that a hostile name stays a name.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import re
from importlib import resources
from pathlib import Path

from graphkit.errors import Fatal
from graphkit.maps.modules import join_modules

# The order matters: of two rules equally strong the later one wins.
STYLES = (
    "theme.css",
    "base.css",
    "header.css",
    "legend.css",
    "stage.css",
    "results.css",
    "table.css",
    "detail.css",
    "narrow.css",
)


def render_page(view: dict[str, object]) -> str:
    """The whole page for one view, ready to be written as UTF-8; the same view gives the same text."""
    style = _own_style()
    vis = _vis_network()
    script = _own_script()
    parts = {
        "policy": _policy(scripts=(vis, script), style=style),
        "style": style,
        "data": _safe_json(view),
        "vis": vis,
        "script": script,
    }
    # One pass: what is put in is never looked at again, so data that spells a marker stays as it is.
    return re.sub(r"\{\{(\w+)\}\}", lambda marker: parts[marker[1]], _own_text("page.html"))


def _own_text(name: str) -> str:
    return resources.files("graphkit.maps").joinpath("page", name).read_text(encoding="utf-8")


def _own_style() -> str:
    return "\n".join(_own_text(f"styles/{name}") for name in STYLES)


def _own_script() -> str:
    return f'(() => {{\n"use strict";\n{join_modules(_own_text, "main.js")}}})();\n'


def _vis_network() -> str:
    """The drawing library that pyvis ships, without its last line, which asks for a file we do not have."""
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


def _safe_json(view: dict[str, object]) -> str:
    """JSON in ASCII alone, in which no HTML parser can see the end of a script element."""
    text = json.dumps(view, allow_nan=False, separators=(",", ":"))
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _policy(*, scripts: tuple[str, ...], style: str) -> str:
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
