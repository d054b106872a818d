"""How well made-up accounts are told by meaning from what is asked for, and what it costs; figures in docs/score.md.

python -m tests.benchmarks.meaning
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import polars as pl

import graphkit as gk
from graphkit.candidates.evidence_meaning import FAR, NEAR
from graphkit.encoder import Encode, load_encoder
from graphkit.fit.meaning import meanings
from tests.fit.made_up_texts import FRESH, TOPICS, Topics

NICHE = Path(__file__).resolve().parents[2] / "sample_graphs" / "niche"
# What one would ask for to find the creators of each community of the sample, whose texts are others' work.
ASKED = {
    "vegan_baking": "Plant-based baking: bread and cakes without eggs or dairy.",
    "zero_waste_home": "A household without waste: refills, compost, and buying less.",
    "trail_running": "Running in the hills and mountains.",
    "plant_parents": "House plants and how to care for them.",
    "slow_fashion": "Clothes that last: mending, sewing, second hand.",
    "cold_water_swimming": "Swimming in cold water, in the sea and in lakes, all year.",
    "urban_sketching": "Drawing on the spot in the city, with ink and watercolour.",
}
# As many texts as a list of a hundred accounts has at most.
MANY = 1_300


def main() -> None:
    began = time.process_time()
    encode = load_encoder()
    encode(["Cake"])
    print(f"loading: {time.process_time() - began:.1f} s of a processor")
    for what, topics in (("by which the bounds were set", TOPICS), ("written afterwards", FRESH)):
        print(f"accounts of three texts, {what}")
        _tell(_accounts(encode, topics))
        print(f"single texts, {what}")
        _tell(_single(encode, topics))
    print("creators of the made-up niche")
    _tell(_niche(encode))
    each = [text for _, by in TOPICS.values() for texts in by.values() for text in texts]
    many = [f"{text} {number}" for number in range(MANY // len(each) + 1) for text in each][:MANY]
    began = time.process_time()
    encode(many)
    print(f"{MANY:,} texts: {time.process_time() - began:.1f} s of a processor")


def _accounts(encode: Encode, topics: Topics) -> pl.DataFrame:
    """asked, topic, language, meaning: of each account beside each thing that is asked for."""
    texts = {(topic, language, number): text for topic, language, number, text in _texts(topics)}
    posts = pl.DataFrame(
        [
            (f"{topic} {language} {number}", f"{topic} {language}", text)
            for (topic, language, number), text in texts.items()
        ],
        schema=["post_id", "author_id", "text"],
        orient="row",
    )
    accounts = posts["author_id"].unique(maintain_order=True).to_list()
    found = [
        meanings(gk.Log(posts=posts), accounts, about, encode).with_columns(asked=pl.lit(asked))
        for asked, (about, _) in topics.items()
    ]
    parts = pl.col("account").str.split(" ")
    return pl.concat(found).select("asked", "meaning", topic=parts.list.first(), language=parts.list.last())


def _niche(encode: Encode) -> pl.DataFrame:
    log = gk.read([NICHE])
    truth = pl.read_csv(NICHE / "truth.csv", schema_overrides={"account_id": pl.String})
    creators = truth.filter(pl.col("role").is_in(["creator", "newcomer", "ring"]))
    found = [
        meanings(log, creators["account_id"].to_list(), about, encode).with_columns(asked=pl.lit(asked))
        for asked, about in ASKED.items()
    ]
    known = pl.concat(found).join(creators, left_on="account", right_on="account_id").drop_nulls("meaning")
    return known.select("asked", "meaning", topic="community", language=pl.lit("en"))


def _single(encode: Encode, topics: Topics) -> pl.DataFrame:
    texts = list(_texts(topics))
    vectors = encode([text for *_, text in texts])
    rows = [
        (asked, topic, language, float(near))
        for asked, (about, _) in topics.items()
        for (topic, language, *_), near in zip(texts, vectors @ encode([about])[0], strict=True)
    ]
    return pl.DataFrame(rows, schema=["asked", "topic", "language", "meaning"], orient="row")


def _texts(topics: Topics) -> list[tuple[str, str, int, str]]:
    return [
        (topic, language, number, text)
        for topic, (_, by) in topics.items()
        for language, texts in by.items()
        for number, text in enumerate(texts)
    ]


def _tell(told: pl.DataFrame) -> None:
    languages = told["language"].unique(maintain_order=True).to_list()
    areas = [f"{language} {_area(told.filter(language=language)):.3f}" for language in languages]
    print(f"  area under the curve: {', '.join(areas)}, all {_area(told):.3f}")
    about_it = pl.col("topic") == pl.col("asked")
    for what, which in (("about it", about_it), ("about something else", ~about_it)):
        values = told.filter(which)["meaning"]
        near, far = (values >= NEAR).mean(), (values < FAR).mean()
        print(f"  {what}: {values.min():.2f} to {values.max():.2f}, near {near:.2f}, far {far:.2f}")


def _area(told: pl.DataFrame) -> float:
    """How often what is about it is above what is not, a tie counting half; the mean over what is asked for."""
    areas = []
    for (asked,), rows in told.group_by("asked", maintain_order=True):
        higher, lower = (
            rows.filter((pl.col("topic") == asked) == about)["meaning"].to_numpy() for about in (True, False)
        )
        areas.append(((higher[:, None] > lower) + (higher[:, None] == lower) / 2).mean())
    return float(np.mean(areas))


if __name__ == "__main__":
    main()
