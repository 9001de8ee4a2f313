"""The slide over a whole screen that chair and room share, with a thin bar for the chair.

The room sees all of it. So there are no hints here and no messages, and names of who has
not answered only when the chair asks for them, until the room moves on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from scanhost.desktop import slides
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import AllKeys, Key, Keys
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.place import waits
from scanhost.desktop.chair.roombar import RoomBar
from scanhost.desktop.screening import Films
from scanhost.desktop.slides.view import SlideView
from scanhost.desktop.snapshot import Emphasis, Snapshot, Typed
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.corner import Corner
from scanhost.desktop.widgets.words import Words
from scanhost.domain.comparing import Comparison
from scanhost.domain.views import Room

COLUMNS = 4  # of names, at most
EDGE = 20  # pixels around the names

REST = 2000  # milliseconds until a pointer that lies still is hidden
PASSED = "P + = O E L K V S W 1 2 3 4 5 6"  # keys that do here what they do on the chair's page


class Resting(QObject):
    """Hides the pointer over a widget when it has not moved for a while."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(REST)
        self._still.timeout.connect(lambda: over.setCursor(Qt.CursorShape.BlankCursor))
        over.setMouseTracking(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Enter):
            self._over.unsetCursor()
            self._still.start()
        return False


class Combined(QWidget):
    """The same slide as on a beamer, and the road back to the chair's window."""

    pressed = Signal(int)  # a key of the chair's page, as Qt.Key
    black_wanted = Signal()
    leave_wanted = Signal()
    undo_wanted = Signal()
    to_agenda = Signal()

    def __init__(self, desk: Desk, beamer: Theme, films: Films | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(Look(beamer).sheet())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._hint = ""  # how to give the slides a screen of their own
        self._waits = False  # something is to be seen in the chair's window
        _ = desk.texts.gettext
        self.setAccessibleName(_("The slide over the whole screen"))
        self.slide = SlideView(beamer, films=films)
        self.slide.setAccessibleName(_("What the room sees now"))
        self.corner = Corner(self.slide)
        self.bar = RoomBar(desk)
        self.names = Names(desk, self)
        self.all_keys = AllKeys(desk, self, over=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        Resting(self.slide)
        column.addWidget(self.slide, 1)
        column.addWidget(self.bar)
        self._join()
        self._keys()

    def begin(self, hint: str) -> None:
        """Start to fill the screen, with a hint until the room moves on."""
        self._hint, self._waits = hint, False
        self.names.hide()
        self.all_keys.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note()

    def draw(self, snapshot: Snapshot, black: bool) -> None:
        """Show the room as it is; when it moved on, names are hidden again."""
        old = self._snapshot
        self._snapshot = snapshot
        if old is not None and _moved(old.room, snapshot.room):
            self._hint = ""
            self.names.hide()
        if black or (old is not None and slides.name(old) != slides.name(snapshot)):
            self.names.hide()
        self.names.draw(snapshot.room)
        self.slide.draw(snapshot)
        if self.slide.black != black:
            self.slide.black = black
        self.bar.draw(snapshot, black)
        self.bar.draw_names(bool(self.names.who), not self.names.isHidden())
        self._note()
        if not self.names.isHidden():
            self._place()

    def opened(self) -> None:
        """Show another scan from now on."""
        self._snapshot = None
        self.slide.begin()

    def wear(self, beamer: Theme, moves: bool) -> None:
        """Take the colours of the room's screen, and let things move or not."""
        self.setStyleSheet(Look(beamer).sheet())
        self.slide.theme, self.slide.moves = beamer, moves

    def emphasise(self, emphasis: Emphasis) -> None:
        """Bring this out of the block under review."""
        self.slide.emphasis = emphasis

    @property
    def compares(self) -> bool:
        """Tell whether other years stand beside this one here."""
        return self.slide.years is not None

    def compare(self, years: Comparison | None) -> None:
        """Show other years beside this one, or no longer."""
        self.slide.years = years

    def read_along(self, typed: Typed) -> None:
        """Show what is being typed."""
        self.slide.typed = typed

    def wait(self, yes: bool) -> None:
        """Say that something is to be seen in the chair's window; never what."""
        self._waits = yes
        self._note()

    def toggle_names(self) -> None:
        """Show who has not answered, or hide it again; never over a black screen."""
        if self._snapshot is not None and not self.slide.black:
            if self.names.isHidden() and self.names.who:
                self.names.open()
            else:
                self.names.hide()
            self.bar.draw_names(bool(self.names.who), not self.names.isHidden())
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Lay the names over the lower left of the slide."""
        layout = self.layout()
        if layout is not None:
            layout.activate()  # the bar may just have become higher
        self.names.setMaximumWidth(self.width() - 2 * EDGE)
        self.names.adjustSize()
        self.names.move(EDGE, self.slide.height() - self.names.height() - EDGE)
        self.names.raise_()

    def _note(self) -> None:
        _ = self._desk.texts.gettext
        trouble = self._snapshot is not None and self._snapshot.trouble is not None
        there = _("There is something in your own window: Esc")
        self.bar.note.say(there if self._waits or trouble else self._hint)

    def _escape(self) -> None:
        """Take back what stands open, or else leave."""
        if self.all_keys.isVisible():
            self.all_keys.hide()
        elif self.bar.next.asking:
            self.bar.next.give_up()
        elif not self.names.isHidden():
            self.toggle_names()
        else:
            self.leave_wanted.emit()

    def _join(self) -> None:
        self.bar.names_wanted.connect(self.toggle_names)
        self.bar.black_wanted.connect(self.black_wanted)
        self.bar.leave_wanted.connect(self.leave_wanted)
        self.bar.next.to_agenda.connect(self.to_agenda)

    def _keys(self) -> None:
        bar = self.bar
        Keys(
            self,
            [
                Key(("Space", "Right"), bar.next.press, buttons=True),
                Key(("PgDown",), bar.next.press),
                Key(("Left",), bar.controls.go_back, buttons=True),
                Key(("PgUp",), bar.controls.go_back),
                Key(("Down",), lambda: self.slide.turn(1), buttons=True),
                Key(("Up",), lambda: self.slide.turn(-1), buttons=True),
                Key(("A",), self.toggle_names),
                Key(("B", "."), self.black_wanted.emit),
                Key(("Ctrl+Z",), self.undo_wanted.emit),
                Key(("Esc",), self._escape),
                Key(("?", "Shift+?"), self.all_keys.toggle),
                Key(("Shift++",), lambda: self.pressed.emit(Qt.Key.Key_Plus.value)),
                *(self._passed(name) for name in PASSED.split()),
            ],
        )

    def _passed(self, name: str) -> Key:
        return Key((name,), lambda: self.pressed.emit(ord(name)))


class Names(QFrame):
    """Who has not answered yet; hidden until it is asked for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.who: list[str] = []
        _ = desk.texts.gettext
        self._title = Words(_("Have not answered yet"), "strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(26)
        self._grid.setVerticalSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(7)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(Words(_("A hides this; so does moving on."), "small"))
        self.hide()

    def draw(self, room: Room) -> None:
        """Name who has something to answer."""
        who = [seat.person.name for seat in room.seats if waits(seat, room)]
        if who == self.who:
            return
        self.who = who
        if not self.isHidden():
            self._fill()
        if not who:
            self.hide()

    def open(self) -> None:
        """Show the names; made only now, as it would take longer than all the rest each grade."""
        self._fill()
        self.show()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        rows = max(4, -(-len(self.who) // COLUMNS))
        for place, name in enumerate(self.who):
            self._grid.addWidget(Words(name), place % rows, place // rows)
        self.setAccessibleName(f"{self._title.text()}: {', '.join(self.who)}")


def _moved(old: Room, new: Room) -> bool:
    return (old.place, old.voting, old.round) != (new.place, new.voting, new.round)
