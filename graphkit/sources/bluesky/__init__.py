"""Bluesky, as any AppView answers for it: no key is needed but for looking through hashtags."""

from typing import Final

from graphkit.sources.bluesky.client import Bluesky
from graphkit.sources.bluesky.starts import is_bluesky
from graphkit.sources.offer import Offer

OFFER: Final = Offer(platform="bluesky", knows=is_bluesky, opened=Bluesky)
