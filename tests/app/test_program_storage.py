"""The program when its storage fails or a scan is damaged, and its second place for backups."""

import shutil

from scanhost.app.library import Library
from scanhost.app.snapshots import undoable
from scanhost.domain import commands as ask
from scanhost.domain.errors import Refused, Trouble
from tests.app.stage import WAIT
from tests.store.test_migrating import GOLDEN


def fail(desk):
    """Let the disk be full, as the room would find it."""

    async def failed(meeting):
        meeting.room.trouble = Trouble("storage.full")
        meeting._tell([])

    desk.program.current.running._call(failed)


def test_backups_go_to_a_second_place_too(desk, qtbot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    before = desk.program.current.running

    desk.program.chair.second_wanted.emit(str(stick))
    qtbot.waitUntil(lambda: desk.program.current.running not in (None, before), timeout=WAIT)
    desk.until(lambda: desk.room.about.get("region") == "Oosterdelta")
    assert desk.program.chair.prepare.second.folder.text() == str(stick)
    desk.ask(ask.SaveText("agenda.absent", "Samira belt."))
    desk.until(lambda: desk.room.texts.get("agenda.absent") == "Samira belt.")
    with qtbot.waitSignal(desk.program.ended, timeout=WAIT):
        desk.program.close()

    assert list(stick.rglob("*.scan"))


def test_after_trouble_the_chair_goes_on_in_another_place(desk, qtbot, tmp_path):
    desk.unlock()
    fail(desk)
    panel = desk.program.chair.trouble
    qtbot.waitUntil(panel.isVisible, timeout=WAIT)
    other = tmp_path / "elsewhere"
    other.mkdir()

    desk.program.chair.elsewhere_wanted.emit(str(other))
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=WAIT)

    desk.ask(ask.SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about["place"] == "Elders")
    assert list(other.glob("*.scan"))


def test_after_trouble_trying_again_goes_on_where_it_was(desk, qtbot):
    desk.unlock()
    fail(desk)
    panel = desk.program.chair.trouble
    qtbot.waitUntil(panel.isVisible, timeout=WAIT)

    panel.again.click()
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=WAIT)

    desk.ask(ask.SaveAbout("place", "Hier"))
    desk.until(lambda: desk.room.about["place"] == "Hier")


def test_undo_goes_through_the_room(desk, qtbot):
    desk.unlock()
    bar = desk.program.chair.bar
    desk.until(lambda: desk.program.bridge.snapshot.undo is not None)

    bar.undo_last.click()

    desk.until(lambda: desk.room.locked)


def test_a_damaged_scan_is_put_back_from_its_last_good_copy(start, qtbot, tmp_path):
    desk = start(Library(tmp_path))
    desk.program.opening.new("regionorm20")
    desk.until(lambda: desk.room.locked)
    desk.ask(ask.SaveAbout("region", "Oosterdelta"))
    desk.ask(ask.SaveText("agenda.absent", "Samira belt."))
    desk.until(lambda: desk.room.texts.get("agenda.absent") == "Samira belt.")
    desk.end()
    [scan] = (tmp_path / "scans").glob("*.scan")
    whole = bytearray(scan.read_bytes())
    whole[-2000] ^= 0xFF
    scan.write_bytes(whole)

    desk = start(Library(tmp_path), scan)
    rescue = desk.program.chair.home.rescue
    qtbot.waitUntil(rescue.isVisible, timeout=WAIT)
    assert "reservekopie" in rescue.words.text()
    rescue.yes.click()

    desk.until(lambda: desk.room.about.get("region") == "Oosterdelta")
    assert desk.room.restored


def test_no_window_is_told_the_grade_that_was_given_on_behalf():
    given = ask.GradeFor("s1", "1.1", 1, 3, "ballot")

    assert undoable(given) == ask.GradeFor("s1", "1.1", 1, None)
    assert undoable(ask.Pause()) == ask.Pause()


def test_a_scan_of_an_older_version_opens_and_the_chair_hears_where_its_original_is(
    program, qtbot, tmp_path_factory
):
    old = tmp_path_factory.mktemp("stick") / "oud.scan"
    shutil.copyfile(GOLDEN, old)

    program.opening.open(old)

    words = program.chair.strip.words
    qtbot.waitUntil(lambda: "oudere versie" in words.text(), timeout=WAIT)
    assert "version-1" in words.text()
    assert old.read_bytes() == GOLDEN.read_bytes(), "what was opened is a working copy"


def test_a_tablet_may_go_round_when_the_chair_says_so(desk):
    desk.program.chair.prepare.people.shared.click()

    desk.until(lambda: desk.room.about.get("shared") == "yes")
    assert desk.program.chair.prepare.people.shared.isChecked()


def test_a_session_that_cannot_be_closed_keeps_the_program_open_and_says_so(desk, qtbot):
    desk.unlock()
    desk.ask(ask.Jump("closing", sure=True))
    desk.until(lambda: desk.room.live.id == "closing")
    fail(desk)
    qtbot.waitUntil(desk.program.chair.trouble.isVisible, timeout=WAIT)

    async def refuse(meeting):
        async def cannot():
            return Refused("closing.differs")

        meeting.close_session = cannot

    desk.program.current.running._call(refuse)
    desk.program.chair.close()

    words = desk.program.chair.strip.words
    qtbot.waitUntil(lambda: "blijft" in words.text(), timeout=WAIT)
    assert desk.program.chair.isVisible()
