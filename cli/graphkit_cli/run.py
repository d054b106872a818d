"""What `expand` and `demo` share: from files to a folder of results."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.find import find_candidates
from graphkit.files.whole import whole_folder
from graphkit.maps.draw import draw_map
from graphkit.readers.read import read
from graphkit.writers.results import write_results
from graphkit_cli.console import progress, tell, tell_notes
from graphkit_cli.text import printable


@dataclass(frozen=True)
class Job:
    """One run: what to read, how, for whom, and where to write it."""

    files: tuple[str | Path, ...]
    seeds: tuple[str, ...]
    out: Path
    followers: tuple[int | None, int | None] | None = None
    not_like: tuple[str, ...] = ()
    top: int = 50
    seed: int = 0
    owner: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    encoding: str | None = None
    quiet: bool = False


def do(job: Job) -> Candidates:
    """Read, rank, write; says on stderr what was left out."""
    with progress(job.quiet) as advance:
        log = read(
            job.files,
            owner=job.owner,
            columns=job.columns,
            encoding=job.encoding,
            advance=lambda file: advance(f"reading {file}"),
        )
        found = find_candidates(log, job.seeds, job.followers, job.top, job.seed, advance, job.not_like)
        advance("writing")
        with whole_folder(job.out) as folder:
            write_results(found, folder)
            advance("map")
            draw_map(found, folder / "map.html")
    tell_notes(found.notes, job.quiet)
    tell_gates(found, job.quiet)
    return found


def tell_gates(found: Candidates, quiet: bool) -> None:
    gates = ", ".join(f"{removed:,} {gate}" for gate, removed in found.gates.iter_rows() if gate != "a seed")
    everyone, ranked = found.network.accounts.height, found.frame.height
    tell(f"Of {everyone:,} accounts, {ranked:,} are ranked. Left out: {gates or 'none'}.", quiet)
    if not ranked:
        tell("Nobody is left: loosen --followers, or add files with more posts and comments around the seeds.", quiet)


def tell_where(found: Candidates, out: Path, quiet: bool) -> None:
    """Where the results are, and what to ask next."""
    best = found.frame.head(1)["account"].to_list() or list(found.seeds)
    label = found.network.accounts.filter(pl.col("account") == best[0])["label"][0]
    why = shlex.join(["graphkit", "why", label if printable(label) == label else best[0], "-d", str(out)])
    tell(f"Written to {out}: open {out / 'map.html'} in a browser; `{why}` explains.", quiet)
