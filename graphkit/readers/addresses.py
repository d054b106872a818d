"""What an address on a platform tells: which post it is, and whose."""

from __future__ import annotations

import polars as pl


def instagram_shortcode(url: pl.Expr) -> pl.Expr:
    """The post in https://www.instagram.com/p/ABC123/ (or /reel/, /tv/, with the owner in front or not).

    >>> pl.select(instagram_shortcode(pl.lit("https://www.instagram.com/ana/reel/DZ5T2XPllXv/c/91"))).item()
    'DZ5T2XPllXv'
    """
    return url.str.extract(r"instagram\.com/(?:[^/?#]+/)?(?:p|reels?|tv)/([\w-]+)")


def instagram_handle(url: pl.Expr) -> pl.Expr:
    """The account in https://www.instagram.com/ana/.

    >>> pl.select(instagram_handle(pl.lit("https://www.instagram.com/ana.b/?hl=en"))).item()
    'ana.b'
    """
    found = url.str.extract(r"instagram\.com/([\w.]+)/?(?:reels/?)?(?:[?#].*)?$")
    return pl.when(~found.is_in(["p", "reel", "reels", "tv", "explore", "stories"])).then(found)


def tiktok_video(url: pl.Expr) -> pl.Expr:
    """The video in https://www.tiktok.com/@ana/video/123 or https://m.tiktok.com/v/123.html.

    >>> pl.select(tiktok_video(pl.lit("https://www.tiktok.com/@ana/photo/123?lang=en"))).item()
    '123'
    """
    return url.str.extract(r"tiktok\.com/(?:@[^/?#]*/(?:video|photo)|v|embed(?:/v2)?)/(\d+)")


def tiktok_handle(url: pl.Expr) -> pl.Expr:
    """The account in https://www.tiktok.com/@ana/video/123.

    >>> pl.select(tiktok_handle(pl.lit("https://www.tiktok.com/@ana.b/video/123"))).item()
    'ana.b'
    """
    return url.str.extract(r"tiktok\.com/@([^/?#]+)")


def youtube_video(url: pl.Expr) -> pl.Expr:
    """The video in https://www.youtube.com/watch?v=EBKEMNI3664, youtu.be/… or /shorts/….

    >>> pl.select(youtube_video(pl.lit("https://youtu.be/EBKEMNI3664?t=3"))).item()
    'EBKEMNI3664'
    """
    return url.str.extract(r"(?:[?&]v=|youtu\.be/|/shorts/|/embed/|/live/)([\w-]{11})")


def leading_mention(text: pl.Expr) -> pl.Expr:
    """The handle at the start of an answer. Platforms of two levels file it under the first comment; this is its aim.

    >>> pl.select(leading_mention(pl.lit("@ana.b thank you"))).item()
    'ana.b'
    """
    return text.str.extract(r"^[\s\x{200b}]*@([\w.\-]*[\w\-])")
