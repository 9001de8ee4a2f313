"""Another scan is opened: nothing of the one before stays in a field, in a strip, or in Undo."""

import pytest
from PySide6.QtTest import QTest

from scanhost.app.library import Library
from scanhost.desktop.chair.pages import HOME
from scanhost.domain.commands import SaveAbout, SavePerson
from scanhost.domain.people import Person
from tests.app.stage import WAIT


@pytest.fixture
def desk(start, qtbot, tmp_path):
    library = Library(tmp_path / "data")
    library.letters = tmp_path / "mails"
    desk = start(library)
    program = desk.program
    program.chair.activateWindow()
    qtbot.waitUntil(program.chair.isActiveWindow, timeout=WAIT)
    begin(desk)
    return desk


def begin(desk):
    """Make a new scan by the home page, and wait until it is shown."""
    chair, before = desk.program.chair, desk.program.current.id
    chair.go(HOME)
    chair.home.new.click()
    chair.home.form.make.click()
    desk.qtbot.waitUntil(
        lambda: desk.program.current.id != before and chair.snapshot is not None, timeout=WAIT
    )
    desk.until(lambda: chair.prepare.isVisible() and chair.prepare.about.language.chosen == "nl")


def test_what_was_typed_last_in_one_scan_does_not_stand_in_the_next(desk):
    fields = desk.program.chair.prepare.about.fields
    fields["chair"].setFocus()
    QTest.keyClicks(fields["chair"], "Jan Bruins")
    desk.program.chair.go(HOME)
    desk.until(lambda: desk.room.about.get("chair") == "Jan Bruins")

    begin(desk)

    assert fields["chair"].text() == ""
    assert "chair" not in desk.room.about


def test_what_was_refused_in_one_scan_does_not_stand_in_the_next(desk, qtbot):
    about = desk.program.chair.prepare.about
    about.fields["date"].setFocus()
    QTest.keyClicks(about.fields["date"], "31-2-2027")
    about.fields["place"].setFocus()
    qtbot.waitUntil(lambda: about.asked["date"].is_wrong, timeout=WAIT)

    begin(desk)

    assert about.fields["date"].text() == ""
    assert not about.asked["date"].is_wrong


def test_an_own_text_of_a_mail_stays_in_its_scan(desk):
    invitations = desk.program.chair.prepare.invitations
    standard = invitations.text.subject.text()
    desk.ask(SavePerson(Person("mia", "Mia", "Mol", email="mia@example.nl")))
    desk.until(lambda: invitations.text.subject.isVisible())
    invitations.text.subject.setFocus()
    invitations.text.subject.selectAll()
    QTest.keyClicks(invitations.text.subject, "Kom op 3 maart")
    desk.program.chair.go(HOME)
    desk.until(lambda: "Kom op 3 maart" in desk.room.texts.values())

    begin(desk)
    desk.ask(SavePerson(Person("mia", "Mia", "Mol", email="mia@example.nl")))
    desk.until(lambda: invitations.text.subject.isVisible())

    assert invitations.text.subject.text() == standard
    assert invitations.text.body.toPlainText()


def test_an_offer_to_undo_ends_with_its_scan(desk):
    chair = desk.program.chair
    desk.ask(SavePerson(Person("mia", "Mia", "Mol")))
    desk.until(lambda: chair.prepare.people.view.person("mia") is not None)
    chair.prepare.people.edit("mia")
    chair.prepare.people.form.ask_to_remove()
    chair.prepare.people.form.question.yes.click()
    desk.until(lambda: not desk.room.seats and chair.strip.asking)

    begin(desk)

    assert not chair.strip.asking
    assert not chair.strip.isVisible()


def test_questions_and_offers_within_the_page_end_with_their_scan(desk):
    prepare = desk.program.chair.prepare
    desk.ask(SavePerson(Person("mia", "Mia", "Mol")))
    desk.ask(SaveAbout("seconds.norm", "90"))
    desk.until(lambda: desk.room.seats and desk.room.times.norm == 90)
    desk.until(lambda: prepare.timing.reset.isVisible())
    prepare.timing.reset.click()
    prepare.unlock.click()
    assert prepare.question.asking

    begin(desk)

    assert not prepare.question.asking
    assert not prepare.timing.strip.asking


def test_what_is_typed_goes_to_its_own_scan_whatever_opens_next(desk):
    fields = desk.program.chair.prepare.about.fields
    first = desk.program.current.running.path
    fields["region"].setFocus()
    QTest.keyClicks(fields["region"], "Noordstad")
    desk.program.opening.open_example()  # from somewhere else than the home page
    desk.until(lambda: len(desk.room.seats) == 12)
    assert desk.room.about["region"] == "Oosterdelta"

    desk.program.opening.open(first)

    desk.until(lambda: not desk.room.seats)
    assert desk.room.about.get("region") == "Noordstad"
