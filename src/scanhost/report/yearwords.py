"""What is said of years beside each other, the same on screen, beamer and paper."""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from scanhost import texts
from scanhost.domain.comparing import Block, Cell, Comparison, Line, Why
from scanhost.domain.outcomes import Outcome, PointOutcome, settled
from scanhost.domain.welch import Verdict
from scanhost.domain.yearchart import YearRow, YearWords
from scanhost.report.chartwords import chart_words
from scanhost.stands import stand_said


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one comparison, in a reader's language."""

    comparison: Comparison
    language: str

    @property
    def tr(self) -> gettext.NullTranslations:
        """Return the texts of the language."""
        return texts.catalogue(self.language)

    # --- which years -----------------------------------------------------------------------------

    @property
    def years(self) -> tuple[str, ...]:
        """Return what the years are called: 2025, or with the day where two are of one year."""
        return self._called(self.day)

    @property
    def lanes(self) -> tuple[str, ...]:
        """Return the same as short as it stands in a chart, of which the year is known."""
        return self._called(self._short_day)

    def _called(self, day: Callable[[str], str]) -> tuple[str, ...]:
        when = self.comparison.years
        often = Counter(one.date[:4] for one in when)
        return tuple(
            day(one.date)
            if one.date and often[one.date[:4]] > 1
            else one.date[:4] or self.tr.gettext("without a day")
            for one in when
        )

    @property
    def before(self) -> str:
        """Return what the earlier year is called that is compared."""
        return self.years[-2]

    @property
    def now(self) -> str:
        """Return what this year is called."""
        return self.years[-1]

    def day(self, kept: str) -> str:
        """Return a day as it is read."""
        try:
            return texts.date_plain(date.fromisoformat(kept), self.language)
        except ValueError:
            return kept

    def _short_day(self, kept: str) -> str:
        try:
            return texts.date_short(date.fromisoformat(kept), self.language)
        except ValueError:
            return kept

    def title(self) -> str:
        """Return the name of the paper."""
        name = self.tr.gettext("Years beside each other: {years}")
        return name.format(years=", ".join(self.years))

    # --- what is said of all ---------------------------------------------------------------------

    def about(self) -> str:
        """Return what these groups are, and what "clearly" means."""
        return self.tr.gettext(
            "These are groups of chosen people, no sample of the region, and mostly not the same"
            " people. “Clearly” is said only where chance hardly explains the difference: its"
            " 95% interval leaves zero out."
        )

    def brief(self) -> str:
        """Return as much of it as the room reads: who took part again, and what "clearly" is."""
        said = self.tr.gettext("“Clearly” is said only where chance hardly explains a difference.")
        return said if self.comparison.taken is None else f"{self.taken()} {said}"

    def warning(self) -> str:
        """Return what to know of the norms one by one."""
        return self.tr.gettext(
            "Look at the themes first. Of the norms one by one, 1 in 20 can differ by chance."
        )

    def brackets(self) -> str:
        """Return what stands between brackets behind a number."""
        return self.tr.gettext("Between brackets: the 95% interval.")

    def taken(self) -> str:
        """Return how many organisations took part both times."""
        taken = self.comparison.taken
        if taken is None:
            return self.tr.gettext(
                "How many organisations took part both times is not known: in one of the files"
                " the people are not there any more."
            )
        said = self.tr.ngettext(
            "{n} organisation took part both times ({before}: {a}, {now}: {b}).",
            "{n} organisations took part both times ({before}: {a}, {now}: {b}).",
            taken.both,
        )
        return said.format(
            n=taken.both, a=taken.before, b=taken.now, before=self.before, now=self.now
        )

    # --- what is said of a difference ------------------------------------------------------------

    def signed(self, value: Fraction) -> str:
        """Return a difference with its sign."""
        said = texts.decimal(value, self.language)
        return f"+{said}" if value > 0 and any(mark in "123456789" for mark in said) else said

    def short(self, line: Line) -> str:
        """Return what stands under a title in the chart."""
        found, tr = line.difference, self.tr
        if found is None:
            return {
                Why.FEW: tr.gettext("too few grades"),
                Why.TEXT: tr.gettext("another text"),
                Why.PACK: tr.gettext("other norms"),
            }.get(line.why, tr.gettext("not in both years"))
        word = {
            Verdict.HIGHER: tr.gettext("clearly higher"),
            Verdict.LOWER: tr.gettext("clearly lower"),
            Verdict.UNCLEAR: tr.gettext("no clear difference"),
            Verdict.UNSURE: tr.gettext("chance unknown"),
        }[found.verdict]
        return f"{self.signed(found.value)}: {word}"

    def interval(self, line: Line) -> str:
        """Return the 95 % interval of a difference, or a dash."""
        found = line.difference
        if found is None or found.low is None or found.high is None:
            return "–"
        said = self.tr.gettext("{low} to {high}")
        return said.format(low=self._two(found.low), high=self._two(found.high))

    def sentence(self, line: Line) -> str:
        """Return what may be said of a theme or norm."""
        found, tr = line.difference, self.tr
        if found is None or line.why is not Why.NOTHING:
            return self._why(line)
        if found.verdict is Verdict.UNCLEAR:
            said = tr.gettext(
                "No clear difference between {before} and {now}: {d} (95%: {interval}). In groups"
                " like these a difference up to about {noise} can be chance."
            )
        elif found.verdict is Verdict.HIGHER:
            said = tr.gettext(
                "This group gave clearly more in {now} than that of {before}: {d} (95%:"
                " {interval})."
            )
        else:
            said = tr.gettext(
                "This group gave clearly less in {now} than that of {before}: {d} (95%:"
                " {interval})."
            )
        told = said.format(
            before=self.before,
            now=self.now,
            d=self.signed(found.value),
            interval=self.interval(line),
            noise=texts.decimal(Fraction(found.noise or 0), self.language),
        )
        return " ".join(part for part in (told, self._part(line)) if part)

    def overlap(self, line: Line) -> str:
        """Return in words how much the dots of two years lie over each other."""
        found = line.difference
        if found is None or found.superiority is None:
            return ""
        said = self.tr.gettext(
            "Take one participant of each year: in {n} of 100 cases that of {now} gave the higher"
            " grade (equal counts half)."
        )
        return said.format(n=texts.decimal(found.superiority * 100, self.language, 0), now=self.now)

    def told(self, line: Line) -> str:
        """Return all that is said of a theme or norm, for whoever does not see the chart."""
        said = [
            f"{year}: {self.mean(cell)}, {_many(cell)}."
            for year, cell in zip(self.years, line.cells, strict=True)
            if cell is not None
        ]
        return " ".join(one for one in (*said, self.sentence(line), self.gaps(line)) if one)

    def beside(self, block: Block) -> str:
        """Return the heading of norms that are not this year's."""
        years = ", ".join(self.years[at] for at in self.places(block))
        return f"{years}: {block.pack}"

    def gaps(self, line: Line) -> str:
        """Return the gap of both years; nothing is said of how sure that is."""
        known = [
            f"{year}: {texts.decimal(cell.gap, self.language)}"
            for year, cell in zip(self.years, line.cells, strict=True)
            if cell is not None and cell.gap is not None
        ]
        return f"{self.tr.gettext('Gap')} {', '.join(known)}." if known else ""

    def mean(self, cell: Cell | None) -> str:
        """Return a mean with its 95 % interval, as far as there is one."""
        if cell is None or cell.mean is None:
            return "–"
        said = texts.decimal(cell.mean, self.language)
        if cell.interval is None:
            return said
        low, high = (self._one(end) for end in cell.interval)
        within = self.tr.gettext("{low} to {high}").format(low=low, high=high)
        return f"{said} ({within})"

    def numbers(self, cell: Cell | None) -> str:
        """Return a year in numbers: its mean with the interval, how many, and the gap."""
        if cell is None:
            return "–"
        said = [self.mean(cell)] if cell.mean is not None else []
        said.append(_many(cell))
        if cell.gap is not None:
            gap = texts.decimal(cell.gap, self.language)
            said.append(f"{self.tr.gettext('gap')} {gap}")
        return ", ".join(said)

    def told_of(self, line: Line, at: int) -> str:
        """Return a year of a line in numbers: those that are compared in full, others briefly."""
        cell = line.cells[at]
        if at in self.compared or cell is None or cell.mean is None:
            return self.numbers(cell)
        return f"{texts.decimal(cell.mean, self.language)}, {_many(cell)}"

    def differs(self, line: Line) -> str:
        """Return a difference in numbers, with what is said of it."""
        interval = self.interval(line)
        return self.short(line) if interval == "–" else f"{self.short(line)} ({interval})"

    def norms_head(self) -> str:
        """Return what the part about the norms is called."""
        return self.tr.gettext("The norms one by one")

    def _why(self, line: Line) -> str:
        """Return why nothing sure is said."""
        tr = self.tr
        if line.why is Why.SAME:
            same = [
                year
                for year, cell in zip(self.years[-2:], line.cells[-2:], strict=True)
                if cell is not None and cell.interval is None
            ]
            said = tr.gettext(
                "Everybody gave the same in {years}, so how much is chance cannot be said."
            )
            years = tr.gettext("{one} and {other}").format(one=same[0], other=same[-1])
            return said.format(years=years if len(same) > 1 else same[0])
        if line.why is Why.LOOSE:
            return tr.gettext(
                "Only the means: it is not kept any more which grades are of one person, so how"
                " much is chance cannot be said."
            )
        if line.why is Why.FEW:
            return tr.gettext("Fewer than three grades in one of the years: nothing is shown.")
        if line.why is Why.TEXT:
            return tr.gettext(
                "What was graded has another text now, so the years stand side by side."
            )
        if line.why is Why.PACK:
            return tr.gettext("Other norms than this year, so the years stand side by side.")
        said = tr.gettext("Not graded in both {before} and {now}.")
        return said.format(before=self.before, now=self.now)

    def _part(self, line: Line) -> str:
        """Return over how many norms a theme is compared, where that is not all of them."""
        if line.now is None or not line.norms or line.now.norms >= line.whole:
            return ""
        said = self.tr.gettext("Compared over {n} of {all} norms: those with the same text.")
        return said.format(n=line.now.norms, all=line.whole)

    def _one(self, value: float) -> str:
        return texts.decimal(Fraction(value), self.language)

    def _two(self, value: float) -> str:
        return texts.decimal(Fraction(value), self.language, 2)

    # --- what became of what was agreed ----------------------------------------------------------

    def outcome_head(self) -> str:
        """Return what the part about last time's agreements is called."""
        return self.tr.gettext("What became of the agreements of {before}").format(
            before=self.before
        )

    def kept(self) -> str:
        """Return how many of last time's agreements are done."""
        points = self.comparison.outcomes
        done, every = settled(points)
        if not points:
            return self.tr.gettext("That scan chose no points to improve.")
        if not every:
            return self.tr.gettext("No agreements were noted in that scan.")
        said = self.tr.ngettext(
            "{done} of {n} agreement is done or dropped.",
            "{done} of {n} agreements are done or dropped.",
            every,
        )
        return said.format(done=done, n=every)

    def outcomes(self) -> Iterator[tuple[str, str, list[tuple[str, str, str, str]]]]:
        """Yield each point, how it stands, and its agreements: what, who, when, how far."""
        for point in self.comparison.outcomes:
            rows = [
                (one.what or "–", one.lead or "–", self.day(one.due) or "–", self._far(one))
                for one in point.agreed
            ]
            title = point.title or self.tr.gettext("How it was to go on")
            yield title, self._stands(point), rows

    def _stands(self, point: PointOutcome) -> str:
        tr = self.tr
        if not point.title:
            return ""
        if point.choice == "no":
            return tr.gettext("not on the definitive agenda")
        return stand_said(point.stand, tr)

    def _far(self, one: Outcome) -> str:
        said = stand_said(one.stand, self.tr)
        if one.day:
            said = f"{said} ({self.day(one.day)})"
        return f"{said}: {one.note}" if one.note.strip() else said

    # --- the chart -------------------------------------------------------------------------------

    def places(self, block: Block) -> tuple[int, ...]:
        """Return which years have anything in a block."""
        every = range(len(self.years))
        found = [at for at in every if any(one.cells[at] for one in block.themes)]
        return tuple(found) or (len(self.years) - 1,)

    @property
    def compared(self) -> tuple[int, ...]:
        """Return the two years that are compared."""
        return (len(self.years) - 2, len(self.years) - 1)

    def rows(self, lines: tuple[Line, ...], places: tuple[int, ...]) -> tuple[YearRow, ...]:
        """Return the rows of a chart with these years."""
        return tuple(
            YearRow(
                replace(line, cells=tuple(line.cells[at] for at in places), norms=()),
                line.title if line.norms else f"{line.id} {line.title}",
                self.short(line),
            )
            for line in lines
        )

    def chart(self, themes: bool, places: tuple[int, ...]) -> YearWords:
        """Return the words of a chart of themes, or of norms, with these years."""
        tr, last = self.tr, len(self.years) - 1
        return YearWords(
            chart_words(self.language),
            tuple(self.lanes[at] for at in places),
            places.index(last) if last in places else None,
            tr.gettext("each dot is one participant")
            if themes
            else tr.gettext("each dot is one grade"),
            "n",
        )


def _many(cell: Cell) -> str:
    return f"n={cell.n}"
