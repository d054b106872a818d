from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.readers.cells import values


def one(expression: pl.Expr, value: str | None) -> object:
    return pl.DataFrame({"x": [value]}, schema={"x": pl.String}).select(expression).item()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", 12),
        ("0", 0),
        (" 7 ", 7),
        ("12.0", 12),
        ("1e3", 1_000),
        ("1.5e+06", 1_500_000),
        ("12,300", 12_300),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("12 300", 12_300),
        ("12\u202f300", 12_300),
        ("12'300", 12_300),
        ("12.3K", 12_300),
        ("12,3k", 12_300),
        ("1.2M", 1_200_000),
        ("2 b", 2_000_000_000),
        ("9007199254740993", 9_007_199_254_740_993),
        ("", None),
        (None, None),
        ("-1", None),
        ("-1.5k", None),
        ("12.3", None),
        ("many", None),
        ("1,2345", None),
        ("NaN", None),
        ("inf", None),
        ("1e99", None),
        ("kmb", None),
        ("٣", 3),
        ("１２", 12),
        ("٢٬٥٠٠", 2_500),
        ("۱٫۲ میلیون", 1_200_000),
        ("\u200f١٫٢ مليون", 1_200_000),
        ("५ लाख", 500_000),
        ("1,2 mil", 1_200),
        ("1,2 mi", 1_200_000),
        ("1,2 mi.", 1_200_000),
        ("1,2\u00a0M", 1_200_000),
        ("1,2 k", 1_200),
        ("12 тыс.", 12_000),
        ("12 тыс", 12_000),
        ("1,2 млн", 1_200_000),
        ("3 Tsd.", 3_000),
        ("1,2\u00a0Mio.", 1_200_000),
        ("1,2 mn", 1_200_000),
        ("3 Mrd.", 3_000_000_000),
        ("3 mld", 3_000_000_000),
        ("12 tys.", 12_000),
        ("1,2 tūkst.", 1_200),
        ("1,2 tu\u0304kst.", 1_200),
        ("12 B", 12_000_000_000),
        ("12 bin", 12_000),
        ("12 rb", 12_000),
        ("1,2 jt", 1_200_000),
        ("12 N", 12_000),
        ("1,2 Tr", 1_200_000),
        ("1.2 lakh", 120_000),
        ("3 crore", 30_000_000),
        ("1.2万", 12_000),
        ("1.2 萬", 12_000),
        ("3億", 300_000_000),
        ("3亿", 300_000_000),
        ("1.2천", 1_200),
        ("1.2만", 12_000),
        ("หมื่น", None),
        ("1,2 χιλ.", 1_200),
        ("1\u2009234", 1_234),
        ("1\u202f234\u202f567", 1_234_567),
        ("1 234 K", 1_234_000),
        ("12,34,567", 1_234_567),
        ("0,123 M", 123_000),
        ("12.34K", 12_340),
        ("12,300.0", 12_300),
    ],
)
def test_counts_as_people_and_pages_write_them(written: str | None, meant: int | None) -> None:
    assert values.count(pl.Series("x", [written], dtype=pl.String)).to_list() == [meant]


@pytest.mark.parametrize(
    "written",
    [
        *("1.234", "12.000", "1.234K", "1,234 mil", "1.234 M"),
        *("1,2 mil.", "12 T", "12 t.", "12 tn", "12 bn", "12 billion", "12 L", "12 G", "12E"),
        *("1²", "1½K", "12 likes", "1.2K+", "12 - 15K", "1,2,3", "1.2.3K", "1 2", "-1,2 mil", "K", ".5K", "5.K"),
    ],
)
def test_counts_that_mean_two_things_or_none_are_unknown(written: str) -> None:
    assert values.count(pl.Series("x", [written])).to_list() == [None]


def test_odd_counts_stand_where_they_stood() -> None:
    written = ["1", "1,2 mil", None, "many", "-1", "", "3億", "7"]
    assert values.count(pl.Series("x", written)).to_list() == [1, 1_200, None, None, None, None, 300_000_000, 7]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" 18093512345678901 ", "18093512345678901"),
        ("12.0", "12"),
        ("-1.0", "-1"),
        ("1.0.0", "1.0.0"),
        ("007", "007"),
        ("UCaXkIU1QidjPwiAYu6GcHjg", "UCaXkIU1QidjPwiAYu6GcHjg"),
        ("deleted", "deleted"),
        ("nancy", "nancy"),
        ("[Deleted]", None),
        ("[removed]", None),
        ("NaN", None),
        ("None", None),
        ("<NA>", None),
        ("  ", None),
        (None, None),
    ],
)
def test_ids(written: str | None, meant: str | None) -> None:
    assert one(values.identifier(pl.col("x")), written) == meant


@pytest.mark.parametrize(("written", "meant"), [("@Ben", "Ben"), (" @ben ", "ben"), ("@", None), ("@[deleted]", None)])
def test_handles(written: str, meant: str | None) -> None:
    assert one(values.handle(pl.col("x")), written) == meant


@pytest.mark.parametrize(
    ("written", "ruined"),
    [
        ("1.80935E+16", True),
        ("1,80935E+16", True),
        ("1.8e16", True),
        ("18093512345678901.0", True),
        ("9007199254740994.0", True),
        ("#NAME?", True),
        ("#REF!", True),
        ("#name", False),
        ("18093512345678901", False),
        ("12e5", False),
        ("123.0", False),
        ("3e10ab", False),
    ],
)
def test_ruined_ids_show(written: str, ruined: bool) -> None:
    assert one(values.is_ruined(pl.col("x")), written) is ruined


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("cake bread", ["cake", "bread"]),
        ("#cake #bread", ["cake", "bread"]),
        ("#cake#bread", ["cake", "bread"]),
        ("cake, bread; rolls|buns", ["cake", "bread", "rolls", "buns"]),
        ("['cake', 'bread']", ["cake", "bread"]),
        ('["#cake"]', ["cake"]),
        ("@ben @host@site.social", ["ben", "host@site.social"]),
        ("[]", None),
        ("#", None),
        ("", None),
        (None, None),
    ],
)
def test_lists_in_one_cell(written: str | None, words: list[str] | None) -> None:
    found = pl.DataFrame({"x": [written]}, schema={"x": pl.String}).select(values.names(pl.col("x"), pl.String()))
    assert found["x"].to_list() == [words]


def test_real_lists() -> None:
    frame = pl.DataFrame({"x": [["#cake", " bread", "#", None], [], None]}, schema={"x": pl.List(pl.String)})
    assert frame.select(values.names(pl.col("x"), frame.schema["x"]))["x"].to_list() == [["cake", "bread"], None, None]


NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


# All of the same moment.
AT_NOON = [
    "2026-05-01T12:00:00Z",
    "2026-05-01T12:00:00.000Z",
    "2026-05-01t12:00:00z",
    "2026-05-01T14:00:00+02:00",
    "2026-05-01T14:00:00+0200",
    "2026-05-01 14:00:00 +0200",
    "2026-05-01T12:00:00",
    "2026-05-01 12:00:00",
    "2026-05-01 12:00:00.000000",
    "2026-05-01 12:00:00 UTC",
    "2026-05-01 12:00",
    "2026/05/01 12:00:00",
    "01.05.2026 12:00",
    "01.05.2026, 12:00:00",
    "1.5.2026 12:00:00 UTC",
    "2026-05-01T12:00+00:00",
    "Fri May 01 12:00:00 +0000 2026",
    "Fri, 01 May 2026 12:00:00 GMT",
    "Fri, 01 May 2026 14:00:00 +0200",
    "1777636800",
    "1777636800.0",
    "1777636800000",
    "1777636800000000",
    "1777636800000000000",
    " 2026-05-01T12:00:00Z ",
]


@pytest.mark.parametrize("written", AT_NOON)
def test_times_in_utc(written: str) -> None:
    assert values.time(pl.Series("x", [written])).to_list() == [NOON]


@given(st.lists(st.sampled_from([*AT_NOON, "nonsense", "", None]), min_size=1, max_size=6))
def test_times_mean_the_same_beside_any_others(written: list[str | None]) -> None:
    alone = [NOON if one in AT_NOON else None for one in written]
    assert values.time(pl.Series("x", written, pl.String())).to_list() == alone


def test_days_are_midnights() -> None:
    midnight = NOON.replace(hour=0)
    assert (
        values.time(pl.Series("x", ["2026-05-01", "20260501", "2026/05/01", "01.05.2026", "1.5.2026"])).to_list()
        == [midnight] * 5
    )


@pytest.mark.parametrize("written", ["05/01/2026", "5-1-2026", "12.31.2023", "1.5.2026x", "31/31/2026", "5/14/26"])
def test_dates_that_may_be_read_two_ways_or_none_are_unknown(written: str) -> None:
    assert values.time(pl.Series("x", [written])).to_list() == [None]


@pytest.mark.parametrize(
    "written",
    [
        ["5/1/2026 12:00", "5/14/2026"],
        ["5/1/2026, 12:00:00 PM", "5/14/2026, 12:00:00 AM"],
        ["05/01/2026 12:00:00\u202fPM", "05/14/2026"],
        ["1/5/2026 12:00", "14/5/2026"],
        ["01-05-2026 12:00:00 UTC", "14-05-2026"],
        ["2026-05-01 12:00", "14/5/2026"],
    ],
)
def test_one_day_beyond_the_twelfth_tells_what_comes_first(written: list[str]) -> None:
    second = NOON.replace(day=14, hour=0)
    assert values.time(pl.Series("x", written)).to_list() == [NOON, second]


def test_dates_of_both_orders_in_one_column_are_unknown() -> None:
    assert values.time(pl.Series("x", ["13/01/2026", "01/13/2026", "2026-05-01T12:00:00Z"])).to_list() == [
        None,
        None,
        NOON,
    ]


def test_a_column_of_mixed_times_keeps_its_order() -> None:
    written = ["1777636800", "nonsense", "2026-05-01T12:00:00Z", None, "2026-05-01 14:00:00+02:00", "", "2026-02-30"]
    assert values.time(pl.Series("x", written)).to_list() == [NOON, None, NOON, None, NOON, None, None]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("True", True), ("yes", True), ("1", True), ("1.0", True), ("0", False), ("no", False), ("perhaps", None)],
)
def test_flags(written: str, meant: bool | None) -> None:
    assert one(values.flag(pl.col("x")), written) is meant


@pytest.mark.parametrize(
    ("written", "meant"), [("Comment", "comment"), ("REPLIES", "reply"), ("likes", "like"), ("GraphImage", None)]
)
def test_kinds(written: str, meant: str | None) -> None:
    assert one(values.kind(pl.col("x")), written) == meant
