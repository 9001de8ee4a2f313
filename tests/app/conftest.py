import pytest
from PySide6.QtCore import QObject

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
        desk.program.chair.close()
        desk.program.beamer.close()
        for part in (*vars(desk.program).values(), desk.program):  # else its signals keep it alive
            if isinstance(part, QObject):
                part.deleteLater()


@pytest.fixture
def program(start, tmp_path):
    return start(Library(tmp_path)).program


@pytest.fixture
def desk(program, qtbot):
    desk = Desk(program, qtbot)
    program.opening.open_example()
    desk.until_example()
    return desk
