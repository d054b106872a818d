"""How long does a file take to become a log, beside reading it and doing nothing with it?

python tests/benchmarks/reading.py [comments=1_000_000] [folder]

Makes comments as CSV, as JSONL with the same columns, and as collecting tools write them: Apify's nested JSONL, minet's
CSV, the JSONL of youtube-comment-downloader. Then reads each by `graphkit.read`, by polars, DuckDB and pandas, each in
a process of its own. These do nothing with it but what anybody has to: every cell comes as text, since ids are texts,
and DuckDB keeps what it read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.measured import in_a_process_of_its_own, measured, report

if TYPE_CHECKING:
    import polars as pl

SEED: Final = 20261123
ROUNDS: Final = 3
WORDS: Final = (
    "lovely",
    "great",
    "where",
    "from",
    "your",
    "wood",
    "beautiful",
    "how",
    "much",
    "love",
    "amazing",
    "post",
)
# Shares of the comments: who writes, and what is written under.
COMMENTERS: Final = 0.2
POSTS: Final = 0.05
FILES: Final = ("comments.csv", "comments.jsonl", "apify.jsonl", "minet.csv", "downloader.jsonl")
FLAT: Final = ("comment_id", "commenter", "post_id", "post_author", "created_at", "text", "likes")
NESTED: Final = ("id", "postUrl", "commentUrl", "text", "ownerUsername", "timestamp", "likesCount", "repliesCount")
OWNER: Final = ("id", "username", "is_verified")
DOWNLOADED: Final = ("cid", "text", "time", "author", "channel", "votes", "photo", "heart", "reply", "time_parsed")
FIELDS: Final = {"comments.jsonl": FLAT, "apify.jsonl": NESTED, "downloader.jsonl": DOWNLOADED}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("comments", nargs="?", type=int, default=1_000_000)
    arguments.add_argument("folder", nargs="?", type=Path, default=None)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        if not (folder / FILES[-1]).exists():
            in_a_process_of_its_own(make, asked.comments, folder)
        for name in FILES:
            compare(folder / name)


def compare(path: Path) -> None:
    print(f"\n{path.name}, {path.stat().st_size / 1e6:,.0f} MB")
    sides = {
        "polars, bare": polars_code(path),
        "graphkit.read": f"import graphkit; graphkit.read('{path}', owner='ana')",
        "DuckDB, bare": f'import duckdb; duckdb.sql("""create table read as {duckdb_query(path)}""")',
        "pandas, bare": pandas_code(path),
    }
    runs = [{name: measured([sys.executable, "-c", code]) for name, code in sides.items()} for _ in range(ROUNDS)]
    report({name: [run[name] for run in runs] for name in sides})


def polars_code(path: Path) -> str:
    if path.suffix == ".csv":
        return f"import polars; polars.read_csv('{path}', infer_schema=False)"
    fields = f"dict.fromkeys({FIELDS[path.name]}, text)"
    within = f" | {{'replies': pl.List(text), 'owner': pl.Struct(dict.fromkeys({OWNER}, text))}}"
    within = within if FIELDS[path.name] == NESTED else ""
    return f"import polars as pl; text = pl.String(); pl.read_ndjson('{path}', schema={fields}{within})"


def duckdb_query(path: Path) -> str:
    if path.suffix == ".csv":
        return f"select * from read_csv('{path}', all_varchar = true)"
    fields = dict.fromkeys(FIELDS[path.name], "VARCHAR")
    if FIELDS[path.name] == NESTED:
        fields |= {"replies": "VARCHAR[]", "owner": f"STRUCT({', '.join(f'{name} VARCHAR' for name in OWNER)})"}
    return f"select * from read_json('{path}', format = 'newline_delimited', columns = {fields})"


def pandas_code(path: Path) -> str:
    if path.suffix == ".csv":
        return f"import pandas; pandas.read_csv('{path}', dtype=str)"
    return f"import pandas; pandas.read_json('{path}', lines=True, dtype=False, convert_dates=False)"


def make(comments: int, folder: Path) -> None:
    """The same comments over and over."""
    frame = made_up(comments)
    frame.write_csv(folder / "comments.csv")
    frame.write_ndjson(folder / "comments.jsonl")
    of_apify(frame).write_ndjson(folder / "apify.jsonl")
    of_minet(frame).write_csv(folder / "minet.csv")
    of_downloader(frame).write_ndjson(folder / "downloader.jsonl")


def of_apify(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    url = "https://www.instagram.com/p/" + pl.col("post_id") + "/"
    return frame.select(
        id="comment_id",
        postUrl=url,
        commentUrl=url + "c/" + pl.col("comment_id"),
        text="text",
        ownerUsername="commenter",
        timestamp="created_at",
        likesCount="likes",
        repliesCount=pl.lit(0),
        replies=pl.lit([], pl.List(pl.String)),
        owner=pl.struct(id=pl.col("commenter").hash().cast(pl.String), username="commenter", is_verified=pl.lit(False)),
    )


def of_minet(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    video = pl.col("post_id").str.pad_start(11, "v")
    return frame.select(
        video="https://www.youtube.com/watch?v=" + video,
        video_id=video,
        comment_id="comment_id",
        author_name="@" + pl.col("commenter"),
        author_channel_id=channel(),
        text="text",
        like_count="likes",
        published_at=pl.col("created_at").str.replace(".000Z", "Z", literal=True),
        updated_at=pl.col("created_at").str.replace(".000Z", "Z", literal=True),
        reply_count=pl.lit(0),
        parent_comment_id=pl.lit(None, pl.String),
    )


def of_downloader(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return frame.select(
        cid="comment_id",
        text="text",
        time=pl.lit("2 years ago"),
        author="@" + pl.col("commenter"),
        channel=channel(),
        votes=pl.col("likes").cast(pl.String),
        photo=pl.lit("https://cdn.example.com/f7975b4e5a39.jpg"),
        heart=pl.lit(False),
        reply=pl.lit(False),
        time_parsed=pl.col("created_at").str.to_datetime(time_zone="UTC").dt.epoch("us") / 1e6,
    )


def channel() -> pl.Expr:
    import polars as pl

    return "UC" + pl.col("commenter").hash().cast(pl.String).str.pad_start(22, "x")


def made_up(comments: int) -> pl.DataFrame:
    import numpy as np
    import polars as pl

    lots = np.random.default_rng(SEED)
    commenters = pl.Series(lots.zipf(1.5, comments) % int(comments * COMMENTERS))
    posts = pl.Series(lots.integers(0, int(comments * POSTS), comments))
    texts = [" ".join(WORDS[word] for word in words) for words in lots.integers(0, len(WORDS), (comments, 8))]
    times = pl.Series(lots.integers(1_600_000_000, 1_700_000_000, comments) * 1_000_000)
    return pl.DataFrame(
        {
            "comment_id": pl.int_range(10**16, 10**16 + comments, eager=True).cast(pl.String),
            "commenter": "user_" + commenters.cast(pl.String),
            "post_id": "p" + posts.cast(pl.String),
            "post_author": "owner_" + (posts % 3000).cast(pl.String),
            "created_at": times.cast(pl.Datetime("us", "UTC")).dt.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "text": texts,
            "likes": pl.Series(lots.integers(0, 100, comments)),
        }
    )


if __name__ == "__main__":
    main()
