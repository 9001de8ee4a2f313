"""From nothing to windows on a screen, once per user."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from scanhost import texts
from scanhost.app import display, logs
from scanhost.app.library import NAME, Library
from scanhost.app.window import Program
from scanhost.desktop import single
from scanhost.domain.errors import Trouble


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
    logs.keep(library.folder)
    application.setApplicationName(NAME)
    application.setQuitOnLastWindowClosed(False)
    _in_dialogs(application, language)
    known_as = single.name()
    if single.hand_over(str(path.resolve()) if path else "", known_as):
        return 0
    program = Program(library, language, texts.catalogue(language))
    again = single.Single(known_as)
    again.started_again.connect(program.started_again)
    again.start()
    program.ended.connect(application.quit)
    program.start(path, with_example)
    try:
        return application.exec()
    finally:
        program.awake.end()
        again.stop()


def _in_dialogs(application: QApplication, language: str) -> None:
    """Let Qt's own dialogs, where the computer has none, speak the chair's language."""
    words = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language}", folder):
        application.installTranslator(words)
