"""What a phone shows of a pack, laid out as its page does: in its own pixels, from top to bottom.

The sizes are those of style.css.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from scanhost.desktop.theme import Theme
from scanhost.domain.pack import INTRODUCTION, Norm, Pack, Text
from scanhost.domain.pack import Theme as Block
from scanhost.domain.roles import Role

WIDTH, FOLD = 390, 664  # pixels of a usual phone, between the bars of its browser
SIDE = 20
HEAD = 60
LONG, LONGER = 96, 72  # characters from which a sentence gets smaller letters


class PhonePage:
    """Lays a screen out; with a painter it paints it too. Made anew each time."""

    def __init__(
        self, painter: QPainter | None, theme: Theme, language: str, tr: gettext.NullTranslations
    ) -> None:
        self._painter, self._theme, self._language, self._tr = painter, theme, language, tr
        self._family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self.y = float(HEAD)
        self.said: list[str] = []  # every text, from top to bottom

    def norm(self, pack: Pack, norm: Norm, block: Block | None, explained: bool) -> None:
        """The sentence, its explanation, ten buttons, and one for who does not know."""
        _ = self._tr.gettext
        self._head(True)
        above = self._in(norm.title)
        if block is not None:
            place = block.norms.index(norm) + 1
            of = _("norm {place} of {all}").format(place=place, all=len(block.norms))
            above = f"{norm.id} {above} " + f"· {of}".replace(" ", "\u00a0")  # stays together
        self._words(above, 16, Role.MUTED, after=4)
        sentence = self._in(norm.sentence)
        size = 20.8 if len(sentence) > LONG else 24 if len(sentence) > LONGER else 26
        self._words(sentence, size, bold=True, leading=1.2, after=6)
        explanation, source = self._in(norm.explanation), self._in(norm.source)
        if explanation or source:
            first = norm.id == INTRODUCTION
            self._link(_("About this question") if first else _("About this norm"))
            if explained:
                self._explain(explanation, source)
        if block is not None:
            self.y += 4
            self._words(self._in(pack.question), 16, after=10)
        self._grades()
        if block is None:
            ends = _("very bad"), _("excellent")
        else:
            ends = self._in(pack.lowest), self._in(pack.highest)
        self._ends(*ends)
        self._key(QRectF(SIDE, self.y, WIDTH - 2 * SIDE, 52), _("Don't know"), 17, 500)
        self.y += 52 + 12
        self._words(_("Tap a grade."), 16, Role.MUTED)

    def theme(self, pack: Pack, block: Block) -> None:
        """Which theme begins, and what is told with it."""
        _, n_ = self._tr.gettext, self._tr.ngettext
        self._head(False)
        place = pack.themes.index(block) + 1
        above = _("Theme {place} of {all}").format(place=place, all=len(pack.themes))
        self._words(above, 16, Role.MUTED, after=4)
        self._words(self._in(block.title), 30, bold=True, leading=1.15, after=10)
        if block.narration:
            self._words(self._in(block.narration), 17, after=14)
        many = len(block.norms)
        said = n_("This theme has {n} norm.", "This theme has {n} norms.", many)
        self._words(said.format(n=many), 15, Role.MUTED)

    def review(self, block: Block, grades: Sequence[tuple[str, str]]) -> None:
        """What somebody gave each norm, and what all gave together."""
        _ = self._tr.gettext
        self._head(False)
        self._words(_("You and the group"), 30, bold=True, leading=1.15, after=10)
        for norm, (own, together) in zip(block.norms, grades, strict=True):
            self._rule()
            self._words(self._in(norm.title), 17, weight=600, after=6)
            self._pair(_("you"), own, SIDE, filled=True)
            self._pair(_("together"), together, SIDE + 110, filled=False)
            self.y += 62
        self._rule()

    # --- parts -----------------------------------------------------------------------------------

    def _in(self, text: Text) -> str:
        return text.in_(self._language)

    def _head(self, clock: bool) -> None:
        """Who holds the phone, and the clock."""
        if self._painter is None:
            return
        painter = self._painter
        painter.setPen(QPen(self._colour(Role.ACCENT_MARK), 4, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(SIDE + 16, 30), 13, 13)
        painter.setPen(QPen(self._colour(Role.INK), 2))
        painter.drawEllipse(QPointF(SIDE + 16, 30), 8, 8)
        self._line("Samira B.", SIDE + 44, 36, 16, Role.MUTED)
        if clock:
            self._line("0:42", WIDTH - SIDE - 44, 37, 20, Role.INK, 700)
            painter.setPen(QPen(self._colour(Role.HAIR), 4))
            painter.drawEllipse(QPointF(WIDTH - SIDE - 68, 30), 11, 11)
            painter.setPen(QPen(self._colour(Role.INK), 4))
            ring = QRectF(WIDTH - SIDE - 79, 19, 22, 22)
            painter.drawArc(ring, 90 * 16, -250 * 16)

    def _link(self, text: str) -> None:
        if self._painter is not None:
            painter = self._painter
            painter.setPen(QPen(self._colour(Role.INK), 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(SIDE + 11, self.y + 22), 9.5, 9.5)
            self._line("i", SIDE + 9, self.y + 27, 14, Role.INK, 700)
            wide = self._line(text, SIDE + 32, self.y + 28, 16, Role.INK, 500)
            painter.setPen(QPen(self._colour(Role.LINE), 2))
            painter.drawLine(
                QPointF(SIDE + 32, self.y + 33), QPointF(SIDE + 32 + wide, self.y + 33)
            )
        self.said.append(text)
        self.y += 44

    def _explain(self, explanation: str, source: str) -> None:
        top, self.y = self.y + 4, self.y + 16
        inside = WIDTH - 2 * SIDE - 28
        painter, self._painter = self._painter, None  # once to know how high it is
        begin, said = self.y, len(self.said)
        self._inside(explanation, source, inside)
        bottom = self.y + 12
        del self.said[said:]
        self._painter, self.y = painter, begin
        if painter is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(Role.SURFACE))
            painter.drawRoundedRect(QRectF(SIDE, top, WIDTH - 2 * SIDE, bottom - top), 12, 12)
        self._inside(explanation, source, inside)
        self.y = bottom + 10

    def _inside(self, explanation: str, source: str, width: float) -> None:
        if explanation:
            self._words(explanation, 16, left=SIDE + 14, width=width)
        if source:
            self.y += 8 if explanation else 0
            self._words(source, 15, Role.MUTED, left=SIDE + 14, width=width)

    def _grades(self) -> None:
        gap = 8.0
        wide = (WIDTH - 2 * SIDE - 4 * gap) / 5
        for at in range(10):
            x, y = SIDE + at % 5 * (wide + gap), self.y + at // 5 * (70 + gap)
            self._key(QRectF(x, y, wide, 70), str(at + 1), 26, 700)
        self.y += 2 * 70 + gap + 6

    def _ends(self, low: str, high: str) -> None:
        """What a 1 means at the left, and a 10 at the right; as high as the higher one."""
        width = (WIDTH - 2 * SIDE - 16) / 2
        begin = self.y
        self._words(f"1 = {low}", 14, Role.MUTED, left=SIDE + 2, width=width, leading=1.2)
        left, self.y = self.y, begin
        right = Qt.AlignmentFlag.AlignRight
        self._words(
            f"10 = {high}", 14, Role.MUTED, left=SIDE + width + 14, width=width, leading=1.2,
            align=right,
        )  # fmt: skip
        self.y = max(left, self.y) + 10

    def _key(self, box: QRectF, text: str, size: float, weight: int) -> None:
        self.said.append(text)
        if self._painter is None:
            return
        self._painter.setPen(QPen(self._colour(Role.LINE), 2))
        self._painter.setBrush(self._colour(Role.KEY))
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 12, 12)
        self._painter.setPen(self._colour(Role.INK))
        self._painter.setFont(self._font(size, weight))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _pair(self, name: str, value: str, x: float, filled: bool) -> None:
        self.said.append(f"{name} {value}")
        if self._painter is None:
            return
        self._line(name, x + 6, self.y + 14, 15, Role.MUTED)
        box = QRectF(x, self.y + 20, 44, 34)
        if filled:
            edge = self._theme.edge or Role.ACCENT
            self._painter.setPen(QPen(self._colour(edge), 3))
            self._painter.setBrush(self._colour(Role.ACCENT))
            self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
        self._painter.setPen(self._colour(Role.ON_ACCENT if filled else Role.INK))
        self._painter.setFont(self._font(20, 700))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, value)

    def _rule(self) -> None:
        if self._painter is not None:
            self._painter.setPen(QPen(self._colour(Role.HAIR), 2))
            self._painter.drawLine(QPointF(SIDE, self.y), QPointF(WIDTH - SIDE, self.y))
        self.y += 14

    # --- text ------------------------------------------------------------------------------------

    def _words(
        self,
        text: str,
        size: float,
        role: Role = Role.INK,
        *,
        bold: bool = False,
        weight: int = 400,
        leading: float = 1.35,
        left: float = SIDE,
        width: float = WIDTH - 2 * SIDE,
        after: float = 0.0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write a text below what is there, on as many lines as it needs."""
        self.said.append(text)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self._font(size, 700 if bold else weight))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.y + (size * leading - line.height()) / 2))
            self.y += size * leading
        layout.endLayout()
        if self._painter is not None:
            self._painter.setPen(self._colour(role))
            layout.draw(self._painter, QPointF(left, 0))
        self.y += after

    def _line(
        self, text: str, x: float, y: float, size: float, role: Role, weight: int = 400
    ) -> float:
        """Write one line at a place, and return how wide it is."""
        font = self._font(size, weight)
        if self._painter is not None:
            self._painter.setFont(font)
            self._painter.setPen(self._colour(role))
            self._painter.drawText(QPointF(x, y), text)
        return QFontMetricsF(font).horizontalAdvance(text)

    def _font(self, size: float, weight: int) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def _colour(self, role: Role) -> QColor:
        return self._theme.colour(role)
