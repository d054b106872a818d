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
    best = found.frame.row(0, named=True)
    reason = found.evidence.filter(account=best["account"], sign="for")["sentence"][0]
    assert first.startswith(f"   1  {best['label']}")
    assert reason[: len("Commented on 1 post by Blue")] in first
    assert len(others) == 9
    assert max(map(len, repr(found).splitlines())) <= 80
    assert found._repr_html_().count("<tr>") == 11
