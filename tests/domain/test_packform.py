import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain.pack import INTRODUCTION, Norm, Text, Times
from scanhost.domain.packform import fingerprint, from_plain, to_plain
from scanhost.domain.plain import NOTED, Mistakes, PackMistake


def a_norm(id):
    return {"id": id, "title": {"nl": f"Norm {id}"}, "sentence": {"nl": "Zo hoort het."}}


def a_pack():
    """Return the smallest pack there is, with one of every part."""
    return {
        "id": "klein",
        "version": "1",
        "language": "nl",
        "title": {"nl": "Klein", "en": "Small"},
        "question": {"nl": "Klopt dit?"},
        "lowest": "nee",
        "highest": "ja",
        "domains": [{"id": "care", "title": "Zorg"}, {"id": "other", "title": "Overig"}],
        "times": {"norm": 30},
        "introduction": a_norm(INTRODUCTION),
        "prompts": ["Wat valt op?"],
        "themes": [
            {"id": "T1", "title": "Een", "norms": [a_norm("1.1"), a_norm("1.2"), a_norm("1.3")]},
            {"id": "T2", "title": "Twee", "norms": [a_norm("2.1"), a_norm("2.2"), a_norm("2.3")]},
        ],
    }


MISSING = object()


def changed(plain, path, value):
    """Return a deep copy with one part replaced, added or taken away."""
    plain = copy.deepcopy(plain)
    *way, last = path
    part = plain
    for step in way:
        part = part[step]
    if value is MISSING:
        del part[last]
    else:
        part[last] = value
    return plain


def test_what_is_left_out_has_its_default():
    pack = from_plain(a_pack())

    assert pack.times == Times(norm=30)
    assert pack.domains[0].places == 2
    assert pack.themes[0].narration == Text("")
    assert not pack.notice
    assert pack.norm("1.2").knowledge == ()


def test_a_bare_string_is_a_text_for_every_language():
    pack = from_plain(a_pack())

    assert pack.lowest.in_("nl") == pack.lowest.in_("en") == "nee"


def test_the_form_survives_json_and_reads_back_as_the_same_pack():
    pack = from_plain(a_pack())

    assert from_plain(json.loads(json.dumps(to_plain(pack)))) == pack


def test_a_theme_may_name_a_film_and_a_pack_without_one_says_nothing_of_it():
    plain = changed(a_pack(), ["themes", 1, "film"], "media/deel 2/begin-2.mp4")

    pack = from_plain(plain)
    themes = to_plain(pack)["themes"]

    assert [theme.film for theme in pack.themes] == ["", "media/deel 2/begin-2.mp4"]
    assert [theme.opens for theme in pack.themes] == [bool(pack.themes[0].narration), True]
    assert isinstance(themes, list)
    assert "film" not in themes[0]
    assert from_plain(to_plain(pack)) == pack


def test_null_counts_as_left_out():
    assert from_plain(changed(a_pack(), ["notice"], None)) == from_plain(a_pack())


FIRST = ["themes", 0, "norms", 0]
SENTENCE = "themes[0].norms[0].sentence"
EXPLANATION = "themes[0].norms[0].explanation"

MISTAKES = [
    ([*FIRST, "sentence"], MISSING, SENTENCE, "pack.missing"),
    (["id"], MISSING, "id", "pack.missing"),
    (["version"], 1, "version", "pack.type"),
    (["version"], "", "version", "pack.empty"),
    (["introduction"], MISSING, "introduction", "pack.missing"),
    (["introduction"], [], "introduction", "pack.type"),
    (["themes"], {}, "themes", "pack.type"),
    (["themes", 0], "T1", "themes[0]", "pack.type"),
    ([*FIRST, "title"], 7, "themes[0].norms[0].title", "pack.type"),
    ([*FIRST, "factors"], "A1", "themes[0].norms[0].factors", "pack.type"),
    (["colour"], "red", "colour", "pack.unknown_key"),
    (["title", "fr"], "Petit", "title.fr", "pack.unknown_key"),
    (["times", "lunch"], 60, "times.lunch", "pack.unknown_key"),
    ([*FIRST, "sentense"], "x", "themes[0].norms[0].sentense", "pack.unknown_key"),
    (["a\u202eb" + "c" * 99], 1, "a?b" + "c" * 37, "pack.unknown_key"),
    (["language"], "fr", "language", "pack.choice"),
    (["id"], "../klein", "id", "pack.id"),
    (["id"], "k" * 41, "id", "pack.too_long"),
    ([*FIRST, "id"], "1.1 ", "themes[0].norms[0].id", "pack.id"),
    ([*FIRST, "id"], "١", "themes[0].norms[0].id", "pack.id"),
    (["introduction", "id"], "0", "introduction.id", "pack.introduction"),
    ([*FIRST, "id"], INTRODUCTION, "themes[0].norms[0].id", "pack.reserved"),
    (["themes", 1, "norms", 2, "id"], "1.1", "themes[1].norms[2].id", "pack.duplicate"),
    (["themes", 1, "id"], "T1", "themes[1].id", "pack.duplicate"),
    (["domains", 1, "id"], "care", "domains[1].id", "pack.duplicate"),
    ([*FIRST, "knowledge"], ["KB01", "KB01"], "themes[0].norms[0].knowledge[1]", "pack.duplicate"),
    (["themes"], [], "themes", "pack.empty"),
    (["themes"], MISSING, "themes", "pack.empty"),
    (["themes"], [{}] * 13, "themes", "pack.too_many"),
    (["prompts"], ["Waarom?"] * 41, "prompts", "pack.too_many"),
    (["themes", 1, "norms"], [a_norm("a"), a_norm("b")], "themes[1].norms", "pack.block_size"),
    (["themes", 1, "norms"], [a_norm(i) for i in "abcdefg"], "themes[1].norms", "pack.block_size"),
    (["themes", 1, "norms"], MISSING, "themes[1].norms", "pack.block_size"),
    ([*FIRST, "sentence"], {"en": "As it should be."}, f"{SENTENCE}.nl", "pack.missing"),
    ([*FIRST, "sentence"], {"nl": ""}, f"{SENTENCE}.nl", "pack.empty"),
    ([*FIRST, "sentence"], " \u00a0", SENTENCE, "pack.empty"),
    (["notice"], {"nl": "", "en": "Mind"}, "notice.nl", "pack.empty"),
    ([*FIRST, "sentence"], "x" * 301, SENTENCE, "pack.too_long"),
    ([*FIRST, "explanation"], {"nl": "x" * 2001}, f"{EXPLANATION}.nl", "pack.too_long"),
    (["prompts", 0], "Wat\x00", "prompts[0]", "pack.character"),
    (["prompts", 0], "Wat\nvalt op?", "prompts[0]", "pack.character"),
    (["title", "en"], "\u202ellams", "title.en", "pack.character"),
    (["title", "nl"], "Kl\u200bein", "title.nl", "pack.character"),
    (["title", "nl"], "\ud800", "title.nl", "pack.character"),
    (["themes", 0, "film"], 7, "themes[0].film", "pack.type"),
    (["themes", 0, "film"], "begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "/media/begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "media/../begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "media/.begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "media//begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "media\\begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "C:/media/begin.mp4", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "media/begin.exe", "themes[0].film", "pack.film"),
    (["themes", 0, "film"], "https://media/begin.mp4", "themes[0].film", "pack.film"),
    (["times", "norm"], True, "times.norm", "pack.type"),
    (["times", "norm"], 60.0, "times.norm", "pack.type"),
    (["times", "norm"], "60", "times.norm", "pack.type"),
    (["times", "norm"], 4, "times.norm", "pack.range"),
    (["times", "discussion"], 3601, "times.discussion", "pack.range"),
    (["times"], 60, "times", "pack.type"),
    (["domains", 0, "places"], 0, "domains[0].places", "pack.range"),
    (["domains", 0, "places"], False, "domains[0].places", "pack.type"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "key", "code"), MISTAKES)
def test_a_mistake_names_its_key_and_code(path, value, key, code):
    with pytest.raises(PackMistake) as caught:
        from_plain(changed(a_pack(), path, value))

    assert (caught.value.key, caught.value.code) == (key, code)


@pytest.mark.parametrize(("path", "value", "key", "code"), MISTAKES)
def test_a_mistake_brings_no_others_along(path, value, key, code):
    found = Mistakes()

    from_plain(changed(a_pack(), path, value), found)

    assert [(one.key, one.code) for one in found] == [(key, code)]


def test_all_mistakes_are_found_in_one_reading():
    plain = changed(a_pack(), ["themes", 1, "norms", 2], {"id": "2/3", "title": "", "x": 1})
    plain = changed(plain, [*FIRST, "title"], {"nl": "", "en": 7, "de": "Wort"})
    plain = changed(plain, [*FIRST, "factors"], ["A1", "A 2", "A1"])
    plain = changed(plain, ["times"], {"norm": 1, "theme": "long"})
    found = Mistakes()

    from_plain(changed(plain, ["prompts"], [7, "Goed?", ""]), found)

    assert {one.key: one.code for one in found} == {
        "times.norm": "pack.range",
        "times.theme": "pack.type",
        "prompts[0]": "pack.type",
        "prompts[2]": "pack.empty",
        "themes[0].norms[0].title.de": "pack.unknown_key",
        "themes[0].norms[0].title.nl": "pack.empty",
        "themes[0].norms[0].title.en": "pack.type",
        "themes[0].norms[0].factors[1]": "pack.id",
        "themes[0].norms[0].factors[2]": "pack.duplicate",
        "themes[1].norms[2].x": "pack.unknown_key",
        "themes[1].norms[2].id": "pack.id",
        "themes[1].norms[2].title": "pack.empty",
        "themes[1].norms[2].sentence": "pack.missing",
    }


def test_no_more_mistakes_are_noted_than_somebody_would_mend():
    found = Mistakes()

    from_plain({f"key{n}": n for n in range(10_000)}, found)

    assert len(list(found)) == NOTED


@pytest.mark.parametrize("plain", [None, [], "pack", 7, {1: 2}])
def test_what_is_no_table_of_names_is_refused(plain):
    with pytest.raises(PackMistake):
        from_plain(plain)


def test_bounds_travel_with_the_mistake():
    with pytest.raises(PackMistake) as caught:
        from_plain(changed(a_pack(), ["times", "norm"], 4))

    assert caught.value.facts == {"least": 5, "most": 3600}


def test_a_soft_hyphen_may_help_a_long_word():
    title = "Loopbaan\u00adoriëntatie"

    assert from_plain(changed(a_pack(), ["title", "nl"], title)).title.nl == title


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(sorted(a_pack())) | st.text(), json_values))
def test_any_json_is_a_pack_or_a_mistake(plain):
    with pytest.raises(PackMistake) as caught:
        from_plain(plain)

    assert_first(caught.value, plain)


def assert_first(mistake, plain):
    """Whoever reads on meets the same mistake first."""
    found = Mistakes()
    from_plain(plain, found)
    first = next(iter(found))
    assert (first.key, first.code, first.facts) == (mistake.key, mistake.code, mistake.facts)


def every_path(part, way=()):
    """Yield the path of every part of plain data."""
    if isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield [*way, step]
            yield from every_path(inner, (*way, step))


@given(st.sampled_from(list(every_path(a_pack()))), json_values)
def test_any_json_in_the_place_of_a_part_is_a_pack_or_a_mistake(path, value):
    try:
        pack = from_plain(changed(a_pack(), path, value))
    except PackMistake as mistake:
        assert_first(mistake, changed(a_pack(), path, value))
        return

    assert from_plain(json.loads(json.dumps(to_plain(pack)))) == pack


NORM = Norm("1.1", Text("Titel"), Text("Zin", "Sentence"), Text("Uitleg"), Text("Bron"))


def test_a_fingerprint_changes_with_what_a_grader_reads():
    reworded = [
        replace(NORM, title=Text("Kop")),
        replace(NORM, sentence=Text("Zin.", "Sentence")),
        replace(NORM, explanation=Text("Anders")),
        replace(NORM, title=Text("TitelZin"), sentence=Text("")),
    ]

    assert len({fingerprint(norm) for norm in [NORM, *reworded]}) == 5


def test_a_fingerprint_stays_when_only_other_things_change():
    same = replace(NORM, id="9.9", source=Text("Elders"), questions=(Text("Wie?"),))

    assert fingerprint(same) == fingerprint(NORM)


def test_a_later_translation_changes_only_its_own_fingerprint():
    translated = replace(NORM, explanation=Text("Uitleg", "Explanation"))

    assert fingerprint(translated) == fingerprint(NORM)
    assert fingerprint(translated, "en") != fingerprint(NORM, "en")
