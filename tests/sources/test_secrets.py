"""Keys and passwords show themselves only when asked."""

from __future__ import annotations

import importlib
import json
import pickle
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace

import pytest

import graphkit as gk
from graphkit.sources.secrets import Secret, Secrets

TEXT = "hunter2-made-up"


@dataclass
class Keyring:
    """A keyring that holds `kept`, or is locked."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    locked: bool = False
    errors = SimpleNamespace(KeyringError=type("KeyringError", (Exception,), {}))

    def get_password(self, service: str, name: str) -> str | None:
        if self.locked:
            raise self.errors.KeyringError
        return self.kept.get((service, name))


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    """The system's own is left alone."""
    kept = Keyring()
    usual = importlib.import_module

    def imported(name: str) -> ModuleType | Keyring:
        return kept if name == "keyring" else usual(name)

    monkeypatch.setattr(importlib, "import_module", imported)
    return kept


@pytest.mark.parametrize(
    "shown", [repr, str, "{}".format, "{!r}".format, lambda each: repr([each]), lambda each: f"{each!s:>9}"]
)
def test_a_secret_is_not_shown(shown: object) -> None:
    assert callable(shown)
    for each in (Secret(TEXT), Secrets({"GRAPHKIT_KEY": TEXT})):
        assert TEXT not in shown(each)
    assert Secret(TEXT).reveal() == TEXT


def test_a_secret_is_no_json() -> None:
    with pytest.raises(TypeError):
        json.dumps(Secret(TEXT))
    assert pickle.loads(pickle.dumps(Secret(TEXT))).reveal() == TEXT


def test_the_environment_goes_before_the_keyring(keyring: Keyring) -> None:
    keyring.kept["graphkit", "GRAPHKIT_KEY"] = "from the keyring"
    for environment, text in (
        ({"GRAPHKIT_KEY": TEXT}, TEXT),
        ({"GRAPHKIT_KEY": ""}, "from the keyring"),
        ({}, "from the keyring"),
    ):
        found = Secrets(environment).find("GRAPHKIT_KEY")
        assert found is not None
        assert found.reveal() == text


@pytest.mark.parametrize("locked", [False, True])
def test_what_is_nowhere_is_none(keyring: Keyring, locked: bool) -> None:
    keyring.locked = locked
    assert Secrets({}).find("GRAPHKIT_KEY") is None


def test_without_a_keyring_there_is_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    assert Secrets({}).find("GRAPHKIT_KEY") is None


def test_what_is_needed_and_missing_is_said_with_how_to_get_it() -> None:
    with pytest.raises(gk.ConfigurationError, match="An API key is needed, and GRAPHKIT_KEY is not set") as raised:
        Secrets({}).need("GRAPHKIT_KEY", "An API key", "Make one there.")
    assert "Make one there. Then: export GRAPHKIT_KEY=" in raised.value.advice
    assert "keyring set graphkit GRAPHKIT_KEY" in raised.value.advice
    assert Secrets({"GRAPHKIT_KEY": TEXT}).need("GRAPHKIT_KEY", "", "").reveal() == TEXT
