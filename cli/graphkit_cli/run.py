"""What commands that rank share: from files or a workspace to a folder of results."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.candidates.find import find_candidates
from graphkit.candidates.gates import ELSEWHERE, FEW_COMMENTS, FEW_POSTS, UNKNOWN_SIZE
from graphkit.encoder import load_encoder
from graphkit.files.whole import whole_folder
from graphkit.images.read import read_pictures
from graphkit.log.log import Log
from graphkit.maps.draw import draw_map
from graphkit.readers.prices import read_prices
from graphkit.readers.read import read
from graphkit.steps import Advance
from graphkit.text import printable
from graphkit.writers.results import read_results, write_results
from graphkit_cli.console import progress, tell, tell_notes
from graphkit_cli.lists import tell_matches
from graphkit_cli.ranking_options import Ranking
from graphkit_cli.reading_options import Reading
from graphkit_cli.seeds import Decided
from graphkit_cli.sought import Wanted

MOST_NAMED: Final = 10


def read_files(files: Sequence[str | Path], reading: Reading, quiet: bool) -> Log:
    """The log of the files that were named."""
    with progress(quiet) as advance:
        return read(
            files,
            owner=reading.owner,
            columns=reading.columns or {},
            encoding=reading.encoding,
            advance=lambda file: advance(f"reading {file}"),
        )


def rank(log: Log, decided: Decided, ranking: Ranking, quiet: bool, asked: Wanted = Wanted()) -> Candidates:  # noqa: B008
    """Rank, and write the folder of results; says on stderr what was left out."""
    pictures = read_pictures(asked.brief.look, asked.beside) if asked.brief.look else None
    encode = load_encoder() if asked.brief.about else None
    before = read_results(ranking.before) if ranking.before else None
    prices = read_prices(ranking.prices) if ranking.prices else None
    with progress(quiet) as advance:
        found = find_candidates(
            log,
            decided.seeds,
            followers=ranking.followers,
            top=ranking.top,
            seed=ranking.random_seed,
            advance=advance,
            not_like=(*ranking.not_like, *decided.rejected),
            brief=asked.brief,
            left_out={"on hold": decided.held},
            before=before,
            pictures=pictures,
            encode=encode,
            lists=decided.lists,
        )
        if ranking.pick or ranking.budget:
            found = found.choose(ranking.pick, budget=ranking.budget, prices=prices)
        _write(found, ranking.out, advance)
    tell_notes(found.notes, quiet)
    tell_matches(found.lists, quiet)
    tell_gates(found, quiet)
    if prices is not None:
        tell(_priced(found, prices), quiet)
    if found.picks is not None:
        tell(_picked(found.picks), quiet)
    if ranking.before:
        tell(_moved(found, ranking.before), quiet)
    return found


def _write(found: Candidates, out: Path, advance: Advance) -> None:
    """The folder of a result with its map, all of it or nothing."""
    advance("writing")
    with whole_folder(out) as folder:
        write_results(found, folder)
        advance("map")
        draw_map(found, folder / "map.html")


def tell_gates(found: Candidates, quiet: bool) -> None:
    """How many are ranked, how many each gate turned away, and what to do where nobody is left."""
    gates = ", ".join(f"{removed:,} {gate}" for gate, removed in found.gates.iter_rows() if gate != "a seed")
    everyone, ranked = found.network.accounts.height, found.frame.height
    tell(f"Of {everyone:,} accounts, {ranked:,} are ranked. Left out: {gates or 'none'}.", quiet)
    if not ranked:
        tell(_what_now(found), quiet)
    unknown = found.frame.filter(group=UNKNOWN_SIZE).height
    if unknown:
        tell(
            f"The band says nothing of {unknown:,} of them, whose number of followers is unknown: `graphkit import` "
            "with --for prints whom to look up.",
            quiet,
        )


def _moved(found: Candidates, before: Path) -> str:
    counted = dict(found.moved.group_by("how").len().iter_rows())
    told = ", ".join(f"{counted.get(how, 0):,} {how}" for how in ("new", "up", "down", "gone"))
    return f"Since {before}: {told} (moved.csv)."


def _picked(picks: pl.DataFrame) -> str:
    if picks.is_empty():
        return "Nobody could be chosen: picks.csv is empty."
    named = picks["label"].head(MOST_NAMED).to_list()
    more = f" and {picks.height - len(named):,} more" if picks.height > len(named) else ""
    people = picks["new"].sum()
    return f"Chosen together: {', '.join(named)}{more}. {people:,} engage with them and with no seed (picks.csv)."


def _priced(found: Candidates, prices: pl.DataFrame) -> str:
    known = found.priced(prices)["price"].is_not_null()
    return f"{known.sum():,} of {len(known):,} candidates have a price; whoever has none is left out of the choice."


def _what_now(found: Candidates) -> str:
    """What may put somebody on an empty list."""
    shut = set(found.gates["gate"])
    if shut & {FEW_POSTS, FEW_COMMENTS}:
        return (
            "Nobody is left: add the posts and comments that crawl_next.csv asks for, or put what is enough for you "
            "under [seen] in a brief."
        )
    if ELSEWHERE in shut:
        there = found.accounts["platform"].drop_nulls().unique().sort()
        return f"Nobody is left: the accounts of this data are on {', '.join(there)}."
    loosen = "loosen --followers, or " if found.band else ""
    return f"Nobody is left: {loosen}add files with more posts and comments around the seeds."


def tell_where(found: Candidates, out: Path, quiet: bool) -> None:
    """Where the results are, and what to ask next."""
    best = found.frame.head(1)["account"].to_list() or list(found.seeds)
    label = found.network.accounts.filter(pl.col("account") == best[0])["label"][0]
    why = shlex.join(["graphkit", "why", label if printable(label) == label else best[0], "-d", str(out)])
    tell(f"Written to {out}: open {out / 'map.html'} in a browser; `{why}` explains.", quiet)
