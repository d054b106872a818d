"""Mastodon, and whatever else answers as it does: any instance, mostly without logging in."""

from __future__ import annotations

from typing import Final

from graphkit.sources.mastodon.client import Mastodon
from graphkit.sources.mastodon.starts import is_mastodon
from graphkit.sources.offer import Offer

OFFER: Final = Offer("mastodon", is_mastodon, Mastodon)
