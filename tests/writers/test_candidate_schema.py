"""Every line that is written is as the schema says."""

from __future__ import annotations

import json

import msgspec
import pytest

import graphkit as gk
from graphkit.writers.candidate_schema import Candidate, candidate_schema
from graphkit.writers.result_files import candidates_jsonl
from tests.made_up import accounts, given, niches

pytestmark = pytest.mark.usefixtures("few_draws")

BRIEF = gk.Brief(keywords=("bread",), brand=gk.Brand("Acme"))
TIES = gk.Log(accounts({"a": 5}), edges=given(("a", "b", 1.0), ("b", "c", 2.0), ("c", "a", 1.0)))
LOGS = {
    "comments": (niches(), "g0a1", None, None),
    "band and brief": (niches(), "g0a1", (10, None), BRIEF),
    "edge list": (TIES, "a", None, None),
}


@pytest.mark.parametrize("name", LOGS)
def test_lines_are_as_the_schema_says(name: str) -> None:
    log, seed, band, brief = LOGS[name]
    lines = candidates_jsonl(gk.find_candidates(log, [seed], followers=band, brief=brief)).splitlines()

    assert lines
    for line in lines:
        # As strict as a schema: 1 is no text and "1" no number, and nothing may be there that is not named.
        assert set(json.loads(line)) == set(Candidate.__struct_fields__)
        msgspec.json.decode(line, type=Candidate)


def test_the_schema_names_every_field_as_required() -> None:
    schema = json.loads(candidate_schema())
    candidate = schema["$defs"]["Candidate"]

    assert schema["$schema"].endswith("draft/2020-12/schema")
    assert set(candidate["required"]) == set(Candidate.__struct_fields__) == set(candidate["properties"])
    assert candidate["additionalProperties"] is False
    assert set(schema["$defs"]["Parts"]["properties"]) == set(gk.Weights.__struct_fields__)
