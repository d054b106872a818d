"""What was read in haste is put to use while a second processor sees whether it is all there is to read."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

import polars as pl

from graphkit.errors import DataError

# What polars raises where a file is not as it was asked to read it.
NOT_AS_WANTED: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, UnicodeEncodeError)
Read = TypeVar("Read")
Made = TypeVar("Made")


class MistakenError(Exception):
    """There is more to a file than haste reads; it is to be read with care."""


def in_haste(read: Callable[[], Read], work: Callable[[Read], Made], is_all: Callable[[Read], bool]) -> Made:
    """What `work` makes of what was read, where that `is_all`. Raises MistakenError.

    An error counts only then: what is wrong with a file is to be told of what it really holds.
    """
    try:
        found = read()
    except NOT_AS_WANTED as error:
        raise MistakenError from error
    # Parsing keeps all processors busy by itself; what is done afterwards does not.
    with ThreadPoolExecutor(1) as beside:
        looking = beside.submit(is_all, found)
        try:
            made = work(found)
        except NOT_AS_WANTED as error:
            raise MistakenError from error
        except DataError as error:
            if looking.result():
                raise
            raise MistakenError from error
        if not looking.result():
            raise MistakenError
    return made
