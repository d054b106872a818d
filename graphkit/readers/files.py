"""Which files are meant by the paths, folders and patterns a person gives."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.provenance import Note

FORMATS: Final = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".gexf", ".graphml")
COMPRESSED: Final = (".gz", ".xz", ".zst")
READABLE: Final = frozenset(form + packed for form in FORMATS for packed in ("", *COMPRESSED))


def find_files(paths: Iterable[str | Path]) -> tuple[list[Path], tuple[Note, ...]]:
    """The files behind `paths`, in the order given, those of a folder or pattern by name; each once.

    What lies in a folder and cannot be read is passed over with a note; a file named outright must be readable.
    Raises DataError where nothing is there, ConfigurationError where the format is not one of FORMATS.
    """
    files: dict[Path, None] = {}
    notes: list[Note] = []
    for path in map(Path, paths):
        found, passed_over = _behind(path)
        files.update(dict.fromkeys(found))
        notes.extend(passed_over)
    return list(files), tuple(notes)


def is_readable(path: Path) -> bool:
    return "".join(path.suffixes[-2:]).lower() in READABLE or path.suffix.lower() in READABLE


def _behind(path: Path) -> tuple[list[Path], list[Note]]:
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        if not is_readable(path):
            raise ConfigurationError(
                f"{path} is not in a format that can be read.",
                advice=f"Readable are {', '.join(FORMATS)}, also packed as {', '.join(COMPRESSED)}.",
            )
        return [path], []
    if path.exists():
        raise ConfigurationError(f"{path} is not a file.", advice="Name a file, a folder or a pattern like data/*.csv.")
    matches = sorted(path.parent.glob(path.name)) if path.parent.is_dir() and path.name else []
    if not matches:
        raise _missing(path)
    return [match for match in matches if match.is_file() and is_readable(match)], []


def _in_folder(folder: Path) -> tuple[list[Path], list[Note]]:
    """Regular files only: a link or a device in a folder of downloads may lead anywhere."""
    inside = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    regular = [path for path in inside if path.is_file() and not path.is_symlink()]
    readable = [path for path in regular if is_readable(path)]
    passed_over = [
        Note(str(folder), count, what)
        for count, what in (
            (len(inside) - len(regular), "links or devices passed over"),
            (len(regular) - len(readable), "files passed over: not a format that can be read"),
        )
        if count
    ]
    if not readable:
        raise DataError(
            f"The folder {folder} holds no file that can be read.",
            advice=f"Readable are {', '.join(FORMATS)}.",
        )
    return readable, passed_over


def _missing(path: Path) -> DataError:
    folder = path.parent
    beside = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    near = tuple(str(folder / name) for name in get_close_matches(path.name, beside))
    meant = f"Did you mean {' or '.join(near)}?" if near else "Check the name and the folder you are in."
    return DataError(f"There is no file {path}.", advice=meant, file=str(path), suggestions=near)
