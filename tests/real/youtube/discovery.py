"""Google's own description of the API, and what breaks it: a request it does not know, an answer it would not give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

Document = dict[str, Any]

# Of each method exactly one of these is given: written in the reference only, as is which goes with which.
FILTERS = {
    "channels": {"id", "forHandle", "forUsername", "mine", "managedByMe", "categoryId"},
    "playlistItems": {"id", "playlistId"},
    "videos": {"id", "chart", "myRating"},
    "commentThreads": {"id", "videoId", "channelId", "allThreadsRelatedToChannelId"},
    "comments": {"id", "parentId"},
    "search": {"q"},
}
NOT_WITH_ID = {"videos": {"maxResults", "pageToken"}, "commentThreads": {"maxResults", "pageToken", "order"}}
AT_ONCE = 50
WHOLE = {
    "int32": (-(2**31), 2**31 - 1),
    "uint32": (0, 2**32 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint64": (0, 2**64 - 1),
}


class Discovery:
    """The document that google-api-python-client ships, offline."""

    def __init__(self) -> None:
        shipped = files("googleapiclient") / "discovery_cache" / "documents" / "youtube.v3.json"
        self.document: Document = json.loads(shipped.read_text(encoding="utf-8"))
        self.schemas: Document = self.document["schemas"]
        self.methods: dict[str, Document] = {
            f"/{resource['methods']['list']['path']}": resource["methods"]["list"]
            for resource in self.document["resources"].values()
            if "list" in resource.get("methods", {})
        }

    def of_request(self, verb: str, path: str, query: Sequence[tuple[str, str]]) -> Iterator[str]:
        """What is wrong with a request, in words; nothing if it is as it should be."""
        if path not in self.methods:
            yield f"no such path: {path}"
            return
        method = self.methods[path]
        if verb != method["httpMethod"]:
            yield f"{path} is asked by {method['httpMethod']}, not {verb}"
        known = self.document["parameters"] | method["parameters"]
        given = dict(query)
        if len(given) != len(query):
            yield f"a parameter of {path} is given twice"
        yield from (f"{path} needs {name}" for name, one in known.items() if one.get("required") and name not in given)
        for name, text in query:
            yield from of_parameter(name, text, known[name]) if name in known else [f"{path} knows no {name}"]
        yield from self._of_reference(path.rsplit("/", 1)[-1], method, given)

    def of_answer(self, path: str, parts: str, answer: object) -> Iterator[str]:
        """What is wrong with an answer: against its schema, and with parts nobody asked for."""
        schema = self.methods[path]["response"]["$ref"]
        yield from self._of_value(schema, {"$ref": schema}, answer)
        if isinstance(answer, Mapping):
            asked = {*parts.split(","), "kind", "etag", "id"}
            for item in answer.get("items", ()):
                yield from (f"{schema}: {part} was not asked for" for part in item.keys() - asked)

    def _of_reference(self, resource: str, method: Document, given: Mapping[str, str]) -> Iterator[str]:
        chosen = FILTERS[resource] & given.keys()
        if len(chosen) != 1:
            yield f"{resource} takes one of {sorted(FILTERS[resource])}, not {sorted(chosen)}"
        if "id" in given and len(given["id"].split(",")) > AT_ONCE:
            yield f"{resource} takes {AT_ONCE} ids at most"
        if "id" in given:
            yield from (
                f"{resource} takes no {name} with id" for name in NOT_WITH_ID.get(resource, set()) & given.keys()
            )
        item = self.schemas[method["response"]["$ref"]]["properties"]["items"]["items"]["$ref"]
        parts = {"id"} | {name for name, one in self.schemas[item]["properties"].items() if "$ref" in one}
        yield from (f"{resource} has no part {part}" for part in set(given.get("part", "id").split(",")) - parts)

    def _of_value(self, where: str, rule: Document, value: object) -> Iterator[str]:
        if "$ref" in rule:
            rule = self.schemas[rule["$ref"]]
        kind = rule.get("type")
        if kind == "object":
            yield from self._of_object(where, rule, value)
        elif kind == "array":
            if not isinstance(value, list):
                yield f"{where}: no list but {value!r}"
                return
            for place, one in enumerate(value):
                yield from self._of_value(f"{where}[{place}]", rule["items"], one)
        elif not is_a(rule, value):
            yield f"{where}: no {rule.get('format', kind)} but {value!r}"

    def _of_object(self, where: str, rule: Document, value: object) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: no object but {value!r}"
            return
        fields = rule.get("properties", {})
        for name, one in value.items():
            if name in fields:
                yield from self._of_value(f"{where}.{name}", fields[name], one)
            else:
                yield f"{where}: there is no {name}"


def of_parameter(name: str, text: str, rule: Document) -> Iterator[str]:
    kind = rule["type"]
    if "enum" in rule and text not in rule["enum"]:
        yield f"{name}={text} is none of {rule['enum']}"
    if kind == "boolean" and text not in ("true", "false"):
        yield f"{name}={text} is neither true nor false"
    if kind == "integer" and not re.fullmatch(r"-?\d+", text):
        yield f"{name}={text} is no whole number"
    elif kind == "integer" and not int(rule.get("minimum", text)) <= int(text) <= int(rule.get("maximum", text)):
        yield f"{name}={text} is not within {rule.get('minimum')} and {rule.get('maximum')}"
    if rule.get("format") == "google-datetime" and not is_moment(text):
        yield f"{name}={text} is no time"
    if not text:
        yield f"{name} is empty"


def is_a(rule: Document, value: object) -> bool:
    """Whether `value` is of the simple type that `rule` names: numbers of 64 bits are texts."""
    form = rule.get("format")
    match rule.get("type"):
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool) and within(form, value)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string" if form in WHOLE:
            return isinstance(value, str) and re.fullmatch(r"-?\d+", value) is not None and within(form, int(value))
        case "string" if form == "date-time":
            return isinstance(value, str) and is_moment(value)
        case "string":
            return isinstance(value, str) and value in rule.get("enum", [value])
    return False


def within(form: str | None, number: int) -> bool:
    least, most = WHOLE[form or "int64"]
    return least <= number <= most


def is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
