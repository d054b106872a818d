"""In which languages an account and its audience write: counted by hand, with a detector that reads the first word."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import ConfigurationError, Log
from graphkit.fit.languages import audience_languages, languages_of, post_languages
from tests.made_up import acts, posts


def tell(words: pl.Series) -> pl.Series:
    """A language is the first word of two letters."""
    return words.str.extract(r"^([a-z]{2})\b")


def log(*comments: tuple[str, str, str], **captions: str) -> Log:
    """Posts `ana1`, `ben1`, … with these captions, and comments (by, on, text)."""
    owners = {post: post.rstrip("0123456789") for post in captions}
    written = acts(*((by, on, f"{on}1") for by, on, _ in comments))
    return Log(
        posts=posts(owners, **captions),
        interactions=written.with_columns(text=pl.Series([text for *_, text in comments], dtype=pl.String)),
    )


def counts(made: Log, account: str, *wanted: str) -> tuple[int, ...]:
    found = languages_of(made, wanted, tell).filter(account=account)
    return found.select(pl.exclude("account")).row(0)


def test_posts_are_counted_one_by_one() -> None:
    made = log(ana1="de Lauf", ana2="en run", ana3="de Wald", ana4="…", ben1="en run")

    assert counts(made, "ana", "de") == (3, 2, 0, 0)
    assert counts(made, "ana", "de", "EN") == (3, 3, 0, 0)
    assert counts(made, "ben", "de-AT") == (1, 0, 0, 0)
    assert post_languages(made, tell, of=["ben"]).rows() == [("ben", "ben1", "en")]


def test_a_commenter_has_one_language_from_three_comments_on() -> None:
    """That of all it wrote, in the order of the comments: the first says nothing, the second is English."""
    often = [("fan", "ana", "🔥"), ("fan", "ben", "en nice"), ("fan", "ben", "de schön")]
    seldom = [("rare", "ana", "de schön")] * 2
    made = log(*often, *seldom, ana1="de Lauf", ben1="en run")

    assert counts(made, "ana", "de") == (1, 1, 1, 0)
    assert counts(made, "ben", "en") == (1, 1, 1, 1)
    assert audience_languages(made, tell).rows() == [("ana", "fan", "en"), ("ben", "fan", "en")]


def test_what_an_author_writes_under_its_own_posts_is_no_audience() -> None:
    made = log(*[("ana", "ana", "de danke")] * 3, ana1="de Lauf")

    assert counts(made, "ana", "de") == (1, 1, 0, 0)


def test_without_texts_nothing_is_known() -> None:
    made = Log(posts=posts({"ana1": "ana"}), interactions=acts(("fan", "ana", "ana1")))

    assert languages_of(made, ["de"], tell).is_empty()


@pytest.mark.parametrize("wanted", ["German", "", "d", "de,en"])
def test_what_is_no_code_is_an_error(wanted: str) -> None:
    with pytest.raises(ConfigurationError, match="is not the code of a language"):
        languages_of(log(ana1="de"), [wanted], tell)
