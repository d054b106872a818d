"""Which format that is no text a file has, from how it begins: names of downloads are not to be trusted."""

from __future__ import annotations

from typing import Final

from graphkit.readers.files.encodings import ZIP_BEGINS
from graphkit.readers.nothing_to_read import NothingToRead

WORKBOOKS: Final = frozenset({".xlsx", ".ods"})
# So much of a file tells.
BEGINNING: Final = 256
_PARQUET_BEGINS: Final = b"PAR1"
# Old Excel's workbooks, and those of today that have a password, stand in the files of a small disk.
_DISK_BEGINS: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Where the name of the first file in a zip begins.
_NAME_AT: Final = 30
_OF_EXCEL: Final = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/")
_OF_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def binary_format(start: bytes, name: str) -> str | None:
    """The format of a file that begins so, where it is no text. Raises NothingToRead for what cannot be read safely.

    >>> binary_format(b"PK\\x03\\x04" + bytes(26) + b"xl/workbook.xml", "network.csv")
    '.xlsx'
    """
    if start.startswith(_PARQUET_BEGINS):
        return ".parquet"
    if start.startswith(_DISK_BEGINS):
        raise NothingToRead(
            f"{name} is a workbook of old Excel (.xls), or has a password: it can be read once it is saved as .xlsx.",
            advice="Excel, LibreOffice and Google Sheets open it and save it so, or as .csv; without a password.",
            file=name,
        )
    return _of_zip(start) if start.startswith(ZIP_BEGINS) else None


def _of_zip(start: bytes) -> str | None:
    first = start[_NAME_AT:]
    if first.startswith(_OF_OPEN_DOCUMENT):
        return ".ods"
    return ".xlsx" if first.startswith(_OF_EXCEL) else None
