"""Files are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.errors import DataError


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and put it in place when it is complete. Raises DataError.

    What is no regular file (`/dev/stdout`, a pipe) is written to as it is; where `path` is a link, its target is
    replaced.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        place = path.resolve()
        made = _make(place.parent)
        try:
            _replace(place, content)
        except BaseException:
            _unmake(made)
            raise
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to write into, whose files are moved into `folder` when the block ends well, and else are gone.

    What else lies in `folder` stays. Raises DataError where it cannot be written to.
    """
    made: list[Path] = []
    try:
        made = _make(folder)
        staging = Path(tempfile.mkdtemp(dir=folder, prefix=".unfinished-"))
    except OSError as error:
        _unmake(made)
        raise _cannot_write(folder, error) from error
    try:
        yield staging
        _move_all(staging, folder)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    except DataError as error:
        # A file that could not be written is known to the user by the place it was meant for.
        if error.file is None or not Path(error.file).is_relative_to(staging):
            raise
        place = str(folder / Path(error.file).relative_to(staging))
        message = error.message.replace(error.file, place)
        raise DataError(message, advice=error.advice, file=place) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        _unmake(made)


def _replace(place: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".unfinished-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        beside.chmod(_mode(place))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """As the file was, else as any new file."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _move_all(staging: Path, folder: Path) -> None:
    """Move every file; whatever stands in the way is met before the first of them is moved."""
    files = sorted(path for path in staging.rglob("*") if path.is_file())
    places = [folder / file.relative_to(staging) for file in files]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(f"a folder stands where {place.name} should be")
        # A link in place of our folder would lead what is written to somewhere else.
        if place.parent != folder and place.parent.is_symlink():
            raise NotADirectoryError(f"{place.parent} is a link")
    for file, place in zip(files, places, strict=True):
        file.replace(place)


def _make(folder: Path) -> list[Path]:
    """Make `folder` and what it lies in; those that were not there, innermost first."""
    lacking = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return lacking


def _unmake(made: list[Path]) -> None:
    """Take away what was made for nothing: folders that are empty still."""
    for place in made:
        if not place.is_dir() or any(place.iterdir()):
            return
        place.rmdir()


def _cannot_write(path: Path, error: OSError) -> DataError:
    return DataError(
        f"{path} cannot be written: {error.strerror or error}.",
        advice="Choose another place with -o, or make room and see that you may write there.",
        file=str(path),
    )
