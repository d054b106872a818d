"""Make the three real samples from the folder their source data lies in.

python sample_graphs/convert.py <source folder>
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path
from typing import Final

import polars as pl

HERE: Final = Path(__file__).parent
GZIP_FROM: Final = 500_000


def write(table: pl.DataFrame, path: Path) -> None:
    """The table as CSV; gzipped, without a time inside, when it is large."""
    content = table.write_csv().encode()
    if len(content) < GZIP_FROM:
        path.write_bytes(content)
    else:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))


def copy_quantum_se(source: Path, target: Path) -> None:
    for name in ("accounts.csv", "posts.csv", "comments.csv"):
        shutil.copyfile(source / name, target / name)


def convert_lastfm_asia(source: Path, target: Path) -> None:
    edges = pl.read_parquet(source / "edges.parquet")
    # Gephi's convention: the word stands in every row.
    undirected = pl.lit("Undirected").alias("type")
    write(
        edges.select(pl.col("src").alias("source"), pl.col("dst").alias("target"), undirected),
        target / "edges.csv",
    )
    groups = pl.read_parquet(source / "groups.parquet")
    write(groups.select(pl.col("node").alias("account_id"), "group").sort("account_id"), target / "groups.csv")


def convert_youtube_political(source: Path, target: Path) -> None:
    nodes = pl.read_parquet(source / "nodes.parquet")
    channels = dict(nodes.select("node", "channel_id").iter_rows())
    ends = [
        pl.col(end).replace_strict(channels, return_dtype=pl.String).alias(name)
        for end, name in (("src", "source"), ("dst", "target"))
    ]
    directed = pl.lit("Directed").alias("type")
    write(pl.read_parquet(source / "edges.parquet").select(*ends, "weight", directed), target / "edges.csv")
    names = {"channel_id": "account_id", "title": "name", "subscribers": "followers"}
    write(nodes.select(*names).rename(names), target / "accounts.csv")
    labelled = pl.read_parquet(source / "groups.parquet").join(nodes, on="node").sort("node")
    write(labelled.select(pl.col("channel_id").alias("account_id"), "group"), target / "groups.csv")


def main(source: Path) -> None:
    samples = {
        "quantum_se": copy_quantum_se,
        "lastfm_asia": convert_lastfm_asia,
        "youtube_political": convert_youtube_political,
    }
    for name, make in samples.items():
        (HERE / name).mkdir(exist_ok=True)
        make(source / name, HERE / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
