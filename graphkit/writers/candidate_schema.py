"""What a line of candidates.jsonl holds, and its JSON Schema."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import msgspec

from graphkit.brief.brief import Weights

Rank = Annotated[int, msgspec.Meta(ge=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Points = Annotated[float, msgspec.Meta(ge=0, le=100)]

Parts = msgspec.defstruct(
    "Parts", [(part, Points | None) for part in Weights.__struct_fields__], forbid_unknown_fields=True, frozen=True
)


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence for or against the candidate; `rows` are ids of `table`, of what makes it true."""

    sign: Literal["for", "against"]
    kind: str
    sentence: str
    numbers: dict[str, Any]
    table: str
    rows: list[str]


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: who it is, the score (its parts less the penalty), how sure, what was seen. Unknown is null."""

    rank: Rank
    account: str
    label: str
    handle: str | None
    name: str | None
    platform: str | None
    url: str | None
    followers: Count | None
    group: Literal["all", "in band", "followers unknown"]
    score: Points | None
    penalty: Points | None
    confidence: Literal["high", "medium", "low"]
    score_low: Points | None
    score_high: Points | None
    rank_low: Rank | None
    rank_high: Rank | None
    community: int | None
    community_name: str | None
    posts_seen: Count
    comments: Count
    commenters: Count
    engagement: float | None
    mutual: float | None
    likeness: float | None
    topic: float | None
    meaning: float | None
    meaning_reason: str | None
    affinity: float | None
    closeness: float | None
    parts: Parts  # type: ignore[valid-type]
    evidence: list[Evidence]


def candidate_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of one line of candidates.jsonl."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Candidate)}
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
