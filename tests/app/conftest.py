import pytest

from scanhost import texts
from scanhost.app.library import Library
from scanhost.app.window import Program
from tests.app.stage import Desk


@pytest.fixture
def start(qtbot):
    """Start the program on a library; what still runs at the end is closed."""
    desks: list[Desk] = []

    def started(library, scan=None, *, example=False, language="nl") -> Desk:
        desk = Desk(Program(library, language, texts.catalogue(language)), qtbot)
        desks.append(desk)
        desk.program.start(scan, with_example=example)
        if example:
            desk.until_example()
        return desk

    yield started
    for desk in desks:
        desk.end()
        for window in (desk.program.chair, desk.program.beamer):
            window.close()
            window.deleteLater()


@pytest.fixture
def program(start, tmp_path):
    return start(Library(tmp_path)).program


@pytest.fixture
def desk(program, qtbot):
    desk = Desk(program, qtbot)
    program.opening.open_example()
    desk.until_example()
    return desk
