"""Which files are meant by the paths, folders and patterns a person gives."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError, DataError
from graphkit.log.provenance import Note, counted

FORMATS: Final = (
    *(".csv", ".tsv", ".tab", ".scsv", ".json", ".jsonl", ".ndjson"),
    *(".parquet", ".xlsx", ".ods", ".gexf", ".graphml", ".gdf"),
)
# Tools call tables and workbooks of today so, and what is one of old Excel is told how to save it.
CALLED_EXCEL: Final = (".xls", ".xlsm")
COMPRESSED: Final = (".gz", ".xz", ".zst")
# These hold files, and are not read through.
ARCHIVES: Final = (".zip", ".tar", ".tgz", ".7z", ".rar", ".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2")
# The last is what Excel keeps beside a workbook that is open.
HIDDEN: Final = (".", "~$")
# Below this likeness (0 to 1) every other .csv is "near".
ALIKE: Final = 0.75
READABLE: Final = frozenset(form + packed for form in (*FORMATS, *CALLED_EXCEL) for packed in ("", *COMPRESSED)) | {
    *COMPRESSED
}
# In a folder these are captions and notes; named outright they are what their owner says.
OUTRIGHT: Final = frozenset({".txt", ""})


@dataclass(frozen=True)
class Found:
    """A file to be read; `root` is the path it was found behind, itself where it was named outright."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        """The path as a text; on Linux it may be any bytes."""
        return named(self.path)


def find_files(paths: Iterable[str | Path]) -> tuple[list[Found], tuple[Note, ...]]:
    """The files behind `paths`, in the order given, those of a folder or pattern by name; each once.

    What a folder or pattern holds and cannot be read is passed over with a note; a file named outright must be
    readable. Raises DataError where nothing is there, ConfigurationError where the format is not one of FORMATS.
    """
    files: dict[Path, Found] = {}
    notes: list[Note] = []
    for given in paths:
        if not str(given):
            raise ConfigurationError("A file without a name was asked for.", advice="This folder is called “.”.")
        path = Path(given)
        found, passed_over = _behind(path)
        for file in found:
            if files.setdefault(file.resolve(), Found(file, path)).path is not file:
                notes.append(Note(named(file), 1, "file given more than once, read once"))
        notes.extend(passed_over)
    return list(files.values()), tuple(notes)


def named(path: Path) -> str:
    """The path as a text; a mark stands for what is none in it.

    >>> named(Path("caf\\udce9.csv")) == "caf\\ufffd.csv"
    True
    """
    return os.fsencode(path).decode("utf-8", "replace")


def is_readable(path: Path) -> bool:
    suffixes = "".join(path.suffixes[-2:]).lower()
    return not _is_archive(path) and (suffixes in READABLE or path.suffix.lower() in READABLE)


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ARCHIVES)


def _behind(path: Path) -> tuple[list[Path], tuple[Note, ...]]:
    if path.is_dir():
        return _sifted(path, sorted(_inside(path)))
    if path.is_file():
        if _is_archive(path):
            raise ConfigurationError(
                f"{named(path)} is an archive of files.", advice="Unpack it, and name the folder with what was in it."
            )
        if not is_readable(path) and path.suffix.lower() not in OUTRIGHT:
            raise ConfigurationError(
                f"{named(path)} is not in a format that can be read.",
                advice=f"Readable are {', '.join(FORMATS)}, also packed as {', '.join(COMPRESSED)}.",
            )
        return [path], ()
    if path.exists():
        raise ConfigurationError(
            f"{named(path)} is not a file.", advice="Name a file, a folder or a pattern like data/*.csv."
        )
    if not glob.has_magic(str(path)):
        raise _missing(path)
    return _sifted(path, [match for match in _matching(path) if match.is_symlink() or not match.is_dir()])


def _inside(folder: Path) -> Iterator[Path]:
    """What a folder holds, however deep; folders that are links are not followed."""
    waiting = [folder]
    while waiting:
        for entry in waiting.pop().iterdir():
            if entry.is_dir() and not entry.is_symlink():
                waiting.append(entry)
            else:
                yield entry


def _matching(pattern: Path) -> list[Path]:
    try:
        return sorted(map(Path, glob.glob(str(pattern), recursive=True)))  # noqa: PTH207 - patterns may be absolute
    except RecursionError as error:
        raise DataError(
            f"The folders that {named(pattern)} looks into are nested too deeply.",
            advice="Name the folder with the files itself.",
            file=named(pattern),
        ) from error


def _sifted(where: Path, entries: list[Path]) -> tuple[list[Path], tuple[Note, ...]]:
    """Regular files only: a link or a device in a folder of downloads may lead anywhere."""
    regular = [path for path in entries if path.is_file() and not path.is_symlink()]
    results = _results_in(where, regular) if where.is_dir() else set()
    given = [path for path in regular if results.isdisjoint(path.parents)]
    visible = [path for path in given if not path.name.startswith(HIDDEN)]
    readable = [path for path in visible if is_readable(path)]
    archives = sum(map(_is_archive, visible))
    if not readable:
        what = f"The {'folder' if where.is_dir() else 'pattern'} {named(where)}"
        none = f"{what} {'holds' if where.is_dir() else 'fits'} no file that can be read."
        raise DataError(none, advice=f"Readable are {', '.join(FORMATS)}.", file=named(where))
    return readable, counted(
        named(where),
        [
            (len(results), "folders passed over: results of graphkit"),
            (len(entries) - len(regular), "links or devices passed over"),
            (len(given) - len(visible), "hidden files passed over"),
            (archives, "archives of files passed over: unpack them, and what is in them is read"),
            (len(visible) - len(readable) - archives, "files passed over: not a format that can be read"),
        ],
    )


def _results_in(folder: Path, files: Iterable[Path]) -> set[Path]:
    """What graphkit wrote in there before: read again, its tables would be the next run's log."""
    runs = [file for file in files if file.name == "run.json" and file.parent != folder]
    return {run.parent for run in runs if (run.parent / "tables").is_dir() and _is_ours(run)}


def _is_ours(run: Path) -> bool:
    with run.open("rb") as opened:
        return opened.read(64).split(b":")[0].split() == [b"{", b'"graphkit"']


def _missing(path: Path) -> DataError:
    folder = path.parent
    beside = [named(Path(entry.name)) for entry in folder.iterdir()] if folder.is_dir() else []
    near = tuple(named(folder / name) for name in get_close_matches(named(Path(path.name)), beside, cutoff=ALIKE))
    meant = f"Did you mean {' or '.join(near)}?" if near else "Check the name and the folder you are in."
    return DataError(f"There is no file {named(path)}.", advice=meant, file=named(path), suggestions=near)
