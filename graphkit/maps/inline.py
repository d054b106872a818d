"""The page inside a notebook: a frame of its own, shut off from the notebook around it."""

from __future__ import annotations

from html import escape
from typing import Final

from graphkit.text import printable

# A notebook keeps what it shows, once for each time it was run.
MOST_BYTES: Final = 5_000_000
HEIGHT: Final = 720
# Without the origin of the notebook, so that no script can reach into it; accounts open in tabs that are not shut off.
ALLOWED: Final = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


def inline(page: str, title: str) -> str:
    """The page as a frame; where it is too large to be kept in a notebook, how to open it instead.

    >>> inline("<p>hello", "A <map>").startswith('<iframe title="Map: A &lt;map&gt;" sandbox="allow-scripts ')
    True
    """
    size = len(page.encode())
    if size > MOST_BYTES:
        return (
            f"<p>This map takes {size / 1e6:.1f} MB, too much to be kept in a notebook. Write it to a file and open "
            "that in a browser: <code>gk.draw_map(found, &quot;map.html&quot;)</code></p>"
        )
    return (
        f'<iframe title="Map: {escape(printable(title))}" sandbox="{ALLOWED}" srcdoc="{escape(page)}" '
        f'width="100%" height="{HEIGHT}" style="border: 0"></iframe>'
    )
