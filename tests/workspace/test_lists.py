"""Lists of accounts, kept as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.files.names import DO_NOT_CONTACT, KNOWN, AccountList
from tests.workspace.stand_ins import HOSTILE, Clock


def test_lists_are_read_back_as_they_were(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    kept = (AccountList(DO_NOT_CONTACT, "a.txt", "0f", HOSTILE), AccountList(KNOWN, "a.txt", "1e", ()))
    workspace.keep_lists(kept, Clock())

    assert workspace.lists() == kept
    newer = AccountList(KNOWN, "a.txt", "2d", ("ana",))
    workspace.keep_lists([newer], Clock())
    assert workspace.lists() == (kept[0], newer)


def test_where_there_is_no_workspace_there_are_no_lists(tmp_path: Path) -> None:
    with pytest.raises(gk.DataError, match="There is no workspace"):
        gk.Workspace(tmp_path / "w.gk").lists()
