"""The page of norm sets, by its real controls; what it asks is done here in memory."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scanhost import resources
from scanhost.desktop import slides
from scanhost.desktop.chair import manual
from scanhost.desktop.chair.editor import labels, moments
from scanhost.desktop.chair.editor.fields import Growing
from scanhost.desktop.chair.editor.findings import findings
from scanhost.desktop.chair.editor.moments import Moment
from scanhost.desktop.chair.pages import EDITOR, HOME
from scanhost.domain import packdraft, packedit, proofreading
from scanhost.domain.pack import Text
from scanhost.domain.packdraft import Brought, Kept
from scanhost.store import packs
from tests.desktop.chairroom import PACK, ChairRoom

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
OTHER = packs.read(resources.norms() / "zelfscan13")
OWN = packedit.copied(PACK, "Onze normen", [])


class Shelf:
    """Keeps packs in memory, as the program does on disk."""

    def __init__(self, qtbot, *own) -> None:
        self.room = ChairRoom(new_scan=True)
        qtbot.addWidget(self.room.window)
        self.room.window.show()
        self.room.window.go(EDITOR)
        self.page = self.room.window.editor
        self.kept = [Kept(PACK, False), Kept(OTHER, False), *(Kept(one, True) for one in own)]
        self.saved: list[tuple[object, bool]] = []
        self.page.save_wanted.connect(self.save)
        self.page.removal_wanted.connect(self.remove)
        self.page.offer_knowledge({"KB06": "Boris", "KB99": "Iets anders"})
        self.page.offer(self.kept)
        if own:
            self.page.open_pack(own[0].id)

    @property
    def pack(self):
        assert self.page.work.pack is not None
        return self.page.work.pack

    def save(self, pack, first) -> None:
        self.saved.append((pack, first))
        rest = [one for one in self.kept if one.pack.id != pack.id]
        self.kept = [*rest, Kept(pack, True, tuple(packdraft.mistakes(pack)))]
        self.page.offer(self.kept)

    def remove(self, id) -> None:
        self.kept = [one for one in self.kept if one.pack.id != id]
        self.page.offer(self.kept)

    def choose(self, id) -> None:
        view = self.page.outline.view
        row = next(r for r in range(view.count()) if view.item(r).data(256) == id)
        view.scrollToItem(view.item(row))
        place = view.visualItemRect(view.item(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert self.page.work.id == id

    def field(self, key, language="en"):
        return self.page._form.fields[key].boxes[language]

    def type(self, key, text, language="en") -> None:
        """Type over what stands in a field, and leave it."""
        field = self.field(key, language)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        self.page.outline.view.setFocus()

    def norms(self):
        return [[norm.id for norm in theme.norms] for theme in self.pack.themes]


@pytest.fixture
def shelf(qtbot):
    return Shelf(qtbot, OWN)


def test_a_pack_of_the_program_is_read_and_its_copy_is_written(qtbot):
    shelf = Shelf(qtbot)
    page = shelf.page
    shelf.choose("1.1")
    assert shelf.field("title").isReadOnly()
    assert not page.outline.acts.isVisible()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down, ALT)
    assert shelf.saved == []

    page.copy_it.click()
    QTest.keyClick(page.naming.field, Qt.Key.Key_Return)
    assert page.naming.asked.is_wrong
    QTest.keyClicks(page.naming.field, "Onze normen")
    QTest.keyClick(page.naming.field, Qt.Key.Key_Return)

    assert shelf.saved == [(OWN, True)]
    assert shelf.pack == OWN
    assert not page.naming.isVisible()
    shelf.choose("1.1")
    assert not shelf.field("title").isReadOnly()


def test_what_is_typed_is_kept_by_itself_seen_at_once_and_undone(shelf):
    page = shelf.page
    shelf.choose("1.1")
    field = shelf.field("sentence")
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "We meet.")
    assert shelf.saved == []
    assert page.preview.slide._snapshot.room.pack.norm("1.1").sentence.en == "We meet."
    assert "We meet." in page.preview.phone.accessibleDescription()
    page.outline.view.setFocus()

    [(pack, first)] = shelf.saved
    assert first
    assert pack.norm("1.1").sentence == Text(OWN.norm("1.1").sentence.nl, "We meet.")
    shelf.type("title", "Together")
    assert [first for _, first in shelf.saved] == [True, False]

    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert shelf.pack == pack
    assert shelf.field("title").text() == OWN.norm("1.1").title.en
    page.undo_it.click()
    assert shelf.pack == OWN
    assert not page.undo_it.isEnabled()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Y, CONTROL)
    page.redo_it.click()
    assert shelf.pack.norm("1.1").title.en == "Together"
    assert shelf.saved[-1][0] == shelf.pack


def test_norms_and_themes_move_by_keys_buttons_and_dragging(shelf):
    page, view = shelf.page, shelf.page.outline.view
    before = shelf.norms()
    shelf.choose("1.5")

    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert shelf.norms()[1][0] == "1.5"
    assert page.work.id == "1.5"
    page.outline.up.click()
    assert shelf.norms() == before

    drop(view, "1.5", "2.2")
    assert shelf.norms()[1][:3] == ["2.1", "1.5", "2.2"]
    shelf.choose("T2")
    page.outline.up.click()
    assert [theme.id for theme in shelf.pack.themes][:2] == ["T2", "T1"]


def drop(view, id, where) -> None:
    """Drop the line that is chosen on the upper half of another."""
    row = next(r for r in range(view.count()) if view.item(r).data(256) == where)
    place = QPointF(view.visualItemRect(view.item(row)).topLeft()) + QPointF(9, 2)
    data, none = QMimeData(), Qt.MouseButton.NoButton
    event = QDropEvent(place, Qt.DropAction.MoveAction, data, none, Qt.KeyboardModifier.NoModifier)
    event.source = lambda: view  # type: ignore[method-assign]
    view.dropEvent(event)


def test_norms_and_themes_come_and_go_and_come_back(shelf):
    page = shelf.page
    shelf.choose("1.2")

    page.outline.norm.click()
    assert shelf.norms()[0] == ["1.1", "1.2", "1.6", "1.3", "1.4", "1.5"]
    assert page.work.id == "1.6"
    assert shelf.field("title").hasFocus()
    page.outline.view.setFocus()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Delete)
    assert shelf.norms()[0] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    page.strip.yes.click()
    assert "1.6" in shelf.norms()[0]

    page.outline.theme.click()
    assert [len(one) for one in shelf.norms()] == [6, 3, 5, 5, 5]
    assert page.work.id == "T5"
    shelf.choose("1.6")
    page.outline.norm.click()
    assert shelf.norms()[0][3] == "1.7"


def test_lists_of_a_norm_and_the_table_are_edited(shelf):
    page = shelf.page
    shelf.choose("1.1")
    prompts = page.norm.texts["prompts"]
    many = len(shelf.pack.norm("1.1").prompts)

    prompts.more.click()
    row = prompts.rows[-1].boxes["en"]
    assert row.hasFocus()
    QTest.keyClicks(row, "What helps?")
    page.outline.view.setFocus()
    assert shelf.pack.norm("1.1").prompts[-1] == Text("", "What helps?")
    prompts.removers[-1].click()
    assert len(shelf.pack.norm("1.1").prompts) == many

    knowledge = page.norm.knowledge
    knowledge.choice.choose("KB99")
    knowledge.choice.activated.emit(0)
    assert shelf.pack.norm("1.1").knowledge[-1] == "KB99"
    knowledge.removers[-1].click()
    assert "KB99" not in shelf.pack.norm("1.1").knowledge
    page.norm.factors.setFocus()
    page.norm.factors.end(False)
    QTest.keyClicks(page.norm.factors, ", X1; ../y X1")
    page.outline.view.setFocus()
    assert shelf.pack.norm("1.1").factors == (*OWN.norm("1.1").factors, "X1")

    shelf.choose("")
    page.whole.domains.more.click()
    assert shelf.pack.domains[-1].id == "domain1"
    page.whole.domains.places[-1].choose("4")
    page.whole.domains.places[-1].activated.emit(3)
    assert shelf.pack.domains[-1].places == 4
    page.whole.divisions.more.click()
    page.whole.divisions.domains[-1].removers[0].click()
    assert shelf.pack.divisions[-1].domains == shelf.pack.domains[1:]
    page.whole.divisions.removers[-1].click()
    assert shelf.pack.divisions == OWN.divisions
    line = page.whole.times["norm"]
    for typed, seconds in (("90 s", 90), ("soon", 90), ("2 min", 120)):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed)
        page.outline.view.setFocus()
        assert shelf.pack.times.norm == seconds
    assert line.text() == "2 min"


@pytest.mark.parametrize("id", ["1.1", ""])
def test_tab_goes_down_the_form_and_then_to_what_is_beside_it(shelf, id):
    page, pack = shelf.page, packedit.add_division(OWN)
    shelf.save(pack, True)
    page.open_pack(OTHER.id)
    page.open_pack(pack.id)
    page.switch.buttons[("nl", "en")].click()
    shelf.choose(id)
    form = page._form
    form.fields["title"].boxes["nl"].setFocus()

    heights = []
    while form.isAncestorOf(field := page.window().focusWidget()):
        heights.append(field.mapTo(form, field.rect().topLeft()).y())
        QTest.keyClick(field, Qt.Key.Key_Tab)

    assert len(heights) > 20
    assert heights == sorted(heights)


def test_both_languages_stand_side_by_side_with_how_much_is_left_to_translate(shelf):
    page = shelf.page
    shelf.choose("1.1")
    both = page.switch.buttons[("nl", "en")]
    missing = len(packedit.untranslated(shelf.pack))

    page.switch.buttons[("nl",)].click()
    shelf.type("title", "Samen", "nl")
    assert [box.isVisible() for box in page.norm.fields["title"].boxes.values()] == [True, False]
    both.click()
    assert [box.isVisible() for box in page.norm.fields["title"].boxes.values()] == [True, True]
    shelf.field("title", "en").setFocus()
    shelf.field("title", "en").clear()
    QTest.keyClicks(shelf.field("title", "en"), " ")
    page.outline.view.setFocus()

    assert shelf.pack.norm("1.1").title == Text("Samen")
    assert both.text() == f"Translate ({missing + 1})"


def test_how_a_text_reads_is_said_while_it_is_typed(shelf):
    page = shelf.page
    page.switch.buttons[("nl",)].click()
    shelf.choose("1.1")
    field = page.norm.fields["sentence"]
    box = shelf.field("sentence", "nl")
    box.setFocus()
    box.selectAll()

    QTest.keyClicks(box, "Wij doen het samen")
    assert field.below["nl"].text() == "Longest sentence: 4 words."
    QTest.keyClicks(box, " in het samenwerkingsverband.")
    assert "samenwerkingsverband. Is there a shorter word?" in field.below["nl"].text()
    assert field.marks._long == ("samenwerkingsverband",)
    box.selectAll()
    QTest.keyClicks(box, "en " * 25)
    assert "keep it to 22" in field.below["nl"].text()


def test_a_text_that_does_not_fit_is_cut_and_that_is_said(shelf):
    shelf.choose("1.1")
    box = shelf.field("sentence")
    box.setFocus()
    box.setPlainText("x" * 310)

    assert "At most 300 characters" in shelf.page.norm.fields["sentence"].below["en"].text()
    shelf.page.outline.view.setFocus()
    assert len(shelf.pack.norm("1.1").sentence.en) == 300


def test_what_is_wrong_is_listed_and_each_line_leads_to_its_field(shelf, qtbot):
    page = shelf.page
    shelf.choose("1.2")
    page.outline.norm.click()
    assert page.check.text() == "Check (2 to mend)"

    shelf.choose("2.1")
    page.check.click()
    assert page.findings.isVisible()
    assert "2 things are to be mended" in page.findings.heading.text()
    first = page.findings.view.item(0)
    assert first.text() == "1.6  norm without a title · Title: is missing; add it."
    page.findings.view.setCurrentRow(0)
    QTest.keyClick(page.findings.view, Qt.Key.Key_Return)

    assert page.work.id == "1.6"
    assert page.norm.fields["title"].boxes["nl"].hasFocus()
    assert page.norm.fields["title"].below["nl"].text() == "is missing; add it."
    title = page.norm.fields["title"].boxes["nl"]
    qtbot.waitUntil(lambda: title.visibleRegion().boundingRect().height() == title.height())
    page._choose("1.1")
    assert page.norm.fields["title"].below["nl"].text() == ""
    page._choose("1.6")
    shelf.type("title", "Samen", "nl")
    assert "1 thing is to be mended" in page.findings.heading.text()
    QTest.keyClick(page.findings.view, Qt.Key.Key_Escape)
    assert not page.findings.isVisible()


def test_a_version_or_a_time_that_is_wrong_is_led_to_as_well(shelf):
    page = shelf.page
    pack = packedit.put(packedit.put(OWN, "version", ""), "times.norm", 1)
    shelf.save(pack, True)
    page.open_pack(OTHER.id)
    page.open_pack(pack.id)
    page.check.click()

    for line in (page.whole._version, page.whole.times["norm"]):
        page.findings.view.setCurrentRow(0)
        QTest.keyClick(page.findings.view, Qt.Key.Key_Return)
        assert line.hasFocus()
        line.selectAll()
        QTest.keyClicks(line, "90")
        page.outline.view.setFocus()

    assert (shelf.pack.version, shelf.pack.times.norm) == ("90", 90)
    page.whole._version.record.choose("9\u202e1")
    assert shelf.pack.version == "91"


def test_every_key_of_a_pack_leads_somewhere_that_has_a_name(shelf):
    page, pack = shelf.page, packedit.add_division(OWN)
    shelf.save(pack, True)
    page.open_pack(OTHER.id)
    page.open_pack(pack.id)
    page.switch.buttons[("nl", "en")].click()
    for key, _ in proofreading.texts(pack):
        page._lead_to(f"{key}.en", "here")
        focused = page.window().focusWidget()
        assert focused.accessibleDescription() == "here", key
        _id, rest = labels.place(pack, key)
        assert labels.part(page._desk, rest) != rest, key


def test_a_pack_is_deleted_and_put_back(shelf, qtbot):
    page = shelf.page
    shelf.choose("")

    page.away.click()

    assert [one.pack.id for one in shelf.kept] == [PACK.id, OTHER.id]
    assert shelf.pack == PACK
    assert "Scans that were made with it keep their own copy" in page.strip.words.text()
    with qtbot.waitSignal(page.back_wanted) as wanted:
        page.strip.yes.click()
    assert wanted.args == [OWN.id]


# --- a pack from elsewhere ----------------------------------------------------------------------


def test_a_pack_from_elsewhere_is_shown_before_it_is_taken_in(shelf):
    page, strange = shelf.page, packedit.put(OTHER, "id", "van-een-ander")
    strange = packedit.put(strange, "title.nl", "Van een ander")
    strange = packedit.put(strange, "version", "7")

    page.bring(Brought("x.normen.toml", strange, True))
    many = sum(len(theme.norms) for theme in OTHER.themes)
    assert f"{len(OTHER.themes)} themes, {many} norms, in Dutch" in page.bringing.holds.text()
    assert page.bringing.films.isVisible()
    QTest.keyClick(page.bringing, Qt.Key.Key_Escape)
    assert shelf.saved == []
    page.bring(Brought("x.normen.toml", strange, False))
    page.bringing.take.click()

    assert shelf.saved == [(strange, True)]
    assert shelf.pack == strange
    page.bring(Brought("x.normen.toml", strange, False))
    assert not page.bringing.take.isVisible()
    page.bringing.show_it.click()
    assert len(shelf.saved) == 1


def test_one_of_the_same_name_is_kept_beside_mine_or_put_in_its_place_after_asking(shelf):
    page, theirs = shelf.page, packedit.move(OWN, "1.1", 1)

    page.bring(Brought("x.normen.toml", theirs, False))
    page.bringing.both.click()
    assert shelf.saved[-1][0] == packedit.put(theirs, "id", "onze-normen-2")
    shelf.remove("onze-normen-2")
    page.bring(Brought("x.normen.toml", theirs, False))
    page.bringing.replace.click()
    page.bringing.question.no.click()
    assert len(shelf.saved) == 1
    page.bringing.replace.click()
    page.bringing.question.yes.click()

    assert shelf.saved[-1] == (theirs, True)
    assert shelf.pack == theirs
    page.strip.yes.click()
    assert shelf.saved[-1] == (OWN, False)
    assert shelf.pack == OWN


@pytest.mark.parametrize(
    ("id", "kept"),
    [("Regio_Noord.v2", "Regio_Noord.v2"), ("con.x", "con-x"), ("knowledge", "knowledge-normen")],
)
def test_one_from_elsewhere_keeps_its_id_where_every_system_takes_it(shelf, id, kept):
    page, strange = shelf.page, packedit.put(packedit.move(OWN, "1.1", 1), "id", id)

    page.bring(Brought("x.normen.toml", strange, False))
    page.bringing.take.click()

    assert shelf.pack.id == kept


def test_one_that_is_not_finished_is_mended_before_it_goes_out(shelf):
    page = shelf.page
    shelf.type("title", " ", "nl")
    shelf.choose("")
    with_title = len(page.findChildren(QFileDialog))

    page.export.click()

    assert page.findings.isVisible()
    assert len(page.findChildren(QFileDialog)) == with_title


def test_one_with_the_name_of_a_shipped_one_comes_beside_it(shelf):
    page = shelf.page

    page.bring(Brought("x.normen.toml", packedit.move(PACK, "1.1", 1), False))
    assert not page.bringing.replace.isVisible()
    page.bringing.take.click()

    assert shelf.pack.id == f"{PACK.id}-2"


# --- around it ----------------------------------------------------------------------------------


def test_the_page_is_reached_from_home_and_from_a_new_scan_and_leads_back(qtbot):
    room = ChairRoom(new_scan=True)
    qtbot.addWidget(room.window)
    window = room.window
    window.show()
    window.go(HOME)

    window.home.sets.click()
    assert window.pages.currentIndex() == EDITOR
    assert manual.place("nl", window._anchor()) == 1
    QTest.keyClick(window.editor, Qt.Key.Key_Escape)
    assert window.pages.currentIndex() == HOME
    window.home.new.click()
    window.home.form.say_unfinished(["Onze normen"])
    assert "Onze normen" in window.home.form.unfinished.text()
    window.home.form.sets.click()
    assert window.pages.currentIndex() == EDITOR
    window.editor.back.click()
    assert window.pages.currentIndex() == HOME


def test_another_scan_leaves_what_is_being_written(shelf):
    shelf.choose("1.1")
    field = shelf.field("title")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Together")

    shelf.room.window.opened()
    assert field.text() == "Together"
    shelf.page.outline.view.setFocus()

    assert shelf.pack.norm("1.1").title.en == "Together"


@pytest.mark.parametrize("kind", list(Moment))
def test_a_pack_with_anything_missing_has_a_picture_or_none(qapp, kind):
    broken = packedit.add_norm(OWN, "T1", 0, ())[0]
    broken = packedit.put(broken, "themes[1].norms", ())
    broken = packedit.put(packedit.put(broken, "domains", ()), "question", Text(""))
    for id in ("", "intro", "T1", "T2", "1.6", "4.1"):
        shown = moments.moment(broken, "en", kind, id)
        none = kind is not Moment.THEME and id == "T2"
        assert (shown is None) is none
        if shown is not None:
            slides.picture(shown, 320, 180)
    assert moments.moment(packedit.put(OWN, "themes", ()), "nl", kind, "") is None


def test_a_shipped_pack_lacks_nothing(qtbot):
    shelf = Shelf(qtbot)

    assert not any(one.must for one in findings(shelf.page._desk, PACK, ()))


def test_what_is_made_anew_never_flashes_as_a_window(qapp, shelf):
    page = shelf.page
    shelf.choose("1.1")
    before = set(qapp.topLevelWidgets())

    page.norm.texts["prompts"].more.click()
    page.norm.texts["prompts"].removers[-1].click()
    page.switch.buttons[("nl", "en")].click()
    page.work.choose("1.2")
    qapp.processEvents()

    assert not [one for one in qapp.topLevelWidgets() if one.isVisible() and one not in before]


@pytest.mark.parametrize("shown", [("en",), ("nl", "en")])
def test_every_text_is_seen_whole_at_any_width(shelf, qtbot, shown):
    page, window = shelf.page, shelf.room.window
    page.switch.buttons[shown].click()
    shelf.choose("1.1")

    for width in (1180, 1920, 1300):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: not scrolled(page))
    tall = page.norm.fields["explanation"].boxes["en"].height()
    page.norm.fields["explanation"].boxes["en"].setPlainText("word " * 250)
    qtbot.waitUntil(lambda: page.norm.fields["explanation"].boxes["en"].height() > tall)


def scrolled(page) -> list[str]:
    """Return the fields of which a part is out of sight."""
    boxes = [one for one in page.norm.findChildren(Growing) if one.isVisible()]
    return [one.accessibleName() for one in boxes if one.verticalScrollBar().maximum()]
