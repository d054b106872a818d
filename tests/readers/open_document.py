"""OpenDocument spreadsheets made up on the spot."""

from __future__ import annotations

import zipfile
from pathlib import Path

_NAMES = {"office": "office", "table": "table", "text": "text", "draw": "drawing"}
_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _NAMES.items()
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def cells(*words: str) -> str:
    return "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in words)


def row(*words: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells(*words)}</table:table-row>'


HEADER = row("commenter", "post_id", "post_author", "text")
COMMENT = row("ben", "A1", "ana", "hi")


def content(*sheets: str, before: str = "", beside: str = "") -> str:
    tables = "".join(f"<table:table>{rows}</table:table>" for rows in sheets)
    return (
        f"{before}<office:document-content {_NAMESPACES}><office:body><office:spreadsheet>{beside}{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def document(path: Path, written: str, **others: str) -> Path:
    """An .ods with `written` for its content, and other parts beside it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        for name, text in {"content.xml": written, **others}.items():
            archive.writestr(name, text)
    return path
