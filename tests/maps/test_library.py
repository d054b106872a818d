"""One drawing library a page: vis-network from pyvis, or the WebGL bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import Fatal
from graphkit.maps import library
from graphkit.maps.library import has_webgl, library_for


def test_the_newest_vis_network_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.0.4", "9.1.2", "10.0.1"):
        file = tmp_path / "templates" / "lib" / f"vis-{version}" / "vis-network.min.js"
        file.parent.mkdir(parents=True)
        file.write_text(f"/* {version} */\r\n//# sourceMappingURL=a.js.map", newline="")
    _pretend_pyvis_is_at(tmp_path, monkeypatch)

    assert library_for("vis") == "/* 10.0.1 */\n"


def test_a_missing_vis_network_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _pretend_pyvis_is_at(tmp_path, monkeypatch)

    with pytest.raises(Fatal, match="vis-network") as raised:
        library_for("vis")
    assert "pip install" in raised.value.advice


def test_webgl_is_the_bundle_that_the_build_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "webgl.bundle.js"
    monkeypatch.setattr(library, "_bundle", lambda: bundle)

    assert not has_webgl()
    with pytest.raises(Fatal, match="without it") as raised:
        library_for("webgl")
    assert "wheel" in raised.value.advice

    bundle.write_text("draw();\n")
    assert has_webgl()
    assert library_for("webgl") == "draw();\n"


def _pretend_pyvis_is_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Spec:
        submodule_search_locations = (str(folder),)

    monkeypatch.setattr(library.importlib.util, "find_spec", lambda _: Spec)
