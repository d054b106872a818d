"""YouTube: channels, their videos, and who comments on them. Needs a key for the Data API."""

from __future__ import annotations

from typing import Final

from graphkit.sources.offer import Offer
from graphkit.sources.youtube.client import YouTube
from graphkit.sources.youtube.starts import is_youtube

OFFER: Final = Offer("youtube", is_youtube, YouTube)
