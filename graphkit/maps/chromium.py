"""The page as a browser shows it, by whatever kind of Chromium is on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from graphkit.errors import DataError, Fatal

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "brave",
)
# Where macOS and Windows keep them, which put none of them on the PATH.
ON_MAC: Final = tuple(
    f"Applications/{name}.app/Contents/MacOS/{name}"
    for name in ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
)
ON_WINDOWS: Final = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
PROGRAM_FOLDERS: Final = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")

# A slide of 1,920 by 1,080 with two pixels to each of its own, and letters large enough to be read on it.
WIDTH, HEIGHT, SCALE = 1600, 900, 2.4
# The page's own time: it passes as fast as the page works, and not before the data is unpacked and all is drawn.
MILLISECONDS: Final = 10_000
SECONDS: Final = 180
SWITCHES: Final = (
    "--headless=new",
    "--hide-scrollbars",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    # Neither the page nor the browser finds any server.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    f"--window-size={WIDTH},{HEIGHT}",
    f"--force-device-scale-factor={SCALE}",
    f"--virtual-time-budget={MILLISECONDS}",
)
ADVICE: Final = "Give the picture a name that ends in .svg: it is then drawn without a browser."


def find_browser(
    which: Callable[[str], str | None] = shutil.which, places: Iterable[Path] | None = None
) -> Path | None:
    """The first browser found: by name on the PATH, then where macOS and Windows keep programs."""
    named = (Path(found) for name in NAMES if (found := which(name)))
    kept = (place for place in (_usual_places() if places is None else places) if place.is_file())
    return next(named, None) or next(kept, None)


def photograph(page: str, browser: Path, folder: Path, seconds: float = SECONDS) -> bytes:
    """The page as PNG. Raises Fatal where the browser does not do it, DataError where nothing can be put in `folder`.

    The page lies in a new folder inside `folder` meanwhile: a browser that its system keeps apart from other programs
    sees no temporary files.
    """
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix="graphkit-picture-", ignore_cleanup_errors=True) as made:
            return _photograph(page, browser, Path(made).resolve(), seconds)
    except OSError as error:
        raise DataError(
            f"{folder} cannot be written to: {error.strerror or error}.",
            advice="Choose another place for the picture.",
            file=str(folder),
        ) from error


def _photograph(page: str, browser: Path, folder: Path, seconds: float) -> bytes:
    file, picture = folder / "map.html", folder / "map.png"
    file.write_bytes(_as_picture(page).encode())
    command = [
        str(browser),
        *SWITCHES,
        *_sandbox(),
        f"--user-data-dir={folder / 'profile'}",
        f"--screenshot={picture}",
        file.as_uri(),
    ]
    try:
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise Fatal(f"{browser} did not draw the picture within {seconds:g} seconds.", advice=ADVICE) from error
    except OSError as error:
        raise Fatal(f"{browser} could not be started: {error.strerror or error}.", advice=ADVICE) from error
    if not picture.is_file():
        raise Fatal(f"{browser} ended with code {ended.returncode} and drew no picture.", advice=ADVICE)
    return picture.read_bytes()


def _as_picture(page: str) -> str:
    """The page without what can only be clicked: see styles/picture.css."""
    return page.replace("<html ", "<html data-picture ", 1)


def _sandbox() -> list[str]:
    """Chromium refuses to shut itself off where it runs as the administrator, as in most containers."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _usual_places() -> Iterator[Path]:
    for root in (Path("/"), Path.home()):
        yield from (root / place for place in ON_MAC)
    for folder in PROGRAM_FOLDERS:
        if folder in os.environ:
            yield from (Path(os.environ[folder]) / place for place in ON_WINDOWS)
