"""The page's modules as one script: a page opened from a file cannot load modules, and needs no tool to be made.

The modules keep to what can be joined by reading lines: named imports and exports alone, nothing renamed, and no
name twice at the top of any two of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Final

IMPORT: Final = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async function|function|class|const|let)\b)", re.MULTILINE)
# `@typedef {import("./types.d.ts").Account} Account` is a comment, and stays one.
OTHER: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join_modules(text_of: Callable[[str], str], first: str) -> str:
    """The module `first` and all it imports, each after those it uses.

    Raises ValueError where modules import each other in a circle, or import and export in another form.

    >>> files = {"a.js": 'import { b } from "./b.js";\\nb();\\n', "b.js": "export function b() {}\\n"}
    >>> print(join_modules(files.__getitem__, "a.js"))
    function b() {}
    b();
    <BLANKLINE>
    """
    joined: dict[str, str] = {}
    _add(text_of, first, (), joined)
    return "".join(joined.values())


def _add(text_of: Callable[[str], str], name: str, above: tuple[str, ...], joined: dict[str, str]) -> None:
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' -> '.join((*above, name))}")
    if name in joined:
        return
    text = text_of(name)
    for wanted in IMPORT.findall(text):
        _add(text_of, posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted)), (*above, name), joined)
    joined[name] = _alone(name, text)


def _alone(name: str, text: str) -> str:
    bare = EXPORT.sub("", IMPORT.sub("", text))
    odd = OTHER.search(bare)
    if odd:
        raise ValueError(f"{name}: cannot be joined with other modules: {odd[0]}")
    return bare
