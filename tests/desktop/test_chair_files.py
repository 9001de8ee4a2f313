"""The section Files: a line for each kind, and where it goes is asked without waiting."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from scanhost.desktop.theme import DARK, LIGHT
from scanhost.domain.followup import PlanCommitment
from scanhost.report.filekinds import FOLDERS, KINDS
from scanhost.texts import LANGUAGES
from tests.desktop.aftersession import after_session, show_section
from tests.desktop.chairgallery import settle
from tests.desktop.windowfaults import faults, unreached


@pytest.fixture
def room(qtbot):
    made = after_session()
    qtbot.addWidget(made.window)
    made.window.show()
    made.show()
    show_section(made, made.window.results.files)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_where_a_file_goes_is_asked_without_waiting(qtbot, room, tmp_path, kind):
    room.window.results.files.saves[kind].click()
    (dialog,) = room.window.findChildren(QFileDialog)

    with qtbot.waitSignal(room.window.file_wanted) as wanted:
        dialog.fileSelected.emit(str(tmp_path / "a"))

    which, path, name = wanted.args
    assert (which, path) == (kind, str(tmp_path / "a"))
    assert bool(name) is (kind in FOLDERS)
    assert "Oosterdelta" in (name or dialog.selectedFiles()[0])
    dialog.close()


def test_without_a_day_there_is_no_calendar_per_lead(room):
    assert room.window.results.files.saves["leads"].isEnabled()
    assert not room.window.results.files.empty.isVisible()

    room.do(PlanCommitment("c1", ""), PlanCommitment("c2", ""))
    room.show()

    assert not room.window.results.files.saves["leads"].isEnabled()
    assert room.window.results.files.empty.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_cut_and_everything_is_reached(qtbot, language, theme):
    made = after_session(language, language, theme=theme)
    qtbot.addWidget(made.window)
    made.window.resize(1180, 640)
    made.window.show()
    made.show()
    show_section(made, made.window.results.files)
    settle()

    assert faults(made.window) == []
    assert unreached(made.window) == []
