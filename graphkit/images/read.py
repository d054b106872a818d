"""Reading folders of pictures. A picture is whatever its maker sent: what is broken or too large is passed over."""

from __future__ import annotations

import stat
import warnings
from collections import Counter
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from graphkit.brief.brief import Look
from graphkit.errors import ConfigurationError, DataError
from graphkit.images.pictures import FOLDERS, Pictures
from graphkit.images.tones import STEPS, tones
from graphkit.log.provenance import counted

# Enough for colours, and quick.
SIDE: Final = 64
MOST_PIXELS: Final = 50_000_000
MOST_BYTES: Final = 50_000_000
# Of each folder so many are looked at, the last by name: names of exports begin with the date.
MOST_FILES: Final = 60
# Pillow reads many more formats; each is a decoder more that a hostile file can aim at.
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


def read_pictures(look: Look, beside: str | Path = ".") -> Pictures:
    """The pictures of the brand and of each account; the folders of `look` are taken from `beside` on.

    Raises DataError where a folder is not there, ConfigurationError where Pillow is not installed.
    """
    pillow = _pillow()
    brand, images = _folder(Path(beside) / look.brand), _folder(Path(beside) / look.images)
    passed: Counter[str] = Counter()
    inside = [place for place in sorted(images.iterdir()) if place.is_dir() and not place.is_symlink()]
    frames = [pl.DataFrame([_looked_at(pillow, place, passed)], FOLDERS, orient="row") for place in (brand, *inside)]
    whole = pl.concat(frames)
    return Pictures(whole.head(1), whole.tail(-1), counted("images", [(passed[why], why) for why in sorted(passed)]))


def _looked_at(pillow: Any, folder: Path, passed: Counter[str]) -> tuple[str, list[str], list[float]]:
    """The name of the folder, the files in it that could be read, and the mean of their tones."""
    total, files = np.zeros(STEPS**3), []
    for path in sorted(folder.iterdir())[-MOST_FILES:]:
        try:
            total += tones(_pixels(pillow, path))
        except _PassedOver as error:
            passed[str(error)] += 1
        else:
            files.append(f"{folder.name}/{path.name}")
    return folder.name, files, (total / max(len(files), 1)).tolist()


class _PassedOver(Exception):
    """Why a file is not looked at."""


def _pixels(pillow: Any, path: Path) -> Any:
    try:
        known = path.lstat()
        if not stat.S_ISREG(known.st_mode):
            raise _PassedOver("are links, folders or no regular files, and are passed over")
        if known.st_size > MOST_BYTES:
            raise _PassedOver("are too large, and are passed over")
        with warnings.catch_warnings():
            # What Pillow warns of (a bomb, odd metadata) is no matter of whoever reads our notes.
            warnings.simplefilter("ignore")
            with pillow.open(path, formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _PassedOver("are too large, and are passed over")
                image.draft("RGB", (SIDE, SIDE))
                image.load()
                # Before anything else is made of it: a whole RGBA copy of a large picture takes four times its room.
                small = image.convert("RGBA") if image.mode in ("P", "1") else image
                small = small.resize((SIDE, SIDE), pillow.Resampling.BOX).convert("RGBA")
                ground = pillow.new("RGBA", small.size, "white")
                return np.asarray(pillow.alpha_composite(ground, small).convert("RGB"))
    except _PassedOver:
        raise
    except pillow.DecompressionBombError as error:
        raise _PassedOver("are too large, and are passed over") from error
    # Decoders raise nearly anything at a file that was made to break them.
    except Exception as error:
        raise _PassedOver("cannot be read as JPEG, PNG, WebP or GIF, and are passed over") from error


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise DataError(
            f"{path} is no folder of images.",
            advice="Folders under [look] are told from the brief's own place on, those of options from here on.",
            file=str(path),
        )  # fmt: skip
    return path


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError as error:
        raise ConfigurationError(
            "The brief has [look], and Pillow, which reads images, is not installed.",
            advice='Install it: pip install "graphkit-explorer[images]".',
        ) from error
    return Image
