import pytest

from scanhost import texts
from scanhost.app.library import Library
from scanhost.app.window import Program
from tests.app.stage import WAIT, Desk


@pytest.fixture
def program(qtbot, tmp_path):
    program = Program(Library(tmp_path), "nl", texts.catalogue("nl"))
    qtbot.addWidget(program.chair)
    qtbot.addWidget(program.beamer)
    program.start()
    yield program
    with qtbot.waitSignal(program.ended, timeout=WAIT):
        program.close()


@pytest.fixture
def desk(program, qtbot):
    desk = Desk(program, qtbot)
    program.opening.open_example()
    desk.until(
        lambda: desk.room.about.get("region") == "Oosterdelta" and len(desk.room.seats) == 12
    )
    return desk
