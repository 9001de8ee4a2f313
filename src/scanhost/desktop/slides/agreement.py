"""*Eens / niet eens*: what is asked, how many answered, and two counts once it has ended."""

from __future__ import annotations

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Ring, Sitting
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.sheet import LEADING, SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.agenda import Agreement
from scanhost.domain.script import Kind
from scanhost.domain.shapes import Anchor, Dot, Role

HIGH = 128.0  # of the band
NUMBER = 150.0  # height of a count


def of_theme(snapshot: Snapshot) -> Agreement | None:
    """Return the latest question about the theme on screen."""
    theme = snapshot.room.step.theme
    asked = [one for one in snapshot.room.agreements if one.theme == theme]
    return asked[-1] if asked else None


def large(snapshot: Snapshot) -> bool:
    """Tell whether the question has the screen: while it runs, and after it as the chair wishes."""
    room, asked = snapshot.room, of_theme(snapshot)
    if asked is None or room.step.kind is not Kind.REVIEW or room.called is not None:
        return False
    return words.running(snapshot) is asked or (asked.ended and snapshot.emphasis.agreement)


def agreement(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Ask the room whether it agrees with its points; then how many do and how many do not."""
    room, tr = snapshot.room, sheet.tr
    asked = of_theme(snapshot)
    assert asked is not None
    theme = room.pack.theme(asked.theme).title.in_(sheet.language)
    usual = words.talk(snapshot, tr, left)
    sheet.heading(theme, words.aside(snapshot, tr, usual), large=False)
    width = sheet.width * 0.55 - sheet.left
    head = tr.gettext("Do we choose these points?")
    y = sheet.block(head, sheet.left, 150, width, 200, px(0.1), weight=700, leading=LEADING, most=2)
    _points(sheet, asked, y + 50, width)
    if not asked.ended:
        how = tr.gettext("Answer on your phone; only the two counts are shown.")
        sheet.block(how, sheet.left, 935, width, 110, px(BEAMER.sentence))
        _answering(sheet, room.polled, room.present)
    elif asked.yes is None or asked.no is None:
        x = sheet.width * 0.62
        few = tr.gettext("too few answers to show")
        sheet.block(few, x, 430, sheet.right - x, 300, px(0.052), Role.MUTED, leading=LEADING)
    else:
        _counts(sheet, asked.yes, asked.no)


def _points(sheet: Sheet, asked: Agreement, y: float, width: float) -> None:
    """List the points, all in one size that fits."""
    titles = [one or sheet.tr.gettext("point without a title") for one in asked.points]
    high = (900 - y) / max(len(titles), 1)
    indent = 80.0
    sizes = [
        sheet.fit(one, width - indent, high - 16, px(0.052), 600, 1.15, 3)[1] for one in titles
    ]
    size = min(sizes, default=px(0.052))
    for title in titles:
        sheet.add(Place(sheet.left + 29, y + size * 0.55, 58, 38, Sitting.TICKED))
        room = width - indent
        y = sheet.block(title, sheet.left + indent, y, room, high, size, weight=600, leading=1.15)
        y += min(34, high * 0.2)


def _answering(sheet: Sheet, answered: int, present: int) -> None:
    """Fill the places by count while answers come in; nothing of what they say."""
    x, y, radius = sheet.between(1122, 1510), sheet.between(480, 500), sheet.between(180, 205)
    said = sheet.tr.gettext("{n} of {all}").format(n=answered, all=present)
    sheet.add(
        *table.count(x, y, radius, answered, present),
        Dot(x, y, radius, Role.SURFACE),
        Ring(x, y, radius, 5, Role.INK),
        *table.middle(x, y, radius, said, px(0.085)),
    )
    word = sheet.tr.pgettext("so many of so many", "answered")
    sheet.line(word, x, y + radius * 1.9 + 40, px(0.05), weight=700, anchor=Anchor.MIDDLE)


def _counts(sheet: Sheet, yes: int, no: int) -> None:
    """Set both counts below each other, each with as many places as it has people."""
    x, tr = sheet.width * 0.61, sheet.tr
    row = 6 if max(yes, no) <= 12 else 12
    wide = min((sheet.right - x) / row, 100)
    high = [NUMBER + -(-many // row) * wide * 0.74 + 70 for many in (yes, no)]
    y = max(590 - sum(high) / 2, 150)
    words = (tr.pgettext("so many", "agree"), tr.pgettext("so many", "do not agree"))
    looks = (Sitting.TAKEN, Sitting.FREE)
    for many, word, sitting, tall in zip((yes, no), words, looks, high, strict=True):
        base = y + NUMBER - 40
        end = sheet.line(str(many), x, base, px(0.13), weight=700) + 26
        sheet.line(word, x + end, base, px(0.052), weight=600, width=sheet.right - x - end)
        for place in range(many):
            middle = x + (place % row + 0.5) * wide
            down = y + NUMBER + (place // row + 0.5) * wide * 0.74
            sheet.add(Place(middle, down, wide * 0.8, wide * 0.53, sitting))
        y += tall


def band(sheet: Sheet, asked: Agreement, y: float) -> None:
    """Say below y what was asked at the left, and what came of it at the right."""
    tr = sheet.tr
    few = asked.yes is None or asked.no is None
    told = tr.gettext("{yes} agree, {no} do not").format(yes=asked.yes, no=asked.no)
    told = tr.gettext("too few answers to show") if few else told
    size = px(BEAMER.sentence if few else BEAMER.title)
    wide = measure(told, size, 700)
    middle = y + HIGH / 2
    sheet.line(told, sheet.right, middle + size * 0.34, size, Role.INK, 700, Anchor.END)
    width = sheet.right - sheet.left - wide - 60
    caption = px(BEAMER.caption)
    sheet.line(tr.gettext("Do we agree?"), sheet.left, y + 32, caption, Role.MUTED, width=width)
    points = "; ".join(point or tr.gettext("point without a title") for point in asked.points)
    lines, size = sheet.fit(points, width, HIGH - 46, px(BEAMER.row), 600, 1.15, 2, SMALLEST)
    for place, line in enumerate(lines):
        sheet.line(line, sheet.left, y + 40 + (place + 0.86) * size * 1.15, size, weight=600)
