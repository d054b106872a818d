"""Tables whose cells hold what JSON nests: pandas, R and databases write them so."""

from __future__ import annotations

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import table

COMMENT = {"post_id": "p1", "post_author": "ana", "text": "hi"}
WRITTEN_BY_NO_PROGRAM = "{'id': 7, 'username': }"


@pytest.mark.parametrize(
    "author",
    [
        '{"id": 7, "username": "ben", "bio": null}',
        "{'id': 7, 'username': 'ben', 'bio': nan, 'verified': True}",
        "{'id': '7', 'username': 'ben', 'bio': \"it's {me}, nan, and [you]\"}",
        "{'id': 7, 'username': ben, 'bio': NULL}",
        "{'id': 7, 'username': ben, 'bio': 'it\\'s {me}, NULL, and [you]', 'tags': [a b, c]}",
    ],
)
def test_what_nobody_knows_is_told_by_the_names_inside(author: str, write: Write) -> None:
    log = gk.read(write("comments.csv", table([{**COMMENT, "author": author}])))
    assert ends(log) == [("7", "ana")]
    assert log.accounts.filter(account_id="7")["handle"].to_list() == ["ben"]


def test_an_id_beyond_2_53_stays_exact_and_a_rounded_one_is_refused(write: Write) -> None:
    exact, rounded = ({**COMMENT, "author": f"{{'id': {number}}}"} for number in ("18093512345678901", "1.8e+16"))
    assert ends(gk.read(write("comments.csv", table([exact])))) == [("18093512345678901", "ana")]
    with pytest.raises(gk.DataError, match="was rounded"):
        gk.read(write("rounded.csv", table([rounded])))


def test_lists_of_words(write: Write) -> None:
    post = {"post_id": "p1", "author": "ana", "hashtags": "['red lamp', 'tea']", "mentions": "[]"}
    log = gk.read([write("posts.csv", table([post])), write("comments.csv", table([{**COMMENT, "author": "ben"}]))])
    assert log.posts["hashtags"].to_list() == [["red lamp", "tea"]]


@pytest.mark.parametrize(
    "text", ["[removed]", "{shrug}", "[", "{'a'", "[1", "['a', b]", "{**x}", "[a b, c]", "[" * 10_000]
)
def test_a_text_in_brackets_is_a_text(text: str, write: Write) -> None:
    log = gk.read(write("comments.csv", table([{**COMMENT, "author": "ben", "text": t} for t in (text, "[a] hi")])))
    assert log.interactions["text"].to_list() == [text, "[a] hi"]


@pytest.mark.parametrize("lost", [WRITTEN_BY_NO_PROGRAM, '{"id": 7, "username": "be'])
def test_an_object_that_cannot_be_read_is_counted(lost: str, write: Write) -> None:
    rows = [{**COMMENT, "author": author} for author in ('{"id": 8}', lost)]
    log = gk.read(write("comments.csv", table(rows)))
    assert ends(log) == [("8", "ana"), (None, "ana")]
    assert "1 cells in “author” hold objects that are cut off or not JSON" in told(log)


def test_a_cell_that_holds_something_else_leaves_the_others_what_they_are(write: Write) -> None:
    """People put totals below a table."""
    rows = [{**COMMENT, "author": author} for author in ("{'id': 7}", "{'id': 8}", "2", "[oops")]
    log = gk.read(write("comments.csv", table(rows)))
    assert log.interactions["actor_id"].to_list()[:2] == ["7", "8"]


def test_it_is_counted_where_a_reader_knows_the_table_too(write: Write) -> None:
    comment = {"postUrl": "https://www.instagram.com/p/A1/", "id": "1", "ownerUsername": "ben", "text": "hi"}
    log = gk.read(write("comments.csv", table([{**comment, "owner": WRITTEN_BY_NO_PROGRAM}])))
    assert log.interactions["actor_id"].to_list() == ["ben"]
    assert "1 cells in “owner” hold objects that are cut off or not JSON" in told(log)
