"""Counts as pages write them in any language: 12.3K, 1,2 mil, 12 тыс., 3億, ١٢٬٣٠٠.

What two languages read in two ways is left unknown: a count that is wrong a thousandfold is worse than none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

import polars as pl

# The short forms of Unicode's CLDR that mean the same wherever they are used, and the plainest whole words; a point
# at the end of one may be left out. Not here, for they mean two things: t, tn, bn, billion; mil. (a million, where mil
# is a thousand).
_WORDS: Final[Mapping[float, str]] = {
    1e3: "k n mil mila thousand tsd. tausend mille tys. tis. tisíc tusen tusind tuhat tuh tuhatta duizend hilj. tūkst. "
    "þ. þús. ezer mijë mii bin rb ribu nghìn ming тыс. тысяч тысячи тысяча тис. тисяч хил. хиљ. илј. мың минг миң мең "
    "χιλ. ათ. հզր אלף ألف آلاف هزار ہزار हज़ार हजार হা হাজার "
    "હજાર ਹਜ਼ਾਰ ஆ వే ಸಾ พัน 千 천",
    1e4: "万 萬 만 หมื่น",
    1e5: "lakh lakhs लाख লা লাখ લાખ ਲੱਖ لاکھ แสน",
    1e6: "m mi. mio. mln. mn milj. mill. million millions milhão milhões millón millones milione milioni millionen "
    "milyon jt juta tr triệu млн. мил. миллион миллиона миллионов εκ. მლნ. մլն מיליון مليون ملايين میلیون "
    "மி మి ಮಿ ล้าน",
    1e7: "cr crore crores करोड़ क॰ কোটি કરોડ ਕਰੋੜ کروڑ",
    1e8: "億 亿 억",
    1e9: "b bi. md mld. mlr. mrd. mlrd. mr milyar miliar milliard milliards milliarden tỷ млрд. δισ. მლრდ. մլրդ "
    "מיליארד مليار میلیارد",
}
_MULTIPLIERS: Final = {
    unicodedata.normalize("NFC", form): factor
    for factor, words in _WORDS.items()
    for word in words.split()
    for form in (word, word.removesuffix("."))
}
# Arabic, Persian, Indian, Bengali and full-width digits; Arabic separators; spaces of every width; marks of direction.
_ASCII: Final = {
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for digit in range(10)},
    **dict(zip("٬٫，．’", "',,.'", strict=True)),
    **dict.fromkeys("\u200e\u200f\u061c", ""),
    **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u3000", " "),
}
_NUMBER_AND_WORD: Final = r"^(\d(?:[\d.,_ ']*\d)?)\s*(\D*)$"
_EXPONENT: Final = r"^(\d+(?:\.\d+)?e\+?\d+)$"
# By thousands, or as in India; with points only where there are two, since one may begin a fraction.
_GROUPED: Final = r"^(?:[1-9]\d{0,2}(?:[,_ ']\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d?(?:,\d\d)+,\d{3})(?:\.0+)?$"
_DECIMAL: Final = r"^\d+(?:[.,]\d+)?$"
# 1.234 and 1,234: above a thousand to some, a little above one to others.
_EITHER: Final = r"^[1-9]\d{0,2}[.,]\d{3}$"


def written_count(bare: pl.Series) -> pl.Series:
    """The whole numbers that the texts mean; what is none, or may be several, is null.

    >>> written_count(pl.Series(["12,300", "1,2 mil", "12 тыс.", "1.2万", "1.234 M"])).to_list()
    [12300, 1200, 12000, 12000, None]
    """
    text = pl.col("text").str.normalize("NFC").str.replace_many(_ASCII).str.strip_chars().str.to_lowercase()
    digits, word = (pl.col("text").str.extract(_NUMBER_AND_WORD, group) for group in (1, 2))
    alone = pl.col("word").fill_null("") == ""
    factor = pl.col("word").replace_strict(_MULTIPLIERS, default=pl.when(alone).then(1.0), return_dtype=pl.Float64)
    number = pl.coalesce(_grouped(alone), _decimal(), pl.col("text").str.extract(_EXPONENT).cast(pl.Float64))
    # 12.3 of something is no count; of thousands it is.
    whole = pl.when(~alone | (number == number.floor()).fill_null(False)).then((number * factor).round(0))
    counted = whole.cast(pl.Int64, strict=False)
    return bare.to_frame("text").select(text).with_columns(digits=digits, word=word).select(counted).to_series()


def _grouped(alone: pl.Expr) -> pl.Expr:
    """A count has no fraction: with nothing behind it, a comma before three digits groups them."""
    digits = pl.col("digits")
    unmistakable = digits.str.contains(_GROUPED) & (alone | ~digits.str.contains(_EITHER))
    return pl.when(unmistakable).then(_as_number(digits.str.replace(r"\.0+$", "").str.replace_all(r"\D", "")))


def _decimal() -> pl.Expr:
    digits = pl.col("digits")
    unmistakable = digits.str.contains(_DECIMAL) & ~digits.str.contains(_EITHER)
    return pl.when(unmistakable).then(_as_number(digits.str.replace(",", ".", literal=True)))


def _as_number(digits: pl.Expr) -> pl.Expr:
    return digits.cast(pl.Float64, strict=False)
