"""Home, settings and a report in the whole program, by its buttons."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from scanhost import example
from scanhost.app.library import Library
from scanhost.app.waking import Waking
from scanhost.desktop.chair.pages import HOME, PREPARE, SETTINGS
from scanhost.desktop.chair.preferences import Preferences
from scanhost.domain import commands as ask
from tests.app.stage import WAIT, Desk


def settings_of(program):
    program.chair.home.settings.click()
    assert program.chair.pages.currentIndex() == SETTINGS
    return program.chair.settings


def test_another_language_makes_the_window_anew_where_it_stood(desk, qtbot):
    program = desk.program
    program.chair.go(HOME)
    page = settings_of(program)
    old, slides = program.chair, program.beamer
    old.setGeometry(40, 50, 1250, 700)

    page.window_part.languages["en"].click()

    assert program.chair is not old
    assert not old.isVisible()
    assert program.chair.geometry() == old.geometry()
    assert program.chair.pages.currentIndex() == SETTINGS
    assert program.chair.settings.window_part.languages["en"].isChecked()
    assert program.chair.settings.accessibleName() == "Settings"
    assert program.beamer is slides
    assert program._library.preferences.language == "en"

    program.chair.go(PREPARE)
    field = program.chair.prepare.about.fields["place"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Elsewhere")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.until(lambda: desk.room.about["place"] == "Elsewhere")
    qtbot.keyClick(program.chair, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    program.chair.settings.window_part.languages[""].click()
    assert program.chair.desk.language == "nl"


def test_after_another_language_each_wish_is_heard_once(desk, qtbot):
    program = desk.program
    for language in ("en", "nl", "en"):
        program.chair.settings.window_part.languages[language].click()
    heard = []
    program.chair.swap_wanted.connect(lambda: heard.append(1))

    desk.unlock()
    desk.key(Qt.Key.Key_B)
    assert program.beamer.black
    program.beamer.darkened.emit()
    assert not program.beamer.black
    here = desk.room.position
    program.beamer.forward.emit()
    desk.until(lambda: desk.room.position != here)
    assert desk.room.live.id == "welcome"


def test_in_a_session_the_language_stays_and_the_rest_may_change(desk):
    desk.unlock()
    chair = desk.program.chair
    part = chair.settings.window_part

    assert not part.languages["en"].isEnabled()
    assert part.later.text()

    part.themes["contrast"].click()
    part.sizes["130"].click()

    assert desk.program.chair is chair
    assert chair.look.theme.name == "contrast"
    assert "14.3pt" in chair.styleSheet()
    assert desk.program._library.preferences == Preferences("", "contrast", 130)


class Computer:
    """Stands in for the computer's own colours, which nothing here can change."""

    def __init__(self) -> None:
        self.scheme = Qt.ColorScheme.Light
        self.contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self):
        return self.scheme

    def accessibility(self):
        return self

    def contrastPreference(self):
        return self.contrast


def test_colours_follow_the_computer_until_the_chair_chooses(program, monkeypatch):
    computer = Computer()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: computer)
    changed = program.front._system.changed

    def worn():
        changed.emit()
        return program.chair.look.theme.name

    assert worn() == "light"
    computer.scheme = Qt.ColorScheme.Dark
    assert worn() == "dark"
    computer.contrast = Qt.ContrastPreference.HighContrast
    assert worn() == "contrast"
    program.chair.settings.window_part.themes["light"].click()
    assert worn() == "light"


def test_a_scan_goes_off_the_list_and_comes_back(desk, qtbot):
    program = desk.program
    program.chair.go(HOME)
    recents = program.chair.home.recents
    [(path, off)] = recents.offs.items()

    off.click()

    assert not program.chair.home.recents.offs
    assert "Oosterdelta" in program.chair.strip.words.text()
    program.chair.strip.yes.click()
    assert list(program.chair.home.recents.offs) == [path]


def address_of(program):
    snapshot = program.bridge.snapshot
    assert snapshot is not None
    assert snapshot.joining is not None
    return snapshot.joining.address


def test_an_interrupted_session_goes_on_with_one_click_on_the_same_port(start, tmp_path):
    desk = start(Library(tmp_path), example=True)
    desk.unlock()
    desk.next_to("welcome")
    address = address_of(desk.program)
    code = desk.room.code
    desk.end()

    desk = start(Library(tmp_path))
    again = desk.program
    go_on = again.chair.home.recents.go_on
    assert go_on is not None
    assert go_on.text() == "Verder met sessie 1"
    go_on.click()

    desk.until(lambda: desk.room.live.id == "welcome")
    assert address_of(again) == address
    assert desk.room.code == code


def test_a_new_scan_has_nothing_to_undo(program, qtbot):
    program.opening.new("regionorm20")
    desk = Desk(program, qtbot)
    desk.until(lambda: desk.room.about.get("language"))

    assert program.bridge.snapshot.undo is None
    desk.ask(ask.SaveAbout("region", "Zuid"))
    desk.until(lambda: program.bridge.snapshot.undo is not None)


@pytest.fixture
def stick(desk, qtbot, tmp_path_factory):
    """A copy on a stick of a scan of this laptop, which is not open now."""
    program = desk.program
    program.opening.new("regionorm20")
    desk.until(lambda: desk.room.locked and not desk.room.seats)
    desk.ask(ask.SaveAbout("region", "Zuid"))
    desk.until(lambda: desk.room.about.get("region") == "Zuid")
    mine = program.current.running.path
    program.opening.open_example()
    desk.until(lambda: desk.room.about.get("region") == "Oosterdelta")
    copy = tmp_path_factory.mktemp("stick") / "zuid.scan"
    shutil.copyfile(mine, copy)
    return copy, mine


@pytest.mark.parametrize("choice", ["mine", "replace", "copy"])
def test_a_scan_that_is_here_already_is_opened_as_the_chair_chooses(desk, qtbot, stick, choice):
    copy, mine = stick
    program = desk.program

    program.opening.open(copy)
    twice = program.chair.home.twice
    qtbot.waitUntil(twice.isVisible, timeout=WAIT)
    assert "zuid.scan" in twice.there.text()
    getattr(twice, choice).click()

    qtbot.waitUntil(
        lambda: (
            program.current.running is not None
            and program.current.running.path.parent == mine.parent
        ),
        timeout=WAIT,
    )
    desk.until(lambda: desk.room.about.get("region") == "Zuid")
    opened = program.current.running.path
    assert (opened == mine) is (choice != "copy")
    kept = list((program._library.folder / "backups" / mine.stem).glob("*-earlier*.scan"))
    assert len(kept) == (1 if choice == "replace" else 0)


def test_a_scan_that_is_open_is_recognised_without_looking_into_its_file(desk, qtbot, stick):
    copy, mine = stick
    program = desk.program
    program.opening.open(mine)
    desk.until(lambda: desk.room.about.get("region") == "Zuid")

    program.opening.open(copy)

    qtbot.waitUntil(program.chair.home.twice.isVisible, timeout=WAIT)
    qtbot.keyClick(program.chair.home.twice.mine, Qt.Key.Key_Escape)
    assert not program.chair.home.twice.isVisible()
    assert program.current.running.path == mine


def test_a_report_holds_nothing_of_the_scan(desk, qtbot, tmp_path, monkeypatch):
    program = desk.program
    desk.ask(ask.SaveText("agenda.absent", "Samira belt met de wethouder."))
    desk.until(lambda: "agenda.absent" in desk.room.texts)
    log = program._library.folder / "log.txt"
    log.write_text(
        "2026 INFO room: norm 1.3 opened\n"
        "Annemieke van der Velde <a.vandervelde@debrug.nl> gave it a try in OOSTERDELTA, "
        f"at {program.current.running.path}\nSamira belt met de wethouder.\n",
        encoding="utf-8",
    )
    program.chair.go(SETTINGS)
    program.chair.settings.index[4].click()
    problem = program.chair.settings.problem
    qtbot.waitUntil(problem.save.isEnabled, timeout=WAIT)
    qtbot.keyClicks(problem.told, "Bij Youssef Amrani van UWV bleef het scherm zwart.")
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(target)))

    problem.save.click()

    whole = target.read_text(encoding="utf-8")
    assert whole == problem.whole.toPlainText()
    assert "bleef het scherm zwart" in whole
    assert "norm 1.3 opened" in whole
    assert "people 12" in whole
    for first, last, organisation, *_ in example.PEOPLE:
        for secret in (f"{first} {last}", first, last, organisation):
            assert secret not in whole
    for secret in ("debrug", "osterdelta", "OOSTERDELTA", "wethouder", str(tmp_path.home()) + "/"):
        assert secret not in whole


def test_what_the_chair_wants_before_the_program_is_there_is_done_then(qtbot, tmp_path):
    waking = Waking(Library(tmp_path), "nl")
    qtbot.addWidget(waking.chair)
    with qtbot.waitSignal(waking.woken, timeout=WAIT) as woken:
        waking.start()
        assert waking.chair.isVisible()
        waking.chair.home.example.click()

    [program] = woken.args
    qtbot.addWidget(program.beamer)
    assert program.chair is waking.chair
    program.start()
    desk = Desk(program, qtbot)
    desk.until_example()
    desk.end()


def test_a_second_place_from_the_settings_leaves_the_chair_there(desk, qtbot, tmp_path):
    chair, before = desk.program.chair, desk.program.current.running
    chair.go(SETTINGS)

    chair.second_wanted.emit(str(tmp_path))

    qtbot.waitUntil(lambda: desk.program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: len(desk.room.seats) == 12)
    qtbot.wait(50)
    assert chair.pages.currentIndex() == SETTINGS


def typing(desk) -> None:
    """Type half a name in the form for somebody new."""
    people = desk.program.chair.prepare.people
    desk.program.chair.go(PREPARE)
    people.add.click()
    people.form.fields["first"].setText("Mi")


def test_a_second_place_leaves_what_was_typed(desk, qtbot, tmp_path):
    program, before = desk.program, desk.program.current.running
    people, absent = program.chair.prepare.people, program.chair.prepare.absent
    typing(desk)
    people.bring.click()
    people.importing.box.setPlainText("Jan Jansen;ROC")
    absent.add.click()
    absent.form.fields["organisation"].setText("MEE")

    program.chair.second_wanted.emit(str(tmp_path))
    qtbot.waitUntil(lambda: program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: len(desk.room.seats) == 12)
    qtbot.wait(50)

    assert people.form.isVisible()
    assert people.form.fields["first"].text() == "Mi"
    assert people.importing.box.toPlainText() == "Jan Jansen;ROC"
    assert absent.form.fields["organisation"].text() == "MEE"
    people.form.fields["last"].setText("Mol")
    people.form.save_button.click()
    desk.until(lambda: len(desk.room.seats) == 13)


def test_another_language_asks_before_what_was_typed_is_lost(desk, qtbot):
    program, chair = desk.program, desk.program.chair
    typing(desk)
    chair.go(SETTINGS)
    part = chair.settings.window_part

    part.languages["en"].click()
    assert program.chair is chair
    assert chair.unkept.isVisible()
    assert chair.unkept.no.hasFocus()
    chair.unkept.no.click()
    assert part.languages[""].isChecked()
    assert chair.prepare.people.form.fields["first"].text() == "Mi"

    part.languages["en"].click()
    chair.unkept.yes.click()
    assert program.chair is not chair
    assert program._library.preferences.language == "en"


def test_a_problem_told_and_not_saved_is_asked_about_and_nothing_is_once_it_is_saved(
    program, qtbot, tmp_path
):
    chair = program.chair
    page = settings_of(program)
    page.index[4].click()
    problem = page.problem
    qtbot.waitUntil(problem.save.isEnabled, timeout=WAIT)
    problem.told.setPlainText("Het scherm bleef zwart.")

    page.window_part.languages["en"].click()
    assert chair.unkept.isVisible()
    chair.unkept.no.click()
    problem.save.click()
    dialog = chair.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "melding.txt"))
    dialog.close()
    page.window_part.languages["en"].click()

    assert program.chair is not chair


def test_the_end_of_the_program_asks_before_what_was_typed_is_lost(desk, qtbot):
    program, chair = desk.program, desk.program.chair
    assert chair.unkept.where == ""
    typing(desk)

    assert not chair.close()
    assert chair.isVisible()
    assert chair.unkept.no.hasFocus()
    qtbot.keyClick(chair.unkept.no, Qt.Key.Key_Escape)
    assert not chair.unkept.isVisible()
    assert not chair.close()
    chair.unkept.no.click()
    chair.prepare.people.form.cancel.click()

    with qtbot.waitSignal(program.ended, timeout=WAIT):
        assert chair.close()


def test_what_was_typed_is_not_kept_when_the_chair_says_so(desk, qtbot):
    program, chair = desk.program, desk.program.chair
    typing(desk)

    assert not chair.close()
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        chair.unkept.yes.click()


def test_a_session_that_goes_on_says_what_would_not_be_kept(desk, qtbot):
    chair = desk.program.chair
    desk.unlock()
    chair.conduct.points.own.setText("Meer stages")

    assert not chair.close()
    said = chair.leaving.words.text()
    assert chair.desk.texts.gettext("Conduct") in said
    assert not chair.unkept.isVisible()
    chair.leaving.no.click()


def test_another_scan_begins_with_nothing_that_would_be_lost(desk, qtbot):
    chair = desk.program.chair
    typing(desk)
    chair.conduct.points.own.setText("Meer stages")
    chair.prepare.invitations.text.body.setPlainText("x" * 5000)

    desk.program.opening.new("regionorm20")
    chair.unkept.yes.click()
    desk.until(lambda: not desk.room.seats)

    assert chair.unkept.where == ""
