"""Files that may be left out: they hold nothing, or nothing that can be told."""

from __future__ import annotations

from graphkit.errors import DataError


class NothingToRead(DataError):
    """A file of a folder is passed over for this, and said so; a file that was named outright is an error."""
