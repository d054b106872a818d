"""A result at a glance."""

from __future__ import annotations

import graphkit as gk
from tests.conftest import ROOT


def test_a_result_shows_its_ten_best_with_reasons() -> None:
    log = gk.read(str(ROOT / "sample_graphs/quantum_se/*.csv"), columns={"followers": "reputation"})
    found = gk.find_candidates(log, ["Blue"], followers=(100, 5_000), top=20)

    heading, titles, first, *others = repr(found).splitlines()
    assert heading == "20 candidates around Blue, among 404 accounts"
    assert titles.split() == ["rank", "account", "score", "confidence", "why"]
    assert first.split()[:2] == ["1", "user1271772"]
    assert "Commented on 6 posts by Blue" in first
    assert len(others) == 9
    assert max(map(len, repr(found).splitlines())) <= 80
    assert found._repr_html_().count("<tr>") == 11
