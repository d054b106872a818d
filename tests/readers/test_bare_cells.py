"""What a table has been through: R, pandas, spreadsheets, and being put behind another."""

from __future__ import annotations

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends
from tests.readers.variants import EXPORTS, flat, records_of, table

COMMENT = {"id": "18093512345678901", "commenter": "ben", "post_id": "p1", "post_author": "ana", "likes": "5"}
OTHER = {**COMMENT, "id": "18093512345678902", "commenter": "cem", "parent_id": COMMENT["id"]}


@pytest.mark.parametrize("guarded", ["'{}", '="{}"', "{}"])
def test_ids_guarded_from_spreadsheets(guarded: str, write: Write) -> None:
    rows = [{**row, "id": guarded.format(row["id"]), "text": "'90s ="} for row in (COMMENT, OTHER)]
    log = gk.read(write("comments.csv", table([{**rows[0], "parent_id": ""}, {**rows[1], "parent_id": rows[0]["id"]}])))
    assert log.interactions["interaction_id"].to_list() == [COMMENT["id"], OTHER["id"]]
    assert log.interactions["parent_id"].to_list() == [None, COMMENT["id"]]
    assert ends(log) == [("ben", "ana"), ("cem", "ben")]
    assert log.interactions["text"].unique().to_list() == ["'90s ="]


@pytest.mark.parametrize("unknown", ["NA", "NULL", "null", "(null)", "nan", "None", "<NA>", "N/A", r"\N"])
def test_what_is_unknown_to_other_programs(unknown: str, write: Write) -> None:
    rows = [{**COMMENT, "text": unknown, "parent_id": unknown}, {**OTHER, "likes": unknown, "text": "hi"}]
    log = gk.read(write("comments.csv", table(rows)))
    assert log.interactions.select("parent_id", "likes", "text").rows() == [
        (None, 5, None),
        (COMMENT["id"], None, "hi"),
    ]
    assert ends(log) == [("ben", "ana"), ("cem", "ben")]


def test_a_name_that_r_would_take_for_unknown(write: Write) -> None:
    log = gk.read(write("comments.csv", table([{**COMMENT, "commenter": "NA", "text": "NA"}])))
    assert log.interactions.select("actor_id", "text").row(0) == ("NA", "NA")


@pytest.mark.parametrize("word", ["NULL", "None", "nan"])
def test_a_word_that_stands_among_no_numbers_is_a_text(word: str, write: Write) -> None:
    log = gk.read(write("comments.csv", table([{**COMMENT, "text": word}, {**OTHER, "text": "hi"}])))
    assert log.interactions["text"].to_list() == [word, "hi"]


def test_what_only_databases_write_is_unknown_wherever_it_stands(write: Write) -> None:
    log = gk.read(write("comments.csv", table([{**COMMENT, "commenter": r"\N", "text": r"\N"}])))
    assert log.interactions.select("actor_id", "text").row(0) == (None, None)


def test_whole_numbers_that_pandas_wrote_as_floats(write: Write) -> None:
    """Apify counts no plays of a picture, which are written as 0."""
    picture, *_ = records_of(EXPORTS / "apify_instagram" / "posts.json")
    assert gk.read(write("posts.csv", flat([picture | {"videoPlayCount": "0.0"}]))).posts["views"].to_list() == [None]


def test_a_float_that_may_have_been_rounded_stays_one(write: Write) -> None:
    with pytest.raises(gk.DataError, match="was rounded"):
        gk.read(write("comments.csv", table([{**COMMENT, "id": "18093512345678900.0"}])))
