"""The slides that open: before the start, and the welcome."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Ring, Sitting
from scanhost.desktop.promises import promise
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.sheet import ASCENT, BODY, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Anchor, Dot, Role, wrap


def locked(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Before the start: where we are, and nothing to do yet."""
    tr, agenda = sheet.tr, snapshot.agenda
    name = words.region(snapshot, tr)
    calm(sheet, name[:1].upper() + name[1:] or words.NAME, _when(sheet, snapshot))
    sheet.line(words.NAME, sheet.left, 1004, px(BEAMER.caption), Role.MUTED)
    if agenda.place:
        size, room = px(BEAMER.caption), sheet.width * 0.6
        sheet.line(agenda.place, sheet.right, 1004, size, Role.MUTED, 400, Anchor.END, room)


def _when(sheet: Sheet, snapshot: Snapshot) -> str:
    agenda = snapshot.agenda
    said = [
        words.day(agenda.date, sheet.language),
        words.hour(agenda.time, sheet.tr, sheet.language),
    ]
    return ", ".join(one for one in said if one)


def calm(sheet: Sheet, title: str, below: str) -> None:
    """Compose the large sign with a title and one line: nothing is asked of anybody."""
    radius = sheet.between(170, 216)
    x, y = sheet.left + radius * 1.5, 500.0
    sheet.add(
        Dot(x, y, radius, Role.SURFACE),
        Ring(x, y, radius, 6, Role.INK),
        *table.around(x, y, radius * 1.34, radius * 0.43, [Sitting.TAKEN] * table.PLACES),
    )
    start = x + radius * 1.5 + 90
    width = sheet.right - start
    lines, size = _title(sheet, title, width)
    top = y - (len(lines) * LEADING * size + (90 if below else 0)) / 2
    bottom = sheet.block(title, start, top, width, 420, px(0.1), weight=700, leading=LEADING)
    sheet.block(below, start, bottom + 26, width, 300, px(BEAMER.sentence), Role.MUTED)


def _title(sheet: Sheet, title: str, width: float) -> tuple[list[str], float]:
    return sheet.fit(title, width, 420, px(0.1), 700, LEADING)


def welcome(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Why we are here, how it goes, and how anonymous it is."""
    tr = sheet.tr
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    sheet.heading(title, words.aside(snapshot, tr, ""), large=False)
    why = tr.gettext(
        "How well do we, together, guide young people in a vulnerable position to work?"
    )
    size = px(BEAMER.welcome)
    bottom = sheet.block(
        why, sheet.left, 150, sheet.right - sheet.left, 290, size, weight=700, leading=LEADING
    )
    motto = tr.gettext("Better a few points that succeed than many that are left lying.")
    room = sheet.right - sheet.left
    bottom = sheet.block(motto, sheet.left, bottom + 14, room, 90, px(BEAMER.sentence), Role.MUTED)
    norms = len(list(snapshot.room.pack.norms()))
    steps = (
        tr.gettext("Each on our own phone: {n} norms, a grade from 1 to 10, a minute each.").format(
            n=norms
        ),
        tr.gettext("After each theme all grades come on this screen, and we talk about them."),
        tr.gettext("We choose what to improve, and agree who does what."),
    )
    honest = promise(snapshot.room.mode, tr)
    y = bottom + (44 if sheet.narrow else 64)
    half = (room - 90) / 2
    size = px(BEAMER.sentence)
    while size > SMALLEST and 1020 - y - 60 < max(
        _tall(sheet, steps, half - 48, size), _tall(sheet, [honest], half, size)
    ):
        size = max(size * 0.96, SMALLEST)
    _column(sheet, tr.gettext("How it goes"), steps, sheet.left, y, half, size)
    mode = snapshot.room.mode
    head = (
        tr.gettext("How anonymous this is") if mode == "anonymous" else tr.gettext("Who sees what")
    )
    _column(sheet, head, (honest,), sheet.left + half + 90, y, half, size)


def _tall(sheet: Sheet, said: Sequence[str], width: float, size: float) -> float:
    """Return how high paragraphs become."""
    lines = sum(len(wrap(one, width, size, 400, measure, sheet.breaks)) for one in said)
    return lines * size * BODY + (len(said) - 1) * 16


def _column(
    sheet: Sheet, head: str, said: Sequence[str], x: float, y: float, width: float, size: float
) -> None:
    """Write paragraphs under a head; several get a number."""
    y = sheet.block(head, x, y, width, 60, px(BEAMER.row), weight=600) + 12
    numbered = len(said) > 1
    indent = 48 if numbered else 0
    for number, one in enumerate(said, 1):
        if numbered:
            sheet.line(str(number), x, y + ASCENT * size, size, Role.MUTED, 600)
        for line in wrap(one, width - indent, size, 400, measure, sheet.breaks):
            sheet.line(line, x + indent, y + ASCENT * size, size)
            y += size * BODY
        y += 16


def pills(sheet: Sheet, states: list[str]) -> float:
    """Draw a row of small places at the bottom, the present one longer; return where it ends."""
    x, y = sheet.left, 1008.0
    for state in states:
        sitting = Sitting(state)
        width = 98 if sitting is Sitting.NOW else 42
        sheet.add(Place(x + width / 2, y, width, 18, sitting))
        x += width + 12
    return x
