"""A whole scan as a chair holds it: every control is real, and so are room, phones and files."""

import pytest

from scanhost.app.library import Library
from scanhost.desktop.chair.pages import FOLLOW
from scanhost.store.reading import check
from tests.app import evening
from tests.app.stage import WAIT


@pytest.fixture
def desk(start, tmp_path):
    library = Library(tmp_path / "data")
    library.letters = tmp_path / "mails"
    return start(library)


def test_from_an_empty_list_to_a_printed_agenda(desk, qtbot, tmp_path):
    evening.make(desk)
    evening.prepare(desk)
    evening.invite(desk, tmp_path / "mails")
    group = evening.open_the_room(desk)
    evening.grade_everything(desk)

    evening.agree(desk)
    desk.until(lambda: group.done)
    evening.close(desk, tmp_path)
    chair = desk.program.chair
    qtbot.waitUntil(chair.strip.yes.isVisible, timeout=WAIT)
    chair.strip.yes.click()
    assert chair.pages.currentIndex() == FOLLOW

    program = desk.program
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.chair.close()
    [scan] = (tmp_path / "data" / "scans").glob("*.scan")
    found = check(scan)
    assert found["ok"]
    again = Library(tmp_path / "data").recent()
    assert [(one.region, one.stand) for one in again] == [("Noord & Zuid", "closed")]
