"""The map page: one HTML file that holds its style, its scripts and its data.

Everything in `view` came from strangers. It travels packed, in letters that cannot close its element, reaches
the page through `textContent` and canvas alone, and a content security policy lets only the scripts and the
style written here run, so that a hostile name stays a name.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

from graphkit.maps.library import library_for
from graphkit.maps.modules import join_modules
from graphkit.maps.pack import View, pack

# The order matters: of two rules equally strong the later one wins.
STYLES = (
    "theme.css",
    "base.css",
    "header.css",
    "legend.css",
    "stage.css",
    "results.css",
    "filters.css",
    "table.css",
    "detail.css",
    "together.css",
    "picture.css",
    "narrow.css",
    "print.css",
)


def render_page(view: View) -> str:
    """The whole page for one view, ready to be written as UTF-8; the same view gives the same text."""
    style = _own_style()
    library = library_for(view["renderer"])
    script = _own_script()
    parts = {
        "policy": _policy(scripts=(library, script), style=style),
        "style": style,
        "data": pack(view),
        "library": library,
        "script": script,
    }
    # One pass: what is put in is never looked at again, so data that spells a marker stays as it is.
    return re.sub(r"\{\{(\w+)\}\}", lambda marker: parts[marker[1]], _own_text("page.html"))


def _own_text(name: str) -> str:
    return resources.files("graphkit.maps").joinpath("page", name).read_text(encoding="utf-8")


def _own_style() -> str:
    return "\n".join(_own_text(f"styles/{name}") for name in STYLES)


def _own_script() -> str:
    return f'(async () => {{\n"use strict";\n{join_modules(_own_text, "main.js")}}})();\n'


def _policy(*, scripts: tuple[str, ...], style: str) -> str:
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
