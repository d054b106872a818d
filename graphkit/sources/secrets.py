"""Keys and passwords: from the environment, or the system's keyring; never in a file of ours, a log or a message."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graphkit.errors import ConfigurationError

SERVICE: Final = "graphkit"


@dataclass(frozen=True)
class Secret:
    """A text that shows itself only when asked: not when printed, logged, or in a traceback.

    >>> Secret("hunter2")
    Secret()
    """

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """The text itself, to be sent and never shown."""
        return self._text


@dataclass(frozen=True)
class Secrets:
    """Where secrets are looked up: `environment` first, then the keyring of the system where `keyring` is installed."""

    environment: Mapping[str, str] = field(repr=False)

    def find(self, name: str) -> Secret | None:
        """The secret kept under `name` (as GRAPHKIT_YOUTUBE_KEY), or None."""
        # A key that was read from a file has the end of its line behind it.
        text = (self.environment.get(name) or _from_keyring(name) or "").strip()
        return Secret(text) if text else None

    def need(self, name: str, what: str, how: str) -> Secret:
        """The secret kept under `name`, which is `what`; `how` says where one gets it. Raises ConfigurationError."""
        found = self.find(name)
        if found is None:
            raise ConfigurationError(
                f"{what} is needed, and {name} is not set.",
                advice=f"{how} Then: export {name}=…, or keep it in the system's keyring: "
                f"pip install keyring && keyring set {SERVICE} {name}",
            )
        return found


def _from_keyring(name: str) -> str | None:
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, name)
    except keyring.errors.KeyringError:
        return None
    return None if found is None else str(found)
