from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told
from tests.readers.variants import behind

EXPORTS = Path(__file__).parent / "exports" / "minet"
COMMENTS = EXPORTS / "youtube_comments.csv"
OWNER, FAN, THIRD = "UCowner0000000000000000A", "UCnorthfern13000000000aa", "UCeamekpiibflpiakdejpgcg"


def filled(header: str, cells: dict[str, str]) -> str:
    columns = (EXPORTS / header).read_text().strip()
    return columns + "\n" + ",".join(cells.get(column, "") for column in columns.split(",")) + "\n"


VIDEO = {
    "video_id": "EBKEMNI3664",
    "title": "lamp",
    "description": "of moss",
    "channel_id": OWNER,
    "channel_title": "Ana",
    "published_at": "2023-11-01T00:00:00Z",
    "view_count": "9",
    "like_count": "5",
    "comment_count": "2",
    "tags": "oat milk|lamp",
}
CHANNEL = {"channel_id": OWNER, "title": "Ana", "custom_url": "@ana", "subscriber_count": "120", "video_count": "4"}


def videos(write: Write) -> Path:
    return write("videos.csv", filled("HEADER_youtube_videos.csv", VIDEO))


def test_comments() -> None:
    log = gk.read(COMMENTS)
    assert log.inputs[0].format == "minet YouTube comments"
    columns = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "likes", "text")
    assert log.interactions.select(columns).rows() == [
        (
            *("IioAfk1Naeg6DdKndLG9FdMIKj", "comment", FAN, None, "EBKEMNI3664", None),
            *(datetime(2023, 11, 24, 13, 14, 7, tzinfo=UTC), 63, "Trai lamp mos trailmo"),
        ),
        (
            *("IioAfk1Naeg6DdKndLG9FdMIKj.9x", "reply", THIRD, FAN, "EBKEMNI3664", "IioAfk1Naeg6DdKndLG9FdMIKj"),
            *(datetime(2023, 11, 25, 10, tzinfo=UTC), 1, "@moss_juno76 kitep"),
        ),
    ]
    assert log.accounts.select("account_id", "handle").rows() == [(FAN, "moss_juno76"), (THIRD, "plum_pixel17")]
    assert "1 on posts whose owner no file names" in told(log)


def test_comments_and_videos_join(write: Write) -> None:
    log = gk.read([COMMENTS, videos(write)])
    assert ends(log) == [(FAN, OWNER), (THIRD, FAN)]
    assert not log.notes
    assert log.posts.select("author_id", "text", "hashtags", "likes", "comments", "views").rows() == [
        (OWNER, "lamp\nof moss", ["oat milk", "lamp"], 5, 2, 9)
    ]
    assert log.accounts.filter(account_id=OWNER)["name"].to_list() == ["Ana"]


@pytest.mark.parametrize(("hidden", "followers"), [("False", 120), ("True", None), ("", 120)])
def test_channels(hidden: str, followers: int | None, write: Write) -> None:
    cells = {
        "channel_id": FAN,
        "title": "Juno",
        "description": "hi",
        "custom_url": "@moss_juno76",
        "country": "GB",
        "hidden_subscriber_count": hidden,
        "subscriber_count": "120",
        "video_count": "4",
    }
    log = gk.read([COMMENTS, write("channels.csv", filled("HEADER_youtube_channels.csv", cells))])
    columns = ("handle", "name", "bio", "followers", "posts", "location")
    assert log.accounts.filter(account_id=FAN).select(columns).rows() == [
        ("moss_juno76", "Juno", "hi", followers, 4, "GB")
    ]


def test_a_custom_address_is_no_handle(write: Write) -> None:
    cells = {"channel_id": OWNER, "title": "Ana", "custom_url": "anasings", "subscriber_count": "5"}
    log = gk.read([COMMENTS, write("channels.csv", filled("HEADER_youtube_channels.csv", cells))])
    assert log.accounts.filter(account_id=OWNER)["handle"].to_list() == [None]


def test_headers_alone() -> None:
    log = gk.read([EXPORTS / "HEADER_youtube_channels.csv", EXPORTS / "HEADER_youtube_videos.csv", COMMENTS])
    assert [read.format for read in log.inputs] == [
        "minet YouTube channels",
        "minet YouTube videos",
        "minet YouTube comments",
    ]


def test_an_answer_aims_at_the_account_it_names(write: Write) -> None:
    text = COMMENTS.read_text() + (
        "u,EBKEMNI3664,IioAfk1Naeg6DdKndLG9FdMIKj.9y,@ben,UCben,@plum_pixel17 no,0,2023-11-26T10:00:00Z,,,"
        "IioAfk1Naeg6DdKndLG9FdMIKj\n"
    )
    assert ends(gk.read(write("comments.csv", text)))[2] == ("UCben", THIRD)


def test_the_users_own_columns_in_front_change_nothing(write: Write) -> None:
    lines = COMMENTS.read_text().splitlines()
    text = "\n".join(["campaign,owner," + lines[0], *("spring,x," + line for line in lines[1:])])
    other = gk.read(write("comments.csv", text))
    assert other.interactions.drop("origin").equals(gk.read(COMMENTS).interactions.drop("origin"))


def test_comments_on_the_videos_of_a_table_of_minets_own(write: Write) -> None:
    """The columns of the videos are kept in front, so likes and times are in it twice, and whose the video is once."""
    header, *rows = (line.split(",", 1)[1] for line in COMMENTS.read_text().splitlines())
    given, video = filled("HEADER_youtube_videos.csv", VIDEO).splitlines()
    made = behind("\n".join([given, video, video]), "\n".join([header, *rows]))
    log, alone = gk.read(write("comments.csv", made)), gk.read(COMMENTS)
    assert log.inputs[0].format == "minet YouTube comments"
    columns = ("interaction_id", "actor_id", "likes", "created_at", "text")
    assert log.interactions.select(columns).equals(alone.interactions.select(columns))
    assert ends(log) == [(FAN, OWNER), (THIRD, FAN)]
    assert log.notes == ()


def test_channels_looked_up_from_a_table_of_minets_own(write: Write) -> None:
    channels = filled("HEADER_youtube_channels.csv", CHANNEL)
    comment = "\n".join(line.split(",", 1)[1] for line in COMMENTS.read_text().splitlines()[:2])
    for given in (filled("HEADER_youtube_videos.csv", VIDEO), comment):
        log = gk.read(write("channels.csv", behind(given, channels)))
        assert log.inputs[0].format == "minet YouTube channels"
        assert log.accounts.select("account_id", "name", "followers", "posts").rows() == [(OWNER, "Ana", 120, 4)]


def test_videos_of_the_channels_of_a_table_of_minets_own(write: Write) -> None:
    channels = filled("HEADER_youtube_channels.csv", CHANNEL | {"title": "another"})
    log = gk.read(write("videos.csv", behind(channels, filled("HEADER_youtube_videos.csv", VIDEO))))
    assert log.inputs[0].format == "minet YouTube videos"
    assert log.posts.select("post_id", "author_id", "text", "views").rows() == [
        ("EBKEMNI3664", OWNER, "lamp\nof moss", 9)
    ]
