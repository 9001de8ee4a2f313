"""The group's own examples: written, sifted by keyboard, handed on and taken over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.desktop.widgets.wrapping import Wrapping
from scanhost.domain import examples
from scanhost.domain.apply import fold
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.exampleform import Brought, Bundle
from scanhost.domain.examples import AddExamples, New, StageExample
from scanhost.domain.facts import Change, SomethingSaid
from scanhost.domain.kept import TextSaved
from scanhost.report.examples import as_toml
from scanhost.store import examples as files
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.windowfaults import faults, unreached
from tests.marks import full

LONG = (("title", "Eén vaste coach per school, ook na het diploma"), ("what", "De coach belt."))
DONE = (*LONG, ("how", "Eén school begon."), ("conditions", "Vier uur per week."))


def opened(qtbot, *new: New, **more) -> ChairRoom:
    room = ChairRoom(**more)
    qtbot.addWidget(room.window)
    if new:
        room.do(AddExamples(new))
    room.window.show()
    room.show()
    room.window.go(KNOWLEDGE)
    room.window.knowledge.bring(room.window.knowledge.examples)
    return room


def section(room: ChairRoom):
    return room.window.knowledge.examples


def seen(room: ChairRoom):
    settle()
    room.show()
    return {one.id: one for one in room.snapshot().room.examples}


def type_in(qtbot, field, text):
    field.setFocus()
    qtbot.keyClicks(field, text)
    field.record.flush()


def test_a_new_example_is_there_once_something_is_typed_and_can_be_taken_back(qtbot):
    room = opened(qtbot)
    part = section(room)
    assert part.none.isVisible()
    qtbot.mouseClick(part.new, Qt.MouseButton.LeftButton)
    assert not room.state.examples

    type_in(qtbot, part.edit.lines["title"], "Het ontbijt")
    type_in(qtbot, part.edit.boxes["steps"], "Bel de bakker")
    part.edit.breadth.setCurrentIndex(2)
    part.edit.some["functions"].checks["share"].click()
    part.edit.some["norms"].checks["2.3"].click()

    [one] = seen(room).values()
    assert one.words == {
        "title": "Het ontbijt",
        "steps": "Bel de bakker",
        "width": "broad",
        "functions": "share",
        "norms": "2.3",
    }
    assert part.edit.heading.text() == "Het ontbijt"
    for _ in range(6):
        room.undo()
    assert not seen(room)
    type_in(qtbot, part.edit.boxes["what"], "Toch")
    assert [one.get("what") for one in seen(room).values()] == ["Toch"]


def test_a_card_goes_from_list_to_list_by_keyboard_and_says_what_it_lacks(qtbot):
    room = opened(qtbot, New("x1", LONG))
    card = section(room).board.cards["x1"]
    assert "how it came about" in card.lacks.text()
    card.on.setFocus()

    for stage in ("long", "short"):
        qtbot.keyClick(card.on, Qt.Key.Key_Space)
        assert seen(room)["x1"].stage == stage
    assert "how it came about" in room.window.strip.words.text()
    assert "weigh still: transferable" in card.lacks.text()
    assert card.isAncestorOf(room.window.focusWidget()), "the button that moved it is gone"
    qtbot.keyClick(card.back, Qt.Key.Key_Space)
    qtbot.keyClick(card.out, Qt.Key.Key_Space)
    assert seen(room)["x1"].stage == "unusable"
    assert card.on.text() == "Take up again"
    qtbot.keyClick(card.on, Qt.Key.Key_Space)

    assert seen(room)["x1"].stage == "gross"
    room.undo()
    assert seen(room)["x1"].stage == "unusable"


def test_the_four_criteria_are_weighed_and_a_slip_is_let_go(qtbot):
    room = opened(qtbot, New("x1", DONE))
    part = section(room)
    part.open("x1")
    assert not part.edit.weighing.isVisible()
    part.edit.stage.each["long"].click()
    assert seen(room)
    assert part.edit.weighing.isVisible()

    part.edit.criteria["scalable"].each["yes"].click()
    part.edit.criteria["appealing"].each["no"].click()
    part.edit.criteria["inspiring"].each["yes"].click()
    assert seen(room)["x1"].weighed["inspiring"] == "yes"
    part.edit.criteria["inspiring"].each["yes"].click()

    assert seen(room)["x1"].weighed == {"scalable": "yes", "appealing": "no"}
    qtbot.mouseClick(part.edit.back, Qt.MouseButton.LeftButton)
    assert part.board.cards["x1"].weighed.text() == "Is: scalable. Is not: appealing."


def test_many_examples_at_once_are_laid_out_once_and_not_for_each(qtbot, monkeypatch):
    room, laid = opened(qtbot, New("x1", DONE)), []
    focused = section(room).board.cards["x1"].on
    focused.setFocus()
    lay = Wrapping._lay

    def counted(*given, **more):
        laid.append(given)
        return lay(*given, **more)

    monkeypatch.setattr(Wrapping, "_lay", counted)

    room.do(AddExamples(tuple(New(f"y{n}", DONE) for n in range(40))))
    assert len(seen(room)) == 41
    settle()

    assert len(laid) < 41 * 120
    assert room.window.focusWidget() is focused


def test_an_example_is_removed_with_a_way_back(qtbot):
    room = opened(qtbot, New("x1", DONE))
    part = section(room)
    qtbot.mouseClick(part.board.cards["x1"].open, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(part.edit.drop, Qt.MouseButton.LeftButton)

    assert not seen(room)
    assert part.new.isVisible()
    room.window.strip.yes.click()
    assert seen(room)["x1"].get("how") == "Eén school begon."


def test_what_is_too_long_is_said_and_stays_in_the_field(qtbot):
    room = opened(qtbot, New("x1", DONE))
    part = section(room)
    part.open("x1")

    part.edit.boxes["what"].setPlainText("w" * 2001)
    part.edit.boxes["what"].record.flush()
    settle()

    assert "2000" in room.window.strip.words.text()
    assert len(part.edit.boxes["what"].toPlainText()) == 2001
    assert seen(room)["x1"].get("what") == "De coach belt."


def test_what_was_said_in_an_earlier_year_is_taken_over_in_one_go(qtbot):
    room = opened(qtbot)
    for id, kind, words in (
        ("s1", "example", "Bellen helpt\nElke week."),
        ("s2", "example", "w" * 400),
        ("s3", "question", "Hoe?"),
    ):
        said: list[Change] = [SomethingSaid(id, kind), TextSaved(f"said.{id}", words)]
        room.state = fold(room.state, said)
    room.show()
    settle()
    part = section(room)
    assert part.take.text() == "Take over what was said (2)"

    qtbot.mouseClick(part.take, Qt.MouseButton.LeftButton)

    found = seen(room)
    assert (found["s1"].get("title"), found["s1"].get("what")) == (
        "Bellen helpt",
        "Bellen helpt\nElke week.",
    )
    assert len(found["s2"].get("title")) == examples.LINES["title"]
    assert not part.take.isVisible()
    room.undo()
    assert not seen(room)
    assert part.take.isVisible()


def test_what_the_chair_removed_is_not_offered_to_be_taken_over(qtbot):
    room = opened(qtbot, New("x1", DONE))
    room.state = fold(room.state, [SomethingSaid("x1", "example")])
    part = section(room)
    part.open("x1")

    part.edit.drop.click()

    assert not seen(room)
    assert not part.take.isVisible()


# --- to and from other groups --------------------------------------------------------------------


def test_the_shortlist_is_handed_on_with_the_region_only_when_asked(qtbot, monkeypatch):
    room = opened(qtbot, New("x1", DONE), New("x2", LONG), New("x3", DONE))
    room.do(StageExample("x1", "short"), StageExample("x2", "long"))
    room.show()
    part, asked = section(room), []
    part.handing.save_wanted.connect(lambda *given: asked.append(given))
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/a/b.toml"))
    qtbot.mouseClick(part.hand, Qt.MouseButton.LeftButton)
    assert part.handing.says.text() == "1 example"
    qtbot.mouseClick(part.handing.save, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(part.hand, Qt.MouseButton.LeftButton)
    part.handing.lists.setCurrentIndex(2)
    part.handing.region.setChecked(True)
    qtbot.mouseClick(part.handing.save, Qt.MouseButton.LeftButton)

    assert asked == [
        (["x1"], "", "/a/b.toml"),
        (["x1", "x2", "x3"], "Oosterdelta", "/a/b.toml"),
    ]
    assert not part.handing.isVisible()


def test_nothing_is_taken_before_it_was_seen_and_nothing_twice(qtbot, tmp_path):
    other = opened(qtbot, New("x1", DONE), New("x2", (("title", "Bellen"),)))
    path = tmp_path / "buren.voorbeelden.toml"
    content = as_toml(seen(other).values(), other.state.pack, "nl", "Rijnmond")
    path.write_bytes(content)
    room = opened(qtbot)
    part = section(room)

    part.bringing.read(str(path), files.read(path))
    assert part.bringing.says.text() == "buren.voorbeelden.toml, of Rijnmond:"
    assert not seen(room)
    first, second = part.bringing.checks.values()
    second.click()
    qtbot.mouseClick(part.bringing.take, Qt.MouseButton.LeftButton)
    [one] = seen(room).values()
    assert (one.get("title"), one.get("region"), one.brought) == (LONG[0][1], "Rijnmond", True)

    part.bringing.read(str(path), files.read(path))
    first, second = part.bringing.checks.values()
    assert (first.isEnabled(), second.isEnabled()) == (False, True)
    assert first.accessibleName().endswith("is here already")
    qtbot.mouseClick(part.bringing.take, Qt.MouseButton.LeftButton)
    assert len(seen(room)) == 2
    room.undo()
    room.undo()
    assert not seen(room)


def test_a_second_click_before_the_answer_takes_nothing_twice(qtbot, monkeypatch):
    room, asked = opened(qtbot), []
    bringing = section(room).bringing
    one = Brought("0123456789abcdef", {"title": "Bellen"})
    bringing.read("/a/b.toml", Bundle("", "nl", "proef", (one,)))
    monkeypatch.setattr(Desk, "ask", lambda _, command, handled, then: asked.append(handled))

    for _ in range(2):
        qtbot.mouseClick(bringing.take, Qt.MouseButton.LeftButton)

    [refused] = asked
    assert not refused(Refused("example.many"))
    assert bringing.take.isEnabled()


def test_a_file_that_cannot_be_taken_is_told_in_one_sentence(qtbot):
    room = opened(qtbot)
    part = section(room)

    part.bringing.read("/a/b.toml", Trouble("examples.foreign", name="b.toml"))

    assert part.bringing.says.text() == "b.toml holds no examples of a scan."
    assert not part.bringing.take.isVisible()
    qtbot.mouseClick(part.bringing.cancel, Qt.MouseButton.LeftButton)
    assert not part.bringing.isVisible()


# --- how it looks --------------------------------------------------------------------------------


SIZES = [(1180, 640), full((1366, 768))]


@pytest.mark.parametrize("language", ["en", full("nl")])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_and_the_keyboard_gets_everywhere(qtbot, language, size):
    room = opened(qtbot, New("x1", DONE), New("x2", LONG), New("x3", DONE), language=language)
    room.do(StageExample("x1", "short"), StageExample("x2", "long"))
    room.window.resize(*size)
    room.show()
    part, wrong = section(room), []
    for show in (lambda: None, part._hand, lambda: part.open("x2")):
        show()
        settle()
        wrong += faults(room.window) + unreached(room.window)

    assert not wrong
