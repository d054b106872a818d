"""The map in the other browser: Debian's Firefox."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENTER = "\ue007"
CHOSEN = "document.getElementById('detail-name')?.textContent ?? null"
FIRST_IN_TABLE = "document.querySelector('tr.account .who button').textContent"


def test_the_demo_map_in_firefox(tmp_path: Path) -> None:
    from tests.browser.firefox import firefox

    subprocess.run([sys.executable, "-m", "graphkit_cli", "demo", "-q"], check=True, cwd=tmp_path, capture_output=True)
    address = (tmp_path / "graphkit-demo" / "map.html").as_uri()
    with firefox(tmp_path) as browser:
        browser.open(address)
        assert browser.run("graphkit.ready.then(() => true)")
        best = browser.run(FIRST_IN_TABLE)

        browser.click("tr.account input[type=checkbox]")
        browser.click("#download")
        saved = browser.wait_for("browsingContext.downloadEnd")
        text = Path(saved["filepath"]).read_text(encoding="utf-8-sig")
        assert [row["account"] for row in csv.DictReader(io.StringIO(text))] == [best.removeprefix("@")]

        browser.type("/wild")
        browser.type(ENTER)
        assert browser.run(CHOSEN) == "@wildoven"

        browser.click("tr.account .who button")
        assert browser.run(CHOSEN) == best
        assert browser.run("decodeURIComponent(location.hash)").startswith(f"#n={best.removeprefix('@')}")
        assert {label["text"] for label in browser.run("graphkit.labels()")} >= {best, "@wildoven"}

        requested = {told["request"]["url"].split("#")[0] for told in browser.told("network.beforeRequestSent")}
        assert {url for url in requested if not url.startswith(("blob:", "data:"))} <= {address}
        assert json.dumps(browser.told("log.entryAdded")) == "[]"
