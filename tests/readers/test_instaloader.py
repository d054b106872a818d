"""Instaloader; the posts inside its files are tested in test_instagram_graphql.py as well."""

from __future__ import annotations

import gzip
import json
import lzma
from typing import Any

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.test_instagram_graphql import NEWER, OLDER, SAMPLE
from tests.readers.variants import EXPORTS, flat, times

SAMPLES = EXPORTS / "instaloader"
NAME = "2021-08-08_07-24-20_UTC"
COMMENTS: list[dict[str, Any]] = [
    {
        "id": 18093536360613690,
        "created_at": 1628409199,
        "text": "nice",
        "owner": {"id": "8", "username": "ben", "is_verified": True, "full_name": "Ben!"},
        "likes_count": 2,
        "answers": [
            {"id": 3, "created_at": 1628417374, "text": "@ben yes", "owner": {"id": "9", "username": "cem"}},
            {"id": 4, "created_at": 1628417375, "text": "@cem no", "owner": {"id": "7", "username": "ana"}},
        ],
    }
]


def saved(node: dict[str, Any], kind: str = "Post") -> str:
    return json.dumps({"node": node, "instaloader": {"version": "4.16", "node_type": kind}})


@pytest.mark.parametrize("packed", ["", ".xz"])
def test_a_post_tells_what_the_raw_one_does(packed: str) -> None:
    log, raw = gk.read(SAMPLES / f"{NAME}.json{packed}"), gk.read(SAMPLE)
    assert [read.format for read in log.inputs] == ["Instaloader post"]
    for table in ("accounts", "posts", "interactions"):
        assert getattr(log, table).drop("origin").equals(getattr(raw, table).drop("origin"))
    assert log.notes == ()


def test_comments_do_not_tell_whose_the_post_is() -> None:
    log = gk.read(SAMPLES / f"{NAME}_comments.json")
    assert [read.format for read in log.inputs] == ["Instaloader comments"]
    assert log.interactions.height == 57
    columns = ("kind", "interaction_id", "actor_id", "target_id", "parent_id", "likes", "text")
    assert log.interactions.select(columns).row(0) == (
        *("comment", "79151481135661227", "4155145718", None, None, 2, "mapleoat"),
    )
    thread = log.interactions.filter(parent_id="88214721225282914").select(columns).rows()
    assert thread == [
        ("reply", "95491757757893711", "8471537913", "95189536357", "88214721225282914", 0, "@clay_oat81 oatf+1"),
        ("reply", "27333749236654768", "4765345154", "95189536357", "88214721225282914", 0, "@clay_oat81 mapleot👏👏"),
        ("reply", "64751559349126537", "1237944647", "95189536357", "88214721225282914", 1, "@clay_oat81 plumt"),
    ]
    assert times(log.interactions["created_at"])[0] == "2021-08-08 07:53:19"
    assert log.accounts.select("account_id", "handle", "verified").row(0) == ("4155145718", "wool.north15", False)
    assert log.posts.height == 0
    assert "25 on posts whose owner no file names" in told(log)


@pytest.mark.parametrize("packed", ["", ".xz"])
def test_comments_and_the_post_beside_them(packed: str) -> None:
    log = gk.read([SAMPLES / f"{NAME}_comments.json", SAMPLES / f"{NAME}.json{packed}"])
    whole = gk.read(SAMPLE)
    assert sorted(ends(log)) == sorted(ends(whole))
    assert set(log.interactions["post_id"]) == {"JENj-6EK46h"}
    assert log.posts.select("post_id", "author_id").rows() == [("JENj-6EK46h", "1237944647")]
    assert [note.what for note in log.notes] == ["read before in another row or file, kept once"]


def test_comments_of_the_first_versions_have_no_likes_and_no_answers(write: Write) -> None:
    person = {"id": "501", "profile_pic_url": "https://cdn.example.com/a.jpg", "username": "ann_x"}
    post = write(f"x/{NAME}.json", saved(OLDER | {"edge_media_to_parent_comment": None}))
    comment = {"id": 17801, "created_at": 1500000000, "text": "nice", "owner": person}
    log = gk.read([post, write(f"x/{NAME}_comments.json", json.dumps([comment]))])
    assert log.inputs[1].format == "Instaloader comments (before 4.3)"
    comments = log.interactions.filter(kind="comment")
    assert comments.select("interaction_id", "actor_id", "target_id", "post_id", "likes").rows() == [
        ("17801", "501", "7", "AbC", None)
    ]
    assert log.posts["post_id"].to_list() == ["AbC"]
    assert log.accounts.filter(account_id="501")["handle"].to_list() == ["ann_x"]


def test_files_of_several_posts_in_several_folders(write: Write) -> None:
    """Instaloader names them by their time: two profiles may have the same."""
    write(f"dl/ana/{NAME}.json", saved(OLDER | {"edge_media_to_parent_comment": None}))
    write(f"dl/ana/{NAME}_comments.json", json.dumps(COMMENTS))
    other = OLDER | {"shortcode": "DeF", "id": "62", "owner": {"id": "70"}, "edge_media_to_parent_comment": None}
    folder = write(f"dl/zoe/{NAME}.json.xz", lzma.compress(saved(other).encode())).parent.parent
    write(f"dl/zoe/{NAME}_comments.json", json.dumps([COMMENTS[0] | {"id": 77, "answers": []}]))
    log = gk.read(folder)
    comments = log.interactions.filter(kind="comment")
    assert comments.select("interaction_id", "target_id", "post_id").rows() == [
        ("18093536360613690", "7", "AbC"),
        ("77", "70", "DeF"),
    ]


def test_answers_nest_and_name_whom_they_answer(write: Write) -> None:
    posts = write(f"x/{NAME}.json", saved(OLDER | {"edge_media_to_parent_comment": None}))
    log = gk.read([posts, write(f"x/{NAME}_comments.json", json.dumps(COMMENTS))])
    assert log.interactions.select("kind", "interaction_id", "actor_id", "target_id", "parent_id").rows()[:3] == [
        ("comment", "18093536360613690", "8", "7", None),
        ("reply", "3", "9", "8", "18093536360613690"),
        ("reply", "4", "7", "9", "18093536360613690"),
    ]
    assert log.accounts.filter(account_id="8").select("handle", "name", "verified").rows() == [("ben", "Ben!", True)]


@pytest.mark.parametrize(
    ("folder", "named", "owner"),
    [
        ("dl/ana.b_1", "dl", "ana.b_1"),
        ("dl/ana.b_1", "dl/ana.b_1", None),
        ("dl/ana.b_1", "", "ana.b_1"),
        ("dl/:feed", "dl", None),
        ("dl/#food", "dl", None),
        ("dl/%1234", "dl", None),
        ("dl/ana/：tagged", "dl", None),
        ("dl/2024", "dl", None),
        ("dl/downloads", "dl", None),
        ("dl/My Exports", "dl", None),
        ("dl", "dl", None),
    ],
)
def test_the_folder_of_a_profile_is_a_guess(folder: str, named: str, owner: str | None, write: Write) -> None:
    file = write(f"{folder}/{NAME}_comments.json", json.dumps([COMMENTS[0] | {"answers": []}]))
    root = file.parents[len(folder.split("/"))]
    assert ends(gk.read(root / named)) == [("8", owner)]


@pytest.mark.parametrize("mark", ["id", "ana_7.json.xz", "ana_7.json"])
def test_instaloader_marks_the_folder_of_a_profile(mark: str, write: Write) -> None:
    file = write(f"ana/{NAME}_comments.json", json.dumps([COMMENTS[0] | {"answers": []}]))
    profile = saved({"id": "7", "username": "ana"}, "Profile").encode()
    write(f"ana/{mark}", {"id": b"7", "ana_7.json": profile, "ana_7.json.xz": lzma.compress(profile)}[mark])
    assert ends(gk.read(file)) == [("8", "ana")]
    assert ends(gk.read(file.parent)) == [("8", "7" if mark != "id" else "ana")]


def test_a_file_with_the_name_of_its_folder_is_no_mark(write: Write) -> None:
    file = write("ana/ana_comments.json", json.dumps([COMMENTS[0] | {"answers": []}]))
    assert ends(gk.read(file)) == [("8", None)]


def test_the_post_knows_better_than_the_folder(write: Write) -> None:
    """Posts on which a profile is tagged lie in its folder, too."""
    file = write(f"dl/zoe/{NAME}.json", saved(OLDER | {"edge_media_to_parent_comment": None}))
    write(f"dl/zoe/{NAME}_comments.json", json.dumps([COMMENTS[0] | {"answers": []}]))
    log = gk.read(file.parent.parent)
    assert ends(log)[0] == ("8", "7")
    assert log.posts.select("post_id", "author_id").rows() == [("AbC", "7")]


def test_profiles(write: Write) -> None:
    node = {
        "id": "7",
        "username": "ana",
        "full_name": "Ana!",
        "biography": "hi",
        "is_verified": True,
        "edge_followed_by": {"count": 11001},
        "edge_follow": {"count": 30},
        "media_count": 99,
    }
    post = write(f"ana/{NAME}.json", saved(OLDER))
    log = gk.read([write("ana/ana_7.json", saved(node, "Profile")), post])
    assert [read.format for read in log.inputs] == ["Instaloader profile", "Instaloader post"]
    columns = ("account_id", "handle", "name", "bio", "followers", "following", "posts", "verified")
    assert log.accounts.select(columns).row(0) == ("7", "ana", "Ana!", "hi", 11001, 30, 99, True)


def test_stories_hashtags_and_unfinished_downloads_tell_nothing(write: Write) -> None:
    post = write(f"ana/{NAME}.json", saved(OLDER))
    write(
        "ana/story.json",
        saved({"id": "5", "shortcode": "XyZ", "expiring_at_timestamp": 1, "owner": {"id": "9"}}, "StoryItem"),
    )
    write("ana/#food.json", saved({"id": "6", "name": "food"}, "Hashtag"))
    write("ana/iterator.json", saved({"query_hash": "ab", "total_index": 12}, "FrozenNodeIterator"))
    log = gk.read(post.parent)
    assert [read.format for read in log.inputs] == ["Instaloader post"]
    assert log.posts["post_id"].to_list() == ["AbC"]


def test_posts_that_instaloader_fetched_as_a_telephone(write: Write) -> None:
    node = {
        "shortcode": "AbC",
        "id": "61",
        "date": 1628407460,
        "caption": "with @ben.b #Food",
        "edge_media_preview_like": {"count": 5},
        "comments": 3,
        "display_url": "https://cdn.example.com/a.jpg",
        "owner": {"id": "7", "username": "ana", "full_name": "Ana!"},
        "iphone_struct": {
            "usertags": {"in": [{"user": {"username": "cem"}}]},
            "is_paid_partnership": True,
            "like_and_view_counts_disabled": False,
        },
    }
    log = gk.read(write("post.json", saved(node)))
    columns = ("post_id", "author_id", "text", "likes", "comments", "hashtags", "sponsored")
    assert log.posts.select(columns).rows() == [("AbC", "7", "with @ben.b #Food", 5, 3, ["Food"], True)]
    assert times(log.posts["created_at"]) == ["2021-08-08 07:24:20"]
    assert log.interactions.select("kind", "target_id").rows() == [("mention", "ben.b"), ("tag", "cem")]
    node["iphone_struct"]["like_and_view_counts_disabled"] = True  # type: ignore[index]
    assert gk.read(write("hidden.json", saved(node))).posts["likes"].to_list() == [None]


def test_posts_in_which_instaloader_mixes_both_forms(write: Write) -> None:
    node = NEWER | {
        "id": "61",
        "shortcode": "AbC",
        "taken_at_timestamp": 1628407460,
        "owner": {"id": "7", "username": "ana", "full_name": "Ana!"},
        "edge_media_to_caption": {"edges": [{"node": {"text": "with @ben.b #Food"}}]},
        "edge_media_preview_like": {"count": 5},
        "edge_media_to_tagged_user": {"edges": [{"node": {"user": {"username": "cem"}}}]},
    }
    log = gk.read(write("post.json", saved(node)))
    assert log.posts.select("post_id", "text", "likes", "comments").rows() == [("AbC", "with @ben.b #Food", 5, 3)]
    assert log.interactions.select("kind", "target_id").rows() == [("mention", "ben.b"), ("tag", "cem"), ("tag", "eve")]
    assert log.notes == ()


def test_flattened_comments(write: Write) -> None:
    log = gk.read(write("comments.csv", flat(COMMENTS, ".")))
    assert [read.format for read in log.inputs] == ["Instaloader comments"]
    assert log.interactions.select("actor_id", "target_id", "parent_id").rows() == [
        ("8", None, None),
        ("9", "8", "18093536360613690"),
        ("7", "9", "18093536360613690"),
    ]


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".json.gz"])
def test_comments_in_another_container_still_lie_beside_their_post(ending: str, write: Write) -> None:
    post = write(f"{NAME}.json", (SAMPLES / f"{NAME}.json").read_bytes())
    written = flat(COMMENTS, ".") if ending == ".csv" else "".join(json.dumps(said) + "\n" for said in COMMENTS)
    packed = gzip.compress(written.encode()) if ending.endswith("gz") else written
    log = gk.read([write(f"{NAME}_comments{ending}", packed), post])
    assert None not in log.interactions["target_id"].to_list()


def test_a_post_is_not_read_twice_for_its_comments(write: Write) -> None:
    person = {"id": "8", "username": "ben"}
    comment = {"id": 77, "created_at": 1628409199, "text": "nice", "owner": person, "likes_count": 0, "answers": []}
    post = {"instaloader": {"node_type": "Post"}, "node": OLDER}
    write("ana/x.json", json.dumps(post))
    folder = write("ana/x_comments.json", json.dumps([comment])).parent.parent
    assert told(gk.read(folder)) == ""


def test_a_profile_from_a_telephone(write: Write) -> None:
    told_by_telephone = {"follower_count": 900, "following_count": 3, "media_count": 4, "biography": "lamps"}
    node = {"id": "7", "username": "ana", "full_name": "Ana", "iphone_struct": told_by_telephone}
    log = gk.read(write("ana_7.json", saved(node, "Profile")))
    assert log.accounts.select("followers", "following", "posts", "bio").row(0) == (900, 3, 4, "lamps")
