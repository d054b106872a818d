from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends

EXPORTS = Path(__file__).parent / "exports" / "twitter_twarc"
# Beyond 2^53, where a float would lose the last digit.
ANA, BEN, CEM = "9007199254740993001", "9007199254740993002", "9007199254740993003"
TIME = "2022-11-07T18:11:04.000Z"


def user(number: str, handle: str, followers: int = 5) -> dict[str, Any]:
    return {"id": number, "username": handle, "name": handle.title(), "public_metrics": {"followers_count": followers}}


USERS = [user(ANA, "ana", 9000), user(BEN, "ben"), user(CEM, "cem")]


def tweet(number: str, author: str, text: str, **more: Any) -> dict[str, Any]:
    said = {"id": number, "author_id": author, "text": text, "created_at": TIME, "conversation_id": number}
    return {**said, "public_metrics": {"like_count": 3, "reply_count": 1, "retweet_count": 2}, **more}


def refers(**references: str) -> dict[str, Any]:
    return {"referenced_tweets": [{"type": kind, "id": number} for kind, number in references.items()]}


def names(**handles: str) -> dict[str, Any]:
    return {"entities": {"mentions": [{"username": handle, "id": number} for handle, number in handles.items()]}}


def page(*data: dict[str, Any], tweets: list[dict[str, Any]] | None = None) -> str:
    return json.dumps({"data": data, "includes": {"users": USERS, "tweets": tweets or []}, "meta": {}}) + "\n"


LAMP = tweet("1", ANA, "lamp")
ANSWER = tweet("2", BEN, "@ana hi", conversation_id="1", in_reply_to_user_id=ANA, **refers(replied_to="1"))
DEEPER = tweet(
    "3",
    CEM,
    "@ben @ana no",
    conversation_id="1",
    in_reply_to_user_id=BEN,
    **refers(replied_to="2"),
    **names(ben=BEN, ana=ANA),
)
RETWEET = tweet("4", CEM, "RT @ana: lamp", **refers(retweeted="1"), **names(ana=ANA))
QUOTE = tweet("5", BEN, "look @cem", **refers(quoted="1"), **names(cem=CEM))
BOTH = tweet("6", BEN, "@ana x", conversation_id="1", in_reply_to_user_id=ANA, **refers(replied_to="1", quoted="5"))
ALL = (LAMP, ANSWER, DEEPER, RETWEET, QUOTE, BOTH)
# kind, id, actor, target, post, parent
TOLD = [
    ("comment", "2", BEN, ANA, "1", None),
    ("comment", "6", BEN, ANA, "1", None),
    ("mention", "3:mention:ana", CEM, ANA, "1", None),
    ("mention", "5:mention:cem", BEN, CEM, "5", None),
    ("quote", "5:quote", BEN, ANA, "1", None),
    ("quote", "6:quote", BEN, BEN, "5", None),
    ("reply", "3", CEM, BEN, "1", "2"),
    ("repost", "4:repost", CEM, ANA, "1", None),
]


def acts(log: gk.Log) -> list[tuple[Any, ...]]:
    columns = ("kind", "interaction_id", "actor_id", "target_id", "post_id", "parent_id")
    return sorted(log.interactions.select(columns).rows(), key=str)


def test_a_page_with_a_retweet() -> None:
    log = gk.read(EXPORTS / "two_tweets.jsonl")
    assert log.inputs[0].format == "twarc pages of tweets"
    retweeter, author = "6777577446531925334", "5268377782117151664"
    assert acts(log) == [("repost", "5177943132667465492:repost", retweeter, author, "7146416465156914935", None)]
    assert log.posts.select("post_id", "author_id", "created_at", "text", "hashtags", "likes", "reposts").rows() == [
        (
            *("7146416465156914935", author, datetime(2021, 5, 10, 8, 50, 41, tzinfo=UTC), "#ECEKMHHGCK"),
            *(["ECEKMHHGCK"], 0, 1),
        )
    ]
    assert log.accounts.select("account_id", "handle", "name", "followers").sort("followers").rows() == [
        (retweeter, "wool_lamp65", "clay juno26", 0),
        (author, "amber_kite57", "amber_kite57", 1),
    ]
    assert not log.notes


def test_a_page_with_a_tweet_that_names_eight() -> None:
    log = gk.read(EXPORTS / "mentions_tweet.jsonl")
    author = "9416332417776295446"
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("4345459776755726217", author, 6)]
    assert log.interactions.filter(kind="mention").select("actor_id", "target_id").rows() == [
        (author, number)
        for number in ("63392772", "65954264", "45273668", "21152534", "59694753", "471258991", "536217662", "66419348")
    ]
    assert log.interactions.filter(kind="repost").select("actor_id", "target_id").rows() == [("52538632", author)]
    assert log.accounts.filter(account_id="63392772")["handle"].to_list() == ["river_otter27"]


def test_flat_answers() -> None:
    log = gk.read(EXPORTS / "flat_replies_first3.jsonl")
    assert log.inputs[0].format == "twarc flat tweets"
    answers = log.interactions.filter(kind="reply")
    assert answers.select("interaction_id", "post_id", "parent_id").row(0) == (
        *("4194675169645433614", "4866828345573436576", "7417316998944579946"),
    )
    assert answers.select("actor_id", "target_id").rows() == [
        ("1228353755", "7431669187365399127"),
        ("139274464533714751", "592358351"),
        ("6777176145167361647", "645393577146237957"),
    ]
    # What they answer stands inside them.
    assert log.interactions.filter(kind="comment").select("actor_id", "target_id").rows() == [
        ("7431669187365399127", "755767347"),
        ("592358351", "54635414"),
        ("645393577146237957", "6777176145167361647"),
    ]
    followers = log.accounts.select("handle", "followers").filter(handle="wool_maple47")
    assert followers.rows() == [("wool_maple47", 458)]
    assert log.accounts.filter(handle="moss_wool30")["followers"].to_list() == [1251434]


def test_every_reference_in_pages(write: Write) -> None:
    log = gk.read(write("pages.jsonl", page(*ALL)))
    assert acts(log) == TOLD
    assert log.posts.select("post_id", "author_id", "text", "likes", "comments", "reposts").rows() == [
        ("1", ANA, "lamp", 3, 1, 2),
        ("5", BEN, "look @cem", 3, 1, 2),
    ]
    assert log.accounts.filter(account_id=ANA).select("handle", "name", "followers").rows() == [("ana", "Ana", 9000)]
    assert log.interactions.filter(kind="repost")["text"].to_list() == [None]
    assert not log.notes


def test_the_tweets_beside_the_results_are_read_once(write: Write) -> None:
    text = page(ANSWER, tweets=[LAMP]) + page(QUOTE, tweets=[LAMP, QUOTE]) + page()
    log = gk.read(write("pages.jsonl", text))
    assert log.posts["post_id"].to_list() == ["5", "1"]
    assert not log.notes


def test_a_result_that_comes_alone(write: Write) -> None:
    text = "".join(json.dumps({"data": said, "includes": {"users": USERS}}) + "\n" for said in ALL)
    log = gk.read(write("stream.jsonl", text))
    assert log.inputs[0].format == "twarc pages of tweets"
    assert acts(log) == TOLD


def test_a_retweet_of_a_tweet_that_is_not_on_the_page(write: Write) -> None:
    log = gk.read(write("pages.jsonl", page(RETWEET)))
    assert ends(log) == [(CEM, ANA)]


def flat() -> list[dict[str, Any]]:
    by_id = {said["id"]: said for said in ALL}
    people = {person["id"]: person for person in USERS}

    def inside(said: dict[str, Any]) -> dict[str, Any]:
        references = [
            {**by_id[one["id"]], **one, "author": people[by_id[one["id"]]["author_id"]]}
            for one in said.get("referenced_tweets", [])
        ]
        more = {"in_reply_to_user": people[said["in_reply_to_user_id"]]} if "in_reply_to_user_id" in said else {}
        return {**said, "author": people[said["author_id"]], **more, "referenced_tweets": references}

    return [inside(said) for said in ALL]


def test_every_reference_in_flat_tweets(write: Write) -> None:
    log = gk.read(write("flat.jsonl", "".join(json.dumps(said) + "\n" for said in flat())))
    assert log.inputs[0].format == "twarc flat tweets"
    assert acts(log) == TOLD
    assert log.posts["post_id"].to_list() == ["1", "5"]
    assert log.accounts.filter(account_id=ANA).select("handle", "followers").rows() == [("ana", 9000)]


def test_flat_tweets_wrapped_as_the_api_would(write: Write) -> None:
    wrapped = [{"data": said} for said in flat()]
    for name, text in (
        ("wrapped.jsonl", "".join(json.dumps(said) + "\n" for said in wrapped)),
        ("wrapped.json", json.dumps(wrapped)),
    ):
        log = gk.read(write(name, text))
        assert acts(log) == TOLD
        assert log.accounts.filter(account_id=ANA).select("handle", "followers").rows() == [("ana", 9000)]


def table() -> str:
    columns = (EXPORTS / "twarc_csv_default_columns.txt").read_text().split('"""')[1].split()
    people = {person["id"]: person for person in USERS}
    written = io.StringIO()
    rows = csv.DictWriter(written, columns)
    rows.writeheader()
    authors = {said["id"]: said["author_id"] for said in ALL}
    for said in ALL:
        author = people[said["author_id"]]
        row = {name: said[name] for name in ("id", "author_id", "text", "created_at", "conversation_id")}
        row |= {f"public_metrics.{name}": count for name, count in said["public_metrics"].items()}
        row |= {"author.id": author["id"], "author.username": author["username"]}
        row |= {"author.public_metrics.followers_count": author["public_metrics"]["followers_count"]}
        for one in said.get("referenced_tweets", []):
            row[f"referenced_tweets.{one['type']}.id"] = one["id"]
            role = {"replied_to": "in_reply_to", "retweeted": "retweeted", "quoted": "quoted"}[one["type"]]
            row |= {f"{role}_user_id": authors[one["id"]], f"{role}_username": people[authors[one["id"]]]["username"]}
        if "entities" in said:
            row["entities.mentions"] = json.dumps(said["entities"]["mentions"])
        rows.writerow(row)
    return written.getvalue()


@pytest.mark.parametrize("separator", [".", "/"])
def test_every_reference_in_a_table(separator: str, write: Write) -> None:
    header, rest = table().split("\r\n", 1)
    log = gk.read(write("tweets.csv", header.replace(".", separator) + "\n" + rest))
    assert log.inputs[0].format == "twarc CSV"
    assert acts(log) == TOLD
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("1", ANA, 3), ("5", BEN, 3)]
    assert log.accounts.filter(account_id=ANA).select("handle", "followers").rows() == [("ana", 9000)]


def test_the_same_tweets_in_pages_flat_and_in_a_table_are_the_same(write: Write) -> None:
    log = gk.read(
        [
            write("pages.jsonl", page(*ALL)),
            write("flat.jsonl", "".join(json.dumps(said) + "\n" for said in flat())),
            write("tweets.csv", table()),
        ]
    )
    assert acts(log) == TOLD
    assert log.posts["post_id"].to_list() == ["1", "5"]


@pytest.mark.parametrize("form", ["pages", "flat"])
def test_a_lookup_of_users(form: str, write: Write) -> None:
    pages = json.dumps({"data": USERS, "meta": {}}) + "\n"
    text = pages * 2 if form == "pages" else "".join(json.dumps(person) + "\n" for person in USERS)
    log = gk.read(write("users.jsonl", text))
    assert log.inputs[0].format == {"pages": "twarc pages of users", "flat": "twarc users"}[form]
    assert log.accounts.select("account_id", "handle", "name", "followers").rows() == [
        (ANA, "ana", "Ana", 9000),
        (BEN, "ben", "Ben", 5),
        (CEM, "cem", "Cem", 5),
    ]


def test_optional_keys_may_be_missing_and_others_there(write: Write) -> None:
    bare = [{name: value for name, value in said.items() if name != "public_metrics"} | {"geo": {}} for said in ALL]
    text = json.dumps({"data": bare, "includes": {"users": USERS, "places": []}}) + "\n"
    log = gk.read(write("pages.jsonl", text))
    assert acts(log) == TOLD
    assert log.posts["likes"].to_list() == [None, None]


def test_pages_of_instagram_are_none_of_twitter() -> None:
    log = gk.read(EXPORTS.parent / "instaloader" / "raw_graphql_shortcode_media.json")
    assert "twarc" not in log.inputs[0].format


def test_a_tweet_whose_reference_has_no_author_leaves_nobody_out(write: Write) -> None:
    tweet = {
        "id": "1",
        "author_id": "7",
        "conversation_id": "1",
        "public_metrics": {"like_count": 1},
        "text": "hi",
        "created_at": "2023-11-14T22:13:20.000Z",
        "author": {"id": "7", "username": "ana"},
        "referenced_tweets": [{"type": "quoted", "id": "5"}],
    }
    log = gk.read(write("tweets.jsonl", json.dumps(tweet)))
    assert "left out" not in "".join(map(str, log.notes))


@pytest.mark.parametrize("columns", [("text", "author.description"), ("id", "author.id", "author_id", "text")])
def test_a_table_of_texts_as_json_has_them(columns: tuple[str, ...], write: Write) -> None:
    rows = list(csv.DictReader(io.StringIO(table())))
    rows[0] |= {"text": 'it’s\n"lamp" 🌿', "author.description": "moss\nand \\ more"}
    for row in rows:
        row |= {name: json.dumps(row[name]) for name in columns if row[name]}
    written = io.StringIO()
    sheet = csv.DictWriter(written, list(rows[0]))
    sheet.writeheader()
    sheet.writerows(rows)
    log = gk.read(write("tweets.csv", written.getvalue()))
    assert acts(log) == TOLD
    assert log.posts["text"].to_list() == ['it’s\n"lamp" 🌿', "look @cem"]
    assert log.accounts.filter(account_id=ANA)["bio"].to_list() == ["moss\nand \\ more"]


def nameless(**handles: str) -> dict[str, Any]:
    """Mentions without ids, as the API gave them in 2021."""
    return {"entities": {"mentions": [{"start": 0, "end": 4, "username": handle} for handle in handles]}}


@pytest.mark.parametrize("flat", [False, True])
def test_whom_an_answer_names_without_an_id_may_be_whom_it_answers(flat: bool, write: Write) -> None:
    answer = {**ANSWER, **nameless(Ana=ANA, cem=CEM)}
    users = {"author": USERS[1], "in_reply_to_user": USERS[0]}
    text = json.dumps(answer | users) + "\n" + json.dumps(LAMP | {"author": USERS[0]}) if flat else page(LAMP, answer)
    log = gk.read([write("tweets.jsonl", text), write("users.jsonl", json.dumps(USERS[2]))])
    assert log.interactions.select("kind", "actor_id", "target_id").rows() == [
        ("comment", BEN, ANA),
        ("mention", BEN, CEM),
    ]


def test_a_reply_to_a_tweet_that_is_nowhere_is_not_for_whoever_began_the_thread(write: Write) -> None:
    deep = tweet("3", CEM, "no", conversation_id="1", **refers(replied_to="2"))
    log = gk.read(write("pages.jsonl", page(LAMP, deep)))
    assert acts(log) == [("reply", "3", CEM, None, "1", "2")]


def test_a_long_tweet_is_read_to_its_end(write: Write) -> None:
    tweet = {"id": "1", "author_id": "8", "text": "so…", "note_tweet": {"text": "so it goes"}, "public_metrics": {}}
    flat = gk.read(write("flat.jsonl", json.dumps(tweet | {"public_metrics": {"like_count": 1}})))
    page = gk.read(write("pages.jsonl", json.dumps({"data": [tweet], "includes": {"users": []}})))
    assert flat.posts["text"].to_list() == page.posts["text"].to_list() == ["so it goes"]
