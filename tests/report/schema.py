"""Holds plain data against a JSON Schema: the keywords that ours uses, and no other."""

from __future__ import annotations

import re
from typing import Any

KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": int | float,
}
TOLD = {"$schema", "$defs", "title", "description"}  # hold nothing against anything


def faults(plain: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Return where data do not fit a schema."""
    found: list[str] = []
    for word, wanted in schema.items():
        if word in TOLD:
            continue
        if word == "$ref":
            found += faults(plain, root["$defs"][wanted.removeprefix("#/$defs/")], root, at)
        elif word == "oneOf":
            if sum(not faults(plain, one, root, at) for one in wanted) != 1:
                found.append(f"{at}: oneOf")
        elif word == "properties":
            for key, one in wanted.items():
                if key in plain:
                    found += faults(plain[key], one, root, f"{at}/{key}")
        elif word == "items":
            for place, item in enumerate(plain):
                found += faults(item, wanted, root, f"{at}/{place}")
        elif not _holds(word, wanted, plain, schema):
            found.append(f"{at}: {word}")
            if word == "type":  # the rest would say nothing about it
                return found
    return found


def _holds(word: str, wanted: Any, plain: Any, schema: dict[str, Any]) -> bool:
    match word:
        case "type":
            return isinstance(plain, KINDS[wanted]) and not isinstance(plain, bool)
        case "const":
            return bool(plain == wanted)
        case "enum":
            return bool(plain in wanted)
        case "required":
            return all(key in plain for key in wanted)
        case "additionalProperties":
            assert wanted is False
            return all(key in schema["properties"] for key in plain)
        case "minimum":
            return bool(plain >= wanted)
        case "maximum":
            return bool(plain <= wanted)
        case "minLength" | "minItems":
            return bool(len(plain) >= wanted)
        case "maxLength" | "maxItems":
            return bool(len(plain) <= wanted)
        case "pattern":
            return re.search(wanted, plain) is not None
        case "uniqueItems":
            return len({*plain}) == len(plain)
    raise AssertionError(f"the schema uses {word}, which this does not know")
