"""Whether a post says that it was paid for."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.fit.names import naming

# What advertisers' rules and habits ask for, in the languages seen most. Words that mean something else as well
# ("partner", or "ad" without its #) are left out: to call an unpaid post paid would hide a fan.
TAGS: Final = (
    "ad", "ads", "advert", "advertisement", "sponsored", "sponsoredpost", "sponsoredby", "sponsorship", "spon",
    "paidpartnership", "paidpromotion", "paidad", "paidpost", "brandpartner", "brandambassador", "gifted",
    "giftedproduct", "prgift", "prsample", "prpackage", "affiliate", "affiliatelink", "brandcollab",
    "anzeige", "werbung", "bezahltewerbung", "produktplatzierung",
    "publicité", "collaborationcommerciale", "partenariatrémunéré", "produitoffert",
    "publicidad", "patrocinado", "publi", "publicidade", "publipost", "parceriapaga",
    "pubblicità", "sponsorizzato", "advertentie", "reklame", "annonse", "annons", "reklam", "işbirliği", "współpraca",
    "materiałsponsorowany", "reklama", "реклама", "광고", "협찬", "유료광고", "案件", "提供", "广告", "廣告", "iklan",
    "quảngcáo",
)  # fmt: skip
PHRASES: Final = (
    "paid partnership", "paid promotion", "sponsored by", "affiliate link", "affiliate links",
    "bezahlte partnerschaft", "collaboration commerciale", "partenariat rémunéré", "colaboración pagada",
    "parceria paga", "タイアップ投稿",
)  # fmt: skip
_TAG: Final = rf"#(?:{'|'.join(TAGS)})(?:$|[^\p{{L}}\p{{N}}\p{{M}}_])"


def paid(plain_text: pl.Expr, sponsored: pl.Expr) -> pl.Expr:
    """Whether a post is marked as paid for: by its platform (`sponsored`), or in its text (as `plain` gives it).

    >>> texts = pl.Series(["new shoes #AD", "an ad I liked", "Paid partnership with Acme", None])
    >>> from graphkit.fit.names import plain
    >>> pl.select(paid(plain(pl.lit(texts)), pl.lit(None, pl.Boolean))).to_series().to_list()
    [True, False, True, False]
    """
    marked = plain_text.str.contains(_TAG) | naming(plain_text, PHRASES)
    return sponsored.fill_null(False) | marked.fill_null(False)
