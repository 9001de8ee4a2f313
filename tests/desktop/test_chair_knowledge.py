"""The knowledge bank in the chair's window: searched, narrowed down, read, and starred."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scanhost import resources
from scanhost.desktop.chair.bank import Bank
from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.domain.commands import ChooseEntry
from scanhost.domain.examples import AddExamples, New, SaveExample, StageExample
from scanhost.domain.knowledge import Entry, Portrait
from scanhost.domain.pack import Text
from scanhost.store import knowledge
from scanhost.store.search import Search
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.windowfaults import faults, unreached

SHIPPED = tuple(one for one in knowledge.read(resources.norms()) if one.portrait is None)
SECTION = Text("Wat de bron *echt* zegt.")
PORTRAIT = Entry(
    "KBX",
    Text("Portret van een <b>netwerk</b>", "Portrait of a <b>network</b>"),
    "portrait",
    2013,
    Text("Bron, h. 1"),
    Text("Acht scholen.\n\nEn **één** loket <img src=x>."),
    region=Text("Nergens"),
    note=Text("Cijfers van 2013."),
    width="broad",
    functions=("share", "pool"),
    good_for=("youth",),
    portrait=Portrait(*[SECTION] * 10),
)


def bank(language: str = "en") -> Bank:
    entries = (*SHIPPED, PORTRAIT)
    return Bank(entries, Search(entries, language).find, lambda own: Search(own, language).find)


@pytest.fixture
def room(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.window.show()
    room.show()
    room.window.go(KNOWLEDGE)
    room.window.knowledge.fill(bank())
    return room


def listed(room: ChairRoom) -> list[str]:
    return [one.id for one in room.window.knowledge.searching.list.lines.lines]


def page(room: ChairRoom) -> str:
    return room.window.knowledge.searching.entry.page.toPlainText()


def test_ctrl_f_leads_from_any_page_to_the_field_and_on_by_keyboard_alone(room, qtbot):
    searching = room.window.knowledge.searching
    room.window.back()

    qtbot.keyClick(room.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(searching.field, "nergens netwerk")
    assert room.window.pages.currentIndex() == KNOWLEDGE
    assert listed(room)[0] == "KBX"

    qtbot.keyClick(searching.field, Qt.Key.Key_Down)
    qtbot.keyClick(searching.list, Qt.Key.Key_Space)
    assert room.state.favourites == ("KBX",)
    qtbot.keyClick(searching.list, Qt.Key.Key_Return)
    assert room.window.focusWidget() is searching.entry.page
    qtbot.keyClick(searching.entry.page, Qt.Key.Key_Escape)
    assert room.window.focusWidget() is searching.list


def test_an_entry_is_read_in_the_fixed_form_and_whatever_it_holds_is_text(room):
    searching = room.window.knowledge.searching
    searching.field.setText("nergens")

    said = page(room)
    assert "Portrait of a <b>network</b>" in said
    assert "En één loket <img src=x>." in said
    assert said.index("Mind: Cijfers van 2013.") < said.index("What hinders")
    assert said.count("Wat de bron echt zegt.") == 10
    assert "What happens" not in said  # the source does not say
    assert "Source: Bron, h. 1" in said
    source = searching.entry.page.toHtml()
    assert "<img" not in source
    assert "font-style:italic" in source


def test_it_says_what_it_helps_with_and_how_often_others_chose_it(room):
    searching = room.window.knowledge.searching
    searching.know({"a": ("KB13", "KB20"), "b": ("KB13",), "c": ("KB13",)})
    searching.order.choose("others")

    assert listed(room)[:2] == ["KB13", "KB20"]
    assert "3 other groups" in searching.entry.others.text()
    norm = next(one for one in room.state.pack.norms() if "KB13" in one.knowledge)
    assert f"{norm.id} {norm.title.in_('en')}" in page(room)


def test_filters_leave_what_fits_all_of_them(room):
    searching = room.window.knowledge.searching
    searching.more.click()
    for name, value in (("kind", "portrait"), ("function", "pool"), ("good_for", "youth")):
        searching.filters.lists[name].choose(value)
    assert listed(room) == ["KBX"]

    searching.filters.lists["width"].choose("narrow")
    assert listed(room) == []
    assert "Take filters away" in searching.nothing.text()
    searching.filters.clear.click()
    assert len(listed(room)) == len(SHIPPED) + 1

    theme = room.state.pack.themes[0]
    searching.filters.lists["theme"].choose(theme.id)
    helping = {id for norm in theme.norms for id in norm.knowledge}
    assert set(listed(room)) == helping & {one.id for one in SHIPPED}


def test_favourites_of_the_group_are_marked_and_can_be_shown_alone(room):
    searching = room.window.knowledge.searching
    searching.favourites.setChecked(True)
    assert "Nothing is a favourite yet" in searching.nothing.text()
    searching.favourites.setChecked(False)

    searching.entry.star.click()
    starred = listed(room)[0]
    room.do(ChooseEntry("KB20", True))
    room.show()

    assert searching.list.lines.lines[0].favourite
    assert searching.entry.star.text() == "No longer a favourite"
    searching.favourites.setChecked(True)
    assert set(listed(room)) == {starred, "KB20"}


@pytest.mark.parametrize(
    ("language", "size", "letters"),
    [("nl", (1366, 768), 100), ("en", (1180, 640), 100), ("nl", (1366, 768), 150)],
)
def test_nothing_is_cut_and_all_of_it_is_reached(qtbot, language, size, letters):
    room = ChairRoom(language=language, letters=letters)
    qtbot.addWidget(room.window)
    room.window.resize(*size)
    room.window.show()
    room.show()
    room.window.go(KNOWLEDGE)
    searching = room.window.knowledge.searching
    settle()
    found = faults(room.window)
    room.window.knowledge.fill(bank(language))
    searching.more.click()
    settle()
    found += [*faults(room.window), *unreached(room.window)]
    searching.field.setText("zzz")
    settle()
    found += faults(room.window)

    assert found == []


def test_our_own_examples_are_found_and_read_beside_the_bank(room, qtbot):
    searching = room.window.knowledge.searching
    searching.fill(bank())
    words = (("title", "Het wrikkelontbijt"), ("what", "Elke maand.\nIedereen komt."))
    room.do(AddExamples((New("x1", (*words, ("norms", "1.1"), ("good_for", "youth"))),)))
    room.show()

    searching.field.setText("wrikkelontbijt")

    assert listed(room) == ["x1"]
    assert "from our own region" in searching.list.lines.lines[0].facts
    assert "Iedereen komt." in page(room)
    assert "an example of our own group" in page(room)
    assert "1.1" in page(room)
    room.do(SaveExample("x1", (("how", "Eén bakker begon."),)))
    room.show()
    assert "Eén bakker begon." in page(room)
    room.do(StageExample("x1", "unusable"))
    room.show()
    assert listed(room) == []
