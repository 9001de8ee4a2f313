from pathlib import Path

import pytest

from scanhost.domain.errors import Trouble
from scanhost.store import knowledge, packs

NORMS = Path(__file__).parents[2] / "norms"
REGIONORM = NORMS / "regionorm20"

ENTRY = """+++
id = "X1"
title = "Voorbeeld"
kind = "praktijk"
year = 2015
source = "AKC (2015), par. I"
+++

Eerste alinea.

Tweede alinea.
"""


def write(folder, name, source):
    path = folder / "knowledge" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, "utf-8", newline="")


def trouble_of(folder):
    with pytest.raises(Trouble) as caught:
        knowledge.read(folder)
    assert caught.value.code == "pack.damaged"
    return dict(caught.value.facts)


def test_all_entries_are_there_in_order():
    entries = knowledge.read(REGIONORM)

    assert len(entries) == 43
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)


def test_norms_and_entries_point_at_each_other():
    pack = packs.read(REGIONORM)
    from_norms = {(norm.id, entry) for norm in pack.norms() for entry in norm.knowledge}
    from_entries = {(norm, one.id) for one in knowledge.read(REGIONORM) for norm in one.norms}

    assert from_norms == from_entries
    assert {norm for norm, _ in from_norms} == {norm.id for norm in pack.norms()}


@pytest.mark.parametrize("id", ["implementatiescan15", "regioplan12", "zelfscan13"])
def test_other_packs_bring_no_entries_and_link_to_none(id):
    assert knowledge.read(NORMS / id) == []
    assert not any(norm.knowledge for norm in packs.read(NORMS / id).norms())


@pytest.mark.parametrize("id", ["KB02", "KB07", "KB31", "KB33"])
def test_a_goal_or_a_figure_without_definition_travels_with_its_warning(id):
    [entry] = [one for one in knowledge.read(REGIONORM) if one.id == id]

    assert entry.note


def test_a_young_person_in_a_story_has_an_invented_name():
    stories = [one for one in knowledge.read(REGIONORM) if one.kind == "casus"]

    assert stories
    assert all("naam is verzonnen" in one.note for one in stories)


def test_what_a_source_does_not_say_stays_empty(tmp_path):
    write(tmp_path, "X1.md", ENTRY)

    [entry] = knowledge.read(tmp_path)

    assert entry.text == "Eerste alinea.\n\nTweede alinea."
    assert entry.norms == entry.functions == ()
    assert (entry.region, entry.note, entry.result, entry.narrow_or_broad) == ("", "", "", "")


def test_a_full_good_example_is_read(tmp_path):
    more = 'narrow_or_broad = "breed"\nfunctions = ["kennis delen"]\nresult = "Veertig plekken."\n'
    write(tmp_path, "X1.md", ENTRY.replace("+++\n\n", f"{more}+++\n\n"))

    [entry] = knowledge.read(tmp_path)

    assert (entry.narrow_or_broad, entry.functions) == ("breed", ("kennis delen",))
    assert entry.result == "Veertig plekken."


def test_windows_line_ends_change_nothing(tmp_path):
    write(tmp_path, "X1.md", ENTRY)
    before = knowledge.read(tmp_path)
    write(tmp_path, "X1.md", ENTRY.replace("\n", "\r\n"))

    assert knowledge.read(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("+++\n\n", "\n\n", "", "pack.front_matter"),
        ("+++\nid", "id", "", "pack.front_matter"),
        ('"praktijk"', '"reclame"', "kind", "pack.choice"),
        ("year = 2015", 'year = "2015"', "year", "pack.type"),
        ("year = 2015", "year = 20155", "year", "pack.range"),
        ("year = 2015", "", "year", "pack.missing"),
        ("year = 2015", "year = 2015\nauthor = 1", "author", "pack.unknown_key"),
        ("year = 2015", 'year = 2015\ntext = "x"', "text", "pack.unknown_key"),
        ("year = 2015", 'year = 2015\nfunctions = ["feest"]', "functions[0]", "pack.choice"),
        ("year = 2015", 'year = 2015\nfunctions = "feest"', "functions", "pack.type"),
        ("year = 2015", 'year = 2015\nnorms = ["1.1", "1.1"]', "norms[1]", "pack.duplicate"),
        ("year = 2015", "year =", "", "pack.toml"),
        ("Eerste", "\x1b[2J", "text", "pack.character"),
        ("Eerste", "\u202e", "text", "pack.character"),
        ("Eerste", "x" * 8000, "text", "pack.too_long"),
        ("Eerste", "x" * (1 << 16), "", "pack.too_large"),
        ("\nEerste alinea.\n\nTweede alinea.\n", "", "text", "pack.empty"),
    ],
)
def test_a_mistake_names_file_key_and_problem(tmp_path, old, new, key, problem):
    assert old in ENTRY
    write(tmp_path, "X1.md", ENTRY.replace(old, new))

    facts = trouble_of(tmp_path)

    assert facts["file"] == f"{tmp_path.name}/knowledge/X1.md"
    assert (facts["key"], facts["problem"]) == (key, problem)


def test_a_line_in_trouble_is_the_line_of_the_file(tmp_path):
    write(tmp_path, "X1.md", ENTRY.replace("year = 2015", "year ="))

    assert trouble_of(tmp_path)["line"] == 5


def test_an_id_stands_in_one_file_only(tmp_path):
    write(tmp_path, "X1.md", ENTRY)
    write(tmp_path, "X2.md", ENTRY)

    facts = trouble_of(tmp_path)

    assert facts["file"].endswith("X2.md")
    assert (facts["key"], facts["problem"], facts["name"]) == ("id", "pack.duplicate", "X1")
