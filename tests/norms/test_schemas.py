"""The schemas by which editors help say what the reader says, as far as a schema can."""

import json
import tomllib

import pytest
from jsonschema import Draft7Validator

from scanhost.domain import knowledge, packform
from scanhost.domain.plain import Mistakes
from tests.domain.test_packform import MISTAKES, a_pack, changed
from tests.norms import schemas
from tests.norms.schemas import NORMS
from tests.store import test_examples as bundles
from tests.store.test_normfiles import GOOD, PACK

VALIDATORS = {name: Draft7Validator(made()) for name, made in schemas.FILES.items()}
SHIPPED = [
    *((path, "pack.schema.json") for path in sorted(NORMS.glob("*/pack.toml"))),
    *((path, "entry.schema.json") for path in sorted((NORMS / "knowledge").glob("*.toml"))),
]


def unsaid(key: str, code: str, value: object) -> bool:
    """Tell whether a mistake is beyond a schema."""
    twice = code == "pack.duplicate" and key.endswith(".id")
    reserved = code == "pack.reserved"
    dutch = key == "notice.nl"  # is needed only where there is English
    # A number without a fraction is a whole one to JSON; half a character it cannot hold.
    json = repr(value) in ("60.0", repr("\ud800"))
    return twice or reserved or dutch or json


@pytest.mark.parametrize("name", schemas.FILES)
def test_a_schema_is_as_the_reader_asks(name):
    made = schemas.FILES[name]()

    Draft7Validator.check_schema(made)
    assert (NORMS / name).read_text("utf-8") == schemas.written(made), "write them anew"


def test_all_that_is_shipped_is_as_its_schema_says():
    assert len(SHIPPED) >= 4 + 43
    for path, name in SHIPPED:
        faults = list(VALIDATORS[name].iter_errors(tomllib.loads(path.read_text("utf-8"))))

        assert faults == [], path


def test_an_editor_finds_the_schema_by_the_first_line_of_a_file():
    for path, name in SHIPPED:
        first = path.read_text("utf-8").partition("\n")[0]

        assert first == f"#:schema ../{name}"
        assert (path.parent / f"../{name}").exists()


def test_good_norms_are_as_their_schema_says():
    for source, name in ((PACK, "pack.schema.json"), (GOOD, "entry.schema.json")):
        assert VALIDATORS[name].is_valid(tomllib.loads(source))
    assert VALIDATORS["pack.schema.json"].is_valid(a_pack())
    assert VALIDATORS["examples.schema.json"].is_valid(tomllib.loads(bundles.GOOD))


@pytest.mark.parametrize("name", bundles.HOSTILE)
def test_examples_that_are_refused_for_what_they_say_are_none_to_the_schema_either(name):
    content, _, key = bundles.HOSTILE[name]
    if not key or name in ("the same mark twice", "a year that is a day"):
        return  # no TOML, or beyond a schema

    plain = tomllib.loads(content)

    assert not VALIDATORS["examples.schema.json"].is_valid(plain)


@pytest.mark.parametrize(("path", "value", "key", "code"), MISTAKES)
def test_a_mistake_that_the_reader_refuses_is_none_to_the_schema_either(path, value, key, code):
    plain = json.loads(json.dumps(changed(a_pack(), path, value)))
    found = Mistakes()

    packform.from_plain(plain, found)

    assert [(one.key, one.code) for one in found] == [(key, code)]
    assert VALIDATORS["pack.schema.json"].is_valid(plain) == unsaid(key, code, value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["kind"], "reclame"),
        (["kind"], ""),
        (["year"], "2015"),
        (["year"], 15),
        (["author"], "Roos"),
        (["functions"], ["feest"]),
        (["functions"], "share"),
        (["functions"], ["pool", "pool"]),
        (["good_for"], ["iedereen"]),
        (["width"], "dik"),
        (["title"], "x" * 121),
        (["title"], "Twee\nregels"),
        (["source", "nl"], ""),
        (["summary"], {"en": "Only English."}),
        (["summary", "nl"], "x" * 2001),
        (["what"], ["Eén", "Twee"]),
        (["portrait"], {}),
        (["portrait"], {"occasion": "Alleen dit."}),
        (["id"], "../X1"),
    ],
)
def test_a_mistake_in_an_entry_is_one_to_reader_and_schema(path, value):
    plain = changed(tomllib.loads(GOOD), path, value)
    found = Mistakes()

    knowledge.from_plain(plain, found)

    assert list(found)
    assert not VALIDATORS["entry.schema.json"].is_valid(plain)
