"""One norm large after its reveal: its grades, and what they say in words."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, partial

from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark
from scanhost.desktop.slides import words
from scanhost.desktop.slides.sheet import ASCENT, CHART, LEADING, SMALLEST, Sheet, px
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain import marks
from scanhost.domain.charts import Words, cut
from scanhost.domain.normchart import norm_chart
from scanhost.domain.pack import INTRODUCTION
from scanhost.domain.results import LONE, Result, latest
from scanhost.domain.shapes import Anchor, Box, Dot, Line, Part, Rectangle, Role, Text, wrap
from scanhost.report.chartwords import chart_words
from scanhost.report.words import one, tenths


def spotlight(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """One norm with its grades large, and what they say in words."""
    room, tr, language = snapshot.room, sheet.tr, sheet.language
    norm = room.pack.norm(room.step.norm or INTRODUCTION)
    intro = norm.id == INTRODUCTION
    title = tr.gettext("Introduction question") if intro else words.named(norm, language)
    usual = words.talk(snapshot, tr, left) or words.anonymity(snapshot, tr)
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
    elif asked := norm.prompts[:1] or room.pack.prompts[-1:]:
        prompt = asked[0].in_(language)
    wide = width * (0.61 if not sheet.narrow else 0.6)
    # Beside the chart of a narrow screen the words may need all the height.
    across = wide if sheet.narrow else width
    lines, size = sheet.fit(prompt, across, 85, px(0.036), 400, 1.2, 1, px(0.031))
    foot = 1030 - (len(lines) - 1) * size * 1.2
    for number, line in enumerate(lines):
        sheet.line(line, sheet.left, foot + number * size * 1.2, size)
    rounds = room.norms[norm.id].rounds
    result = latest(rounds)
    said = chart_words(language, words.seats(snapshot), snapshot.agenda.groups)
    top = max(bottom + 40, 340)
    foot -= 62
    chart = norm_chart(rounds, Box(wide, foot - top), said, measure, CHART)
    # It grows upwards from its foot; low stacks leave room above, of which some goes below.
    spare = min(shape.y for shape in chart if isinstance(shape, Text))
    sheet.chart(chart, sheet.left, top - spare * 0.35)
    if result is not None and result.shown and not result.aside:
        aside = [said.aside(one.round, one.aside) for one in rounds if one.aside]
        titles = dict(snapshot.agenda.groups)
        more = [f"{said.group(one.group)}  {titles.get(one.group, '')}" for one in result.groups]
        shown = [one for one in rounds if one.shown and not one.aside]
        traces = [said.trace] if len(shown) > 1 else []
        beside = _Beside(result, language, (*traces, *sorted(more), *aside))
        x = sheet.left + wide + (84 if not sheet.narrow else 60)
        sheet.add(*_written(beside, sheet.width, x, top, foot))


SCALES = (1.14, 1.07, 1.0, 0.94, 0.88, 0.82, 0.76, 0.72, 0.66)  # tried in turn

Told = Callable[[Sheet, float, float, float], float]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is said beside the chart of a result."""

    result: Result
    language: str
    more: tuple[str, ...]  # which letter is which group; which round does not count, and why

    @property
    def said(self) -> Words:
        """Return the words of the chart."""
        return chart_words(self.language)

    def marks(self, width: float, x: float, top: float, bottom: float) -> list[Mark]:
        """Write it as large as its place allows, halfway between top and bottom."""
        told: list[Told] = [self._told]
        if self.result.named:  # a crowd is named in short, or on paper and phones alone
            told = [partial(self._named, short=False), partial(self._named, short=True), self._told]
        end, write, scale = next(
            (
                (end, write, scale)
                for write in told
                for scale in SCALES
                if (end := write(Sheet(width, self.language), x, top, scale)) <= bottom
            ),
            (bottom, told[-1], SCALES[-1]),
        )
        sheet = Sheet(width, self.language)
        write(sheet, x, top + (bottom - end) * 0.45, scale)
        return [self._told_of(mark) for mark in sheet.marks]

    def _told_of(self, mark: Mark) -> Mark:
        """Return a mark as what says how the norm was graded: it comes on after the dots."""
        if isinstance(mark, Text):
            return replace(mark, part=Part.TOLD, of=self.result.norm)
        assert isinstance(mark, Rectangle | Dot | Line)
        return replace(mark, of=self.result.norm)

    def _named(self, sheet: Sheet, x: float, y: float, scale: float, short: bool) -> float:
        """Say who gave which grade, since everybody agreed to that; highest first."""
        given: dict[int | None, list[str]] = {}
        for who in self.result.named:
            name = who.name or who.organisation
            words = name.split()
            given.setdefault(who.grade, []).append(
                f"{words[0]} {words[-1]}" if short and len(words) > 1 else name
            )
        size, width = max(px(0.034 * scale), SMALLEST), sheet.right - x
        for grade, names in sorted(given.items(), key=lambda one: -(one[0] or 0)):
            mark = "?" if grade is None else str(grade)
            sheet.line(mark, x + size * 1.3, y + ASCENT * size, size, weight=700, anchor=Anchor.END)
            whole = ", ".join(sorted(names))
            y = sheet.block(whole, x + size * 1.9, y, width - size * 1.9, 900, size, leading=1.18)
            y += size * 0.3
        return self._notes(sheet, x, y, scale)

    def _told(self, sheet: Sheet, x: float, y: float, scale: float) -> float:
        """Say what the chart shows, in the sentences of the method."""
        tr, width, result = sheet.tr, sheet.right - x, self.result
        numbers, halves, gap = self._halves(tr)
        sentence = px(BEAMER.sentence * scale)
        y = sheet.block(halves, x, y, width, 400, sentence, leading=1.36, strong=numbers)
        if gap:
            title = px(BEAMER.title * scale)
            y = sheet.block(gap, x, y + 24, width, 160, title, weight=700, leading=1.2)
        small = max(px(0.034 * scale), SMALLEST)
        if result.divided:
            drawn, _ = marks.label(self.said.divided, x, y + 66, px(0.034), 2.0, measure)
            sheet.add(*drawn)
            low_high = tr.gettext("{low} give a fail, {high} a 7 or higher.").format(
                low=result.lows, high=result.highs
            )
            y = sheet.block(low_high, x, y + 108, width, 200, small)
        elif result.lone:
            alone = tr.gettext("One grade lies {n} points or more from all others.")
            y = sheet.block(alone.format(n=LONE), x, y + 24, width, 200, small)
        return self._notes(sheet, x, y, scale)

    def _halves(self, tr: gettext.NullTranslations) -> tuple[list[str], str, str]:
        """Return the numbers that count, what the halves gave, and how far they are apart."""
        result, number = self.result, self.said.number
        low, high = result.lowest_half or Fraction(0), result.highest_half or Fraction(0)
        if not result.gap:
            said = tr.gettext("Everybody gave the same grade: {mean}.")
            return [number(low)], said.format(mean=number(low)), ""
        said = tr.gettext(
            "The half with the lowest grades gave {low} on average; the half with the highest"
            " grades {high}."
        ).format(low=number(low), high=number(high))
        gap = number(result.gap)
        if tenths(high) - tenths(low) != tenths(result.gap):
            points = tr.ngettext(
                "The gap is {gap} point (rounded).", "The gap is {gap} points (rounded).", one(gap)
            )
        else:
            points = tr.ngettext("The gap is {gap} point.", "The gap is {gap} points.", one(gap))
        return [number(low), number(high)], said, points.format(gap=gap)

    def _notes(self, sheet: Sheet, x: float, y: float, scale: float) -> float:
        """Say how many answered, and what else must be known of the result."""
        tr, width, result, said = sheet.tr, sheet.right - x, self.result, self.said
        notes = [
            tr.ngettext("{n} grade", "{n} grades", result.n).format(n=result.n),
            said.few if result.few else "",
            said.unknown(result.unknown) if result.unknown else "",
        ]
        counted = ", ".join(note for note in notes if note)
        size = max(px(BEAMER.caption * scale), SMALLEST)
        y = sheet.block(counted, x, y + 24, width, 90, size, Role.MUTED)
        for line in self.more:  # a reason may be long; paper has all of it
            for part in cut(wrap(line, width, size, 400, measure, sheet.breaks), 4):
                sheet.line(part, x, y + 8 + ASCENT * size, size, Role.MUTED)
                y += size * 1.15
            y += 8
        return y


@lru_cache(16)  # a crowd of names takes 5 ms, and the same are painted again every second
def _written(
    beside: _Beside, width: float, x: float, top: float, bottom: float
) -> tuple[Mark, ...]:
    return tuple(beside.marks(width, x, top, bottom))
