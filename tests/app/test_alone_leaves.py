"""What a rehearsal must leave alone: the mails of the scan, and the screen of the room."""

from scanhost.desktop.chair.pages import PREPARE
from scanhost.domain import commands as ask
from scanhost.domain.people import Person
from tests.app.stage import WAIT
from tests.app.test_alone import begun, rehearsing, swift  # noqa: F401


def over(desk, qtbot):
    desk.program.practising.end()
    qtbot.waitUntil(lambda: desk.program.current.running is None, timeout=WAIT)


def test_a_rehearsal_makes_no_mails(desk, swift, qtbot, tmp_path):  # noqa: F811
    desk.program._library.letters = tmp_path / "mails"
    rehearsing(desk)
    chair = desk.program.chair
    chair.go(PREPARE)

    chair.prepare.invitations.ready.click()

    qtbot.waitUntil(lambda: not chair.strip.isHidden(), timeout=WAIT)
    qtbot.wait(300)
    assert not list((tmp_path / "mails").rglob("*.eml"))
    over(desk, qtbot)


def test_who_rehearses_again_has_the_same_people(desk, swift, qtbot):  # noqa: F811
    desk.ask(ask.SavePerson(Person("x1", "Zoë", "Ünal", "ROC", "education")))
    desk.until(lambda: len(desk.room.seats) == 13)
    rehearsing(desk)
    first = desk.program.current.alone

    desk.program.practising.begin()
    qtbot.waitUntil(lambda: desk.program.current.alone not in (None, first), timeout=WAIT)
    desk.until(lambda: begun(desk.program))

    assert len(desk.room.seats) == 13
    over(desk, qtbot)


def test_a_screen_that_was_black_is_not_at_the_next_door(desk, swift, qtbot):  # noqa: F811
    desk.program.practising.begin()
    desk.until(lambda: begun(desk.program))
    desk.unlock()
    desk.program.chair.toggle_black()
    desk.program.practising.end()
    qtbot.waitUntil(lambda: desk.program.current.running is None, timeout=WAIT)

    desk.program.chair.strip.yes.click()
    desk.until(lambda: desk.room.locked)

    assert not desk.program.beamer.black
