"""How far something is: a word, and a shape of its own for who sees no word from afar."""

from __future__ import annotations

import gettext

from scanhost.desktop.marks import Mark, Place, Ring, Sitting
from scanhost.desktop.slides import words
from scanhost.desktop.slides.columns import Column
from scanhost.domain.agreed import CommitmentLine
from scanhost.domain.followup import SETTLED
from scanhost.domain.shapes import Line, Role

WIDE = 1.5  # of a shape, in its height


def said(stand: str, tr: gettext.NullTranslations) -> str:
    """Return how far it is in a word."""
    return {
        "open": tr.gettext("open"),
        "busy": tr.gettext("in progress"),
        "done": tr.gettext("done"),
        "dropped": tr.gettext("dropped"),
    }[stand]


def shape(stand: str, x: float, y: float, high: float) -> list[Mark]:
    """Draw how far it is, from x on and with its middle at y."""
    wide = high * WIDE
    middle = x + wide / 2
    if stand == "done":
        return [Place(middle, y, wide, high, Sitting.TICKED)]
    if stand == "busy":
        thick, radius = high * 0.2, high * 0.5
        return [
            Ring(middle, y, radius, thick * 0.4, Role.INK),
            Ring(middle, y, radius, thick, Role.INK, 0, 0.5),
        ]
    if stand == "dropped":
        return [Line(x + wide * 0.12, y, x + wide * 0.88, y, Role.INK, high * 0.14)]
    return [Place(middle, y, wide, high, Sitting.FREE)]


def agreed(column: Column, one: CommitmentLine, today: str, tr: gettext.NullTranslations,
           language: str) -> None:  # fmt: skip
    """Write something agreed with how far it is, and what was noted last."""
    high = 30 * column.scale
    x = high * WIDE + 20 * column.scale
    first = column.text(one.what or "…", x, column.width - x, 0.036, 600)
    column.mark(first, shape(one.stand, 0, 0, high), 0.58)
    over = one.late(today) or one.stand in SETTLED  # its day says nothing any more
    when = "" if over else due(one, tr, language)
    column.text(words.dotted(one.lead, said(one.stand, tr), when), x, column.width - x, 0.032, 400)
    if one.late(today):
        day = words.plain_day(one.due, language)
        passed = tr.gettext("was planned for {day}").format(day=day)
        column.text(passed, x, column.width - x, 0.032, 600)
    if one.progress and one.progress[-1].note:
        note = one.progress[-1]
        day = words.short_day(note.day, language)
        told = f"{day}: {note.note}" if day else note.note
        column.text(told, x, column.width - x, 0.032, 400, Role.MUTED)
    column.gap(14 * column.scale)


def due(one: CommitmentLine, tr: gettext.NullTranslations, language: str) -> str:
    """Return by when something is to be done; "" where no day was named."""
    day = words.plain_day(one.due, language)
    return tr.gettext("by {day}").format(day=day) if day else ""
