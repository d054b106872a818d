from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

EXPORTS = Path(__file__).parent / "exports" / "youtube_data_tools"
RUN = "videoinfo_KaiJG3AiAnb_2024_10_07-07_51_58"
OWNER, FAN, THIRD = "UCbBbLmGhJPiDckpAnDIanEE", "UCjgLJb7c953pA-P5I3mK_HA", "UCthird0000000000000003AA"
HEADER = (
    "id,replyCount,likeCount,publishedAt,authorName,text,authorChannelId,authorChannelUrl,isReply,isReplyTo,"
    "isReplyToName\n"
)
COMMENTS = (
    HEADER
    + f"c1,2,3,2024-09-23 10:00:00,@ben,first,{FAN},,0,,\n"
    + f"c1.r1,,0,2024-09-23 11:00:00,@cem,yes,{THIRD},,1,c1,@ben\n"
    + f"c1.r2,,0,2024-09-23 12:00:00,@ben,@cem no,{FAN},,1,c1,@ben\n"
)
IN_SOME_ZONE = "times in the zone of the tool's server, which no file tells: taken for UTC"


def sample(*kinds: str) -> gk.Log:
    return gk.read([EXPORTS / f"{RUN}_{kind}" for kind in kinds])


def test_comments_know_their_video_by_the_name_of_the_file() -> None:
    log = sample("comments.csv")
    assert [read.format for read in log.inputs] == ["YouTube Data Tools comments"]
    assert log.interactions.select(
        "interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id"
    ).rows() == [
        ("FapJDGONHPDNHMJEAIK1JhANMl", "comment", FAN, None, "KaiJG3AiAnb", None),
        ("FapJDGONHPDNHMJEAIK1JhANMl.1gNboN6j8f7", "reply", OWNER, FAN, "KaiJG3AiAnb", "FapJDGONHPDNHMJEAIK1JhANMl"),
    ]
    assert log.interactions.select("created_at", "likes", "text").rows() == [
        (datetime(2024, 9, 23, 10, tzinfo=UTC), 1200, "trai salt"),
        (datetime(2024, 9, 24, 10, tzinfo=UTC), 5, "@lamp_salt58 plumju!"),
    ]
    assert "1 on posts whose owner no file names" in told(log)


def test_basicinfo_is_one_video() -> None:
    log = sample("basicinfo.csv")
    assert [(read.format, read.rows) for read in log.inputs] == [("YouTube Data Tools basicinfo", 1)]
    columns = ("post_id", "author_id", "created_at", "text", "likes", "comments", "views")
    video = (
        "KaiJG3AiAnb",
        OWNER,
        datetime(2022, 9, 1, tzinfo=UTC),
        "moss lamp 12\nTrail oat dough river",
        100,
        2,
        1000,
    )
    assert log.posts.select(columns).rows() == [video]
    assert log.accounts.select("account_id", "handle", "name").rows() == [(OWNER, None, "moss_fern41")]


def test_comments_and_basicinfo_join() -> None:
    log = sample("comments.csv", "basicinfo.csv")
    assert ends(log) == [(FAN, OWNER), (OWNER, FAN)]
    assert [note.what for note in log.notes] == [IN_SOME_ZONE]
    assert log.accounts.select("account_id", "handle", "name").sort("account_id").rows() == [
        (OWNER, "moss_fern41", "moss_fern41"),
        (FAN, "lamp_salt58", None),
    ]


def test_a_network_of_comments_meets_the_comments_by_its_labels() -> None:
    log = sample("comments.csv", "commentnetwork.gdf")
    assert log.edges.select("source", "target", "weight", "kind").rows() == [(OWNER, "viewer_one", 1.0, "reply")]
    assert log.accounts.filter(account_id="viewer_one").select("platform", "handle").rows() == [
        ("youtube", "viewer_one")
    ]


def test_the_video_of_a_run_over_many(write: Write) -> None:
    name = f"videoinfo_{OWNER}_-_x-DjZ9TG0_2024_10_07-07_51_58_comments.csv"
    assert gk.read(write(name, COMMENTS)).interactions["post_id"].unique().to_list() == ["-_x-DjZ9TG0"]


def test_the_video_of_a_renamed_file_is_unknown(write: Write) -> None:
    log = gk.read(write("comments of monday.csv", COMMENTS))
    assert log.interactions["post_id"].null_count() == 3
    assert ends(log)[1:] == [(THIRD, FAN), (FAN, THIRD)]


def test_an_answer_aims_at_the_account_it_names(write: Write) -> None:
    assert ends(gk.read(write(f"{RUN}_comments.csv", COMMENTS))) == [(FAN, None), (THIRD, FAN), (FAN, THIRD)]


def test_a_name_on_display_is_no_handle(write: Write) -> None:
    text = COMMENTS.replace("@ben,first", "Ben B.,first")
    accounts = gk.read(write(f"{RUN}_comments.csv", text)).accounts
    assert accounts.filter(account_id=FAN)["name"].to_list() == ["Ben B."]


def test_without_channels_the_hashes_of_names_are_the_accounts(write: Write) -> None:
    ben, cem = "6e42f176e52cd276033c13c738dd76f690020ba3", "75ff5ab4e2d7b0ef53d414b4b00310e764d20dba"
    text = (
        "id,replyCount,likeCount,publishedAt,authorName,text,isReply,isReplyTo,isReplyToName\n"
        f"{'a' * 40},1,0,2024-09-23 10:00:00,{ben},first,0,,\n"
        f"{'b' * 40},,0,2024-09-23 11:00:00,{cem},@ben yes,1,{'a' * 40},{ben}\n"
    )
    assert ends(gk.read(write(f"{RUN}_comments.csv", text))) == [(ben, None), (cem, ben)]


def test_the_columns_of_the_second_version(write: Write) -> None:
    text = (
        "videoId,id,totalReplyCount,inferredReplyCount,inferredLevel,likeCount,publishedAt,authorName,authorChannelId,"
        "isChannelOwner,text,isReply,threadId,isReplyToId,isReplyToName\n"
        f"KaiJG3AiAnb,c1,1,1,0,3,2024-09-23 10:00:00,@ben,{FAN},no,first,0,c1,,\n"
        f"KaiJG3AiAnb,c1.r1,,0,1,0,2024-09-23 11:00:00,@ana,{OWNER},yes,thanks,1,c1,c1,@ben\n"
    )
    log = gk.read(write("ytdt_comments.csv", text))
    assert ends(log) == [(FAN, OWNER), (OWNER, FAN)]
    assert log.posts.select("post_id", "author_id").rows() == [("KaiJG3AiAnb", OWNER)]


def test_tabs_without_quotes_as_the_first_version_wrote_them(write: Write) -> None:
    text = COMMENTS.replace(",", "\t").replace("first", '"lovely" she said, and "')
    log = gk.read(write(f"{RUN}_comments.tab", text))
    assert log.interactions["text"].to_list() == ['"lovely" she said, and "', "yes", "@cem no"]


@pytest.mark.parametrize("quoted", ['a "b" c', '"b', "it is 5, or 6"])
def test_basicinfo_with_tabs(quoted: str, write: Write) -> None:
    text = f"id\tKaiJG3AiAnb\npublished_unix\t1661990400\ntitle\t{quoted}\nchannelId\t{OWNER}\nlikeCount\t7\n"
    log = gk.read(write(f"{RUN}_basicinfo.tab", text))
    assert log.posts.select("text", "author_id", "likes").rows() == [(quoted, OWNER, 7)]


def test_a_list_of_videos_joins_like_basicinfo(write: Write) -> None:
    header = (EXPORTS / "HEADER_videolist.csv").read_text().strip()
    cells = {
        "channelId": OWNER,
        "channelTitle": "moss",
        "videoId": "KaiJG3AiAnb",
        "videoTitle": "lamp",
        "likeCount": "7",
        "publishedAt": "2022-09-01T10:05:00Z",
        "publishedAtSQL": "2022-09-01 10:09:00",
        "tags": '"oat milk,lamp"',
    }
    row = ",".join(cells.get(column, "") for column in header.split(","))
    videos = write("videolist.csv", f"{header}\n{row}\n")
    log = gk.read([videos, EXPORTS / f"{RUN}_comments.csv"])
    assert log.posts.select("author_id", "created_at", "text", "hashtags", "likes").rows() == [
        (OWNER, datetime(2022, 9, 1, 10, 5, tzinfo=UTC), "lamp", ["oat milk", "lamp"], 7)
    ]
    assert ends(log) == [(FAN, OWNER), (OWNER, FAN)]


def test_a_list_without_rows() -> None:
    log = gk.read(
        [EXPORTS / "HEADER_videolist.csv", EXPORTS / "HEADER_channelnet.gdf", EXPORTS / f"{RUN}_basicinfo.csv"]
    )
    assert [read.format for read in log.inputs[:2]] == [
        "YouTube Data Tools video list",
        "YouTube Data Tools channels (GDF) and GDF",
    ]
    assert "a header and no rows" in told(log)


def test_a_list_of_channels_tells_how_many_follow(write: Write) -> None:
    header = "position,id,title,description,publishedAt,country,viewCount,subscriberCount,videoCount"
    text = f"{header}\n1,{OWNER},moss,hi,,GB,9,120,4\n"
    channels = gk.read(write("channelsearch.csv", text)).accounts
    assert channels.select("account_id", "name", "bio", "followers", "posts", "location").rows() == [
        (OWNER, "moss", "hi", 120, 4, "GB")
    ]


def test_a_network_of_channels(write: Write) -> None:
    header = (EXPORTS / "HEADER_channelnet.gdf").read_text().splitlines()
    nodes = [f"{OWNER},moss,yes,1,120,4,9,not set,2020-01-01T00:00:00Z,3", f"{FAN},lamp,no,,7,1,1,GB,,2"]
    text = "\n".join([header[0], *nodes, header[1], f"{OWNER},{FAN},true"])
    log = gk.read(write("channelnet.gdf", text))
    assert log.edges.select("source", "target", "weight").rows() == [(OWNER, FAN, 1.0)]
    columns = ("account_id", "name", "followers", "posts", "location")
    assert log.accounts.select(columns).sort("account_id").rows() == [
        (OWNER, "moss", 120, 4, None),
        (FAN, "lamp", 7, 1, "GB"),
    ]


def test_a_network_of_videos_ties_their_channels(write: Write) -> None:
    # The tool ends each row of nodes with a comma.
    text = (
        "nodedef>name VARCHAR,label VARCHAR,isSeed VARCHAR,channelTitle VARCHAR,channelId VARCHAR,viewCount INT\n"
        f"KaiJG3AiAnb,lamp,yes,moss,{OWNER},10,\n_-X-DjZ9TG0,salt,no,moss,{OWNER},20,\nEBKEMNI3664,oat,no,lamp,{FAN},30,\n"
        "edgedef>node1 VARCHAR,node2 VARCHAR,weight INT,directed BOOLEAN\n"
        "KaiJG3AiAnb,EBKEMNI3664,5,false\nKaiJG3AiAnb,_-X-DjZ9TG0,2,false\n"
    )
    log = gk.read(write("videonet.gdf", text))
    assert log.posts.select("post_id", "author_id", "text", "views").rows() == [
        ("KaiJG3AiAnb", OWNER, "lamp", 10),
        ("_-X-DjZ9TG0", OWNER, "salt", 20),
        ("EBKEMNI3664", FAN, "oat", 30),
    ]
    assert sorted(log.edges.select("source", "target", "weight").rows()) == [(OWNER, FAN, 5.0), (FAN, OWNER, 5.0)]


def test_other_columns_in_another_order_change_nothing(write: Write) -> None:
    plain = gk.read(write(f"a/{RUN}_comments.csv", COMMENTS))
    rows = [line.split(",") for line in COMMENTS.splitlines()]
    turned = "\n".join(",".join([*reversed(row), "extra"]) for row in rows)
    other = gk.read(write(f"b/{RUN}_comments.csv", turned))
    assert other.interactions.drop("origin").equals(plain.interactions.drop("origin"))


NETWORK = """nodedef>name VARCHAR,label VARCHAR,commentCount INT
b,@ben,1
c,@cem,1
d,@dan,2
edgedef>node1 VARCHAR,node2 VARCHAR,weight INT,directed BOOLEAN
c,b,1,true
b,c,3,true
d,b,2,true
"""


def test_answers_in_the_network_and_among_the_comments_count_once(write: Write) -> None:
    network = write("network.gdf", NETWORK)
    log = gk.read([network, write("videoinfo_KaiJG3AiAnb_x_comments.csv", COMMENTS)])
    assert log.edges.select("source", "target", "weight").rows() == [(FAN, THIRD, 2), ("dan", FAN, 2)]
    assert "2 sum up acts that another file tells: these are counted once" in told(log)
    assert gk.read(network).edges["weight"].to_list() == [1, 3, 2]


# As it was before there were handles.
DISPLAYED = COMMENTS.replace(",", "\t").replace("@ben", "Ben, B.").replace("@cem", "Cem")
# A comma would end the cell.
NETWORK_OF_NAMES = NETWORK.replace("@ben", "Ben  B.").replace("@cem", "Cem").replace("@dan", "Dan")


def test_a_network_of_names_on_display_meets_the_comments_of_its_video(write: Write) -> None:
    network = write(f"{RUN}_commentnetwork.gdf", NETWORK_OF_NAMES)
    log = gk.read([network, write(f"{RUN}_comments.tab", DISPLAYED)])
    assert log.edges.select("source", "target", "weight").rows() == [(FAN, THIRD, 3), ("Dan", FAN, 2)]
    assert log.accounts.select("account_id", "name").sort("account_id").rows() == [
        ("Dan", None),
        (FAN, "Ben, B."),
        (THIRD, "Cem"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [(f"{RUN}_comments.tab", DISPLAYED.replace("Cem", "Ben, B.")), ("videoinfo_-_x-DjZ9TG0_comments.tab", DISPLAYED)],
)
def test_a_name_on_display_that_may_be_somebody_elses_stays(name: str, text: str, write: Write) -> None:
    """Two who commented on the video are called so; or whoever is called so commented on another."""
    log = gk.read([write(f"{RUN}_commentnetwork.gdf", NETWORK_OF_NAMES), write(name, text)])
    assert log.edges.select("source", "target").rows() == [("Cem", "Ben  B."), ("Ben  B.", "Cem"), ("Dan", "Ben  B.")]


def test_times_in_the_zone_of_a_server_are_said_to_be(write: Write) -> None:
    zoned = COMMENTS.replace("2024-09-23 10:00:00", "2024-09-23T10:00:00Z")
    log = gk.read(write("videoinfo_KaiJG3AiAnb_x_comments.csv", zoned))
    assert f"2 {IN_SOME_ZONE}" in told(log)
