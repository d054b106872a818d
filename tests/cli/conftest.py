"""The command as a user runs it, in this process, so that tests stay fast."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit_cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True, scope="module")
def _few_draws(few_draws: None) -> None:
    """In every test of a command."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """run("expand", …) in the current folder."""

    def run_command(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["graphkit", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capfd.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_command


COMMENTS = """comment_id,post_id,commenter,created_at,text
1,p1,ben,2026-05-01T10:00:00Z,lovely
2,p1,cem,2026-05-01T11:00:00Z,so good
3,p2,ana,2026-05-02T10:00:00Z,wow
4,p2,cem,2026-05-02T11:00:00Z,nice
5,p3,ana,2026-05-03T10:00:00Z,great
6,p3,dora,2026-05-03T12:00:00Z,hello
7,p4,ben,2026-05-04T10:00:00Z,hm
"""
POSTS = """post_id,author,created_at,text
p1,ana,2026-05-01T09:00:00Z,bread
p2,ben,2026-05-02T09:00:00Z,cake
p3,cem,2026-05-03T09:00:00Z,rolls
p4,dora,2026-05-04T09:00:00Z,buns
p11,ana,2026-05-01T08:00:00Z,bagels
p12,ana,2026-05-01T07:00:00Z,crackers
p5,ben,2026-05-02T08:00:00Z,tarts
p6,ben,2026-05-02T07:00:00Z,pies
p7,cem,2026-05-03T08:00:00Z,pretzels
p8,cem,2026-05-03T07:00:00Z,scones
p9,dora,2026-05-04T08:00:00Z,crumble
p10,dora,2026-05-04T07:00:00Z,waffles
"""
ACCOUNTS = """handle,followers,bio
ana,10000,=HYPERLINK("evil")
ben,8000,baker
cem,,
dora,900000,star
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three small tables, which is the current one."""
    for name, text in (("comments", COMMENTS), ("posts", POSTS), ("accounts", ACCOUNTS)):
        (tmp_path / f"{name}.csv").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


FILES = ("comments.csv", "posts.csv", "accounts.csv")
