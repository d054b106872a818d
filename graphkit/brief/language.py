"""A language as briefs name it."""

from __future__ import annotations

import re

from graphkit.errors import ConfigurationError


def language_code(written: str) -> str:
    """The code of the language alone, as “de” of “de-AT”. Raises ConfigurationError where it is no code.

    >>> language_code("pt-BR"), language_code(" DE ")
    ('pt', 'de')
    """
    code, _, _ = written.strip().lower().replace("_", "-").partition("-")
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ConfigurationError(
            f"“{written}” is not the code of a language.", advice="Write it like de, en or pt-BR (ISO 639)."
        )
    return code
