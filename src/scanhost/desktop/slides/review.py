"""The slides after the reveal: a whole block, and one norm large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scanhost.desktop.bridge import Snapshot
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Place, Sitting
from scanhost.desktop.slides import agreement, words
from scanhost.desktop.slides.sheet import ASCENT, HEIGHT, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.theme import BEAMER
from scanhost.domain import marks
from scanhost.domain.blockchart import block_chart, legend
from scanhost.domain.charts import Row, Sizes, Words, norm_chart
from scanhost.domain.pack import INTRODUCTION, Norm, Theme
from scanhost.domain.results import Order, Result, latest, ordered
from scanhost.domain.shapes import Anchor, Box, Role, Text
from scanhost.report.chartwords import chart_words
from scanhost.report.words import one, tenths

# The label in a row is a little smaller than the smallest size that the chart is given.
SIZES = replace(Sizes.beamer(HEIGHT), smallest=px(0.0266))


def review(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """All grades of a block together, with what has been chosen of it."""
    room, tr = snapshot.room, sheet.tr
    theme = room.pack.theme(room.step.theme or "")
    usual = _talk(sheet, snapshot, left)
    sheet.heading(theme.title.in_(sheet.language), words.aside(snapshot, tr, usual))
    said = chart_words(sheet.language, _seats(snapshot), snapshot.agenda.groups)
    rows = tuple(
        Row(one.id, one.id, one.title.in_(sheet.language), room.norms[one.id].rounds)
        for one in _ordered(snapshot, theme)
    )
    shown = any(row.rounds for row in rows)
    said = replace(said, nothing=tr.gettext("skipped") if shown else "")
    if sheet.narrow:
        said = _brief(sheet, said)
    asked = agreement.of_theme(snapshot)
    bottom = 1050 if asked is None else 1050 - agreement.HIGH
    box = Box(sheet.right - sheet.left, bottom - 128)
    shapes = block_chart(rows, box, said, measure, SIZES)
    sheet.chart(shapes, sheet.left, 128)
    chosen = {point.norm for point in room.points}
    for shape in shapes:
        if isinstance(shape, Text) and shape.of in chosen and shape.text == shape.of:
            y = shape.y + 128 - shape.size * 0.33
            sheet.add(Place(sheet.left / 2 - 2, y, 40, 27, Sitting.TICKED))
    foot = max(shape.y for shape in shapes if isinstance(shape, Text)) + 128
    _foot(sheet, snapshot, said, foot, bool(chosen & {norm.id for norm in theme.norms}))
    if asked is not None:
        agreement.band(sheet, snapshot, asked, bottom + 6)


def _ordered(snapshot: Snapshot, theme: Theme) -> list[Norm]:
    """Return the norms of a theme in the order that the chair wishes; skipped ones last."""
    counting = [latest(snapshot.room.norms[norm.id].rounds) for norm in theme.norms]
    found = ordered([one for one in counting if one is not None], snapshot.emphasis.order)
    places = {one.norm: place for place, one in enumerate(found)}
    if snapshot.emphasis.order is Order.NORM:
        return list(theme.norms)
    return sorted(theme.norms, key=lambda norm: places.get(norm.id, len(places)))


def _brief(sheet: Sheet, said: Words) -> Words:
    """Leave out what the narrow columns of a 4:3 screen have no room for."""
    before = sheet.tr.pgettext("before the value of an earlier round", "was")
    return replace(said, round=lambda _: before, counts=lambda low, high: "")


def _foot(sheet: Sheet, snapshot: Snapshot, said: Words, y: float, chosen: bool) -> None:
    """Say at the right of the legend what the tick means, or whose grades these are."""
    tr = sheet.tr
    last = legend(sheet.right - sheet.left, said, measure, SIZES)[-1]
    end = max(
        shape.x + measure(shape.text, shape.size, 400) for shape in last if isinstance(shape, Text)
    )
    word = tr.gettext("chosen") if chosen else words.anonymity(snapshot, tr)
    wide = measure(word, SIZES.caption, 400) + (60 if chosen else 0)
    if sheet.left + end + 40 + wide > sheet.right:
        return
    sheet.line(word, sheet.right, y, SIZES.caption, Role.MUTED, anchor=Anchor.END)
    if chosen:
        sheet.add(Place(sheet.right - wide + 20, y - 11, 40, 27, Sitting.TICKED))


def _talk(sheet: Sheet, snapshot: Snapshot, left: float | None) -> str:
    """Return what we do now and for how long: talk first, then sum up."""
    if left is None:
        return ""
    tr, summary = sheet.tr, snapshot.room.pack.times.summary
    if left > summary:
        return tr.gettext("talking, {time} left").format(time=words.digits(left - summary))
    if left > 0:
        return tr.gettext("summing up, {time} left").format(time=words.digits(left))
    return tr.gettext("choosing what to improve")


def _seats(snapshot: Snapshot) -> int:
    return sum(seat.attended for seat in snapshot.room.seats)


def spotlight(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """One norm with its grades large, and what they say in words."""
    room, tr, language = snapshot.room, sheet.tr, sheet.language
    norm = room.pack.norm(room.step.norm or INTRODUCTION)
    intro = norm.id == INTRODUCTION
    title = tr.gettext("Introduction question") if intro else words.named(norm, language)
    usual = _talk(sheet, snapshot, left) or words.anonymity(snapshot, tr)
    if words.running(snapshot) is not None:
        usual = tr.gettext("agree? {n} of {all}").format(n=room.polled, all=room.present)
    sheet.heading(title, words.aside(snapshot, tr, usual), large=False)
    width = sheet.right - sheet.left
    largest = px(0.062 if intro else BEAMER.spotlight)
    bottom = sheet.block(
        norm.sentence.in_(language), sheet.left, 134, width, 215, largest,
        weight=700, leading=LEADING, most=2, least=px(0.05),
    )  # fmt: skip
    prompt = ""
    if intro:
        prompt = tr.gettext("We do not discuss this one; we come back to it with the norms.")
    elif room.pack.prompts:
        prompt = room.pack.prompts[-1].in_(language)
    lines, size = sheet.fit(prompt, width, 85, px(0.036), 400, 1.2, 1, px(0.031))
    foot = 1030 - (len(lines) - 1) * size * 1.2
    for number, line in enumerate(lines):
        sheet.line(line, sheet.left, foot + number * size * 1.2, size)
    rounds = room.norms[norm.id].rounds
    result = latest(rounds)
    wide = width * (0.61 if not sheet.narrow else 0.6)
    said = chart_words(language, _seats(snapshot), snapshot.agenda.groups)
    top = max(bottom + 40, 340)
    box = Box(wide, foot - 62 - top)
    sheet.chart(norm_chart(rounds, box, said, measure, SIZES), sheet.left, top)
    if result is not None and result.shown and not result.aside:
        x = sheet.left + wide + (84 if not sheet.narrow else 60)
        aside = [said.aside(one.round, one.aside) for one in rounds if one.aside]
        titles = dict(snapshot.agenda.groups)
        more = [f"{said.group(one.group)}  {titles.get(one.group, '')}" for one in result.groups]
        more.sort()
        told = _named if result.named else _told
        _beside(sheet, told, result, said, [*more, *aside], x, top, foot - 62)


Told = Callable[[Sheet, Result, Words, Sequence[str], float, float, float], float]


def _beside(
    sheet: Sheet,
    told: Told,
    result: Result,
    said: Words,
    more: Sequence[str],
    x: float,
    top: float,
    bottom: float,
) -> None:
    """Say beside the chart what it shows, as large as its place allows."""
    for scale in (1.0, 0.94, 0.88, 0.82, 0.76, 0.72, 0.66):
        trial = Sheet(sheet.width, sheet.language)
        end = told(trial, result, said, more, x, top + (40 if scale > 0.9 else 0), scale)
        if end <= bottom:
            break
    sheet.add(*trial.marks)


def _named(
    sheet: Sheet,
    result: Result,
    said: Words,
    more: Sequence[str],
    x: float,
    y: float,
    scale: float,
) -> float:
    """Say who gave which grade, since everybody agreed to that; highest first."""
    given: dict[int | None, list[str]] = {}
    for who in reversed(result.named):
        given.setdefault(who.grade, []).append(who.name or who.organisation)
    size, width = max(px(0.034 * scale), SMALLEST), sheet.right - x
    ordered = sorted(given.items(), key=lambda one: -1 if one[0] is None else one[0], reverse=True)
    for grade, names in ordered:
        mark = "?" if grade is None else str(grade)
        sheet.line(mark, x + size * 1.3, y + ASCENT * size, size, weight=700, anchor=Anchor.END)
        whole = ", ".join(sorted(names))
        y = sheet.block(whole, x + size * 1.9, y, width - size * 1.9, 900, size, leading=1.18)
        y += size * 0.3
    return _notes(sheet, result, said, more, x, y, scale)


def _told(
    sheet: Sheet,
    result: Result,
    said: Words,
    more: Sequence[str],
    x: float,
    y: float,
    scale: float,
) -> float:
    """Say beside the chart what it shows."""
    tr, width = sheet.tr, sheet.right - x
    assert result.lowest_half is not None
    assert result.highest_half is not None
    assert result.gap is not None
    low, high = said.number(result.lowest_half), said.number(result.highest_half)
    gap = said.number(result.gap)
    if result.gap:
        halves = tr.gettext(
            "The half with the lowest grades gave {low} on average; the half with the highest"
            " grades {high}."
        ).format(low=low, high=high)
        rounded = tenths(result.highest_half) - tenths(result.lowest_half) != tenths(result.gap)
        points = (
            tr.ngettext(
                "The gap is {gap} point (rounded).", "The gap is {gap} points (rounded).", one(gap)
            )
            if rounded
            else tr.ngettext("The gap is {gap} point.", "The gap is {gap} points.", one(gap))
        ).format(gap=gap)
    else:
        halves = tr.gettext("Everybody gave the same grade: {mean}.").format(mean=low)
        points = ""
    y = sheet.block(halves, x, y, width, 400, px(BEAMER.sentence * scale), leading=1.36)
    if points:
        y = sheet.block(
            points, x, y + 24, width, 160, px(BEAMER.title * scale), weight=700, leading=1.2
        )
    if result.divided:
        drawn, _ = marks.label(said.divided, x, y + 66, px(0.034), 2.0, measure)
        sheet.add(*drawn)
        low_high = tr.gettext("{low} give a fail, {high} a 7 or higher.").format(
            low=result.lows, high=result.highs
        )
        y = sheet.block(low_high, x, y + 108, width, 200, max(px(0.034 * scale), SMALLEST))
    return _notes(sheet, result, said, more, x, y, scale)


def _notes(
    sheet: Sheet,
    result: Result,
    said: Words,
    more: Sequence[str],
    x: float,
    y: float,
    scale: float,
) -> float:
    """Say how many answered; which letter is which group; which round does not count, and why."""
    tr, width = sheet.tr, sheet.right - x
    notes = [
        tr.ngettext("{n} grade", "{n} grades", result.n).format(n=result.n),
        said.few if result.few else "",
        said.unknown(result.unknown) if result.unknown else "",
    ]
    counted = ", ".join(note for note in notes if note)
    size = max(px(BEAMER.caption * scale), SMALLEST)
    y = sheet.block(counted, x, y + 24, width, 90, size, Role.MUTED)
    for one_more in more:
        y = sheet.block(one_more, x, y + 8, width, size * 5, size, Role.MUTED, leading=1.15)
    return y
