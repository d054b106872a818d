"""graphkit hold"""

from __future__ import annotations

from graphkit_cli.deciding import deciding

command = deciding(
    "hold",
    "held",
    "Leave each ACCOUNT out of the list until it is accepted or rejected.",
)
