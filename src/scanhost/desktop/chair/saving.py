"""Where a file is to be written: the computer's own dialog, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.second import ask_folder, show_beside
from scanhost.domain.exampleform import ENDING
from scanhost.domain.figures import NAMED
from scanhost.domain.views import Room
from scanhost.report.filekinds import FOLDERS

LONGEST = 120  # bytes of a name; a system takes 255, with what is put behind it
UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))  # in names of files, somewhere


def ask_where_document(
    parent: QWidget,
    desk: Desk,
    room: Room,
    name: str,
    form: str,
    then: Callable[[str], object],
) -> None:
    """Ask where a document is to go, as a PDF or as a web page; `then` gets the path."""
    _ = desk.texts.gettext
    title = _("Where is “{name}” to go?").format(name=name)
    kind = "PDF (*.pdf)" if form == "pdf" else _("Web page (*.html)")
    _where(parent, room, name, title, form, kind, then)


def ask_where_practice(
    parent: QWidget, desk: Desk, room: Room, then: Callable[[str], object]
) -> None:
    """Ask where the file for practice at home is to go; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save the practice file"), _("Web page (*.html)")
    _where(parent, room, _("Practice"), title, "html", kind, then)


def ask_where_bank(parent: QWidget, desk: Desk, room: Room, then: Callable[[str], object]) -> None:
    """Ask where the knowledge bank as a file is to go; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save the knowledge bank"), _("Web page (*.html)")
    _where(parent, room, _("Knowledge bank"), title, "html", kind, then)


def ask_where_appointment(
    parent: QWidget, desk: Desk, room: Room, then: Callable[[str], object]
) -> None:
    """Ask where session 2 is to go as a calendar file; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save the appointment of session 2"), _("Calendar file (*.ics)")
    _where(parent, room, _("Session 2"), title, "ics", kind, then)


def ask_where_years(
    parent: QWidget, desk: Desk, room: Room, suffix: str, then: Callable[[str], object]
) -> None:
    """Ask where the comparison of years is to go, as "pdf" or "html"; `then` gets the path."""
    _ = desk.texts.gettext
    kind = "PDF (*.pdf)" if suffix == "pdf" else _("Web page (*.html)")
    _where(parent, room, _("Comparison"), _("Save the comparison"), suffix, kind, then)


def ask_where_copy(parent: QWidget, desk: Desk, room: Room, then: Callable[[str], object]) -> None:
    """Ask where a copy of the scan for the next chair is to go; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save a copy for the next chair"), _("Scans (*.scan)")
    _where(parent, room, _("Scan"), title, "scan", kind, then)


def ask_where_held(
    parent: QWidget, desk: Desk, room: Room, name: str, then: Callable[[str], object]
) -> None:
    """Ask where what is held about somebody is to go; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save what is held about {name}").format(name=name), _("Web page (*.html)")
    _where(parent, room, _("Data of {name}").format(name=name), title, "html", kind, then)


def ask_where_pictures(
    parent: QWidget, desk: Desk, room: Room, then: Callable[[str, str], object]
) -> None:
    """Ask in which folder the pictures of the slides are to go; `then` gets it, and their name."""
    _ = desk.texts.gettext
    name = _proposed(room, _("Slides"))
    title = _("Where are the pictures to go?")
    ask_folder(parent, title, lambda folder: then(folder, name), room.running)


def ask_where_figures(
    parent: QWidget, desk: Desk, room: Room, ending: str, then: Callable[[str], object]
) -> None:
    """Ask where the shared figures are to go, as "json" or "parquet"; `then` gets the path."""
    _ = desk.texts.gettext
    title, kind = _("Save the figures"), f"{_('Shared figures')} (*.{ending})"
    # The name of a file goes where the file goes.
    name = _proposed(room, _("Figures")) if room.about.get(NAMED) == "yes" else _("Figures")
    _save(parent, room.running, title, f"{name}.cijfers.{ending}", kind, then)


def ask_where_examples(
    parent: QWidget, desk: Desk, room: Room, named: bool, then: Callable[[str], object]
) -> None:
    """Ask where examples for another group are to go; `then` gets the path."""
    _ = desk.texts.gettext
    name = _("Examples")
    # The name of a file goes where the file goes.
    name = _proposed(room, name) if named else name
    kind = f"{_('Examples of a scan')} (*{ENDING})"
    _save(parent, room.running, _("Save the examples"), f"{name}{ENDING}", kind, then)


def ask_where_file(
    parent: QWidget, desk: Desk, room: Room, kind: str, then: Callable[[str, str, str], object]
) -> None:
    """Ask where a kind of file is to go; `then` gets the kind, a path, and a name in a folder."""
    _ = desk.texts.gettext
    name = {
        "xlsx": _("Outcome"),
        "ics": _("Calendar"),
        "json": _("Outcome"),
        "csv": _("Lists"),
        "leads": _("Deadlines"),
    }[kind]
    if kind in FOLDERS:
        title = _("In which folder is the new folder to come?")
        new = _proposed(room, name)
        ask_folder(parent, title, lambda folder: then(kind, folder, new), room.running)
        return
    kinds = {
        "xlsx": _("Workbook (*.xlsx)"),
        "ics": _("Calendar file (*.ics)"),
        "json": _("Data (*.json)"),
    }
    title = _("Where is the file to go?")
    _where(parent, room, name, title, kind, kinds[kind], lambda path: then(kind, path, ""))


def ask_where_process(
    parent: QWidget, desk: Desk, running: bool, then: Callable[[str], object]
) -> None:
    """Ask where the sheet of the whole process is to go; `then` gets the path."""
    _ = desk.texts.gettext
    title = _("The whole process on one page")
    _save(parent, running, title, f"{title}.pdf", "PDF (*.pdf)", then)


def _proposed(room: Room, name: str) -> str:
    words = (name, room.about.get("region", ""), room.about.get("date", ""))
    whole = " ".join(word for word in words if word).translate(UNSAFE)
    return whole.encode()[:LONGEST].decode(errors="ignore").rstrip(" .")


def _where(
    parent: QWidget,
    room: Room,
    name: str,
    title: str,
    suffix: str,
    kind: str,
    then: Callable[[str], object],
) -> None:
    _save(parent, room.running, title, f"{_proposed(room, name)}.{suffix}", kind, then)


def _save(
    parent: QWidget,
    running: bool,
    title: str,
    name: str,
    kind: str,
    then: Callable[[str], object],
) -> None:
    """Open the dialog; beside the window, and not over it, while a clock is running."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = str(Path(folder) / name)
    dialog = QFileDialog(parent, title, path, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(path))
    show_beside(dialog, running)
