"""How the chair's window looks: one style sheet, made from the roles of the theme."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor

from scanhost.desktop import fonts
from scanhost.desktop.theme import WINDOW, Theme
from scanhost.domain.roles import Role

SHEET = Template("""
QWidget { color: $ink; font-family: $families; font-size: $pt_body; }
QMainWindow, QWidget#page, QScrollArea#page > QWidget > QWidget { background: $ground; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QWidget#rail { background: $surface; border: none; border-right: 1px solid $hair; }
QWidget#side { background: $ground; border: none; border-left: 1px solid $hair; }
QPushButton[kind="leaf"] { background: $key; border: 1px solid $line; border-radius: 0;
    padding: 5px 2px; }
QPushButton[kind="leaf"]:checked { background: $tint; font-weight: 700; }
QPushButton[kind="leaf"]:focus { border: 2px solid $focus; padding: 4px 1px; }
QLabel[kind="here"] { background: $tint; border-radius: 4px; padding: 1px 8px; font-weight: 600;
    font-size: $pt_smallest; }
QFrame#practising { background: $accent; border: none; border-bottom: 1px solid $edge; }
QLabel[kind="rehearsal"] { color: $on_accent; font-weight: 600; }
QFrame#guide { background: $surface; border: none; border-left: 1px solid $line; }
QScrollArea#reading:focus { border: 2px solid $focus; }
QWidget#top { background: $raised; border-bottom: 1px solid $hair; }
QWidget#foot { background: $raised; border-top: 1px solid $hair; }
QFrame#card { background: $raised; border: 1px solid $rim; border-radius: 7px; }
QFrame#trouble { background: $raised; border: 3px solid $warning; border-radius: 7px; }
QFrame#drop { border: 1px dashed $line; border-radius: 7px; }
QFrame#rule { background: $hair; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; border: none; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: $pt_smallest; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="section"] { font-size: $pt_section; font-weight: 700; }
QLabel[kind="title"] { font-size: $pt_title; font-weight: 700; }
QLabel[kind="huge"] { font-size: $pt_huge; font-weight: 700; }
QLabel[kind="clock"] { font-size: $pt_clock; font-weight: 700; }
QLabel[kind="code"] { font-size: $pt_forward; font-weight: 700; }
QLabel[kind="todo"] { color: $attention; }
QLabel[kind="todo-strong"] { color: $attention; font-weight: 600; }
QLabel[kind="todo-small"] { color: $attention; font-size: $pt_smallest; }
QLabel[kind="error"] { color: $warning; font-size: $pt_smallest; }
QLabel[kind="next"] { font-size: $pt_forward; font-weight: 700; }
QLabel[kind="sentence"] { font-size: $pt_reading; font-weight: 700; }
QLabel[kind="reading"] { font-size: $pt_reading; }
QLabel[kind="key"] { font-size: $pt_smallest; font-weight: 600; border: 1px solid $hair;
    border-radius: 4px; padding: 0 6px; background: $ground; }
QLabel[kind="info"] { background: $surface; border: 1px solid $hair; border-radius: 5px;
    padding: 7px 12px; }

QPushButton { background: $key; border: 1px solid $line; border-radius: 6px; font-weight: 600;
    padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:disabled { color: $muted; border-color: $hair; background: transparent; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton[kind="main"] { background: $accent; color: $on_accent; border: 2px solid $edge;
    padding: 8px 20px; font-size: $pt_reading; border-radius: 6px; }
QPushButton[kind="main"]:hover { background: $accent_hover; }
QPushButton[kind="main"]:focus { border: 5px double $on_accent; padding: 5px 17px; }
QPushButton[kind="main"]:disabled { background: transparent; color: $muted;
    border: 1px solid $line; }
QPushButton[kind="main"] QLabel { color: $on_accent; }
QPushButton[kind="main"] QLabel[kind="key"] { background: transparent;
    border-color: $on_accent; }
QPushButton[kind="main"] QLabel:disabled { color: $muted; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent;
    padding: 6px 10px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 5px 9px; }
QPushButton[kind="tab"] { background: transparent; border: none; border-radius: 0;
    border-bottom: 3px solid transparent; padding: 12px 14px 9px 14px; color: $muted; }
QPushButton[kind="tab"][close="yes"] { padding: 12px 7px 9px 7px; }
QPushButton[kind="tab"][close="yes"]:focus { padding: 10px 5px 9px 5px; }
QPushButton[kind="tab"][close="most"] { padding: 12px 3px 9px 3px; }
QPushButton[kind="tab"][close="most"]:focus { padding: 10px 1px 9px 1px; }
QPushButton[kind="tab"]:hover { color: $ink; }
QPushButton[kind="tab"]:checked { color: $ink; border-bottom: 3px solid $ink; }
QPushButton[kind="tab"]:disabled { color: $line; }
QPushButton[kind="tab"]:focus { border: 2px solid $focus; border-bottom: 3px solid $focus;
    padding: 10px 12px 9px 12px; border-radius: 4px; }
QPushButton[kind="row"] { background: transparent; border: 1px solid transparent;
    border-radius: 6px; text-align: left; padding: 0; font-weight: 400; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:checked { background: $chosen; border: 1px solid $hair; }
QPushButton[kind="row"]:focus { border: 2px solid $focus; }
QPushButton[kind="marked"] { background: transparent; border: 1px solid transparent;
    border-radius: 5px; padding: 0; font-weight: 400; }
QPushButton[kind="marked"]:hover { background: $hover; }
QPushButton[kind="marked"]:checked { background: $tint; }
QPushButton[kind="marked"]:focus { border: 2px solid $focus; }
QPushButton[kind="part"] { background: $key; border: 1px solid $line; border-radius: 0;
    padding: 5px 8px; }
QPushButton[kind="part"]:checked { background: $tint; font-weight: 700; }
QPushButton[kind="part"]:focus { border: 2px solid $focus; padding: 4px 7px; }
QPushButton[kind="todo"] { color: $attention; border-color: $attention; padding: 3px 10px; }
QPushButton[kind="todo"]:focus { border: 2px solid $focus; padding: 2px 9px; }
QPushButton[kind="small"] { padding: 4px 10px; }
QPushButton[kind="small"]:focus { padding: 3px 9px; }
QPushButton[kind="bare"] { background: transparent; border: 2px solid transparent; padding: 3px; }
QPushButton[kind="bare"]:hover { background: $hover; }
QPushButton[kind="bare"]:focus { border: 2px solid $focus; }

QLineEdit, QPlainTextEdit, QComboBox { background: $key; border: 1px solid $line;
    border-radius: 5px; padding: 5px 8px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus;
    padding: 4px 7px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $hint; }
QLineEdit[wrong="yes"] { border: 2px solid $warning; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: transparent;
    color: $muted; border-color: $hair; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $key; color: $ink; border: 1px solid $line;
    selection-background-color: $tint; selection-color: $ink; outline: none; }
QTableView { background: $raised; border: 1px solid $hair; gridline-color: $hair;
    selection-background-color: $tint; selection-color: $ink; outline: none;
    alternate-background-color: $raised; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $hair; }
QTableView:focus { border: 2px solid $focus; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $ground; border: none; border-bottom: 1px solid $hair;
    padding: 6px 11px; font-weight: 600; color: $muted; font-size: $pt_smallest; }
QListView { background: transparent; border: 2px solid transparent; outline: none; }
QListWidget::item { padding: 3px 6px; }
QListWidget::item:selected { background: $tint; color: $ink; }
QListView:focus { border: 2px solid $focus; border-radius: 4px; }

QTextBrowser#entry { background: transparent; border: 1px solid transparent; }
QTextBrowser#entry:focus { border: 2px solid $focus; }
QListView#mails { background: $raised; border: 1px solid $hair; }
QListView#mails:focus { border: 2px solid $focus; }
QPlainTextEdit#read { background: transparent; border: 1px solid transparent; }
QPlainTextEdit#read:focus { border: 2px solid $focus; }

QFrame#strip[kind="quiet"] { background: $surface; border: none;
    border-bottom: 1px solid $hair; }
QFrame#strip[kind="question"] { background: $raised; border: 1px solid $line;
    border-radius: 6px; }
QFrame#strip[kind="foot"] { background: $raised; border: none; border-top: 1px solid $hair; }
QFrame#strip[kind="refused"] { background: $wash; border: none; }
QFrame#strip[kind="trouble"] { background: $wash; border: 2px solid $warning; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 28px;
    margin: 1px 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 28px;
    margin: 2px 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $key; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 16px; border-radius: 4px; }
QMenu::item:selected { background: $tint; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 4px 10px; font-weight: 600; color: $ink; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton:focus { border: 2px solid $focus; padding: 3px 9px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { background: $key; color: $ink; border: 1px solid $line; }
QCalendarWidget QAbstractItemView { background: $key; alternate-background-color: $surface;
    color: $ink; selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView { border: none; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QAbstractItemView:disabled { color: $muted; }
QToolTip { background: $key; color: $ink; border: 1px solid $line; }
""")


class Look:
    """Colours by role, and what is made of them."""

    def __init__(self, theme: Theme, size: int = 100) -> None:
        self.wear(theme, size)

    def wear(self, theme: Theme, size: int) -> None:
        """Have these colours from now on, and letters of so many hundredths."""
        self.theme, self.size = theme, size
        self.dark = theme.colour(Role.GROUND).lightnessF() < 0.5
        self.edge = theme.colour(theme.edge or Role.ACCENT)  # around what is filled with accent

    def colour(self, role: Role) -> QColor:
        """Return the colour of a role."""
        return self.theme.colour(role)

    def points(self, size: float) -> float:
        """Return how large letters of a size in points are for this chair."""
        return size * self.size / 100

    def mixed(self, over: Role, under: Role, share: float) -> QColor:
        """Return a colour with so much of another laid over it; opaque."""
        one, other = self.colour(over), self.colour(under)
        return QColor.fromRgbF(
            one.redF() * share + other.redF() * (1 - share),
            one.greenF() * share + other.greenF() * (1 - share),
            one.blueF() * share + other.blueF() * (1 - share),
        )

    @property
    def tint(self) -> QColor:
        """Return the light of the table, as a ground for text."""
        return self.mixed(Role.ACCENT, Role.GROUND, 0.2 if self.dark else 0.26)

    @property
    def attention(self) -> QColor:
        """Return the colour of small text that says what is still to do; 5 : 1 on the surface."""
        return self.colour(Role.LOW) if self.dark else self.mixed(Role.INK, Role.LOW, 0.15)

    @property
    def hint(self) -> QColor:
        """Return the colour of what an empty field says; 4.5 : 1, and not that of what is typed."""
        return self.mixed(Role.MUTED, Role.KEY, 0.8)

    def sheet(self) -> str:
        """Return the style sheet."""
        mixes = {
            "raised": self.colour(Role.SURFACE if self.dark else Role.KEY),
            "tint": self.tint,
            "hint": self.hint,
            "chosen": self.colour(Role.KEY),
            "hover": self.mixed(Role.INK, Role.SURFACE, 0.05),
            "accent_hover": self.mixed(Role.INK, Role.ACCENT, 0.08),
            "attention": self.attention,
            "wash": self.mixed(Role.WARNING, Role.GROUND, 0.16),
            "edge": self.edge,
            "rim": self.colour(self.theme.outline or Role.HAIR),
        }
        roles = {role.value: self.colour(role) for role in Role}
        names = {name: colour.name() for name, colour in {**roles, **mixes}.items()}
        families = f'"{fonts.HOUSE}", "{fonts.OTHER}"'
        points = {f"pt_{name}": f"{self.points(size):g}pt" for name, size in asdict(WINDOW).items()}
        return SHEET.substitute(names, families=families, **points)
