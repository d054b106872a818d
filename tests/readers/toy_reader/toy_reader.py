"""Murmur's exports: one note a record, with the answers to it inside."""

from collections.abc import Iterator

import polars as pl

from graphkit.readers.formats.shapes import at, each, records, texts
from graphkit.readers.reader import Given, Part, Reader


def _notes(given: Given) -> Iterator[Part]:
    notes = given.frame
    said = {"post_id": "noteId", "author_handle": "by", "created_at": "at", "text": "body", "likes": "hearts"}
    yield Part("posts", notes.select(**said))
    answers = each(notes.select("answers", post_id="noteId"), "answers")
    answered = {"interaction_id": at("answers.id"), "actor_handle": at("answers.by"), "text": at("answers.body")}
    yield Part("interactions", answers.select("post_id", **answered))


READERS = (
    Reader(
        name="Murmur notes",
        platform="murmur",
        needs=frozenset({"noteId", "by", "answers"}),
        shape=pl.Schema({**texts("noteId", "by", "at", "body", "hearts"), "answers": records("id", "by", "body")}),
        read=_notes,
    ),
)
