"""The plain text of what Mastodon hands out as HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_ENDS: Final = {"p": "\n\n", "li": "\n", "blockquote": "\n\n"}
# What stands in a quoting post for readers that know no quotes.
_FALLBACK: Final = "quote-inline"


def plain(html: str | None) -> str | None:
    """The text in `html`, None where there is none. Links are written out as far as the post does.

    >>> plain('<p>Hi <a href="https://example.org/@ana">@<span>ana</span></a>!<br>Tea &amp; cake</p><p>?</p>')
    'Hi @ana!\\nTea & cake\\n\\n?'
    """
    if not html:
        return None
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip() or None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif self._within is None and _FALLBACK in (dict(attrs).get("class") or "").split():
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        if self._within is None:
            self.parts.append(_ENDS.get(tag, ""))
        elif tag == self._within:
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is None:
            self.parts.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """A “<![…” of any kind is a comment, as in browsers; the parser would stop at those it does not know."""
        return self.parse_bogus_comment(i)
