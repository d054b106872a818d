"""The niche sample is what its README says, and its generator makes it again."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import sample_graphs

NICHE = Path(sample_graphs.__file__).parent / "niche"
FILES = ("accounts.csv.gz", "posts.csv.gz", "comments.csv.gz", "truth.csv")
IDS = ("account_id", "post_id", "author_id", "comment_id", "commenter_id")
CREATORS = ("creator", "newcomer", "ring")


def content(path: Path) -> bytes:
    """What is inside: the compressed bytes may differ between versions of zlib."""
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def read(name: str) -> pl.DataFrame:
    table = pl.read_csv(content(NICHE / name), infer_schema_length=None, schema_overrides=dict.fromkeys(IDS, pl.String))
    times = [pl.col("created_at").str.to_datetime("%Y-%m-%dT%H:%M:%SZ")] if "created_at" in table.columns else []
    return table.with_columns(times)


@pytest.fixture(scope="module")
def truth() -> pl.DataFrame:
    return read("truth.csv")


@pytest.fixture(scope="module")
def owned(truth: pl.DataFrame) -> pl.DataFrame:
    """The comments of known people on known posts of others, with both sides' communities and roles."""
    posts = read("posts.csv.gz").select("post_id", "author_id", posted_at="created_at")
    known = truth.select("account_id", "community", "role")
    return (
        read("comments.csv.gz")
        .unique(maintain_order=True)
        .join(posts, on="post_id")
        .filter(pl.col("commenter_id") != pl.col("author_id"))
        .join(known, left_on="commenter_id", right_on="account_id")
        .join(known, left_on="author_id", right_on="account_id", suffix="_of_author")
    )


def test_the_generator_makes_the_committed_files_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", NICHE / "generate.py", tmp_path], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    for name in FILES:
        assert content(tmp_path / name) == content(NICHE / name), name


def test_no_file_holds_the_time_it_was_packed() -> None:
    for name in FILES[:3]:
        assert (NICHE / name).read_bytes()[4:8] == bytes(4), name


def test_the_communities_have_the_sizes_of_the_readme(truth: pl.DataFrame) -> None:
    of_creators = pl.col("role").is_in(CREATORS).sum()
    sizes = {name: rest for name, *rest in truth.group_by("community").agg(pl.len(), of_creators).iter_rows()}
    assert sizes == {
        "vegan_baking": [330, 45],
        "zero_waste_home": [270, 42],
        "trail_running": [240, 40],
        "plant_parents": [200, 38],
        "slow_fashion": [170, 35],
        "cold_water_swimming": [140, 32],
        "urban_sketching": [120, 30],
        "none": [30, 0],
    }


def test_creators_and_celebrities_post_and_nobody_else(truth: pl.DataFrame) -> None:
    posting = set(truth.filter(pl.col("role").is_in((*CREATORS, "celebrity")))["account_id"])
    assert set(read("posts.csv.gz")["author_id"]) == posting


def test_ids_need_more_digits_than_floats_have(truth: pl.DataFrame) -> None:
    ids = truth["account_id"]
    assert ids.n_unique() == ids.len() == 1_500
    assert ids.cast(pl.Float64).n_unique() < 1_000


def test_the_ring_praises_itself_within_minutes(truth: pl.DataFrame, owned: pl.DataFrame) -> None:
    ring = truth.filter(role="ring")
    assert (ring.height, ring["community"].n_unique()) == (10, 7)
    quick = pl.col("created_at") - pl.col("posted_at") < pl.duration(minutes=10)
    praise = owned.filter(quick, role="ring", role_of_author="ring")
    assert praise.select("commenter_id", "author_id").n_unique() == 90


def test_superfans_comment_a_lot(truth: pl.DataFrame, owned: pl.DataFrame) -> None:
    counts = owned.filter(role="superfan")["commenter_id"].value_counts()
    assert counts.height == truth.filter(role="superfan").height == 12
    assert counts["count"].min() >= 45


def test_some_comments_cross_the_communities(owned: pl.DataFrame) -> None:
    settled = owned.filter(
        pl.col("community") != "none", pl.col("community_of_author") != "none", pl.col("role") != "ring"
    )
    crossing = settled.select((pl.col("community") != pl.col("community_of_author")).mean()).item()
    assert 0.12 < crossing < 0.18


def test_everybody_comments_on_celebrities(owned: pl.DataFrame) -> None:
    fans = owned.filter(role_of_author="celebrity")
    assert fans["community"].n_unique() == 8
    assert fans["commenter_id"].n_unique() > 1_000


def test_the_dirt_is_there() -> None:
    comments, posts = read("comments.csv.gz"), read("posts.csv.gz")
    assert comments["commenter_id"].null_count() == 20
    assert comments.join(posts, on="post_id", how="anti").height == 10
    assert comments.height - comments.unique().height == 5
    own = comments.join(posts, on="post_id").filter(pl.col("commenter_id") == pl.col("author_id"))
    assert 50 < own.height < 200


def test_followers_are_mostly_known(truth: pl.DataFrame) -> None:
    accounts = read("accounts.csv.gz").join(truth, on="account_id")
    unknown = accounts.filter(pl.col("followers").is_null())
    assert 0.06 < unknown.height / accounts.height < 0.10
    assert unknown["role"].is_in(CREATORS).any()


def test_comments_follow_their_posts_inside_the_half_year(owned: pl.DataFrame) -> None:
    assert (owned["created_at"] > owned["posted_at"]).all()
    assert (str(owned["posted_at"].min())[:7], str(owned["created_at"].max())[:7]) == ("2026-05", "2026-10")


def test_the_demo_seed_is_well_connected_but_not_enormous(truth: pl.DataFrame, owned: pl.DataFrame) -> None:
    (seed,) = read("accounts.csv.gz").filter(handle="wildoven").iter_rows(named=True)
    assert seed["followers"] == 10_240
    (role,) = truth.filter(account_id=seed["account_id"]).select("community", "role").iter_rows()
    assert role == ("vegan_baking", "creator")
    received = owned.filter(author_id=seed["account_id"])
    assert (received.height, received["commenter_id"].n_unique()) == (150, 84)
    assert read("posts.csv.gz").filter(author_id=seed["account_id"]).height == 22
