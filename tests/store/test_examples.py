"""Examples of another group: what is handed on arrives, and a stranger's file gets one sentence."""

import os

import pytest

from scanhost import texts
from scanhost.domain import examples
from scanhost.domain.errors import Trouble
from scanhost.domain.exampleform import BYTES, MOST
from scanhost.domain.examples import AddExamples, New, SaveExample
from scanhost.report.examples import as_toml
from scanhost.sentences import SENTENCES, sentence
from scanhost.store import examples as files
from tests.domain.room import SMALL, Table

TALL = "w " * 900 + '"\\\n\n*kracht* <b>vet</b> \u0627\u0644\u0639 🙂'


def a_group(**words):
    """Return a scan with one example that says something in every field, and one that is short."""
    table = Table()
    whole = {name: f"Iets over {name}." for name in examples.TEXTS} | {"what": TALL}
    whole |= {"title": "Eén loket", "region": "Delta", "year": "2026", "source": "Het ROC"}
    whole |= {"width": "broad", "functions": "share arrange", "good_for": "youth", "norms": "A1"}
    new = (New("x1", tuple((whole | words).items())), New("x2", (("title", "Bellen"),)))
    table.do(AddExamples(new))
    return table


GOOD = as_toml(a_group(what="Kort.").room().examples, SMALL, "nl", "Rijnmond").decode()


def put(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def with_line(line):
    return GOOD.replace('title = "Eén loket"\n', f'title = "Eén loket"\n{line}\n', 1)


def instead(before, after):
    assert before in GOOD, before
    return GOOD.replace(before, after, 1)


def only(*lines):
    head = 'format = "participatiescan.voorbeelden"\nversion = 1\nlanguage = "nl"\npack = "p"\n'
    return head + "\n".join(lines)


ONE = '[[examples]]\nmark = "{:016x}"\ntitle = "T"'

HOSTILE = {  # file -> the code, or the problem, and the key
    "empty": ("", "examples.foreign", ""),
    "a zip": (b"PK\x03\x04\x00\x00", "pack.binary", ""),
    "utf-16": (GOOD.encode("utf-16"), "pack.encoding", ""),
    "latin-1": (GOOD.encode("latin-1"), "pack.encoding", ""),
    "json": ('{"format": "participatiescan.voorbeelden"}', "pack.toml", ""),
    "a pack": ('id = "regionorm20"\nversion = "1"\n', "examples.foreign", ""),
    "of a later version": (instead("version = 1", "version = 2\nvideo = 1"), "examples.newer", ""),
    "of version 0": (instead("version = 1", "version = 0"), "pack.range", "version"),
    "a version of many digits": (
        instead("version = 1", "version = " + "9" * 4000),
        "pack.range",
        "version",
    ),
    "a version that is true": (instead("version = 1", "version = true"), "pack.type", "version"),
    "too large": (GOOD + "# " + ("x" * 1000 + "\n# ") * (BYTES // 1000), "pack.too_large", ""),
    "a line without an end": (GOOD + "# " + "x" * 5000, "pack.long_line", ""),
    "deep lists": (GOOD + "functions = " + "[" * 2000 + "]" * 2000, "pack.deep", ""),
    "deep keys": (GOOD + "a.b.c.d.e.f.g = 1", "pack.long_key", ""),
    "a key twice": (with_line('title = "Twee"'), "pack.key_twice", ""),
    "no examples": (only(), "pack.missing", "examples"),
    "too many": (
        only(*(ONE.format(n) for n in range(MOST + 1))),
        "pack.too_many",
        "examples",
    ),
    "examples that are a text": (only('examples = "alle"'), "pack.type", "examples"),
    "an example that is a text": (only('examples = ["een"]'), "pack.type", "examples[0]"),
    "the same mark twice": (
        only(ONE.format(7), ONE.format(7)),
        "pack.duplicate",
        "examples[1].mark",
    ),
    "a mark that is a path": (
        only('[[examples]]\nmark = "../../etc/passwd"\ntitle = "T"'),
        "examples.mark",
        "examples[0].mark",
    ),
    "no mark": (only('[[examples]]\ntitle = "T"'), "pack.missing", "examples[0].mark"),
    "no title": (only(ONE.format(1).rpartition("\n")[0]), "pack.missing", "examples[0].title"),
    "a picture": (with_line('picture = "file:///etc/passwd"'), "pack.unknown_key", ".picture"),
    "a list that it is put on": (with_line('stage = "short"'), "pack.unknown_key", ".stage"),
    "a title of a page": (
        instead('"Eén loket"', f'"{"t" * 121}"'),
        "pack.too_long",
        "examples[0].title",
    ),
    "words of a book": (
        instead('what = "Kort."', 'what = """\n' + ("w" * 99 + "\n") * 30 + '"""'),
        "pack.too_long",
        "examples[0].what",
    ),
    "a title on two lines": (
        instead('"Eén loket"', '"Eén\\nloket"'),
        "pack.character",
        "examples[0].title",
    ),
    "turned around": (
        instead('"Kort."', '"Kort \u202egnal"'),
        "pack.character",
        "examples[0].what",
    ),
    "a zero": (instead('"Kort."', '"Kort\\u0000"'), "pack.character", "examples[0].what"),
    "half a character": (instead('"Kort."', '"\\ud800"'), "pack.escape", ""),
    "a region that turns around": (
        instead('region = "Rijnmond"', 'region = "Rijn\u2066mond"'),
        "pack.character",
        "region",
    ),
    "a year of nobody": (instead("year = 2026", "year = 20260"), "pack.range", "examples[0].year"),
    "a year in words": (instead("year = 2026", 'year = "2026"'), "pack.type", "examples[0].year"),
    "a year that is a day": (
        instead("year = 2026", "year = 2026-01-01"),
        "pack.type",
        "examples[0].year",
    ),
    "a function of nobody": (
        instead('"share"', '"steal"'),
        "pack.choice",
        "examples[0].functions[0]",
    ),
    "a function twice": (
        instead('"arrange"', '"share"'),
        "pack.duplicate",
        "examples[0].functions[1]",
    ),
    "a norm that is a path": (
        instead('"A1"', '"../A1"'),
        "pack.id",
        "examples[0].norms[0]",
    ),
    "a text that is a table": (
        instead('what = "Kort."', 'what = {nl = "Kort."}'),
        "pack.type",
        "examples[0].what",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_strangers_file_gets_one_sentence(tmp_path, name):
    content, code, key = HOSTILE[name]
    path = put(tmp_path / "buren.voorbeelden.toml", content)

    with pytest.raises(Trouble) as caught:
        files.read(path)

    found = caught.value
    assert (found.facts.get("problem") or found.code) == code
    assert str(found.facts.get("key", "")).endswith(key)
    said = sentence(found, texts.catalogue("en"))
    assert said.startswith("buren.voorbeelden.toml ")
    assert said.endswith((".", ")"))
    assert found.code in SENTENCES
    assert "problem" not in found.facts or len(said) > len(f"{path.name} cannot be used:  {key}.")
    assert len(said) < 300


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize("make", ["link", "pipe", "folder", "none"])
def test_what_is_no_file_is_not_followed_and_not_waited_for(tmp_path, make):
    path = tmp_path / "buren.voorbeelden.toml"
    if make == "link":
        path.symlink_to(put(tmp_path / "other.toml", GOOD))
    elif make == "pipe":
        os.mkfifo(path)
    elif make == "folder":
        path.mkdir()

    with pytest.raises(Trouble) as caught:
        files.read(path)

    assert caught.value.code == "pack.damaged"


def test_the_name_of_a_file_turns_no_sentence_around(tmp_path):
    path = put(tmp_path / "a\u202elmot.toml", "")

    with pytest.raises(Trouble) as caught:
        files.read(path)

    assert "\u202e" not in sentence(caught.value, texts.catalogue("en"))


# --- what is handed on ---------------------------------------------------------------------------


def taken_over(path, table, ids=("n1", "n2")):
    bundle = files.read(path)
    new = (
        bundle.new(id, one, table.state.pack) for id, one in zip(ids, bundle.examples, strict=False)
    )
    table.do(AddExamples(tuple(new)))
    return bundle


def test_what_is_handed_on_arrives_word_for_word(tmp_path):
    given = a_group().room().examples
    path = put(tmp_path / "a.voorbeelden.toml", as_toml(given, SMALL, "nl", "Rijnmond"))
    table = Table()

    bundle = taken_over(path, table)

    got = table.room().examples
    assert bundle.region == "Rijnmond"
    assert dict(got[0].words) == dict(given[0].words)
    assert dict(got[1].words) == {"title": "Bellen", "region": "Rijnmond"}
    assert all(one.brought and one.stage == "gross" and not one.weighed for one in got)
    assert [one.mark for one in got] == [one.mark for one in given]


def test_a_third_group_knows_what_it_has_seen_before(tmp_path):
    first = a_group()
    second = Table()
    taken_over(put(tmp_path / "a.toml", as_toml(first.room().examples, SMALL, "nl")), second)
    second.do(SaveExample("n1", (("title", "Anders"),)))
    path = put(tmp_path / "b.toml", as_toml(second.room().examples, SMALL, "nl"))

    back = files.read(path)

    assert {one.mark for one in back.examples} == {one.mark for one in first.room().examples}


def test_what_came_from_elsewhere_is_not_said_to_be_of_who_hands_it_on(tmp_path):
    second = Table()
    taken_over(put(tmp_path / "a.toml", as_toml(a_group().room().examples, SMALL, "nl")), second)
    second.do(AddExamples((New("x9", (("title", "Van ons"),)),)))
    path = put(tmp_path / "b.toml", as_toml(second.room().examples, SMALL, "nl", "Rijnmond"))
    third = Table()

    taken_over(path, third, ("n1", "n2", "n3"))

    regions = {one.get("title"): one.get("region") for one in third.room().examples}
    assert regions == {"Eén loket": "Delta", "Bellen": "", "Van ons": "Rijnmond"}


def test_a_script_in_which_joiners_are_spelling_is_read_by_the_other_group(tmp_path):
    given = a_group(what="\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645").room().examples
    assert "\u200c" in given[0].get("what")
    path = put(tmp_path / "a.toml", as_toml(given, SMALL, "nl"))

    assert files.read(path).examples[0].words["what"] == given[0].get("what").replace("\u200c", "")


def test_norms_of_another_pack_are_left_out(tmp_path):
    path = put(tmp_path / "a.toml", instead('pack = "proef"', 'pack = "regionorm20"'))
    table = Table()

    taken_over(path, table)

    assert "norms" not in table.room().examples[0].words


def test_no_list_criterion_or_author_goes_along():
    table = a_group()
    table.do(examples.StageExample("x1", "short"))
    table.do(examples.WeighExample("x1", "scalable", "no"))

    made = as_toml(table.room().examples, SMALL, "nl").decode()

    assert "region =" not in made.split("[[")[0]
    assert not [word for word in ("stage", "short", "scalable", "anna") if word in made]
