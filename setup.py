"""What pyproject.toml cannot say: the WebGL renderer of the map page is bundled whenever the package is built."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).resolve().parent
PAGE = ROOT / "graphkit" / "maps" / "page"
BUNDLE = PAGE / "webgl.bundle.js"
LOCK = ROOT / "package-lock.json"
SOURCES = (PAGE / "webgl" / "entry.js", PAGE / "webgl" / "build.js", LOCK)
# Where no package registry answers, the package is built all the same, and soon.
INSTALL = ("ci", "--omit=dev", "--ignore-scripts", "--prefer-offline", "--fetch-retries=1", "--fetch-timeout=30000")
LONGEST_WAIT = 300


def bundle_webgl() -> None:
    """Make the bundle with npm; a package without it draws every map with vis-network instead."""
    if _newer(BUNDLE, SOURCES):
        return
    npm = shutil.which("npm")
    if npm is None:
        print("graphkit: npm was not found: built without WebGL, so large maps are drawn more slowly")
        return
    try:
        if not _newer(ROOT / "node_modules" / ".package-lock.json", (LOCK,)):
            _run(npm, *INSTALL)
        _run(npm, "run", "build:webgl")
    except (OSError, subprocess.SubprocessError) as error:
        print(f"graphkit: built without WebGL, so large maps are drawn more slowly: {error}")


def _newer(made: Path, sources: tuple[Path, ...]) -> bool:
    return made.exists() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


def _run(*command: str) -> None:
    print("graphkit:", *command)
    subprocess.run(command, cwd=ROOT, check=True, timeout=LONGEST_WAIT)


class BuildWithBundle(build_py):
    """Makes the bundle before the package's files are gathered."""

    def run(self) -> None:
        bundle_webgl()
        super().run()


class SourceWithBundle(sdist):
    """Puts the bundle into the source archive, for those who build from it without npm."""

    def run(self) -> None:
        bundle_webgl()
        super().run()


setup(cmdclass={"build_py": BuildWithBundle, "sdist": SourceWithBundle})
