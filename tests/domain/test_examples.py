"""Examples of the group's own: told in the fixed form, sifted, weighed, kept and wiped."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanhost.domain import commands as ask
from scanhost.domain import examples, handing, held, saying, succeeding
from scanhost.domain.errors import Refused
from scanhost.domain.examples import (
    AddExamples,
    DropExamples,
    New,
    SaveExample,
    StageExample,
    WeighExample,
)
from scanhost.domain.facts import Wiped
from scanhost.domain.handing import ALL, PERSONS, Wipe
from scanhost.domain.knowledge import FORM
from scanhost.domain.pack import Text
from tests.domain.room import SMALL, Table, replayed, started, still

DAY = "2027-12-01"
COACH = (("title", "Eén coach per school"), ("what", "De coach belt elke week.\n\nMet iedereen."))


def told(table, id):
    return next(one for one in table.room().examples if one.id == id)


def with_one(words=COACH, id="x1"):
    table = Table()
    table.do(AddExamples((New(id, words),)))
    return table


def offered(table, seat, said="q1", **words):
    message = table.message(f"{seat}-phone")
    form = tuple({"title": "Loket", "what": "Eén deur.", **words}.items())
    return table.send(ask.Offer(seat, table.token(seat), said, form, message))


# --- writing -------------------------------------------------------------------------------------


def test_an_example_says_what_was_written_and_nothing_of_it_is_in_the_journal():
    table = with_one()
    table.do(SaveExample("x1", (("functions", "arrange share"), ("year", "2026"), ("norms", "B1"))))

    one = told(table, "x1")
    assert one.get("what") == "De coach belt elke week.\n\nMet iedereen."
    assert (one.stage, one.some("functions")) == ("gross", ("share", "arrange"))
    assert (one.get("year"), one.some("norms"), one.get("result")) == ("2026", ("B1",), "")
    assert "coach" not in repr(table.facts)
    assert still(replayed(table.state, table.facts)) == still(table.state)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "t" * 121, "text.long"),
        ("what", "w" * 2001, "text.long"),
        ("year", "26", "example.year"),
        ("year", "MMXX", "example.year"),
        ("year", "٢٠٢٦", "example.year"),
        ("width", "wide", "choice.unknown"),
        ("functions", "share steal", "choice.unknown"),
        ("good_for", "nobody", "choice.unknown"),
        ("norms", "Z9", "norm.unknown"),
        ("nothing", "x", "text.id"),
        ("by", "anna", "text.id"),
    ],
)
def test_what_does_not_fit_a_field_is_refused_whole(field, value, code):
    table = with_one()

    assert table.refused(SaveExample("x1", (("result", "goed"), (field, value)))) == code
    assert table.refused(AddExamples((New("x2", ((field, value),)),))) == code


def test_what_a_strangers_scan_says_in_a_field_is_read_only_when_it_fits():
    odd = {"year": "²026", "width": "dik broad narrow", "functions": "feest share"}
    texts = {f"x1.{name}": words for name, words in odd.items()}

    assert examples.words_of("x1", texts) == {"width": "broad", "functions": "share"}


@pytest.mark.parametrize("field", [*examples.ONE_OF, *examples.SOME_OF, "norms", "year", "what"])
def test_a_field_can_be_emptied(field):
    table = with_one()
    value = {"width": "broad", "functions": "share", "good_for": "youth", "norms": "A1"}
    table.do(SaveExample("x1", ((field, value.get(field, "2026")),)))

    table.do(SaveExample("x1", ((field, ""),)))

    assert field not in told(table, "x1").words


def test_what_was_dropped_comes_back_with_the_words_it_had():
    table = with_one()
    table.do(DropExamples(("x1",)))

    table.do(AddExamples((New("x1", (("title", "Anders"),)),)))

    assert told(table, "x1").words == dict(COACH)


def test_what_an_example_says_is_asked_in_one_way():
    table = with_one()

    assert table.refused(ask.SaveText("x1.title", "Anders")) == "text.id"
    assert table.refused(SaveExample("x9", COACH)) == "example.unknown"


@pytest.mark.parametrize("id", ["said", "note", "x.1", "", "X1", "x" * 21, "é1"])
def test_an_example_is_called_by_no_word_that_the_texts_of_a_scan_begin_with(id):
    assert Table().refused(AddExamples((New(id),))) == "text.id"


def test_an_example_is_not_called_as_something_else_is():
    table = started(at="review:A")
    table.do(ask.TickPoint("p1", "A"))

    assert table.refused(AddExamples((New("p1", COACH),))) == "text.id"


def test_what_came_from_elsewhere_comes_once_and_again_after_it_was_dropped():
    table, mark = with_one(), "0123456789abcdef"
    table.do(AddExamples((New("y1", COACH, mark),)))

    table.do(AddExamples((New("y2", COACH, mark), New("y3", (), told(table, "x1").mark))))

    assert {one.id for one in table.room().examples} == {"x1", "y1"}
    assert table.slip is None
    table.do(DropExamples(("y1",)))
    table.do(AddExamples((New("y2", COACH, mark),)))
    assert told(table, "y2").brought


def test_there_are_only_so_many_and_of_too_many_none_is_added():
    table = Table()
    several = tuple(New(f"x{number}") for number in range(examples.MOST))
    table.do(AddExamples(several[1:]))

    assert table.refused(AddExamples((New("y1"), New("y2")))) == "example.many"
    table.do(AddExamples((New("y1"),)))
    table.do(DropExamples(("y1",)))
    table.do(AddExamples((New("y2"),)))


# --- lists and criteria --------------------------------------------------------------------------


def test_an_example_goes_from_list_to_list_and_is_weighed():
    table = with_one()
    for stage in (*examples.STAGES, "gross"):
        table.do(StageExample("x1", stage))
    table.do(StageExample("x1", "long"))
    table.do(WeighExample("x1", "scalable", "no"))
    table.do(WeighExample("x1", "inspiring", "yes"))
    table.do(WeighExample("x1", "scalable", ""))

    one = told(table, "x1")
    assert (one.stage, one.weighed) == ("long", {"inspiring": "yes"})
    assert one.open == ("transferable", "scalable", "appealing")
    assert one.lacks == ("how", "conditions")
    assert still(replayed(table.state, table.facts)) == still(table.state)


@pytest.mark.parametrize(
    "command",
    [
        StageExample("x1", "best"),
        StageExample("x2", "long"),
        WeighExample("x1", "cheap", "yes"),
        WeighExample("x1", "scalable", "perhaps"),
        WeighExample("x2", "scalable", "yes"),
        DropExamples(("x1", "x2")),
    ],
    ids=str,
)
def test_what_is_not_there_is_not_sifted(command):
    assert with_one().refused(command) == "example.unknown"


@pytest.mark.parametrize(
    "slip",
    [
        AddExamples((New("x2", COACH), New("x1"))),
        DropExamples(("x1",)),
        SaveExample("x1", (("title", "Anders"), ("money", "Van de gemeente"))),
        StageExample("x1", "short"),
        WeighExample("x1", "scalable", ""),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_slip_is_taken_back_and_made_again(slip):
    table = with_one()
    table.do(WeighExample("x1", "scalable", "yes"))
    before = table.room().examples

    table.do(slip)
    after = table.room().examples
    assert after != before
    table.undo()
    assert table.room().examples == before
    table.undo()

    assert table.room().examples == after


# --- from the table ------------------------------------------------------------------------------


def test_what_is_offered_comes_in_and_is_on_the_gross_list():
    table = started(at="norm:A1")

    assert offered(table, "anna", how="Met een <b>convenant</b>\nvan allen") == ""

    [one], [said] = table.room().examples, table.room().said
    assert (one.id, one.by, one.stage) == ("q1", "Anna", "gross")
    assert one.get("how") == "Met een <b>convenant</b>\nvan allen"
    assert (said.id, said.kind, said.text, said.by) == ("q1", "example", "Loket\nEén deur.", "Anna")


def test_what_is_offered_is_shown_and_taken_up_as_it_reads_now():
    table = started(at="review:A")
    offered(table, "anna")
    table.do(SaveExample("q1", (("title", "Eén loket"), ("summary", "Iedereen belt er."))))
    table.do(ask.ShowSaid("q1"))
    table.do(ask.KeepSaid("q1", True))

    [said] = table.room().said
    assert (said.text, said.shown, said.kept) == ("Eén loket\nIedereen belt er.", True, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"title": " "}, "said.empty"),
        ({"what": "\n\u200b"}, "said.empty"),
        ({"money": "veel"}, "said.kind"),
        ({"norms": "A1"}, "said.kind"),
        ({"by": "bram"}, "said.kind"),
    ],
)
def test_what_is_offered_out_of_form_is_refused(words, code):
    table = started(at="norm:A1")

    assert offered(table, "anna", **words) == code
    assert not table.state.examples
    assert not table.state.said


def test_an_example_offered_again_is_one_and_only_from_who_offered_it():
    table = started(at="norm:A1")
    assert [offered(table, "anna"), offered(table, "anna")] == ["", ""]

    assert offered(table, "bram") == "said.kind"
    assert len(table.state.examples) == 1
    message = table.message("anna-phone")
    table.send(ask.Say("anna", table.token("anna"), "q2", "Hoe?", message))
    assert offered(table, "anna", said="q2") == ""
    assert len(table.state.examples) == 1


def test_somebody_offers_only_so_much():
    table = started(at="norm:A1")
    for number in range(saying.EACH):
        assert offered(table, "anna", said=f"q{number}") == ""

    assert offered(table, "anna", said="q99") == "said.many"
    assert offered(table, "bram", said="q99") == ""


def test_what_is_long_is_cut_as_a_question_is():
    table = started(at="norm:A1")

    assert offered(table, "anna", what="w" * 900) == ""

    assert len(told(table, "q1").get("what")) == saying.LENGTH
    [said] = table.room().said
    assert len(said.text) == saying.LENGTH
    assert said.text.endswith("w…")


def test_an_example_that_was_said_before_there_was_a_form_can_be_taken_over():
    table = started(at="review:A")
    message = table.message("anna-phone")
    table.send(ask.Say("anna", table.token("anna"), "q1", "Bellen\nhelpt", message))
    was = table.room().said

    table.do(AddExamples((New("q1", (("title", "Bellen"), ("what", "Het helpt"))),)))

    assert table.room().said[0].text == "Bellen\nHet helpt"
    assert was[0].text == "Bellen\nhelpt"


# --- leaving, wiping, and the year after ---------------------------------------------------------


def full():
    table = started(at="review:A")
    offered(table, "anna", source="Fatma de Vries", result="Bel Fatma de Vries: f@x.nl")
    table.do(AddExamples((New("x1", COACH), New("x2", (("title", "Weg"),)))))
    table.do(DropExamples(("x2",)))
    return table


def test_handing_on_keeps_examples_without_addresses_authors_and_what_was_dropped():
    state = full().state

    texts = handing.shared(state).texts

    assert texts["q1.result"] == "Bel Fatma de Vries: "
    assert (texts["x1.title"], texts["q1.source"]) == ("Eén coach per school", "Fatma de Vries")
    assert not [id for id in texts if id.startswith("x2.") or id.endswith(".by")]


def test_what_was_removed_leaves_no_empty_words_with_the_next_chair():
    table = full()
    table.do(DropExamples(("q1",)))
    assert [one.text for one in table.room().said]

    table.state = handing.shared(table.state)

    assert table.room().said == ()


def test_without_persons_the_words_stay_without_who_told_them():
    state = replace(full().state, closed=True)

    texts = handing.left(state, Wipe(PERSONS, DAY)).texts

    assert {id for id in texts if id.startswith(("q1.", "x"))} == {
        *("q1.title", "q1.what", "q1.result", "x1.title", "x1.what")
    }


def test_without_everything_personal_no_word_is_left_and_no_example_is_seen():
    table = full()

    state = handing.left(replace(table.state, closed=True), Wipe(ALL, DAY))

    assert not state.texts
    table.state = replace(state, wiped=(Wiped(ALL, DAY),))
    assert table.room().examples == ()
    assert set(table.state.examples) == {"q1", "x1", "x2"}


def test_what_somebody_offered_is_held_about_them_and_where_their_name_stands():
    state = full().state

    mine = dict(held.held(state, "anna").texts)
    other = dict(held.held(state, "bram").texts)

    assert {"q1.title", "q1.what", "q1.source", "q1.result"} <= mine.keys()
    assert not [id for id in other if id.startswith("q1")]


def test_next_years_scan_begins_with_what_was_of_use():
    table = full()
    table.do(SaveExample("x1", (("norms", "A1 B1"),)))
    table.do(StageExample("x1", "short"))
    table.do(WeighExample("x1", "scalable", "yes"))
    table.do(AddExamples((New("x3", COACH),)))
    table.do(StageExample("x3", "unusable"))
    count = succeeding.wanted(table.state)
    ids = tuple(f"n{number}" for number in range(count))

    after = Table(replace(SMALL, themes=SMALL.themes[:1]), people=0)
    for command in succeeding.commands(table.state, "old", after.state.pack, ids):
        after.do(command)

    one, other = after.room().examples
    assert count == len(table.state.people) + 2
    assert (one.get("title"), one.stage, one.by) == ("Loket", "gross", "")
    assert (other.stage, other.weighed, other.some("norms")) == (
        "short",
        {"scalable": "yes"},
        ("A1",),
    )
    assert {one.mark, other.mark} == {told(table, "q1").mark, told(table, "x1").mark}
    assert one.brought


def test_a_norm_that_only_has_the_same_number_next_year_is_not_said_to_be_helped():
    state = with_one((*COACH, ("norms", "A1 B1"))).state
    first, *others = SMALL.themes
    norm, *rest = first.norms
    changed = replace(norm, sentence=Text("Iets heel anders."))
    other = replace(SMALL, id="anders", themes=(replace(first, norms=(changed, *rest)), *others))

    for pack, kept in ((other, ("B1",)), (replace(other, id=SMALL.id), ("A1", "B1"))):
        after = Table(pack, people=0)
        for command in succeeding.commands(state, "old", pack, ("n1",) * 20):
            if isinstance(command, AddExamples):
                after.do(command)

        assert told(after, "n1").some("norms") == kept


# --- as an entry of the knowledge bank -----------------------------------------------------------


def test_an_example_is_read_as_an_entry_of_the_knowledge_bank():
    table = with_one((*COACH, *((name, f"Iets over {name}.") for name in FORM[1:])))
    table.do(SaveExample("x1", (("good_for", "youth schools"), ("width", "narrow"))))

    about = {"region": "Delta", "date": "2026-11-26"}
    entry = examples.entry(told(table, "x1"), about, Text("Onze regio"))

    assert (entry.id, entry.kind, entry.year) == ("x1", "practice", 2026)
    assert entry.region.nl == "Delta"
    assert (entry.source.nl, entry.width) == ("Onze regio", "narrow")
    assert entry.good_for == ("youth", "schools")
    assert entry.summary.nl == "De coach belt elke week.\n\nMet iedereen."
    assert [name for name in FORM if not getattr(entry, name).nl] == ["what"], "told once"
    table.do(SaveExample("x1", (("summary", "Kort."),)))
    entry = examples.entry(told(table, "x1"), about, Text("Onze regio"))
    assert (entry.summary.nl, bool(entry.what)) == ("Kort.", True)


# --- in any order --------------------------------------------------------------------------------

IDS = st.sampled_from(["x1", "x2", "x3"])
WORDS_TYPED = st.sampled_from(["", "Loket", "Eén\ndeur", "w" * 130])
FIELD = st.sampled_from(["title", "what", "steps"])
ASKED = st.one_of(
    st.builds(lambda id, text: AddExamples((New(id, (("title", text),)),)), IDS, WORDS_TYPED),
    st.builds(lambda one, other: AddExamples((New(one), New(other))), IDS, IDS),
    st.builds(lambda id: DropExamples((id,)), IDS),
    st.builds(lambda id, field, text: SaveExample(id, ((field, text),)), IDS, FIELD, WORDS_TYPED),
    st.builds(StageExample, IDS, st.sampled_from([*examples.STAGES, "best"])),
    st.builds(
        WeighExample, IDS, st.sampled_from(examples.CRITERIA), st.sampled_from(examples.ANSWERS)
    ),
    st.builds(ask.ChooseEntry, IDS, st.booleans()),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ASKED, max_size=25))
def test_whatever_is_asked_in_any_order_is_read_back_and_can_be_taken_back(asked):
    table = Table()
    for command in asked:
        before = table.room()
        outcome = table.ask(command)
        if isinstance(outcome, Refused):
            continue
        after = table.room()
        if table.slip is None:
            assert after.examples == before.examples
            continue
        table.undo()
        assert by_id(table.room()) == by_id(before)
        table.undo()
        assert by_id(table.room()) == by_id(after)
    assert still(replayed(table.state, table.facts)) == still(table.state)


def by_id(room):
    return {one.id: one for one in room.examples}, set(room.favourites)
