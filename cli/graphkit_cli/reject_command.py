"""graphkit reject"""

from __future__ import annotations

from graphkit_cli.deciding import deciding

command = deciding(
    "reject",
    "rejected",
    "Keep each ACCOUNT as one that candidates should not be like: it leaves the list, who is nearer to it goes down.",
)
