from pathlib import Path

import pytest

from scanhost import resources
from scanhost.domain.errors import Trouble
from scanhost.domain.knowledge import SECTIONS
from scanhost.domain.pack import Text
from scanhost.store import knowledge

ENTRY = """id = "X1"
title.nl = "Voorbeeld"
kind = "practice"
year = 2015
source.nl = "AKC (2015), par. I"
summary.nl = '''
Eerste alinea.

Tweede alinea.
'''
"""


def write(root: Path, name: str, source: str) -> None:
    path = root / "knowledge" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, "utf-8", newline="")


def trouble_of(root: Path) -> dict[str, object]:
    with pytest.raises(Trouble) as caught:
        knowledge.read(root)
    assert caught.value.code == "pack.damaged"
    return dict(caught.value.facts)


def test_all_entries_are_there_in_order():
    entries = knowledge.read(resources.norms())

    assert len(entries) >= 59
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)
    assert knowledge.shipped(resources.norms()) == entries


FIGURES = [
    "KB02",
    "KB07",
    "KB17",
    "KB18",
    "KB20",
    "KB31",
    "KB33",
    "KB61",
    "KB85",
    "KB89",
    "KB90",
    "KB91",
]


@pytest.mark.parametrize("id", FIGURES)
def test_a_goal_or_a_figure_without_definition_travels_with_its_warning(id):
    [entry] = [one for one in knowledge.read(resources.norms()) if one.id == id]

    assert entry.note


def test_the_six_portraits_are_whole_and_say_that_they_are_old():
    portraits = [one for one in knowledge.read(resources.norms()) if one.portrait]

    assert len(portraits) == 6
    for one in portraits:
        assert one.kind == "portrait"
        assert "2013" in one.note.nl
        assert all(getattr(one.portrait, name).en for name in SECTIONS)


def test_a_young_person_in_a_story_has_an_invented_name():
    stories = [one for one in knowledge.read(resources.norms()) if one.kind == "case"]

    assert stories
    assert all("naam is verzonnen" in one.note.nl for one in stories)


def test_what_a_source_does_not_say_stays_empty(tmp_path):
    write(tmp_path, "X1.toml", ENTRY)

    [entry] = knowledge.read(tmp_path)

    assert entry.summary == Text("Eerste alinea.\n\nTweede alinea.")
    assert entry.functions == entry.good_for == ()
    assert not any((entry.region, entry.note, entry.result, entry.width, entry.portrait))


def test_a_full_good_example_is_read(tmp_path):
    more = 'width = "broad"\nfunctions = ["share"]\ngood_for = ["youth"]\n'
    more += 'result = { nl = "Veertig plekken.", en = "Forty places." }\n'
    write(tmp_path, "X1.toml", ENTRY + more)

    [entry] = knowledge.read(tmp_path)

    assert (entry.width, entry.functions, entry.good_for) == ("broad", ("share",), ("youth",))
    assert entry.result == Text("Veertig plekken.", "Forty places.")


def test_a_portrait_has_its_ten_sections_or_is_none(tmp_path):
    whole = "".join(f'portrait.{name}.nl = "Over {name}."\n' for name in SECTIONS)
    write(tmp_path, "X1.toml", ENTRY + whole)

    [entry] = knowledge.read(tmp_path)

    assert len(SECTIONS) == 10
    assert entry.portrait is not None
    assert entry.portrait.future == Text("Over future.")
    write(tmp_path, "X1.toml", ENTRY + whole.replace('portrait.future.nl = "Over future."\n', ""))
    assert trouble_of(tmp_path)["key"] == "portrait.future"


def test_windows_line_ends_change_nothing(tmp_path):
    write(tmp_path, "X1.toml", ENTRY)
    before = knowledge.read(tmp_path)
    write(tmp_path, "X1.toml", ENTRY.replace("\n", "\r\n"))

    assert knowledge.read(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('"practice"', '"reclame"', "kind", "pack.choice"),
        ("year = 2015", 'year = "2015"', "year", "pack.type"),
        ("year = 2015", "year = 20155", "year", "pack.range"),
        ("year = 2015", "", "year", "pack.missing"),
        ("year = 2015", "year = 2015\nauthor = 1", "author", "pack.unknown_key"),
        ("year = 2015", 'year = 2015\nfunctions = ["feest"]', "functions[0]", "pack.choice"),
        ("year = 2015", 'year = 2015\nfunctions = "feest"', "functions", "pack.type"),
        (
            "year = 2015",
            'year = 2015\nfunctions = ["pool", "pool"]',
            "functions[1]",
            "pack.duplicate",
        ),
        ("year = 2015", "year =", "", "pack.toml"),
        ("Eerste", "\u202e", "summary.nl", "pack.character"),
        ("Eerste", "x\n" * 1100, "summary.nl", "pack.too_long"),
        ("Eerste", "x\n" * (1 << 15), "", "pack.too_large"),
        ("Eerste alinea.\n\nTweede alinea.", "", "summary.nl", "pack.empty"),
    ],
)
def test_a_mistake_names_file_key_and_problem(tmp_path, old, new, key, problem):
    assert old in ENTRY
    write(tmp_path, "X1.toml", ENTRY.replace(old, new))

    facts = trouble_of(tmp_path)

    assert facts["file"] == "knowledge/X1.toml"
    assert (facts["key"], facts["problem"]) == (key, problem)


def test_a_line_in_trouble_is_the_line_of_the_file(tmp_path):
    write(tmp_path, "X1.toml", ENTRY.replace("year = 2015", "year ="))

    assert trouble_of(tmp_path)["line"] == 4


def test_an_id_stands_in_one_file_only(tmp_path):
    write(tmp_path, "X1.toml", ENTRY)
    write(tmp_path, "X2.toml", ENTRY)

    facts = trouble_of(tmp_path)

    assert facts["file"] == "knowledge/X2.toml"
    assert (facts["key"], facts["problem"], facts["name"]) == ("id", "pack.duplicate", "X1")


def test_a_damaged_entry_is_left_out_and_the_others_stay(tmp_path, caplog):
    write(tmp_path, "X1.toml", "nothing")
    write(tmp_path, "X2.toml", ENTRY)

    found = knowledge.shipped(tmp_path)

    assert [one.id for one in found] == ["X1"]
    assert "left out" in caplog.text
