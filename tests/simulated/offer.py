"""A simulated platform as the command line meets it: offered by name, every call paid for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.errors import Skippable
from graphkit.sources.http.fetch import Meter
from graphkit.sources.offer import Offer, Settings
from graphkit.sources.source import Listing, Page, Source, Start, Terms

ADDRESS: Final = "https://simulated.example/"


class Metered:
    """A source whose calls are counted before they are made, as those of real ones are."""

    def __init__(self, source: Source, meter: Meter) -> None:
        self._source = source
        self._meter = meter

    @property
    def platform(self) -> str:
        return self._source.platform

    @property
    def terms(self) -> Terms:
        return self._source.terms

    def resolve(self, start: str) -> Start:
        self._meter.spend(1)
        name = start.removeprefix(ADDRESS).removeprefix("@")
        if not name.isdigit():
            raise Skippable(f"There is no account {start}.", target=start, advice="Check the spelling.")
        return self._source.resolve(name)

    def profiles(self, subjects: Sequence[str]) -> Page:
        self._meter.spend(1)
        return self._source.profiles(subjects)

    def read(self, listing: Listing, cursor: str | None) -> Page:
        self._meter.spend(1)
        return self._source.read(listing, cursor)

    def close(self) -> None:
        self._source.close()


def offer_of(source: Source) -> Offer:
    """The offer of a platform called as the source is, whose addresses begin with https://simulated.example/."""

    def opened(settings: Settings) -> Source:
        return Metered(source, settings.conditions.meter)

    return Offer(source.platform, lambda address: address.startswith(ADDRESS), opened)
