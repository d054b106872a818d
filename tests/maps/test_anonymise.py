"""A map to be shared names nobody who only commented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphkit import Brand, Brief, Candidates, Log, find_candidates
from graphkit.log.provenance import Input
from graphkit.log.schemas import ACCOUNTS
from graphkit.maps.anonymise import anonymous
from graphkit.maps.view import make_view
from tests.made_up import HOWEVER_LITTLE, acts, niches, posts

AUTHORS = ("ana", "bea", "cyd")
POSTS = {f"{author}{number}": author for author in AUTHORS for number in range(3)}
# Every name of a commenter holds one of these, and nothing else does.
MARKS = ("zq", "赵钱", "жщ")
ENDS = st.text(st.sampled_from("abcXYZ019_.-é字"), max_size=5).map(lambda end: f"{end}k")
NAMES = st.builds(lambda mark, end: f"{mark}{end}", st.sampled_from(MARKS), ENDS)
PEOPLE = st.lists(
    st.tuples(NAMES, st.none() | NAMES, st.none() | NAMES), min_size=4, max_size=4, unique_by=lambda person: person[0]
)
FILLERS = st.sampled_from(
    ["Lovely loaf", "@ana", "merci 🥖", "www.example.org/ana", "mail a@example.org", "great", "!"]
)

pytestmark = pytest.mark.usefixtures("few_draws")


def anonymised(people: list[tuple[str, str | None, str | None]], texts: list[str]) -> dict[str, Any]:
    """The view of a small log in which these people (id, handle, name) comment under three authors' posts."""
    authors = [{"account_id": f"id-{author}", "handle": author, "followers": 9_000} for author in AUTHORS]
    fans = [
        {
            "account_id": account,
            "handle": handle,
            "name": name,
            "url": f"https://example.org/{account}",
            "followers": 77,
        }
        for account, handle, name in people
    ]
    circle = [(f"id-{one}", f"id-{other}", f"{other}0") for one in AUTHORS for other in AUTHORS if one != other]
    rows = [*circle, *((account, f"id-{POSTS[post]}", post) for post in POSTS for account, _, _ in people)]
    said = pl.Series([texts[row % len(texts)] for row in range(len(rows))])
    log = Log(
        pl.DataFrame([*authors, *fans], schema=ACCOUNTS),
        posts({post: f"id-{author}" for post, author in POSTS.items()}),
        acts(*rows).with_columns(text=said),
    )
    return make_view(find_candidates(log, ["ana"]), anonymise=True)


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, held in value.items():
            yield from (name, *texts_in(held))
    elif isinstance(value, list):
        for held in value:
            yield from texts_in(held)
    elif isinstance(value, str):
        yield value


@st.composite
def gossip(draw: st.DrawFn) -> tuple[list[tuple[str, str | None, str | None]], list[str]]:
    """People, and comments that speak of them: by name, after an @, in another case, in brackets, as an address."""
    people = draw(PEOPLE)
    names = [name for person in people for name in person if name]
    ways = st.sampled_from(["{}", "@{}", "({})", "#{}", "@{}!", "https://example.org/{}", "{}, {}", "＠{}", "@{}."])
    spoken = st.builds(
        lambda way, one, other, large: way.format(*((one.upper(), other) if large else (one, other))),
        ways, st.sampled_from(names), st.sampled_from(names), st.booleans(),
    )  # fmt: skip
    texts = draw(st.lists(st.lists(spoken | FILLERS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=12))
    return people, texts


@settings(max_examples=15, deadline=None)
@given(gossip())
@example(([("zq1k", "zqBen.k", "zqBen Smith"), ("zq2k", None, None)], ["thanks zqben smith and @zqben.K... !"]))
def test_no_name_of_a_commenter_is_anywhere(
    gossiped: tuple[list[tuple[str, str | None, str | None]], list[str]],
) -> None:
    view = anonymised(*gossiped)
    told = [text.lower() for text in texts_in(view)]

    assert view["accounts"]["role"].count("fan") > 0
    assert not [text for text in told for mark in MARKS if mark in text]


QUOTES = (
    ("@zqben look", "{ben} look"),
    ("@ana look", "@ana look"),
    ("@somebody.else look", "@… look"),
    ("ZQBEN, see https://example.org/x?y=1 now", "{ben}, see … now"),
    ("write to me: me@example.org", "write to me: …"),
    ("Ben Zqsmith is here", "{ben} is here"),
    ("@Ben Zqsmith, @zqben.else, @ana.else", "{ben}, @…, @…"),
    ("谢谢赵钱孙啊", "谢谢{li}啊"),
    ("zqbenjamin stays", "zqbenjamin stays"),
)


@pytest.fixture(scope="module")
def few() -> Candidates:
    """ana, and two who comment there; their numbers are drawn."""
    people = [
        {"account_id": "zq1", "handle": "zqben", "name": "Ben Zqsmith"},
        {"account_id": "zq2", "handle": "zqli", "name": "赵钱孙"},
        {"account_id": "a", "handle": "ana"},
    ]
    rows = (("zq1", "a", "a1"), ("zq2", "a", "a1"))
    return find_candidates(Log(pl.DataFrame(people, schema=ACCOUNTS), posts({"a1": "a"}), acts(*rows)), ["ana"])


@pytest.mark.parametrize(("text", "shown"), QUOTES)
def test_quotes(few: Candidates, text: str, shown: str) -> None:
    names = anonymous(few)

    assert names.quoted(pl.Series([text])).to_list() == [shown.format(ben=names.label("zq1"), li=names.label("zq2"))]


def test_names_in_sentences_of_ours_follow_an_at(few: Candidates) -> None:
    names = anonymous(few)

    assert names.said("Around @zqben and @ana, not @somebody") == f"Around {names.label('zq1')} and @ana, not @somebody"


def test_what_a_sentence_of_ours_quotes_names_no_commenter() -> None:
    """As on a brand, a caption that is near in meaning, where somebody is."""
    said = "Thanks to “zqben”, Ben Zqsmith and @zqben.else! Acme bread, see zqben.example.org/x, " + "yes " * 40
    log = Log(
        pl.DataFrame(
            [
                {"account_id": "zq1", "handle": "zqben", "name": "Ben Zqsmith"},
                {"account_id": "a", "handle": "ana"},
                {"account_id": "b", "handle": "bea"},
            ],
            schema=ACCOUNTS,
        ),
        posts({"a1": "a", "b1": "b"}, b1=said),
        acts(("zq1", "b", "b1"), ("zq1", "a", "a1"), ("a", "b", "b1"), ("b", "a", "a1")),
    )
    found = find_candidates(log, ["ana"], brief=Brief(brand=Brand("Acme"), seen=HOWEVER_LITTLE.seen))
    told = [text for text in texts_in(make_view(found, anonymise=True)) if "Acme in" in text]

    assert "zqben" in found.evidence.filter(kind="brand")["sentence"].item()
    assert [text for text in told if text.startswith("Named Acme in 1 post, unpaid: “Thanks to “commenter 1”")]
    assert not [text for text in told if "zq" in text.lower()]


def test_whom_candidates_should_not_be_like_is_not_named() -> None:
    """Known by name alone, without a handle, and by a name that is a word of ours, too."""
    people = [
        {"account_id": "zq1", "name": "Jane Q Zqdoe"},
        {"account_id": "zq2", "name": "like"},
        *({"account_id": author, "handle": author} for author in ("a", "b", "c")),
    ]
    log = Log(
        pl.DataFrame(people, schema=ACCOUNTS),
        posts({"a1": "a", "b1": "b", "c1": "c"}),
        acts(("zq1", "b", "b1"), ("zq2", "b", "b1"), ("a", "c", "c1"), ("c", "a", "a1"), ("c", "b", "b1")),
    )
    found = find_candidates(log, ["a"], not_like=["zq1", "zq2"], brief=HOWEVER_LITTLE)
    told = list(texts_in(make_view(found, anonymise=True)))

    assert "Nearer to Jane Q Zqdoe or like, whom" in found.evidence.filter(kind="unwanted")["sentence"].item()
    [sentence] = [text for text in told if text.startswith("Nearer to")]
    names = anonymous(found)
    both = f"{names.label('zq1')} or {names.label('zq2')}"
    assert sentence == f"Nearer to {both}, whom it should not be like, than to your seeds"
    assert not [text for text in told if "zq" in text.lower()]


def test_communities_have_no_name_of_a_commenter(few: Candidates) -> None:
    names = anonymous(few)
    named = replace(
        few,
        communities=few.communities.with_columns(name=pl.lit("around @zqben")),
        accounts=few.accounts.with_columns(community_name=pl.lit("around @zqben")),
    )
    covered = names.cover(named)

    assert set(covered.communities["name"]) == {f"around {names.label('zq1')}"}
    assert set(covered.accounts["community_name"]) == {f"around {names.label('zq1')}"}


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"], followers=(5_000, 100_000), top=8)


def test_the_others_keep_their_names(found: Candidates) -> None:
    plain, hidden = make_view(found), make_view(found, anonymise=True)
    named = [
        {
            (role, label)
            for role, label in zip(view["accounts"]["role"], view["accounts"]["label"], strict=True)
            if role != "fan"
        }
        for view in (plain, hidden)
    ]

    assert named[0] == named[1]
    assert hidden["title"] == plain["title"]
    assert sorted(detail["rank"] or 0 for detail in hidden["details"].values()) == sorted(
        detail["rank"] or 0 for detail in plain["details"].values()
    )


def test_ordinary_commenters_have_a_number_and_a_place(found: Candidates) -> None:
    plain, hidden = make_view(found), make_view(found, anonymise=True)
    fans = [row for row, role in enumerate(hidden["accounts"]["role"]) if role == "fan"]
    numbers = sorted(int(hidden["accounts"]["label"][row].removeprefix("commenter ").replace(",", "")) for row in fans)

    assert numbers == list(range(1, len(fans) + 1))
    assert {hidden["accounts"][column][row] for column in ("handle", "url", "followers") for row in fans} == {None}
    assert [hidden["accounts"]["id"][row] for row in fans] == [hidden["accounts"]["label"][row] for row in fans]
    places = [sorted(zip(view["accounts"]["x"], view["accounts"]["y"], strict=True)) for view in (plain, hidden)]
    assert places[0] == places[1]


def test_numbers_do_not_follow_the_alphabet(found: Candidates) -> None:
    fans = found.accounts.filter(~pl.col("author"))["account"]
    numbered = anonymous(found)
    order = [int(numbered.label(account).removeprefix("commenter ")) for account in fans]

    assert sorted(order) == list(range(1, len(order) + 1))
    assert order != sorted(order)


def test_files_are_counted_not_named(found: Candidates) -> None:
    files = tuple(Input(f"/home/ana/{name}.csv", "posts", 1, 1, "") for name in ("zqben", "posts"))
    view = make_view(replace(found, log=replace(found.log, inputs=files)), anonymise=True)

    assert view["source"].startswith("2 files · 1 Jan 2026 – ")


def test_same_result_same_numbers(found: Candidates) -> None:
    assert make_view(found, anonymise=True) == make_view(found, anonymise=True)
