"""A result as a folder: written whole, and read back from the tables in it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from graphkit.brief.read import brief_from
from graphkit.candidates.candidates import Candidates
from graphkit.candidates.gates import Band
from graphkit.candidates.moved import EARLIER
from graphkit.candidates.score import part_columns, share_columns
from graphkit.errors import ConfigurationError, DataError
from graphkit.files.tables import render
from graphkit.fit.meaning import MEANINGS
from graphkit.log.lists import MatchedList
from graphkit.log.log import Log
from graphkit.log.provenance import Input, Note
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS, TIES
from graphkit.network.communities import SEEDS
from graphkit.network.network import Network
from graphkit.network.partitions import Partitions, resolutions_of
from graphkit.writers.result_files import candidates_jsonl, explained, listed_features, network_file
from graphkit.writers.run import describe_run

TABLES: Final = "tables"

# The tables a result is read back from, and the columns without which they are of something else.
_NEEDED: Final[Mapping[str, Sequence[str]]] = {
    # Whether an account was read is not told in results of before.
    "log_accounts": [name for name in ACCOUNTS.names() if name != "read"],
    "log_posts": POSTS.names(),
    "log_interactions": INTERACTIONS.names(),
    "log_edges": EDGES.names(),
    "network": ("account", "label"),
    "ties": TIES.names(),
    "accounts": (
        "account",
        "label",
        "author",
        "gate",
        "group",
        "community",
        "closeness",
        "score",
        *(name for name in MEANINGS if name != "account"),
        *share_columns(),
        *part_columns(),
    ),
    "communities": ("community", "name"),
    "earlier": EARLIER.names(),
    "picks": (),
    "partitions": (),
}


# What a file that somebody changed or cut off can raise on the way to a result.
BROKEN: Final = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    OSError,
    ConfigurationError,
    DataError,
    pl.exceptions.PolarsError,
)


def write_results(found: Candidates, folder: Path) -> None:
    """Write everything but the map into `folder`, which is there and is somebody else's to complete or discard."""
    (folder / TABLES).mkdir()
    digests = {}
    for name, frame in _tables(found).items():
        content = render(frame, "parquet")
        digests[name] = hashlib.sha256(content).hexdigest()
        (folder / TABLES / f"{name}.parquet").write_bytes(content)
    for name, content in _files(found, digests):
        (folder / name).write_bytes(content)


def _files(found: Candidates, digests: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each, one at a time: together they may be larger than the log."""
    yield "candidates.csv", render(explained(found), "csv")
    yield "candidates.jsonl", candidates_jsonl(found)
    yield "fans.csv", render(found.fans, "csv")
    yield "crawl_next.csv", render(found.crawl_next, "csv")
    if found.earlier.height:
        yield "moved.csv", render(found.moved, "csv")
    yield "features.csv", render(listed_features(found), "csv")
    if found.picks is not None:
        yield "picks.csv", render(found.picks, "csv")
        yield "overlap.csv", render(found.overlap([*found.seeds, *found.picks["account"]]), "csv")
    yield "sensitivity.csv", render(found.sensitivity, "csv")
    yield "communities.csv", render(found.communities, "csv")
    yield "network.gexf", network_file(found, "gexf")
    yield "run.json", (json.dumps(describe_run(found, digests), indent=2, ensure_ascii=False) + "\n").encode()


def read_results(folder: Path) -> Candidates:
    """The result that `write_results` wrote into `folder`. Raises DataError where it is not there or is broken."""
    try:
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        return _assembled(run, {name: _table(folder / TABLES / f"{name}.parquet", run["tables"]) for name in _NEEDED})
    except FileNotFoundError as error:
        raise DataError(
            f"{folder} holds no result of graphkit: {Path(error.filename or folder).name} is missing.",
            advice=f"Name the folder that `graphkit expand … -o {folder}` wrote.",
            file=str(folder),
        ) from error
    except NotADirectoryError as error:
        raise DataError(
            f"{folder} is a file, and a result is a folder.",
            advice=f"Name the folder that `graphkit expand -o` wrote, perhaps the one it is in: {folder.parent}",
            file=str(folder),
        ) from error
    except BROKEN as error:
        problem, _, _ = str(error).partition("\n")
        raise DataError(
            f"The result in {folder} is broken: {problem.removesuffix('.')}.",
            advice="Make it again with `graphkit expand`.",
            file=str(folder),
        ) from error


def _tables(found: Candidates) -> dict[str, pl.DataFrame]:
    return {
        "log_accounts": found.log.accounts,
        "log_posts": found.log.posts,
        "log_interactions": found.log.interactions,
        "log_edges": found.log.edges,
        "network": found.network.accounts,
        "ties": found.network.ties,
        "accounts": found.accounts,
        "communities": found.communities,
        "earlier": found.earlier,
        "picks": pl.DataFrame() if found.picks is None else found.picks,
        "partitions": _partitions(found),
    }


def _partitions(found: Candidates) -> pl.DataFrame:
    """A row an account of the network, a column a partition, named by its number."""
    members = found.network.prepare(seed=found.seed).partitions.members
    return pl.DataFrame(members.T, schema=[str(number) for number in range(len(members))])


def _restore_partitions(found: Candidates, kept: pl.DataFrame) -> None:
    if kept.width and kept.height != found.network.accounts.height:
        raise ValueError("partitions.parquet is of another network")
    members = np.ascontiguousarray(kept.to_numpy().T, dtype=np.int32)
    found.network.restore(Partitions(members, resolutions_of(kept.width)), found.seed)


def _table(path: Path, digests: dict[str, str]) -> pl.DataFrame:
    """The table in a file. It is read from bytes, since polars does not say in its error which file is missing."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digests[path.stem]:
        raise ValueError(f"{path.name} is not as the run wrote it")
    table = pl.read_parquet(io.BytesIO(content))
    missing = [column for column in _NEEDED[path.stem] if column not in table.columns]
    if missing:
        raise ValueError(f"{path.name} lacks the columns {', '.join(missing)}")
    return table


def _assembled(run: dict[str, Any], tables: dict[str, pl.DataFrame]) -> Candidates:
    inputs = tuple(Input(**{**read, "file": str(read["file"])}) for read in run["inputs"])
    notes = _notes(run["skipped"])
    parameters = run["parameters"]
    log = Log(
        tables["log_accounts"], tables["log_posts"], tables["log_interactions"], tables["log_edges"], inputs, notes
    )
    found = Candidates(
        log=log,
        network=Network.from_ties(tables["network"], tables["ties"]),
        seeds=tuple(parameters["seeds"]),
        band=Band(*parameters["followers"]),
        top=int(parameters["top"]),
        seed=int(parameters["seed"]),
        accounts=tables["accounts"],
        communities=tables["communities"],
        notes=notes,
        not_like=tuple(parameters["not_like"]),
        brief=brief_from(parameters["brief"]),
        earlier=tables["earlier"],
        lists=tuple(MatchedList(**each) for each in run.get("lists", ())),
        picks=tables["picks"] if tables["picks"].width else None,
    )
    _refuse_impossible(found)
    _restore_partitions(found, tables["partitions"])
    return found


def _refuse_impossible(found: Candidates) -> None:
    if not 0 <= found.seed < SEEDS or found.top < 1:
        raise ValueError("run.json holds parameters that no run can have")
    known = set(found.network.accounts["account"])
    if not found.seeds or not known.issuperset([*found.seeds, *found.not_like]):
        raise ValueError("run.json names accounts that are not in its tables")


def _notes(rows: Iterable[dict[str, Any]]) -> tuple[Note, ...]:
    return tuple(Note(**row) for row in rows)
