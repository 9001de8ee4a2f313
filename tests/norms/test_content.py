"""What is shipped: all of it is covered, found, readable, in two languages and in our own words."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanhost import texts
from scanhost.domain import readability
from scanhost.sentences import of_key
from scanhost.store.normfiles import Found, Looked, look
from tests.norms import ownwords

NORMS = Path(__file__).parents[2] / "norms"
FILES = sorted([*NORMS.glob("*/*.toml"), *NORMS.glob("*.toml")])
UNMEASURED = ("source", "keywords")  # names and words to find by are no sentences


@pytest.fixture(scope="module")
def looked() -> Looked:
    return look(NORMS, NORMS)


def lines(found: list[Found]) -> list[str]:
    """Return what was found as somebody mends it."""
    tr = texts.catalogue("en")
    return [f"{one.file.relative_to(NORMS)}: {of_key(one.mistake, tr, one.norm)}" for one in found]


def remarks(looked: Looked, begin: str) -> list[str]:
    return lines([one for one in looked.remarks if one.mistake.code.startswith(begin)])


def every_text(plain: object, key: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each text in its languages, with its key."""
    if isinstance(plain, dict):
        if "nl" in plain or "en" in plain:
            yield key, plain
        else:
            for name, part in plain.items():
                yield from every_text(part, f"{key}.{name}" if key else name)
    elif isinstance(plain, list):
        for at, part in enumerate(plain):
            yield from every_text(part, f"{key}[{at}]")


def test_nothing_that_is_shipped_has_a_mistake_and_every_reference_leads_somewhere(looked):
    assert (looked.packs, looked.entries) == (4, len(list(NORMS.glob("knowledge/*"))))
    assert lines(looked.mistakes) == []


def test_every_entry_helps_with_a_norm_of_some_pack(looked):
    unused = [one.file.stem for one in looked.remarks if one.mistake.code == "proof.unused"]

    assert unused == [], "name them in `knowledge` of a norm that they help with"


def test_every_dutch_text_keeps_to_the_limits_of_reading(looked):
    assert remarks(looked, "reading.") == []


def test_every_text_is_there_in_english(looked):
    assert remarks(looked, "proof.english") == []


def test_the_guide_to_networks_reads_well_in_two_languages_and_names_portraits():
    guide = tomllib.loads((NORMS / "networks.toml").read_text("utf-8"))

    for key, text in every_text(guide):
        assert text.get("nl"), key
        assert text.get("en"), key
        if key.rpartition(".")[2] not in UNMEASURED:
            assert readability.remarks(readability.read(text["nl"])) == (), key
    for network in guide["networks"]:
        assert (NORMS / "knowledge" / f"{network['entry']}.toml").exists()


def test_no_run_of_more_than_eight_words_comes_from_a_source():
    found = {}
    for path in FILES:
        for key, text in every_text(tomllib.loads(path.read_text("utf-8"))):
            if key.rpartition(".")[2] != "source":  # which names its document
                runs = [run for words in text.values() for run in ownwords.common(words)]
                if runs:
                    found[f"{path.relative_to(NORMS)}: {key}"] = runs[0]

    assert found == {}


def test_a_run_that_stands_in_a_source_is_found_unless_it_is_quoted():
    planted = ownwords.PLANTED

    assert ownwords.common(f"Want {planted.upper().replace(' ', ', ')}.") == [planted.lower()]
    assert ownwords.common(f"Want ‘regio’s: {planted}.’ Dus.") == []
    assert ownwords.common(f"Het is ‘zo’. {planted}.") == [planted.lower()]
    assert ownwords.common(planted.rpartition(" ")[0]) == []
    assert len(ownwords.RUNS.read_bytes()) > 100_000
