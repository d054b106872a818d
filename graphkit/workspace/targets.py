"""Whom an act was for, where one import told the act and another whose post it is on."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl


def with_targets(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of a log, whose acts aim at whom they answer or at the author of their post, as far as that is known.

    As where files are read together, a reply to a comment that is nowhere is for nobody known. Told anew each time: an
    import that comes later may know the author.
    """
    acts = tables["interactions"]
    if not acts["target_id"].null_count():
        return dict(tables)
    authors = tables["posts"].select("post_id", author="author_id").drop_nulls()
    answered = acts.select(parent_id="interaction_id", answered="actor_id").drop_nulls()
    # Some tools give a comment that answers nothing its own id for a parent.
    answers = (pl.col("parent_id") != pl.col("interaction_id")).fill_null(value=False)
    meant = (pl.when(answers).then("answered"), pl.when(~answers | pl.col("kind").ne_missing("reply")).then("author"))
    aimed = (
        acts.join(authors, on="post_id", how="left", maintain_order="left")
        .join(answered, on="parent_id", how="left", maintain_order="left")
        .with_columns(target_id=pl.coalesce("target_id", *meant))
        .select(acts.columns)
    )
    return {**tables, "interactions": aimed}
