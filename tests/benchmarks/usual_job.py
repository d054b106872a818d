"""The main job as people usually write it: pandas, networkx and python-louvain.

python tests/benchmarks/usual_job.py folder handle least most top

Reads comments.csv, posts.csv and accounts.csv in the folder; writes usual/candidates.csv and usual/network.gexf there.
It neither explains nor draws a map, and knows no gates but the follower band.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import community
import networkx as nx

if TYPE_CHECKING:
    import pandas as pd

SHOWN: Final = 1_500


def main(folder: Path, handle: str, least: int, most: int, top: int) -> None:
    # Here, since pandas is there for this only, and pytest looks into every module.
    import pandas as pd

    # Without this one missing commenter makes all of them floats, which ruins ids beyond 2^53.
    ids = dict.fromkeys(("comment_id", "post_id", "commenter_id", "author_id", "account_id"), "str")
    comments = pd.read_csv(folder / "comments.csv", dtype=ids, parse_dates=["created_at"])
    posts = pd.read_csv(folder / "posts.csv", dtype=ids, parse_dates=["created_at"])
    accounts = pd.read_csv(folder / "accounts.csv", dtype=ids)
    seed = accounts.loc[accounts["handle"] == handle, "account_id"].iloc[0]

    graph = make_graph(comments, posts)
    undirected = graph.to_undirected()
    partition = community.best_partition(undirected, random_state=0)
    # Along the comments alone a walk from the seed ends with whom it comments on; people use both ways.
    closeness = nx.pagerank(undirected, personalization={seed: 1})

    ranked = describe(accounts, posts, partition, closeness)
    authors = ranked[(ranked["posts"] > 0) & (ranked["account_id"] != seed)]
    candidates = authors[authors["followers"].between(least, most)].head(top)

    out = folder / "usual"
    out.mkdir(exist_ok=True)
    candidates.to_csv(out / "candidates.csv", index=False)
    write_network(graph, partition, closeness, out / "network.gexf")
    print(candidates.to_string())


def make_graph(comments: pd.DataFrame, posts: pd.DataFrame) -> nx.DiGraph:
    """Who comments on whom, on how many posts."""
    joined = comments.dropna(subset=["commenter_id"]).merge(posts[["post_id", "author_id"]], on="post_id")
    acts = joined[joined["commenter_id"] != joined["author_id"]]
    ties = acts.groupby(["commenter_id", "author_id"])["post_id"].nunique().reset_index(name="weight")
    return nx.from_pandas_edgelist(ties, "commenter_id", "author_id", "weight", create_using=nx.DiGraph)


def describe(
    accounts: pd.DataFrame, posts: pd.DataFrame, partition: dict[str, int], closeness: dict[str, float]
) -> pd.DataFrame:
    """Every account with its community, closeness and number of posts, closest first."""
    published = posts["author_id"].value_counts()
    described = accounts.assign(
        community=accounts["account_id"].map(partition),
        closeness=accounts["account_id"].map(closeness),
        posts=accounts["account_id"].map(published).fillna(0),
    )
    return described.sort_values("closeness", ascending=False)


def write_network(graph: nx.DiGraph, partition: dict[str, int], closeness: dict[str, float], file: Path) -> None:
    nx.set_node_attributes(graph, partition, "community")
    nx.set_node_attributes(graph, closeness, "closeness")
    nearest = sorted(closeness, key=lambda account: -closeness[account])[:SHOWN]
    nx.write_gexf(graph.subgraph(nearest), file)


if __name__ == "__main__":
    folder, handle, *numbers = sys.argv[1:]
    main(Path(folder), handle, *map(int, numbers))
