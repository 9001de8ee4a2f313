"""The outcome as JSON keeps to the schema that is written down, and holds nobody's grade."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanhost.domain.people import Absent
from scanhost.domain.results import Named
from scanhost.report.outcome import outcome
from tests.report import awkward
from tests.report.agendas import full

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "outcome.schema.json").read_text("utf-8"))
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern",
    "minimum", "maximum", "maxItems", "items", "properties", "required", "additionalProperties",
}  # fmt: skip


def mistakes(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Return where plain data depart from a schema; knows the few words that ours uses."""
    assert set(schema) <= KNOWN, path
    if "$ref" in schema:
        return mistakes(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "const" in schema:
        return [] if value == schema["const"] else [f"{path} is not {schema['const']}"]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kinds = tuple(kind for name in names for kind in TYPES[name])
    if not isinstance(value, kinds) or (isinstance(value, bool) and "boolean" not in names):
        return [f"{path} is no {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} is none of {schema['enum']}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{path} has another form"]
    if isinstance(value, int | float) and not isinstance(value, bool):
        within = schema.get("minimum", value) <= value <= schema.get("maximum", value)
        return [] if within else [f"{path} is out of range"]
    if isinstance(value, list):
        found = [] if len(value) <= schema.get("maxItems", len(value)) else [f"{path} is long"]
        return found + [
            one
            for n, item in enumerate(value)
            for one in mistakes(item, schema["items"], f"{path}/{n}")
        ]
    if isinstance(value, dict):
        parts = schema["properties"]
        assert schema["additionalProperties"] is False, path
        lacking = [f"{path}/{key} is missing" for key in schema["required"] if key not in value]
        strange = [f"{path}/{key} is unknown" for key in value if key not in parts]
        return [*lacking, *strange] + [
            one
            for key, item in value.items()
            if key in parts
            for one in mistakes(item, parts[key], f"{path}/{key}")
        ]
    return []


@pytest.mark.parametrize("name", awkward.EVERY)
def test_every_outcome_keeps_to_the_schema(name):
    made = json.loads(outcome("abc", awkward.SETS[name]()))

    assert mistakes(made, SCHEMA) == []


def test_the_schema_says_what_everything_is():
    def told(schema: dict[str, Any], path: str) -> None:
        for key, part in schema.get("properties", {}).items():
            assert "$ref" in part or "const" in part or part.get("description"), f"{path}/{key}"
            told(part, f"{path}/{key}")
        if "items" in schema:
            told(schema["items"], f"{path}[]")

    told(SCHEMA, "")
    for name, part in SCHEMA["$defs"].items():
        told(part, name)


def test_nobodys_grade_and_no_address_is_in_it():
    made = full()
    norm = made.themes[0].norms[0]
    named = replace(norm.rounds[0], named=(Named("Karin de Wit", "ROC", 7),))
    theme = replace(made.themes[0], norms=(replace(norm, rounds=(named,)),))
    partner = Absent("x", "Jeugdzorg", "Mo", "mo@west.example")

    raw = outcome("abc", replace(made, themes=(theme,), partners=(partner,), people=()))

    assert b"Karin de Wit" not in raw.replace(b'"group": "Karin de Wit', b"")
    assert b"mo@west.example" not in raw
    assert b"Jeugdzorg" in raw


def test_numbers_are_those_of_the_agenda():
    made = json.loads(outcome("abc", awkward.promises()))

    first = made["themes"][0]["norms"][2]["rounds"][0]
    assert (first["grades"], first["mean"], first["gap"]) == (5, 6.4, 2.4)
    assert first["counts"] == [0, 0, 0, 1, 0, 2, 1, 0, 1, 0]
    (agreement,) = [one for one in made["points"][0]["agreements"] if one["id"] == "c5"]
    assert (agreement["stand"], agreement["due"]) == ("busy", "2027-03-01")
    assert made["process"]["table"] == "Bestuurlijk overleg"
