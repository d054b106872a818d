"""Exports that went through other programs on their way here give the log of the untouched file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.readers.test_every_reader import OF_RECORDS, apart, by_columns, by_rows, gathered, tables
from tests.readers.variants import records_of

EVERY_SAMPLE_OF_RECORDS = pytest.mark.parametrize("sample", OF_RECORDS, ids=lambda sample: sample.name)


@EVERY_SAMPLE_OF_RECORDS
@pytest.mark.parametrize("arranged", [by_columns, by_rows, apart])
def test_a_table_of_pandas_may_be_called_lines(sample: Path, arranged: Callable[[Any], Any]) -> None:
    found = gathered(sample.read_bytes(), sample.name)
    assert tables(gathered(json.dumps(arranged(records_of(sample))), f"{sample.stem}.jsonl")) == tables(found)
