"""Decisions of people, kept beside what a crawl notes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from tests.made_up import acts
from tests.workspace.stand_ins import HOSTILE, Clock


def talk(platform: str) -> gk.Log:
    rows = acts(("1", "2", None), ("3", "2", None), origin=f"{platform}.csv", platform=platform)
    return gk.Log(interactions=rows.with_columns(interaction_id=pl.format("{}{}", pl.lit(platform), "interaction_id")))


def filled(tmp_path: Path, *platforms: str) -> gk.Workspace:
    workspace = gk.Workspace(tmp_path / "w.gk")
    for platform in platforms:
        workspace.add(talk(platform), Clock())
    return workspace


def test_each_decision_is_kept_with_its_note(tmp_path: Path) -> None:
    workspace = filled(tmp_path, "bluesky")
    assert workspace.decide(["1", "3"], "accepted", "kind", Clock()) == ["1", "3"]
    workspace.decide(["3"], "held", clock=Clock())

    assert workspace.decisions().select("platform", "account", "decision", "why").rows() == [
        ("bluesky", "1", "accepted", "kind"),
        ("bluesky", "3", "accepted", "kind"),
        ("bluesky", "3", "held", None),
    ]
    assert (workspace.seeds(), workspace.rejected(), workspace.held()) == (["1"], [], ["3"])


def test_on_several_platforms_the_one_that_is_meant(tmp_path: Path) -> None:
    workspace = filled(tmp_path, "bluesky", "reddit")
    workspace.decide(["reddit:1"], "rejected", clock=Clock())

    assert workspace.rejected() == ["reddit:1"]
    assert workspace.decisions()["platform"].to_list() == ["reddit"]


def test_nothing_is_kept_of_a_list_with_somebody_unknown(tmp_path: Path) -> None:
    workspace = filled(tmp_path, "bluesky")
    with pytest.raises(gk.DataError, match="nobody is not in the data"):
        workspace.decide(["1", "nobody"], "accepted", clock=Clock())

    assert workspace.decisions().is_empty()


def test_tags_are_kept_with_the_decision_and_found_again(tmp_path: Path) -> None:
    workspace = filled(tmp_path, "bluesky")
    workspace.decide(["1"], "accepted", tags=[" summer  2026", "ski", "ski"], clock=Clock())
    workspace.decide(["2"], "rejected", tags=["Ski"], clock=Clock())
    workspace.decide(["3"], "held", clock=Clock())

    assert workspace.decisions()["tags"].to_list() == [["summer 2026", "ski"], ["Ski"], []]
    assert workspace.decisions(["SKI"])["account"].to_list() == ["1", "2"]
    assert workspace.decisions(["ski", "summer 2026"])["account"].to_list() == ["1"]
    assert workspace.decisions(["sk"]).is_empty()


@pytest.mark.parametrize("empty", ["", " \t"])
def test_an_empty_tag_is_refused_and_nothing_is_kept(tmp_path: Path, empty: str) -> None:
    workspace = filled(tmp_path, "bluesky")
    with pytest.raises(gk.ConfigurationError, match="A tag is empty"):
        workspace.decide(["1"], "accepted", tags=["ski", empty], clock=Clock())

    assert workspace.decisions().is_empty()


def test_whatever_a_tag_or_a_note_holds_is_only_kept(tmp_path: Path) -> None:
    workspace = filled(tmp_path, "bluesky")
    odd = [f"a{text}" for text in (*HOSTILE, "\udcff") if "\n" not in text]
    for text in odd:
        workspace.decide(["1"], "held", text.replace("\0", ""), Clock(), [text, "b"])
    read = workspace.decisions(["b"])

    sound = [text.encode(errors="replace").decode() for text in odd]
    assert read["tags"].list.first().to_list() == sound
    assert read["why"].to_list() == [text.replace("\0", "") for text in sound]
