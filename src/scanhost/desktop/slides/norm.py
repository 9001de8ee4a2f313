"""The slides while grades are given. Nothing on them depends on a grade."""

from __future__ import annotations

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import table, words
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.slides.welcome import pills
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.pack import INTRODUCTION, Norm
from scanhost.domain.shapes import Anchor, Role
from scanhost.domain.state import Phase

LAST = 10  # seconds in which it is said who is still missing, by number


def norm(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """The sentence that is graded, the clock, and how many are done."""
    room, tr = snapshot.room, sheet.tr
    id = room.called or room.step.norm or INTRODUCTION
    one = room.pack.norm(id)
    if id == INTRODUCTION:
        usual, title = "", tr.gettext("Introduction question")
    else:
        theme = room.pack.theme_of(id)
        usual, title = words.theme_place(snapshot, theme, tr), theme.title.in_(sheet.language)
    sheet.heading(title, words.aside(snapshot, tr, usual), large=False)
    beside = not words.back(snapshot)
    _sentence(sheet, snapshot, one, sheet.width * (0.585 if beside else 0.9) - sheet.left)
    _below(sheet, snapshot, one)
    if beside:
        _clock(sheet, snapshot, left, id)


def _sentence(sheet: Sheet, snapshot: Snapshot, one: Norm, width: float) -> None:
    room, tr, y = snapshot.room, sheet.tr, 200.0
    x = sheet.left
    if one.id != INTRODUCTION:
        said = words.named(one, sheet.language)
        again = room.voting == one.id and room.round > 1
        lines, size = sheet.fit(said, width - (190 if again else 0), 80, px(0.034), 500, 1.2, 1)
        for number, line in enumerate(lines, 1 - len(lines)):
            end = sheet.line(line, sheet.left, y + number * size * 1.2, size, Role.MUTED, 500)
            x = sheet.left + end + 26
    if room.voting == one.id and room.round > 1:
        said = tr.gettext("round {n}").format(n=room.round)
        _pill(sheet, said, x, y)
    question = one.id != INTRODUCTION
    sheet.block(
        one.sentence.in_(sheet.language),
        sheet.left,
        238 if question else 190,
        width,
        570 if question else 730,
        px(BEAMER.norm),
        weight=700,
        leading=LEADING - 0.04,
        most=4,
        least=px(BEAMER.norm_least),
    )


def _pill(sheet: Sheet, said: str, x: float, y: float) -> None:
    """Outline a word, so that it is seen that this is not the first time."""
    size = px(BEAMER.caption)
    wide = measure(said, size, 700) + 44
    sheet.add(Place(x + wide / 2, y - 8, wide, 42, Sitting.NOW))
    sheet.line(said, x + wide / 2, y, size, Role.GROUND, 700, Anchor.MIDDLE)


def _below(sheet: Sheet, snapshot: Snapshot, one: Norm) -> None:
    """Ask the question under the sentence, and say where we are in the theme."""
    room, tr, language = snapshot.room, sheet.tr, sheet.language
    if one.id == INTRODUCTION:
        return
    pack, width = room.pack, sheet.width * 0.585 - sheet.left
    sheet.line(pack.question.in_(language), sheet.left, 858, px(BEAMER.sentence), width=width)
    low, high = pack.lowest.in_(language), pack.highest.in_(language)
    anchors = f"1 = {low}  ·  10 = {high}"
    sheet.line(anchors, sheet.left, 912, px(0.036), Role.MUTED, width=width)
    norms = room.pack.theme_of(one.id).norms
    at = next(i for i, other in enumerate(norms) if other.id == one.id)
    x = pills(sheet, ["done"] * at + ["now"] + ["free"] * (len(norms) - at - 1))
    said = tr.gettext("norm {n} of {all}").format(n=at + 1, all=len(norms))
    sheet.line(said, x + 8, 1018, px(BEAMER.caption), Role.MUTED)


def _clock(sheet: Sheet, snapshot: Snapshot, left: float | None, id: str) -> None:
    room, tr = snapshot.room, sheet.tr
    x, y, radius = spot(sheet)
    if room.norms[id].phase is Phase.SKIPPED:
        said = tr.gettext("We skip this one")
        sheet.add(*table.count(x, y, radius, 0, 1), *table.clock(x, y, radius, 0, "", 0))
    elif room.waiting and not room.missing:
        said = tr.gettext("Everybody is done")
        sheet.add(*table.count(x, y, radius, 1, 1), *table.done(x, y, radius))
    else:
        timing(sheet, snapshot, left, room.answered, room.present)
        said = tr.gettext("{n} of {all} ready").format(n=room.answered, all=room.present)
        rest = room.present - room.answered
        if 0 < rest < room.present and left is not None and left <= LAST:
            said = tr.ngettext("{n} to go", "{n} to go", rest).format(n=rest)
        if not room.present:
            said = tr.gettext("Nobody at the table yet")
    told(sheet, said)


def spot(sheet: Sheet) -> tuple[float, float, float]:
    """Return where the table stands that counts and times: its centre and radius."""
    return sheet.between(1122, 1510), sheet.between(480, 500), sheet.between(180, 205)


def told(sheet: Sheet, said: str) -> None:
    """Say under the table how far we are."""
    x, y, radius = spot(sheet)
    width = 2 * min(sheet.right - x, radius * 1.75)
    sheet.block(
        said, x, y + radius * 1.9, width, 200, px(0.07), Role.INK, 700, Anchor.MIDDLE, LEADING, 1,
        px(0.05),
    )  # fmt: skip


def timing(sheet: Sheet, snapshot: Snapshot, left: float | None, done: int, of: int) -> None:
    """Draw the table with its clock and its places filled by count."""
    room, (x, y, radius) = snapshot.room, spot(sheet)
    sheet.add(*table.count(x, y, radius, done, of))
    whole = room.times.norm if room.called else room.step.seconds
    share = 0.0 if left is None or not whole else min(left / whole, 1.0)
    said = "" if left is None else words.digits(left)
    if room.paused:
        said = sheet.tr.gettext("break")
    sheet.add(*table.clock(x, y, radius, share, said, px(BEAMER.clock)))


def catch_up(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """How many still have something to fill in, before the grades are shown."""
    room, tr = snapshot.room, sheet.tr
    theme = room.pack.theme(room.step.theme or "")
    usual = words.theme_place(snapshot, theme, tr)
    title = theme.title.in_(sheet.language)
    sheet.heading(title, words.aside(snapshot, tr, usual), large=False)
    width = sheet.width * 0.585 - sheet.left
    if room.missing:
        said = tr.gettext("We wait a moment for each other")
        more = tr.gettext("Did you miss a norm? It is on your phone; you can still fill it in.")
    else:
        said = tr.gettext("Everybody is done")
        more = tr.gettext("Next, all grades come on this screen.")
    bottom = sheet.block(
        said, sheet.left, 190, width, 500, px(0.105), weight=700, leading=LEADING, most=3
    )
    sheet.block(more, sheet.left, bottom + 40, width, 240, px(0.043))
    pills(sheet, ["done"] * len(theme.norms))
    if words.back(snapshot):
        return
    if not room.missing:
        x, y, radius = spot(sheet)
        sheet.add(*table.count(x, y, radius, 1, 1), *table.done(x, y, radius))
        return
    timing(sheet, snapshot, left, room.present - room.missing, room.present)
    said = tr.ngettext("{n} still to fill in", "{n} still to fill in", room.missing)
    told(sheet, said.format(n=room.missing))
