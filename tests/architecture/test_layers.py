"""Imports go down only, and only the command line prints."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# From the ground up; what stands on one line may not import each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("clock", "errors", "processors", "steps", "text"),
    ("overview",),
    ("brief", "files"),
    ("log",),
    ("encoder", "images", "sources"),
    ("workspace",),
    ("readers",),
    ("network",),
    ("fit", "trust"),
    ("features",),
    ("candidates", "crawl"),
    ("maps", "writers"),
)
HEIGHT = {package: height for height, layer in enumerate(LAYERS) for package in layer}
# The way of a file into the log, from its bytes on.
WAY_IN = ("cells", "files", "formats", "tables", "joining")
# These may not open files, know the time or draw unseeded lots: frames in, frames out.
PURE = ("network", "fit", "trust", "features", "candidates")
MODULES = sorted((ROOT / "graphkit").rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def package_of(module: Path) -> str:
    return module.relative_to(ROOT / "graphkit").with_suffix("").parts[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_imports_go_down_only(module: Path) -> None:
    package = package_of(module)
    if package == "__init__":
        return
    above = [
        name
        for name in imported(module)
        if name.startswith("graphkit.")
        and (other := name.split(".")[1]) != package
        and HEIGHT[other] >= HEIGHT[package]
    ]
    assert above == []


@pytest.mark.parametrize("package", WAY_IN)
def test_on_the_way_into_the_log_nothing_looks_ahead(package: str) -> None:
    ahead = {f"graphkit.readers.{later}" for later in WAY_IN[WAY_IN.index(package) + 1 :]}
    for module in (ROOT / "graphkit" / "readers" / package).rglob("*.py"):
        assert ahead.isdisjoint(".".join(name.split(".")[:3]) for name in imported(module)), module


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_the_library_never_imports_the_command_line(module: Path) -> None:
    outside = {"graphkit_cli", "click", "rich"}
    assert outside.isdisjoint(name.split(".")[0] for name in imported(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_the_library_neither_prints_nor_exits(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called.isdisjoint({"print", "exit", "quit", "input"})


@pytest.mark.parametrize("package", PURE)
def test_pure_packages_have_no_effects(package: str) -> None:
    effects = {"os", "time", "datetime", "random", "socket", "subprocess", "tempfile", "urllib", "http"}
    for module in (ROOT / "graphkit" / package).rglob("*.py"):
        assert effects.isdisjoint(name.split(".")[0] for name in imported(module)), module


def test_every_package_has_its_layer() -> None:
    found = {
        path.stem for path in (ROOT / "graphkit").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found - {"__init__"} == set(HEIGHT)


def test_only_maps_knows_html() -> None:
    for module in MODULES:
        if package_of(module) != "maps":
            assert "<html" not in module.read_text(encoding="utf-8"), module
