"""What an address or a text on a platform tells: which post it is, whose, and whom it names."""

from __future__ import annotations

import polars as pl


def instagram_shortcode(url: pl.Expr) -> pl.Expr:
    """The post in https://www.instagram.com/p/ABC123/ (or /reel/, /tv/, with the owner in front or not).

    >>> pl.select(instagram_shortcode(pl.lit("https://www.instagram.com/ana/reel/DZ5T2XPllXv/c/91"))).item()
    'DZ5T2XPllXv'
    """
    return url.str.extract(r"instagram\.com/(?:[^/?#\s]+/)?(?:p|reels?|tv)/([\w-]+)")


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


def tiktok_owner(url: pl.Expr, video: pl.Expr) -> pl.Expr:
    """Whose `video` is, where this is its address: a page that was open meanwhile may be of another.

    >>> pl.select(tiktok_owner(pl.lit("https://www.tiktok.com/@ana/video/123?lang=en"), pl.lit("123"))).item()
    'ana'
    >>> pl.select(tiktok_owner(pl.lit("https://www.tiktok.com/@ana/video/123"), pl.lit("456"))).item()
    """
    named = url.str.extract_groups(r"tiktok\.com/@(?<owner>[^/?#]+)/(?:video|photo)/(?<video>\d+)").struct
    return pl.when(named.field("video") == video).then(named.field("owner"))


def youtube_video(url: pl.Expr) -> pl.Expr:
    """The video in https://www.youtube.com/watch?v=EBKEMNI3664, youtu.be/… or /shorts/….

    >>> pl.select(youtube_video(pl.lit("https://youtu.be/EBKEMNI3664?t=3"))).item()
    'EBKEMNI3664'
    """
    return url.str.extract(r"(?:[?&]v=|youtu\.be/|/shorts/|/embed/|/live/)([\w-]{11})")


def reddit_submission(url: pl.Expr) -> pl.Expr:
    """The submission in https://www.reddit.com/r/baking/comments/1abc/lamps/, or in the address of a comment on it.

    >>> pl.select(reddit_submission(pl.lit("https://old.reddit.com/r/baking/comments/1abc/_/k2/"))).item()
    '1abc'
    """
    return url.str.extract(r"reddit\.com/(?:(?:r|user)/[\w-]+/)?comments/(\w+)")


def youtube_handle(author: pl.Expr) -> pl.Expr:
    """The handle, where YouTube says who wrote something: `@ana` since 2023, the name on display before.

    >>> pl.select(handle=youtube_handle(pl.lit("@ana")), before=youtube_handle(pl.lit("Ana B."))).row(0)
    ('@ana', None)
    """
    return pl.when(author.str.starts_with("@")).then(author)


def youtube_name(author: pl.Expr) -> pl.Expr:
    """The name on display, where it is no handle.

    >>> pl.select(handle=youtube_name(pl.lit("@ana")), before=youtube_name(pl.lit("Ana B."))).row(0)
    (None, 'Ana B.')
    """
    return pl.when(~author.str.starts_with("@")).then(author)


def leading_mention(text: pl.Expr) -> pl.Expr:
    """The handle at the start of an answer. Platforms of two levels file it under the first comment; this is its aim.

    >>> pl.select(leading_mention(pl.lit("@ana.b thank you"))).item()
    'ana.b'
    """
    return text.str.extract(r"^[\s\x{200b}]*@([\w.\-]*[\w\-])")


def hashtags_in(text: pl.Expr) -> pl.Expr:
    """The hashtags of a text.

    >>> pl.select(hashtags_in(pl.lit("#Food, #foto: a#b"))).item().to_list()
    ['#Food', '#foto']
    """
    return text.str.extract_all(r"\B#\w+").list.unique(maintain_order=True)


def mentions_in(text: pl.Expr) -> pl.Expr:
    """The handles that a text names with an @ in front, which an address of mail has not.

    >>> pl.select(mentions_in(pl.lit("with @ana.b. Mail: a@b.org @ana.b"))).item().to_list()
    ['@ana.b']
    """
    return text.str.extract_all(r"\B@\w(?:[\w.]*\w)?").list.unique(maintain_order=True)
