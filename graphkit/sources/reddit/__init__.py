"""Reddit: users, what they submit and say to each other, and its communities."""

from typing import Final

from graphkit.sources.offer import Offer
from graphkit.sources.reddit.client import Reddit
from graphkit.sources.reddit.starts import is_reddit

OFFER: Final = Offer("reddit", is_reddit, Reddit)
