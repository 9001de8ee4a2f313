"""Everybody who gets mail, with how far theirs is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scanhost import texts
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.linelist import Index, LineList, LinePainter
from scanhost.desktop.chair.look import Look
from scanhost.domain.letters import Mails, Stand, mailbox
from scanhost.domain.people import AFTER, PARTNER, Person
from scanhost.domain.shapes import Role

ROW = 32  # pixels
SIDE = 11  # pixels left and right of a line


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody, and what is said of their mail."""

    person: Person
    said: str
    todo: bool = False

    @property
    def id(self) -> str:
        """Return whose line this is."""
        return self.person.id

    @property
    def name(self) -> str:
        """Return their name."""
        return self.person.name

    @property
    def spoken(self) -> str:
        """Return the name, and how far their mail is."""
        return f"{self.name}, {self.said}"


class MailPainter(LinePainter[Line]):
    """Paints a line: the name at the left, cut only where it must be, the rest at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def words(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        rect: QRect = option.rect
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if line.todo else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self.look.attention if line.todo else self.look.colour(Role.MUTED))
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, line.said)
        taken = painter.fontMetrics().horizontalAdvance(line.said)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.look.colour(Role.INK))
        room = inner.adjusted(0, 0, -taken - SIDE, 0)
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(line.name, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)


class LetterList(LineList[Line]):
    """The list; whoever is chosen in it is the one whose mail is shown beside it."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk.texts.gettext("Mail per person; arrows choose one"))
        self.setItemDelegate(MailPainter(look, self))


def lines(mails: Mails, kind: str, desk: Desk) -> list[Line]:
    """Return a line for everybody but the chair."""
    standings, invited = mails.standings(kind), mails.standings("invitation")
    _ = desk.texts.gettext
    made = []
    waiting = {one.id for one in mails.lacking(kind)}
    for person in mails.partners(kind):
        standing = standings.get(person.id)
        if standing is not None and standing.moved:
            said, todo = _("another address"), True
        elif standing is not None and standing.changed:
            said, todo = _("out of date"), True
        elif standing is not None:
            said = said_of(standing.stand, standing.when, desk.language, _)
            todo = standing.stand is Stand.READY
        elif kind not in AFTER and person.coming == "no":
            said, todo = _("does not come"), False
        elif not person.email:
            said, todo = _("no address"), True
        elif not mailbox(person.email):
            said, todo = _("address is wrong"), True
        elif kind in AFTER:
            said, todo = _later(person, mails, kind, person.id in waiting, _)
        elif kind == "invitation":
            said, todo = (_("guest"), False) if person.guest else (_("not yet"), True)
        elif kind == "code":
            said, todo = _("not sent apart"), False
        elif person.coming == "yes":
            said, todo = _("comes"), False
        elif (first := invited.get(person.id)) is None or first.stand is not Stand.SENT:
            said, todo = _("no invitation"), False
        else:
            said, todo = _("no answer"), True
        made.append(Line(person, said, todo))
    return made


def _later(
    person: Person, mails: Mails, kind: str, waiting: bool, _: Callable[[str], str]
) -> tuple[str, bool]:
    """Return what is said of somebody without the mail, once session 1 is closed."""
    if waiting:
        return _("not yet"), True
    if kind == PARTNER:
        return _("knows of it"), False
    if person.id not in mails.after.there:
        return _("was not there"), False
    return _("for later"), False


def said_of(stand: Stand, when: str, language: str, _: Callable[[str], str]) -> str:
    """Return that a mail was put ready or sent, and on which day."""
    day = texts.date_short(date.fromisoformat(when[:10]), language)
    text = _("✓ sent {day}") if stand is Stand.SENT else _("ready {day}")
    return text.format(day=day)
