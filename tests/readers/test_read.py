"""Several files become one log."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

COMMENTS = "comment_id,post_id,commenter,created_at,text\n1,p1,ben,2026-05-01,a\n2,p2,cem,2026-05-02,b\n"
POSTS = "post_id,author\np1,ana\np2,ben\n"


@pytest.mark.parametrize("backwards", [False, True])
def test_comments_meet_the_owners_of_their_posts_in_any_order(backwards: bool, write: Write) -> None:
    files = [write("comments.csv", COMMENTS), write("posts.csv", POSTS)]
    log = gk.read(files[::-1] if backwards else files)
    assert ends(log) == [("ben", "ana"), ("cem", "ben")]
    assert log.posts.select("post_id", "author_id").rows() == [("p1", "ana"), ("p2", "ben")]
    assert log.notes == ()


def test_inputs_and_origins(write: Write) -> None:
    comments, posts = write("comments.csv", COMMENTS), write("posts.csv", POSTS)
    log = gk.read([comments, posts])
    assert [(read.file, read.table, read.rows) for read in log.inputs] == [
        (str(comments), "interactions", 2),
        (str(posts), "posts", 2),
    ]
    assert log.interactions["origin"].unique().to_list() == [str(comments)]


def test_comments_on_posts_that_are_nobodys_are_kept_and_counted(write: Write) -> None:
    log = gk.read([write("comments.csv", COMMENTS), write("posts.csv", "post_id,author\np1,ana\np3,\n")])
    assert ends(log) == [("ben", "ana"), ("cem", None)]
    assert log.posts["author_id"].to_list() == ["ana", None]
    assert "1 on posts whose owner no file names" in told(log)


def test_owner_owns_what_is_nobodys(write: Write) -> None:
    posts = write("posts.csv", "post_id,author\np1,ana\np3,\n")
    log = gk.read([write("comments.csv", COMMENTS), posts], owner="@dora")
    assert ends(log) == [("ben", "ana"), ("cem", "dora")]
    assert log.posts.select("post_id", "author_id").rows() == [("p1", "ana"), ("p3", "dora"), ("p2", "dora")]


@pytest.mark.parametrize("owner", ["@Dora", "dora", "77"])
def test_owner_by_handle_or_id(owner: str, write: Write) -> None:
    accounts = write("accounts.csv", "account_id,handle\n77,dora\n")
    assert ends(gk.read([write("comments.csv", COMMENTS), accounts], owner=owner)) == [("ben", "77"), ("cem", "77")]


def test_owners_that_only_some_comments_name(write: Write) -> None:
    comments = "comment_id,post_id,commenter,post_author\n1,p1,ben,\n2,p1,cem,ana\n3,p2,ben,\n"
    log = gk.read([write("comments.csv", comments), write("posts.csv", "post_id,author,text\np1,,hi\n")])
    assert ends(log) == [("ben", "ana"), ("cem", "ana"), ("ben", None)]
    assert log.posts.select("post_id", "author_id", "text").rows() == [("p1", "ana", "hi")]


def test_a_reply_is_for_the_author_of_what_it_answers(write: Write) -> None:
    comments = (
        "comment_id,parent_id,post_id,commenter,post_author\n"
        "1,,p1,ben,ana\n2,1,p1,cem,ana\n3,9,p1,dora,ana\n4,4,p1,eve,ana\n"
    )
    log = gk.read(write("comments.csv", comments))
    assert log.interactions.select("actor_id", "target_id", "kind").rows() == [
        ("ben", "ana", "comment"),
        ("cem", "ben", "reply"),
        ("dora", "ana", "comment"),
        ("eve", "ana", "comment"),
    ]
    assert log.posts.select("post_id", "author_id").rows() == [("p1", "ana")]


def test_replies_are_the_same_wherever_the_owner_is_named(write: Write) -> None:
    beside = write("a/comments.csv", "comment_id,parent_id,post_id,commenter,owner\n1,,p1,ben,ana\n2,1,p1,cem,ana\n")
    alone = write("b/comments.csv", "comment_id,parent_id,post_id,commenter\n1,,p1,ben\n2,1,p1,cem\n")
    posts = write("b/posts.csv", "post_id,owner\np1,ana\n")
    assert ends(gk.read(beside)) == ends(gk.read([alone, posts])) == [("ben", "ana"), ("cem", "ben")]


def test_an_explicit_target_is_taken_at_its_word(write: Write) -> None:
    text = "interaction_id,actor,target,kind,parent_id\n1,ben,ana,mention,\n2,cem,dora,reply,1\n"
    assert ends(gk.read(write("acts.csv", text))) == [("ben", "ana"), ("cem", "dora")]


def test_handles_and_ids_of_one_account_are_one(write: Write) -> None:
    by_handle = write("a_comments.csv", "comment_id,post_id,commenter\n1,p1,@Ben\n2,p1,ben\n3,p1,CEM\n")
    by_id = write("b_comments.csv", "comment_id,post_id,commenter_id\n4,p1,18093512345678901\n")
    accounts = write("accounts.csv", "account_id,handle\n18093512345678901,BEN\n")
    posts = write("posts.csv", "post_id,author\np1,cem\n")
    log = gk.read([by_handle, by_id, accounts, posts])
    assert log.interactions["actor_id"].to_list() == ["18093512345678901"] * 2 + ["CEM", "18093512345678901"]
    assert set(log.interactions["target_id"]) == {"CEM"}
    assert log.accounts.select("account_id", "handle").rows() == [("18093512345678901", "BEN"), ("CEM", "CEM")]


def test_a_handle_may_look_like_another_accounts_id(write: Write) -> None:
    accounts = write("accounts.csv", "account_id,handle\n5,7\n7,seven\n")
    log = gk.read([write("comments.csv", "commenter,post_author\n7,seven\n"), accounts])
    assert ends(log) == [("5", "7")]


def test_ids_in_a_column_of_handles_tell_capitals_apart(write: Write) -> None:
    accounts = write("accounts.csv", "channel_id,title\nUCab,One\nUCAB,Two\n")
    log = gk.read([write("comments.csv", "author,post_author\nUCab,UCAB\nUCAB,UCab\n"), accounts])
    assert ends(log) == [("UCab", "UCAB"), ("UCAB", "UCab")]


def test_edges_by_id_or_handle(write: Write) -> None:
    accounts = write("accounts.csv", "account_id,handle\n5,Ana\n6,ben\n")
    log = gk.read([write("edges.csv", "source,target\n@ana,6\nBEN,zoe\n5,ana\n"), accounts])
    assert log.edges.select("source", "target").rows() == [("5", "6"), ("6", "zoe"), ("5", "5")]


def test_several_rows_about_one_account(write: Write) -> None:
    one = write("a_accounts.csv", "account_id,handle,followers\n5,ana,\n")
    two = write("b_accounts.csv", "account_id,handle,followers,bio\n5,,12,hi\n,,7,\n")
    log = gk.read([one, two, write("edges.csv", "source,target\n5,6\n")])
    assert log.accounts.select("account_id", "handle", "followers", "bio").rows() == [("5", "ana", 12, "hi")]
    assert "1 rows without an id or a handle, left out" in told(log)


def test_two_platforms_may_use_the_same_ids_and_handles(write: Write) -> None:
    comments = "platform,comment_id,post_id,commenter\nTikTok,1,9,ben\nInstagram,1,9,ben\n"
    posts = "platform,post_id,author\ntiktok,9,ana\ninstagram,9,zoe\n"
    accounts = "platform,account_id,handle,followers\ntiktok,5,ben,10\ninstagram,5,zoe,20\ninstagram,6,ben,30\n"
    edges = "source,target\nzoe,@ana\nben,zoe\n"
    names = ("comments", "posts", "accounts", "edges")
    files = [write(f"{name}.csv", text) for name, text in zip(names, (comments, posts, accounts, edges), strict=True)]
    log = gk.read(files)
    assert ends(log) == [("tiktok:5", "tiktok:ana"), ("instagram:6", "instagram:5")]
    assert sorted(log.accounts.select("account_id", "handle", "followers").rows()) == [
        ("instagram:5", "zoe", 20),
        ("instagram:6", "ben", 30),
        ("tiktok:5", "ben", 10),
        ("tiktok:ana", "ana", None),
    ]
    assert log.interactions["interaction_id"].to_list() == ["tiktok:1", "instagram:1"]
    # @ben is somebody on both: nobody can tell which is meant.
    assert log.edges.select("source", "target").rows() == [("instagram:5", "tiktok:ana"), ("ben", "instagram:5")]


def test_rows_without_a_platform_among_several(write: Write) -> None:
    comments = "platform,commenter,post_author\na,x,y\nb,x,y\n,x,y\n"
    log = gk.read(write("comments.csv", comments))
    assert ends(log) == [("a:x", "a:y"), ("b:x", "b:y"), ("x", "y")]
    assert "1 name no platform among several" in told(log)


def test_deleted_users_are_nobody(write: Write) -> None:
    log = gk.read(write("comments.csv", "commenter,post_id,post_author\n[deleted],p1,ana\nben,p2,[removed]\n,p1,ana\n"))
    assert ends(log) == [(None, "ana"), ("ben", None), (None, "ana")]


def test_the_same_comment_in_two_files(write: Write) -> None:
    one = write("a_comments.csv", COMMENTS)
    two = write("b_comments.csv", "comment_id,post_id,commenter,likes\n2,p2,cem,5\n3,p1,cem,1\n")
    log = gk.read([one, two, write("posts.csv", POSTS)])
    assert log.interactions.select("interaction_id", "text", "likes").rows() == [
        ("1", "a", None),
        ("2", "b", 5),
        ("3", None, 1),
    ]
    assert "interactions: 1 read before in another row or file, kept once" in told(log)


def test_one_id_for_two_comments_loses_neither(write: Write) -> None:
    comments = (
        "comment_id,post_id,commenter,post_author\n1,p1,ben,ana\n1,p2,ben,ana\n1,p1,cem,ana\n1,p1,ben,ana\n1,p1,,ana\n"
    )
    log = gk.read(write("comments.csv", comments))
    assert log.interactions.select("interaction_id", "post_id", "actor_id").rows() == [
        ("1", "p1", "ben"),
        ("1~2", "p2", "ben"),
        ("1~3", "p1", "cem"),
    ]
    assert "2 share their id" in told(log)
    assert "2 read before" in told(log)


def test_comments_without_ids_that_repeat(write: Write) -> None:
    header = "post_id,commenter,created_at,text\n"
    one = write("a_comments.csv", header + "p1,ben,2026-05-01,hi\np1,ben,2026-05-01,hi\np1,ben,2026-05-02,hi\n")
    two = write("b_comments.csv", "owner," + header + "ana,p1,ben,2026-05-01,hi\nana,p1,ben,,hi\nana,p1,ben,,hi\n")
    log = gk.read([one, two])
    assert log.interactions.height == 4
    assert "2 the same in every respect, kept once" in told(log)


def test_comments_without_ids_of_which_one_copy_has_times_to_the_second(write: Write) -> None:
    header = "post_id,owner,commenter,created_at,text\n"
    rows = [f"p1,ana,{name},2026-05-01T12:00:0{{}}Z,hi\n" for name in ("ben", "cem")]
    exact = write("exact_comments.csv", header + rows[0].format("1.500") + rows[1].format("2.250"))
    whole = write("whole_comments.csv", header + rows[0].format("1") + rows[1].format("3"))
    log = gk.read([exact, whole])
    assert log.interactions["actor_id"].to_list() == ["ben", "cem", "cem"]
    assert "1 the same in every respect, kept once" in told(log)


def test_the_same_bytes_by_another_name(write: Write) -> None:
    edges = "source,target\na,b\n"
    first, copy = write("edges.csv", edges), write("edges (1).csv", edges)
    log = gk.read([first, copy])
    assert log.edges.height == 1
    assert f"{copy}: 1 file passed over: it is the same as {first}" in told(log)
    assert len(log.inputs) == 1


def test_posts_read_twice_are_completed(write: Write) -> None:
    posts = "post_id,author,likes\np1,,5\np1,ana,\np1,zoe,\n"
    log = gk.read([write("posts.csv", posts), write("comments.csv", COMMENTS)])
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("p1", "ana", 5)]
    assert "posts: 2 read before" in told(log)
    assert "posts: 1 are given to several authors" in told(log)


@pytest.mark.parametrize(
    ("weight", "read"), [("0", 0), ("-2", -2), ("nan", None), ("many", None), ("", None), ("2", 2)]
)
def test_weights_are_kept_for_the_network_to_judge(weight: str, read: float | None, write: Write) -> None:
    log = gk.read(write("edges.csv", f"source,target,weight\na,b,{weight}\n,b,1\n"))
    first = log.edges["weight"][0]
    assert first == read or (weight == "nan" and first != first)
    assert log.edges["source"].to_list() == ["a", None]
    assert gk.Network.from_log(log).ties.height == (1 if weight == "2" else 0)


def test_gephis_undirected_ties(write: Write) -> None:
    log = gk.read(write("edges.csv", "Source,Target,Type,Weight\na,b,Undirected,2\nc,d,Directed,3\ne,e,undirected,1\n"))
    assert log.edges.select("source", "target", "weight").rows() == [
        ("a", "b", 2),
        ("c", "d", 3),
        ("e", "e", 1),
        ("b", "a", 2),
    ]


def test_kinds_that_are_unknown_are_counted(write: Write) -> None:
    log = gk.read(write("comments.csv", "commenter,post_author,type\nben,ana,Likes\ncem,ana,GraphImage\n"))
    assert log.interactions["kind"].to_list() == ["like", "comment"]
    assert "1 cells in “type” could not be understood" in told(log)


def test_files_without_comments_say_what_they_hold(write: Write) -> None:
    log = gk.read(write("posts.csv", POSTS))
    assert log.posts.height == 2
    with pytest.raises(gk.DataError, match=r"posts.csv \(2 posts\)") as caught:
        gk.find_candidates(log, "ana")
    assert "--columns" in caught.value.advice


def test_reading_twice_gives_the_same(samples: Path) -> None:
    one, two = (gk.read(samples / "quantum_se") for _ in range(2))
    assert one.interactions.equals(two.interactions)
    assert one.accounts.equals(two.accounts)
    assert one.notes == two.notes
