"""Edits of a pack: what each does, and that any row of them leaves a pack that can be written."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from scanhost.domain import packdraft, packedit, proofreading
from scanhost.domain.pack import Pack, Text
from scanhost.domain.packedit import History
from scanhost.domain.packform import fingerprint, from_plain, to_plain
from scanhost.domain.plain import LINE, TEXT
from tests.domain.test_packform import a_pack

NORMS = Path(__file__).parents[2] / "norms"
PACK = from_plain(a_pack())
TITLE = Text("Onze normen", "Onze normen")
WHOLE = from_plain(tomllib.loads((NORMS / "regioplan12/pack.toml").read_text("utf-8")))


def norms(pack: Pack) -> list[list[str]]:
    return [[norm.id for norm in theme.norms] for theme in pack.themes]


# --- any part by its key ------------------------------------------------------------------------


def test_a_text_is_edited_where_its_key_says():
    made = packedit.put(PACK, "themes[1].norms[2].sentence.en", "We do it.")

    assert made.norm("2.3").sentence == Text("Zo hoort het.", "We do it.")
    assert packedit.get(made, "themes[1].norms[2].sentence.en") == "We do it."
    assert packedit.put(made, "themes[1].norms[2].sentence.en", "") == PACK


def test_a_list_gets_one_more_loses_one_and_is_put_in_another_order():
    more = packedit.insert(PACK, "prompts", 0, Text("Eerst dit"))
    assert [one.nl for one in more.prompts] == ["Eerst dit", "Wat valt op?"]
    assert packedit.drop(more, "prompts[0]") == PACK

    turned = packedit.shift(more, "prompts[0]", 5)
    assert [one.nl for one in turned.prompts] == ["Wat valt op?", "Eerst dit"]
    assert packedit.shift(turned, "prompts[0]", -1) == turned


@pytest.mark.parametrize("key", ["themes[7].title", "themes[0].name", "id.nl", "norms"])
def test_a_key_that_leads_nowhere_is_a_lookup_error(key):
    with pytest.raises(LookupError):
        packedit.get(PACK, key)


@given(st.text(max_size=60))
def test_what_is_typed_is_kept_so_that_it_can_be_read_again(raw):
    text = packedit.cleaned(raw, LINE)

    made = packedit.put(PACK, "themes[0].title.nl", text)

    assert packedit.cleaned(text, LINE) == text
    assert "\n" not in text
    if text:
        assert from_plain(to_plain(made)) == made


# --- themes and norms ---------------------------------------------------------------------------


def test_a_norm_that_moves_keeps_its_id_also_into_another_theme():
    assert norms(packedit.move(PACK, "1.1", 1)) == [["1.2", "1.1", "1.3"], ["2.1", "2.2", "2.3"]]
    assert norms(packedit.move(PACK, "1.3", 1)) == [["1.1", "1.2"], ["1.3", "2.1", "2.2", "2.3"]]
    assert norms(packedit.move(PACK, "2.1", -1)) == [["1.1", "1.2", "1.3", "2.1"], ["2.2", "2.3"]]
    assert packedit.move(PACK, "1.1", -1) == PACK
    assert packedit.move(PACK, "2.3", 1) == PACK
    assert norms(packedit.move_norm(PACK, "1.1", "T2", 2)) == [
        ["1.2", "1.3"],
        ["2.1", "2.2", "1.1", "2.3"],
    ]


def test_a_theme_moves_with_its_norms():
    assert norms(packedit.move(PACK, "T2", -1)) == [["2.1", "2.2", "2.3"], ["1.1", "1.2", "1.3"]]
    assert packedit.move(PACK, "T1", -1) == PACK


@pytest.mark.parametrize(
    ("id", "where", "below", "there"),
    [
        ("1.1", "1.3", 1, [["1.2", "1.3", "1.1"], ["2.1", "2.2", "2.3"]]),
        ("1.1", "1.3", 0, [["1.2", "1.1", "1.3"], ["2.1", "2.2", "2.3"]]),
        ("1.1", "2.2", 0, [["1.2", "1.3"], ["2.1", "1.1", "2.2", "2.3"]]),
        ("1.1", "T2", 1, [["1.2", "1.3"], ["1.1", "2.1", "2.2", "2.3"]]),
        ("1.1", "T2", 0, [["1.2", "1.3", "1.1"], ["2.1", "2.2", "2.3"]]),
        ("2.1", "T1", 0, [["2.1", "1.1", "1.2", "1.3"], ["2.2", "2.3"]]),
        ("T1", "T2", 1, [["2.1", "2.2", "2.3"], ["1.1", "1.2", "1.3"]]),
        ("T1", "2.2", 0, [["2.1", "2.2", "2.3"], ["1.1", "1.2", "1.3"]]),
        ("T2", "T1", 0, [["2.1", "2.2", "2.3"], ["1.1", "1.2", "1.3"]]),
        ("T1", "1.2", 1, [["1.1", "1.2", "1.3"], ["2.1", "2.2", "2.3"]]),
        ("1.1", "intro", 0, [["1.1", "1.2", "1.3"], ["2.1", "2.2", "2.3"]]),
    ],
)
def test_what_is_dropped_comes_above_or_below_the_line_it_is_dropped_on(id, where, below, there):
    assert norms(packedit.dropped(PACK, id, where, below)) == there


def test_a_new_norm_never_gets_the_id_of_one_that_was_there():
    history = History(PACK).changed(packedit.remove(PACK, "1.3"))

    made, id = packedit.add_norm(history.now, "T1", 1, history.used())

    assert id == "1.4"
    assert norms(made)[0] == ["1.1", "1.4", "1.2"]
    assert made.norm("1.4").sentence == Text("")


def test_a_new_theme_has_as_many_norms_as_it_needs():
    made, id = packedit.add_theme(PACK, 1, ())

    assert id == "T3"
    assert norms(made) == [["1.1", "1.2", "1.3"], ["3.1", "3.2", "3.3"], ["2.1", "2.2", "2.3"]]
    assert norms(packedit.remove(made, "T3")) == norms(PACK)


def test_another_wording_has_another_fingerprint_and_another_place_has_not():
    moved = packedit.move(PACK, "1.1", 1)
    worded = packedit.put(PACK, "themes[0].norms[0].sentence.nl", "Zo hoort het niet.")

    assert fingerprint(moved.norm("1.1")) == fingerprint(PACK.norm("1.1"))
    assert fingerprint(worded.norm("1.1")) != fingerprint(PACK.norm("1.1"))


def test_a_new_domain_has_an_id_of_its_own_in_every_division():
    made = packedit.add_domain(packedit.add_domain(PACK))

    assert [one.id for one in made.domains] == ["care", "other", "domain1", "domain2"]


def test_another_division_begins_as_the_usual_one():
    made = packedit.add_division(packedit.add_division(PACK))
    made = packedit.add_domain(made, "divisions[1].domains")

    assert [one.id for one in made.divisions] == ["division1", "division2"]
    assert made.divisions[0].domains == PACK.domains
    assert [one.id for one in made.divisions[1].domains] == ["care", "other", "domain1"]


# --- the pack itself ----------------------------------------------------------------------------


def test_a_copy_has_a_name_and_an_id_of_its_own_and_no_film():
    filmed = packedit.put(PACK, "themes[0].film", "media/a.mp4")

    made = packedit.copied(filmed, "Onze normen", ["klein", "Onze-Normen"])

    assert (made.id, made.version, made.title) == ("onze-normen-2", "1", TITLE)
    assert made.themes == PACK.themes
    assert packedit.same(made, PACK)
    assert not packedit.same(packedit.move(made, "1.1", 1), PACK)


@given(st.text(max_size=80))
def test_every_title_gives_an_id_that_a_pack_and_a_folder_may_have(title):
    id = packedit.free_id(title, ["normen"])

    assert from_plain(to_plain(replace(PACK, id=id))).id == id
    assert id not in packedit.FILE_NAMES
    assert id != "normen"


@pytest.mark.parametrize("title", ["con", "NUL", "Com1", "knowledge", "…", ""])
def test_no_id_is_the_name_of_a_device_or_of_another_folder(title):
    assert packedit.free_id(title, ()) not in ("con", "nul", "com1", "knowledge", "")


def test_what_is_not_translated_is_named_by_its_key():
    assert packedit.untranslated(PACK)[:3] == ["question", "lowest", "highest"]
    made = packedit.put(PACK, "themes[0].norms[0].title.en", "One")
    assert "themes[0].norms[0].title" not in packedit.untranslated(made)
    assert "themes[0].norms[0].explanation" not in packedit.untranslated(made)


# --- undo ---------------------------------------------------------------------------------------


def test_edits_are_undone_and_done_again_one_by_one():
    one, two = packedit.move(PACK, "1.1", 1), packedit.move(PACK, "1.1", 2)
    history = History(PACK).changed(one).changed(one).changed(two)

    assert history.undone().now == one
    assert history.undone().undone().now == PACK
    assert history.undone().undone().undone().now == PACK
    assert history.undone().undone().redone().now == one
    assert history.undone().undone().redone().redone() == history
    assert history.undone().changed(PACK).redone().now == PACK
    assert history.redone() == history


def test_no_more_is_remembered_than_can_be_undone():
    history = History(PACK)
    for n in range(packedit.STEPS + 5):
        history = history.changed(packedit.put(PACK, "version", f"v{n}"))

    assert len(history.before) == packedit.STEPS


# --- any row of edits ---------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LONGEST = st.sampled_from(["x" * LINE, '"' * TEXT, "\\" * TEXT, "é" * TEXT])


def edit(pack: Pack, draw) -> Pack:
    """Do to a pack what a chair can do to it."""
    ids = sorted(packedit.ids(pack) - {"intro"})
    themes = [one.id for one in pack.themes]
    kind = draw(st.sampled_from(["text", "move", "norm", "theme", "remove", "list", "place"]))
    if kind == "text":
        key = draw(st.sampled_from([key for key, _ in proofreading.texts(pack)]))
        language, raw = draw(st.sampled_from(["nl", "en"])), draw(WORDS | LONGEST)
        return packedit.put(pack, f"{key}.{language}", packedit.cleaned(raw))
    if kind == "move" and ids:
        return packedit.move(pack, draw(st.sampled_from(ids)), draw(st.sampled_from([-1, 1])))
    if kind == "norm" and themes:
        return packedit.add_norm(pack, draw(st.sampled_from(themes)), draw(st.integers(0, 6)), ())[
            0
        ]
    if kind == "theme":
        return packedit.add_theme(pack, draw(st.integers(0, len(themes))), ())[0]
    if kind == "remove" and ids:
        return packedit.remove(pack, draw(st.sampled_from(ids)))
    if kind == "list":
        pack = packedit.add_domain(pack)
        return packedit.insert(pack, "prompts", 0, Text(packedit.cleaned(draw(WORDS))))
    return packedit.put(pack, "domains[0].places", draw(st.integers(-5, 90)))


@settings(deadline=None)  # a row of edits takes a tenth of a second, and more on a busy machine
@given(st.data())
def test_any_row_of_edits_is_written_and_read_as_it_is(data):
    pack = PACK
    for _ in range(data.draw(st.integers(1, 8))):
        pack = edit(pack, data.draw)

    plain = tomllib.loads(tomli_w.dumps(to_plain(pack)))

    assert packdraft.read(plain) == pack
    if not packdraft.mistakes(pack):
        assert from_plain(plain) == pack


def test_a_shipped_pack_is_read_the_same_as_a_draft():
    assert packdraft.read(to_plain(WHOLE)) == WHOLE
    assert packdraft.mistakes(WHOLE) == []


def test_a_draft_says_what_it_lacks():
    blank = packedit.add_norm(packedit.remove(PACK, "2.1"), "T1", 0, ())[0]

    assert [(one.key, one.code) for one in packdraft.mistakes(blank)] == [
        ("themes[0].norms[0].title", "pack.missing"),
        ("themes[0].norms[0].sentence", "pack.missing"),
        ("themes[1].norms", "pack.block_size"),
    ]


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"themes": "none", "title": 3, "times": [1], "domains": {"a": 1}, "language": ["nl"]},
        {"themes": [1, {"id": "..", "norms": [{"id": "a/b"}, {"id": "a"}, {"id": "a"}, 2]}]},
        {"title": {"nl": "a\x00b\u202ec\nd", "en": None}, "introduction": {"id": "other"}},
    ],
)
def test_whatever_stands_there_the_editor_gets_a_pack_with_good_ids(plain):
    pack = packdraft.read(plain)

    made = [one.id for one in pack.themes] + [one.id for one in pack.norms()]
    assert len(made) == len(set(made))
    assert pack.introduction.id == "intro"
    assert packdraft.read(to_plain(pack)) == pack
    assert packdraft.mistakes(pack)
