"""What is made of a scan for outside the program: agenda, pictures, practice file, sheet."""

from __future__ import annotations

import gettext
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from scanhost.app.current import Current
from scanhost.app.exporting import Exporting
from scanhost.app.library import Library
from scanhost.app.mailing import Mailing
from scanhost.app.sheet import Sheet
from scanhost.app.whole import fresh
from scanhost.desktop import pictures, printing
from scanhost.desktop.chair.checklist import PRACTICE
from scanhost.desktop.chair.outgoing import OPEN, PRINT, SHOW
from scanhost.desktop.chair.papers import Papers as Preview
from scanhost.desktop.chair.window import ChairWindow
from scanhost.desktop.snapshot import Snapshot
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.exampleform import Bundle
from scanhost.domain.figures import Figures
from scanhost.domain.pack import Text
from scanhost.report.documents import BANK, PORTRAIT
from scanhost.report.material import Wanted

SHOWN = "shown"  # folder of copies that another program shows; they name people


class Papers(QObject):
    """Has them made, and says where they are. Main thread only."""

    brought = Signal(list)  # Figures of other regions that are here

    def __init__(
        self,
        library: Library,
        current: Current,
        mailing: Mailing,
        chair: Callable[[], ChairWindow],
        say: Callable[[Refused | Trouble], None],
    ) -> None:
        super().__init__()
        self._library, self._current, self._mailing = library, current, mailing
        self._chair, self._say = chair, say
        self.exporting = Exporting(self)
        self.sheet = Sheet(self)
        self._copies = 0  # that another program shows
        self.exporting.progressed.connect(self._painted)
        self.exporting.ended.connect(self._exported)
        self.sheet.made.connect(self._print_sheet)
        self.sheet.written.connect(self._sheet_written)
        self.sheet.failed.connect(say)

    def join(self) -> None:
        """Listen to the chair's window as it is now."""
        if not self._copies:
            self.leave_no_copy()  # of a start that ended by itself
        chair = self._chair()
        chair.document_wanted.connect(self._document)
        chair.practice_wanted.connect(self._practice)
        chair.pictures_wanted.connect(self._pictures)
        chair.bank_wanted.connect(self._bank)
        chair.appointment_wanted.connect(self._appointment)
        chair.process_wanted.connect(self._process)
        chair.examples_wanted.connect(self._examples)
        chair.brought_wanted.connect(self._brought)
        chair.figures_wanted.connect(self._figures)
        chair.regions_wanted.connect(self._regions)
        chair.file_wanted.connect(self._file)

    def stop(self) -> None:
        """Make nothing more, and leave no copy behind."""
        self.leave_no_copy()
        self.exporting.stop()
        self.sheet.stop()

    def leave_no_copy(self) -> None:
        """Delete what another program was given to show; what it holds on to goes at the end."""
        shutil.rmtree(self._library.folder / SHOWN, ignore_errors=True)

    @property
    def _tr(self) -> gettext.NullTranslations:
        return self._chair().desk.texts

    # --- files of the scan -----------------------------------------------------------------------

    def _document(self, wanted: Wanted, what: str) -> None:
        """Make a document to show, to print, to look at elsewhere, or to keep at a path."""
        running, current = self._current.running, self._current
        if running is None:
            return
        if what in (SHOW, PRINT):
            running.document(
                wanted, lambda made: current.later(lambda: self._made(wanted, what, made))
            )
        elif what == OPEN:
            path = self._copy(wanted.kind)
            running.write(wanted, path, current.answer(lambda: _open(path)))
        else:
            said = self._tr.gettext("The document is in {path}").format(path=what)
            running.write(wanted, Path(what), current.answer(lambda: self._chair().tell(said)))

    def _made(self, wanted: Wanted, what: str, made: bytes | Refused) -> None:
        chair = self._chair()
        if isinstance(made, bytes):
            if what == SHOW:
                self._shown(wanted).show_document(wanted, made)
            else:
                printing.ask_and_print(made, chair.windowTitle(), chair, self._unprinted)
        elif what == SHOW:
            self._shown(wanted).failed(wanted, chair.desk.said(made))
        else:
            self._say(made)

    def _shown(self, wanted: Wanted) -> Preview:
        """Return where a document is looked at."""
        chair = self._chair()
        of_the_bank = wanted.kind in (BANK, PORTRAIT)
        return chair.knowledge.handout.papers if of_the_bank else chair.results.papers

    def _unprinted(self, why: Refused) -> None:
        chair, late = self._chair(), self._chair().late
        if late.results.holds(lambda results: results.papers.isVisible()):
            chair.results.papers.offer_saving(chair.desk.said(why))
        elif late.knowledge.holds(lambda knowledge: knowledge.handout.papers.isVisible()):
            chair.knowledge.handout.papers.offer_saving(chair.desk.said(why))
        else:
            self._say(why)

    def _copy(self, kind: str) -> Path:
        """Return where a document comes that another program is to show."""
        folder = self._library.folder / SHOWN
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._copies += 1
        return folder / f"{kind}-{self._copies}.pdf"

    def _practice(self, path: str) -> None:
        def written() -> None:
            chair = self._chair()
            chair.tell(self._tr.gettext("The practice file is in {path}").format(path=path))
            chair.prepare.checklist.made(PRACTICE)

        if self._current.running is not None:
            self._current.running.write_practice(Path(path), self._current.answer(written))

    def _bank(self, path: str) -> None:
        if self._current.running is not None:
            said = self._tr.gettext("The knowledge bank is in {path}").format(path=path)
            answer = self._current.answer(lambda: self._chair().tell(said))
            self._current.running.write_bank(Path(path), answer)

    def _appointment(self, path: str) -> None:
        if self._current.running is not None:
            answer = self._current.answer(lambda: self._mailing.saved(path))
            self._current.running.write_appointment(Path(path), answer)

    # --- examples of one group for another -------------------------------------------------------

    def _examples(self, ids: list[str], region: str, path: str) -> None:
        if self._current.running is not None:
            said = self._tr.gettext("The examples are in {path}").format(path=path)
            answer = self._current.answer(lambda: self._chair().tell(said))
            self._current.running.write_examples(ids, region, Path(path), answer)

    def _brought(self, path: str) -> None:
        def read(found: Bundle | Trouble) -> None:
            self._current.later(lambda: self._chair().knowledge.examples.bringing.read(path, found))

        if self._current.running is not None:
            self._current.running.read_examples(Path(path), read)

    # --- figures that regions share --------------------------------------------------------------

    def _figures(self, path: str) -> None:
        if self._current.running is not None:
            said = self._tr.gettext("The figures are in {path}").format(path=path)
            answer = self._current.answer(lambda: self._chair().tell(said))
            self._current.running.write_figures(Path(path), answer)

    def _regions(self, paths: list[str]) -> None:
        def read(found: list[tuple[str, Figures | Trouble]], titles: dict[str, Text]) -> None:
            self._current.later(lambda: self._bring(found, titles))

        if self._current.running is not None:
            self._current.running.read_figures(paths, read)

    def _bring(self, found: list[tuple[str, Figures | Trouble]], titles: dict[str, Text]) -> None:
        regions = self._chair().results.regions
        regions.read(found, titles)
        self.brought.emit([one.figures for one in regions.brought])

    def _file(self, kind: str, path: str, name: str) -> None:
        """Write a kind of file to a path, or a folder of this name in the folder at the path."""
        place = Path(path) if not name else fresh(Path(path), name)

        def written() -> None:
            self._chair().tell(self._tr.gettext("It is in {path}").format(path=place))

        if self._current.running is not None:
            self._current.running.write_file(kind, place, self._current.answer(written))

    # --- pictures --------------------------------------------------------------------------------

    def _pictures(self, folder: str, name: str) -> None:
        def taken(snapshot: Snapshot) -> None:
            self._current.later(lambda: self._export(snapshot, fresh(Path(folder), name)))

        if self._current.running is not None and not self.exporting.busy:
            self._current.running.kept(taken)

    def _export(self, snapshot: Snapshot, folder: Path) -> None:
        self.exporting.start(pictures.of_scan(snapshot), folder)

    def _painted(self, many: int, of: int) -> None:
        self._chair().tell(self._tr.gettext("Picture {n} of {all} …").format(n=many, all=of))

    def _exported(self, done: Path | Trouble) -> None:
        if isinstance(done, Trouble):
            self._say(done)
        else:
            said = self._tr.gettext("The pictures of the slides are in {folder}")
            self._chair().tell(said.format(folder=done))

    # --- the sheet of the whole process ----------------------------------------------------------

    def _process(self, what: str) -> None:
        """Make the sheet of the whole process, to print, to look at, or to keep at a path."""
        language = self._chair().desk.language
        if what == PRINT:
            self.sheet.start(language)
        else:
            own = self._library.folder / "process.pdf"
            self.sheet.start(language, own if what == OPEN else Path(what))

    def _print_sheet(self, pdf: bytes) -> None:
        title = self._tr.gettext("The whole process on one page")
        printing.ask_and_print(pdf, title, self._chair(), self._say)

    def _sheet_written(self, path: Path) -> None:
        if path.parent == self._library.folder:
            _open(path)
        else:
            self._chair().tell(self._tr.gettext("The sheet is in {path}").format(path=path))


def _open(path: Path) -> None:
    """Show a file in whatever program the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
