"""How long does the main job take, and how much memory, beside the same job as people usually write it?

python tests/benchmarks/speed.py [comments=1_000_000] [folder]

Makes a log of that many comments, then runs `graphkit expand` and usual_job.py on it in turn, each in a process of
its own, and prints wall time, time of the processor and peak memory. Nothing is asserted: figures depend on the
machine, and on a busy one only the processor's time can be compared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.measured import in_a_process_of_its_own, measured, report

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

SEED: Final = 20260501
ROUNDS: Final = 2
# A round is quick up to here, and one more of them, not counted, warms up the disk's cache and the processor.
QUICK: Final = 200_000
FOLLOWERS: Final = (5_000, 100_000)
TOP: Final = 50
FILES: Final = ("comments.csv", "posts.csv", "accounts.csv")
GRAPHKIT: Final = (sys.executable, "-c", "from graphkit_cli.main import main; main()")

# What a log of a million comments is made of; others in proportion.
COMMENTERS: Final = 0.12
AUTHORS: Final = 0.004
POSTS: Final = 0.06
AUTHORS_OF_A_NICHE: Final = 67
CELEBRITIES: Final = 0.002
# Shares of the comments.
BY_AUTHORS: Final = 0.08
ON_FAVOURITES: Final = 0.6
ACROSS_NICHES: Final = 0.10
ON_CELEBRITIES: Final = 0.05
DELETED: Final = 0.002
FAVOURITES: Final = 3
MONTHS: Final = 6
START: Final = 1_777_593_600
SYLLABLES: Final = (
    "ba be bo da di du fa fi ga go ka ki ko la le li ma mi mo na ne no pa po ra re ri sa so ta te tu va vi za zo"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comments", nargs="?", type=int, default=1_000_000)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where the log and the results stay; else they are removed"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="graphkit-speed-") as temporary:
        compare(given.comments, given.folder or Path(temporary))


def compare(comments: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    in_a_process_of_its_own(make_log, comments, folder)
    seed = (folder / "seed.txt").read_text(encoding="utf-8")
    print(f"{comments:,} comments, {sum((folder / name).stat().st_size for name in FILES) / 1e6:,.0f} MB, seed @{seed}")
    print(f"graphkit --help: {median(measured([*GRAPHKIT, '--help']).seconds for _ in range(5)):.2f} s")
    jobs = {"graphkit expand": expand(folder, seed), "pandas + networkx + python-louvain": usual_job(folder, seed)}
    if comments <= QUICK:
        for command in jobs.values():
            measured(command)
    # In turn, so that whatever else the machine does falls on both.
    runs = [{name: measured(command) for name, command in jobs.items()} for _ in range(ROUNDS)]
    report({name: [used[name] for used in runs] for name in jobs})


def expand(folder: Path, seed: str) -> list[str]:
    files = [str(folder / name) for name in FILES]
    band = "-".join(map(str, FOLLOWERS))
    out = str(folder / "graphkit")
    return [*GRAPHKIT, "expand", *files, "--seed", f"@{seed}", "--followers", band, "--top", str(TOP), "-o", out]


def usual_job(folder: Path, seed: str) -> list[str]:
    script = Path(__file__).with_name("usual_job.py")
    return [sys.executable, str(script), str(folder), seed, *map(str, FOLLOWERS), str(TOP)]


def make_log(comments: int, folder: Path) -> None:
    """comments.csv, posts.csv, accounts.csv and seed.txt, the same for the same number of comments."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    town = make_town(rng, comments)
    post_of, actor = talk(rng, town, comments)
    (folder / "seed.txt").write_text(town.accounts["handle"][town.seed], encoding="utf-8")
    town.accounts.write_csv(folder / "accounts.csv")
    town.posts.write_csv(folder / "posts.csv")
    comment_rows(rng, town, post_of, actor).write_csv(folder / "comments.csv")


@dataclass(frozen=True)
class Town:
    """The people and what they publish. Authors are the first accounts, in order of their niche.

    `niche` is that of each account; authors of niche n are `first_author[n]` to `first_author[n + 1]`, the posts of
    author a `first_post[a]` to `first_post[a + 1]`; `fame` is summed up over the authors, to draw one by it.
    """

    accounts: pl.DataFrame
    posts: pl.DataFrame
    words: Words
    niche: Numbers
    first_author: Numbers
    first_post: Numbers
    fame: NDArray[np.float64]
    celebrities: Numbers
    favourites: Numbers
    seed: int


@dataclass(frozen=True)
class Words:
    """Phrases anyone says, and phrases of each niche, `own` of them one niche after the other."""

    common: pl.Series
    of_niches: pl.Series
    own: int
    tags: pl.Series


def make_town(rng: np.random.Generator, comments: int) -> Town:
    import numpy as np

    authors, everyone = max(20, round(comments * AUTHORS)), max(200, round(comments * COMMENTERS))
    niches = max(3, authors // AUTHORS_OF_A_NICHE)
    # Some niches are several times as large as others.
    sizes = rng.lognormal(0, 0.5, niches)
    of_authors = np.sort(rng.choice(niches, authors, p=sizes / sizes.sum()))
    niche = np.concatenate([of_authors, rng.choice(niches, everyone - authors, p=sizes / sizes.sum())])
    first_author = np.searchsorted(of_authors, np.arange(niches + 1))
    talent = rng.lognormal(0, 1.2, authors)
    celebrities = rng.choice(authors, max(2, round(authors * CELEBRITIES)), replace=False)
    fame = np.concatenate([[0.0], np.cumsum(talent)])
    counts = 1 + rng.multinomial(max(0, round(comments * POSTS) - authors), np.full(authors, 1 / authors))
    words = make_words(rng, niches)
    favourites = np.stack([author_of(rng, niche, first_author, fame) for _ in range(FAVOURITES)], axis=1)
    accounts = account_rows(rng, niche, talent, celebrities, words)
    posts = post_rows(rng, accounts["account_id"], niche, counts, words)
    first_post = np.concatenate([[0], np.cumsum(counts)])
    return Town(
        accounts, posts, words, niche, first_author, first_post, fame, celebrities, favourites,
        seed=middling(talent, first_author, niches // 2),
    )  # fmt: skip


def account_rows(
    rng: np.random.Generator, niche: Numbers, talent: NDArray[np.float64], celebrities: Numbers, words: Words
) -> pl.DataFrame:
    """Most authors' follower counts are known, and few of the others'."""
    import numpy as np
    import polars as pl

    authors, fans = len(talent), len(niche) - len(talent)
    of_authors = np.rint(9_000 * talent * rng.lognormal(0, 0.6, authors)).astype(np.int64)
    of_authors[celebrities] *= 200
    followers = np.concatenate([of_authors, np.rint(rng.lognormal(5, 1, fans)).astype(np.int64)])
    unknown = np.concatenate([rng.random(authors) >= 0.9, rng.random(fans) >= 0.2])
    # Ids beyond 2^53, as platforms give them: a float would ruin them.
    ids = 7_100_000_000_000_000_000 + np.cumsum(rng.integers(10**9, 10**12, len(niche)))
    return pl.DataFrame({"account_id": ids}).with_columns(
        handle=words.tags.gather(niche) + "_" + pl.int_range(pl.len()).cast(pl.String),
        followers=pl.Series(followers).set(pl.Series(unknown), None),
    )


def middling(talent: NDArray[np.float64], first_author: Numbers, niche: int) -> int:
    """An author whom a tenth of its niche outdoes: known, and no celebrity."""
    import numpy as np

    start, end = int(first_author[niche]), int(first_author[niche + 1])
    return start + int(np.argsort(talent[start:end])[int(0.9 * (end - start))])


def author_of(rng: np.random.Generator, niche: Numbers, first_author: Numbers, fame: NDArray[np.float64]) -> Numbers:
    """For each niche in the list one of its authors, drawn by fame."""
    import numpy as np

    low, high = fame[first_author[niche]], fame[first_author[niche + 1]]
    drawn = np.searchsorted(fame, low + (high - low) * rng.random(len(niche)), side="right") - 1
    return np.minimum(drawn, len(fame) - 2)


def make_words(rng: np.random.Generator, niches: int) -> Words:
    """Words are made of syllables; a niche has words of its own."""
    import polars as pl

    syllables = SYLLABLES.split()

    def words(count: int) -> list[str]:
        parts = rng.integers(len(syllables), size=(count, 4))
        lengths = rng.integers(1, 5, count)
        return ["".join(syllables[part] for part in row[:length]) for row, length in zip(parts, lengths, strict=True)]

    def phrases(vocabulary: list[str], count: int) -> list[str]:
        chosen = rng.integers(len(vocabulary), size=(count, 4))
        return [" ".join(vocabulary[word] for word in row) for row in chosen]

    marks = [", ", "! ", " \n", ' "really" ', " 😍 ", " https://example.org/a ", " @someone ", " "]
    everyday = words(1_500)
    common = [phrase + marks[place % len(marks)] for place, phrase in enumerate(phrases(everyday, 2_000))]
    of_niches, tags, own = [], [], 300
    for niche in range(niches):
        special = words(80)
        tags.append(f"{special[0]}{niche}")
        of_niches += phrases([*special, *everyday[:80]], own)
    return Words(pl.Series(common), pl.Series(of_niches), own, pl.Series(tags))


def texts(rng: np.random.Generator, words: Words, niche: Numbers) -> pl.Series:
    """What is said in each of these niches: something anyone says and something of the niche."""
    import polars as pl

    return pl.select(
        words.common.gather(rng.integers(len(words.common), size=len(niche)))
        + words.of_niches.gather(niche * words.own + rng.integers(words.own, size=len(niche)))
    ).to_series()


def moments(rng: np.random.Generator, count: int) -> pl.Expr:
    import polars as pl

    seconds = pl.lit(START + rng.integers(MONTHS * 30 * 86_400, size=count))
    return pl.from_epoch(seconds).dt.strftime("%Y-%m-%dT%H:%M:%SZ")


def post_rows(rng: np.random.Generator, ids: pl.Series, niche: Numbers, counts: Numbers, words: Words) -> pl.DataFrame:
    import numpy as np
    import polars as pl

    author = np.repeat(np.arange(len(counts)), counts)
    of = niche[author]
    near = (of + rng.integers(0, 2, len(of))) % len(words.tags)
    return pl.DataFrame(
        {"post_id": 7_400_000_000_000_000_000 + np.cumsum(rng.integers(10**6, 10**9, len(author)))}
    ).select(
        "post_id",
        author_id=ids.gather(author),
        created_at=moments(rng, len(author)),
        text=texts(rng, words, of),
        hashtags=pl.lit(words.tags.gather(of)) + " " + pl.lit(words.tags.gather(near)),
        likes=pl.lit(np.rint(rng.lognormal(5, 1.5, len(author))).astype(np.int64)),
    )


def talk(rng: np.random.Generator, town: Town, comments: int) -> tuple[Numbers, Numbers]:
    """The post and the actor of each comment."""
    import numpy as np

    authors, everyone = len(town.first_post) - 1, len(town.niche)
    # Everyone comments once, and a few comment hundreds of times; authors are more even.
    fans = np.minimum(rng.pareto(1.3, everyone - authors), 400.0)
    of_authors = rng.lognormal(0, 1, authors)
    activity = np.concatenate([of_authors * BY_AUTHORS / of_authors.sum(), fans * (1 - BY_AUTHORS) / fans.sum()])
    once = rng.permutation(everyone)[:comments]
    more = np.searchsorted(np.cumsum(activity), rng.random(comments - len(once)))
    actor = rng.permutation(np.concatenate([once, np.minimum(more, everyone - 1)]))
    kind = rng.random(comments)
    strayed = rng.choice(town.niche, comments)
    niche = np.where(kind < ACROSS_NICHES, strayed, town.niche[actor])
    author = author_of(rng, niche, town.first_author, town.fame)
    faithful = kind > 1 - ON_FAVOURITES
    author[faithful] = town.favourites[actor[faithful], rng.integers(FAVOURITES, size=faithful.sum())]
    starstruck = (kind >= ACROSS_NICHES) & (kind < ACROSS_NICHES + ON_CELEBRITIES)
    author[starstruck] = rng.choice(town.celebrities, starstruck.sum())
    first, end = town.first_post[author], town.first_post[author + 1]
    return first + np.floor((end - first) * rng.random(comments)).astype(np.int64), actor


def comment_rows(rng: np.random.Generator, town: Town, post: Numbers, actor: Numbers) -> pl.DataFrame:
    import numpy as np
    import polars as pl

    gone = pl.Series(rng.random(len(post)) < DELETED)
    author = np.searchsorted(town.first_post, post, side="right") - 1
    return pl.DataFrame(
        {"comment_id": 7_600_000_000_000_000_000 + np.cumsum(rng.integers(10**3, 10**7, len(post)))}
    ).select(
        "comment_id",
        post_id=town.posts["post_id"].gather(post),
        commenter_id=town.accounts["account_id"].gather(actor).set(gone, None),
        created_at=moments(rng, len(post)),
        text=texts(rng, town.words, town.niche[author]),
    )


if __name__ == "__main__":
    main()
