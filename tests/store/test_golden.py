"""Files of every version that was ever released, opened by the program of today."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from scanhost.store import journal, reading, schema
from scanhost.store.scanfile import ScanFile

UNUSED = {"personal", "knock"}  # of a link; nothing ever filled them, and they are gone
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.scan"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden(request, tmp_path):
    """A copy of a golden file, and what the program that made it said it held."""
    path = tmp_path / "oud.scan"
    shutil.copyfile(request.param, path)
    return path, json.loads(request.param.with_suffix(".json").read_text("utf-8"))


def told(contents):
    """Return what a file holds as that program wrote it down."""
    state = contents.state
    return {
        "id": contents.id,
        "facts": [list(journal.encode(fact)) for fact in contents.facts],
        "about": dict(state.about),
        "people": {id: asdict(one) for id, one in state.people.items()},
        "texts": dict(state.texts),
        "links": {id: asdict(one) for id, one in state.links.items()},
        "heard": {id: asdict(one) for id, one in state.heard.items()},
        "code": state.code,
        "clock": None if state.clock is None else asdict(state.clock),
        "step": state.step.id,
    }


def holds(found, expected):
    """Tell whether all of an older program's words are there; a newer one may know more."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(
            key in found and holds(found[key], value)
            for key, value in expected.items()
            if not (key in UNUSED and value == "")
        )
    return found == expected


def test_each_version_has_its_golden_file():
    assert [one.stem for one in GOLDEN] == [f"version-{n + 1}" for n in range(len(GOLDEN))]
    assert len(GOLDEN) >= schema.VERSION - 1


def test_a_golden_file_says_what_it_said(golden):
    path, expected = golden

    assert len(expected["facts"]) > 80
    assert all(expected[key] for key in ("people", "texts", "links", "heard", "code"))
    assert holds(told(reading.read(path)), expected)


def test_a_golden_file_is_worked_on_and_reads_back(golden):
    path, expected = golden
    with ScanFile.open(path) as file:
        file.backup().result()

    assert holds(told(reading.read(path)), expected)
