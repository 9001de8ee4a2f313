"""What is wrong with files of norms, all of it, with the key that a person finds it by."""

from pathlib import Path

import pytest

from scanhost import resources
from scanhost.store import normfiles
from scanhost.store.normfiles import Looked, look
from tests.store.test_examples import GOOD as BUNDLE
from tests.store.test_knowledge import ENTRY

NORM = """
[[themes.norms]]
id = "{theme}.{n}"
title = {{ nl = "Titel", en = "Title" }}
sentence = {{ nl = "Zo hoort het.", en = "As it should be." }}
"""
PACK = """
id = "mijn"
version = "1"
language = "nl"
title = { nl = "Mijn normen", en = "My norms" }
question = { nl = "Klopt dit?", en = "Is this true?" }
lowest = { nl = "nee", en = "no" }
highest = { nl = "ja", en = "yes" }
[introduction]
id = "intro"
title = { nl = "Hoe gaat het?", en = "How are we doing?" }
sentence = { nl = "Welk cijfer geef je?", en = "Which grade?" }
"""
for theme in (1, 2):
    PACK += f'[[themes]]\nid = "T{theme}"\ntitle = {{ nl = "Thema", en = "Theme" }}\n'
    PACK += "".join(NORM.format(theme=theme, n=n) for n in (1, 2, 3))
ENGLISH = 'source.en = "AKC"\nsummary.en = "Two."\ntitle.en = "One"\n'
GOOD = ENTRY.replace("title.nl", ENGLISH + "title.nl")


@pytest.fixture
def norms(tmp_path: Path) -> Path:
    """A pack that names the one entry of its bank."""
    write(tmp_path / "mijn/pack.toml", PACK.replace('"2.2"', '"2.2"\nknowledge = ["X1"]'))
    write(tmp_path / "knowledge/X1.toml", GOOD)
    return tmp_path


def write(path: Path, source: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")


def change(path: Path, old: str, new: str) -> None:
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), "utf-8")


def mistakes(looked: Looked) -> list[tuple[str, str, str, str]]:
    return [(one.file.name, one.mistake.key, one.norm, one.mistake.code) for one in looked.mistakes]


def remarks(looked: Looked) -> list[tuple[str, str, str, str]]:
    return [(one.file.name, one.mistake.key, one.norm, one.mistake.code) for one in looked.remarks]


def test_good_norms_have_no_mistake_and_nothing_to_look_at_again(norms):
    looked = look(norms, resources.norms())

    assert (looked.packs, looked.entries) == (1, 1)
    assert mistakes(looked) == remarks(looked) == []


def test_what_a_region_is_laid_beside_is_looked_over_with_the_norms_or_alone(norms):
    for name in ("networks.toml", "national.toml"):
        write(norms / name, (resources.norms() / name).read_text("utf-8"))
        shipped = look(resources.norms() / name, resources.norms())
        assert mistakes(shipped) == []
        assert shipped.entries == 0
    change(norms / "national.toml", "percent = 50", "percent = 40")

    assert mistakes(look(norms / "national.toml", norms)) == [
        ("national.toml", "schools[0].ways", "", "pack.sum")
    ]
    found = mistakes(look(norms, resources.norms()))
    assert ("national.toml", "schools[0].ways", "", "pack.sum") in found
    assert ("networks.toml", "networks[0].entry", "", "pack.no_entry") in found  # not in this bank
    write(norms / "networks.toml", 'source = "x"')
    assert ("networks.toml", "rows", "", "pack.choice") in mistakes(look(norms, norms))


def test_what_is_shipped_has_no_mistake():
    looked = look(resources.norms(), resources.norms())

    assert looked.packs == 4
    assert looked.entries >= 43
    assert mistakes(looked) == []


def test_all_mistakes_of_all_files_are_found_with_the_norm_they_are_about(norms):
    pack = norms / "mijn/pack.toml"
    change(pack, 'id = "2.3"', 'id = "2.3"\nfactor = ["A1"]')
    change(pack, '"X1"', '"X1", "X9"')
    change(pack, 'version = "1"', "version = 1")
    change(norms / "knowledge/X1.toml", "year = 2015", "year = 15")
    write(norms / "knowledge/X2.toml", "id =")

    found = mistakes(look(norms, resources.norms()))

    assert found == [
        ("X1.toml", "year", "", "pack.range"),
        ("X2.toml", "", "", "pack.toml"),
        ("pack.toml", "version", "", "pack.type"),
        ("pack.toml", "themes[1].norms[2].factor", "2.3", "pack.unknown_key"),
        ("pack.toml", "themes[1].norms[1].knowledge[1]", "2.2", "pack.no_entry"),
    ]


def test_an_id_that_two_files_have_is_a_mistake_of_the_second(norms):
    write(norms / "knowledge/X2.toml", GOOD)
    write(norms / "tweede/pack.toml", PACK)

    found = mistakes(look(norms, resources.norms()))

    assert found == [
        ("X2.toml", "id", "", "pack.duplicate"),
        ("pack.toml", "id", "", "pack.duplicate"),
    ]


def test_what_could_be_better_is_said_apart(norms):
    pack = norms / "mijn/pack.toml"
    change(pack, '"Zo hoort het."', f'"Wij {"zijn " * 22}er."')
    change(pack, '{ nl = "Thema", en = "Theme" }', '"Thema"\nfilm = "media/weg.mp4"')
    write(norms / "knowledge/X2.toml", GOOD.replace("X1", "X2"))

    looked = look(norms, resources.norms())

    assert mistakes(looked) == []
    assert remarks(looked) == [
        ("pack.toml", "themes[0].title.en", "", "proof.english"),
        ("pack.toml", "themes[0].norms[0].sentence.nl", "1.1", "reading.sentence"),
        ("pack.toml", "themes[0].film", "", "proof.film"),
        ("X2.toml", "id", "", "proof.unused"),
    ]


def test_a_pack_that_cannot_be_read_leaves_open_which_entries_are_used(norms):
    change(norms / "mijn/pack.toml", 'version = "1"', "version =")

    looked = look(norms, resources.norms())

    assert [code for *_, code in mistakes(looked)] == ["pack.toml"]
    assert remarks(looked) == []


def test_a_pack_alone_may_name_what_is_in_the_bank_beside_it_or_else_in_ours(norms, tmp_path):
    for path in ("mijn", "mijn/pack.toml"):
        assert mistakes(look(norms / path, resources.norms())) == []
    write(tmp_path / "elders/los.normen.toml", (norms / "mijn/pack.toml").read_text("utf-8"))
    write(tmp_path / "elders/eigen/pack.toml", PACK.replace('"2.2"', '"2.2"\nknowledge = ["KB06"]'))

    assert mistakes(look(tmp_path / "elders/eigen", resources.norms())) == []
    assert mistakes(look(tmp_path / "elders/los.normen.toml", resources.norms())) == [
        ("los.normen.toml", "themes[1].norms[1].knowledge[0]", "2.2", "pack.no_entry")
    ]


def test_a_folder_of_own_packs_names_what_is_in_our_bank(norms, tmp_path):
    write(tmp_path / "eigen/een/pack.toml", PACK.replace('"2.2"', '"2.2"\nknowledge = ["KB06"]'))

    looked = look(tmp_path / "eigen", resources.norms())

    assert mistakes(looked) == remarks(looked) == []


@pytest.mark.parametrize("there", [".", "pack.toml"])
def test_where_somebody_stands_makes_no_difference(norms, monkeypatch, there):
    monkeypatch.chdir(norms / "mijn")

    looked = look(Path(there), resources.norms())

    assert mistakes(looked) == remarks(looked) == []
    assert looked.packs == 1


def test_a_folder_of_entries_or_one_entry_is_looked_over_alone(norms):
    change(norms / "knowledge/X1.toml", "year = 2015", "")
    wanted = [("X1.toml", "year", "", "pack.missing")]

    assert mistakes(look(norms / "knowledge", resources.norms())) == wanted
    assert mistakes(look(norms / "knowledge/X1.toml", resources.norms())) == wanted


def test_of_examples_for_another_group_all_mistakes_are_found_and_what_reads_hard(tmp_path):
    path = tmp_path / "buren.voorbeelden.toml"
    write(path, BUNDLE)

    looked = look(path, resources.norms())

    assert (looked.examples, mistakes(looked), remarks(looked)) == (2, [], [])
    change(path, "version = 1", 'version = 1\nmail = "f@x.nl"')
    change(path, "year = 2026", "year = 26")
    change(path, '"Bellen"', '"Bel \u202enel"')
    change(path, "Iets over result.", "Wij doen dit " + "en dat " * 20 + "nog steeds.")
    looked = look(path, resources.norms())
    assert mistakes(looked) == [
        ("buren.voorbeelden.toml", "mail", "", "pack.unknown_key"),
        ("buren.voorbeelden.toml", "examples[0].year", "", "pack.range"),
        ("buren.voorbeelden.toml", "examples[1].title", "", "pack.character"),
    ]
    assert [one.mistake.key for one in looked.remarks] == ["examples[0].result"]
    change(path, 'language = "nl"', 'language = "en"')
    assert not look(path, resources.norms()).remarks


def test_a_folder_without_norms_says_so(tmp_path):
    assert mistakes(look(tmp_path, resources.norms())) == [(tmp_path.name, "", "", "pack.nothing")]


def test_a_folder_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    def refused(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)  # root may all

    found = mistakes(look(tmp_path, resources.norms()))

    assert [code for *_, code in found] == ["pack.unreadable"]


def test_what_stands_beside_the_packs_is_looked_over_with_them_and_alone(norms):
    for name in ("networks.toml", "national.toml"):
        write(norms / name, (resources.norms() / name).read_text("utf-8"))
    change(norms / "networks.toml", "[[networks]]", "[[networks]]\ncolour = 'red'")
    change(norms / "national.toml", "percent = ", "percent = 1")
    wrong = [
        ("networks.toml", "networks[0].colour", "", "pack.unknown_key"),
        ("national.toml", "schools[0].ways[0].percent", "", "pack.range"),
    ]

    assert mistakes(look(norms, resources.norms())) == wrong
    for name, one in zip(("networks.toml", "national.toml"), wrong, strict=True):
        assert mistakes(look(norms / name, resources.norms())) == [one]
        assert mistakes(look(resources.norms() / name, resources.norms())) == []


def test_the_guide_to_networks_names_what_is_in_the_bank_beside_it(norms):
    write(norms / "networks.toml", (resources.norms() / "networks.toml").read_text("utf-8"))

    found = mistakes(look(norms, resources.norms()))

    assert found[0] == ("networks.toml", "networks[0].entry", "", "pack.no_entry")


@pytest.mark.parametrize("name", ["x.normen.toml", "X.NORMEN.TOML", "x.normen (1).toml"])
def test_a_pack_is_known_by_its_name_also_when_it_was_copied(tmp_path, name):
    write(tmp_path / name, PACK)

    assert look(tmp_path / name, resources.norms()).packs == 1


def test_only_folders_and_toml_are_ours(tmp_path):
    assert normfiles.ours(tmp_path)
    assert normfiles.ours(Path("weg.TOML"))
    assert not normfiles.ours(Path("weg.scan"))
