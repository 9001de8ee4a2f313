"""From nothing to windows on a screen, once per user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from scanhost.app import display, logs
from scanhost.app.library import NAME, Library
from scanhost.app.waking import Waking
from scanhost.desktop import single
from scanhost.domain.errors import Trouble

if TYPE_CHECKING:
    from scanhost.app.window import Program


def _application() -> QApplication:
    """Return Qt on a screen; `Trouble` when no screen answers."""
    may_fail = display.fall_back()
    if may_fail:
        before = qInstallMessageHandler(lambda *_: None)  # it tells of every try
    try:
        application = QApplication.instance() or QApplication([])
    finally:
        if may_fail:
            qInstallMessageHandler(before)
            del os.environ[display.CHOSEN]
    assert isinstance(application, QApplication)
    if may_fail and application.platformName() == display.NOWHERE:
        raise Trouble("display.none")
    return application


def run(path: Path | None, language: str, with_example: bool = False) -> int:
    """Run the program with its windows until the chair closes it."""
    application = _application()
    library = Library()
    application.setApplicationName(NAME)
    application.setQuitOnLastWindowClosed(False)
    known_as = single.name()
    if single.hand_over(str(path.resolve()) if path else "", known_as):
        return 0
    again = single.Single(known_as)
    again.start()
    words = QTranslator(application)
    waking = Waking(library, language)
    programs: list[Program] = []

    def woken(program: Program) -> None:
        programs.append(program)
        logs.keep(library.folder)
        again.started_again.connect(program.started_again)
        program.ended.connect(application.quit)
        program.spoke.connect(lambda now: _in_dialogs(application, words, now))
        _in_dialogs(application, words, library.preferences.language or language)
        if waking.chair.isHidden():
            program.close()  # the chair was sooner
        else:
            program.start(path, with_example)

    waking.woken.connect(woken)
    waking.start()
    try:
        return application.exec()
    finally:
        for program in programs:
            program.roomscreen.awake.end()
        again.stop()


def _in_dialogs(application: QApplication, words: QTranslator, language: str) -> None:
    """Let Qt's own dialogs, where the computer has none, speak the chair's language."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    application.removeTranslator(words)
    if words.load(f"qtbase_{language}", folder):
        application.installTranslator(words)
