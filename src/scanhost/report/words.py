"""What the agenda says, the same in print and on the web page, in the scan's language."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from scanhost import texts
from scanhost.domain.agenda import Agenda, AgendaPoint, Attendee
from scanhost.domain.charts import Words
from scanhost.domain.results import Result, latest
from scanhost.report.chartwords import chart_words


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one agenda."""

    agenda: Agenda

    @property
    def tr(self) -> gettext.NullTranslations:
        """Return the texts of the scan's language."""
        return texts.catalogue(self.agenda.language)

    @property
    def present(self) -> list[Attendee]:
        """Return who took part."""
        return [one for one in self.agenda.people if one.present]

    def chart(self) -> Words:
        """Return the words of the agenda's charts."""
        return chart_words(self.agenda.language, len(self.present), self.agenda.groups)

    def title(self) -> str:
        """Return the name of the paper, with the region when it is known."""
        return f"{self.tr.gettext('Work agenda')} {self.agenda.region}".strip()

    def author(self) -> str:
        """Return whose paper this is."""
        return ", ".join(part for part in (self.agenda.chair, self.agenda.region) if part)

    def status(self) -> str:
        """Return what this paper is, and of which day."""
        said = self.tr.gettext("Draft after session 1")
        return ", ".join(part for part in (said, self.when()) if part)

    def when(self) -> str:
        """Return day and hour of session 1, or nothing."""
        return ", ".join(part for part in (self.day(self.agenda.date), self._hour()) if part)

    def short(self, name: str) -> str:
        """Return the name of a paper with the region."""
        return f"{name} {self.agenda.region}".strip()

    def named(self, name: str) -> str:
        """Return the name of a paper with the region in its place."""
        return " ".join(name.format(region=self.agenda.region).split())

    def agreed(self, theme: str) -> str:
        """Return how many agreed with the points of a theme, when that was asked; else nothing."""
        asked = [one for one in self.agenda.agreements if one.theme == theme and one.ended]
        if not asked:
            return ""
        last, tr = asked[-1], self.tr
        points = ", ".join(last.points)
        if last.yes is None or last.no is None:
            said = tr.gettext("Asked whether we agree with {points}: too few answers to show.")
            return said.format(points=points)
        said = tr.gettext("Asked whether we agree with {points}: {yes} agree, {no} do not.")
        return said.format(points=points, yes=last.yes, no=last.no)

    def day(self, written: str) -> str:
        """Return a day in full; what is not a date stays as it is."""
        try:
            return texts.date_long(date.fromisoformat(written.strip()), self.agenda.language)
        except ValueError:
            return written

    def brief(self, written: str) -> str:
        """Return a day without the day of the week, for a table; other words stay as they are."""
        try:
            return texts.date_plain(date.fromisoformat(written.strip()), self.agenda.language)
        except ValueError:
            return written

    def _hour(self) -> str:
        try:
            moment = time.fromisoformat(self.agenda.time)
        except ValueError:
            return self.agenda.time
        hour = texts.time_short(moment, self.agenda.language)
        return self.tr.pgettext("hour of the day", "{time}").format(time=hour)

    def lead(self, decided: bool = False) -> str:
        """Return what happened, in two or three sentences; `decided`, in session 2 as well."""
        tr, people = self.tr, len(self.present)
        points = sum(not decided or one.choice != "no" for one in self.agenda.points)
        said = [
            tr.ngettext(
                "{n} person from our region graded how we, together, guide young people in a"
                " vulnerable position from school to work.",
                "{n} people from our region graded how we, together, guide young people in a"
                " vulnerable position from school to work.",
                people,
            )
            if people
            else tr.gettext(
                "In this scan we grade how we, together, guide young people in a vulnerable"
                " position from school to work."
            ),
            tr.ngettext(
                "We chose {n} point to improve.", "We chose {n} points to improve.", points
            ).format(n=points)
            if points
            else tr.gettext("We have not chosen any points to improve yet."),
            tr.gettext("We have decided on the agenda together.")
            if decided
            else tr.gettext("In session 2 we decide on the agenda."),
        ]
        return " ".join(said).format(n=people)

    def motto(self) -> str:
        """Return what a scan is in one breath; nothing before there is anything to count."""
        people, questions = len(self.present), sum(len(one.norms) for one in self.agenda.themes)
        if people < 2 or questions < 2:
            return ""
        said = self.tr.gettext("{people} players, {questions} questions, one agenda.")
        return said.format(people=people, questions=questions)

    def theme_of(self, point: AgendaPoint) -> int:
        """Return the number of the theme a point belongs to, from 1; 0 when it has none."""
        ids = [theme.id for theme in self.agenda.themes]
        return ids.index(point.theme_id) + 1 if point.theme_id in ids else 0

    def rounds(self, point: AgendaPoint) -> tuple[Result, ...]:
        """Return all rounds of a point's norm, or the one result the point has."""
        for theme in self.agenda.themes:
            for norm in theme.norms:
                if norm.id == point.norm:
                    return norm.rounds
        return () if point.result is None else (point.result,)

    def group(self) -> str:
        """Return what the people are called who prepare a point for session 2."""
        return self.tr.gettext("Homework group")

    def number(self, point: AgendaPoint) -> str:
        """Return the norm's number, or that the point is the group's own."""
        return self.tr.gettext("own") if point.norm is None else point.norm

    def name(self, point: AgendaPoint) -> str:
        """Return the point's title, or that it has none."""
        return point.title or self.tr.gettext("point without a title")

    def headed(self, point: AgendaPoint) -> str:
        """Return the point's title after its number, if it has one."""
        return f"{point.norm or ''} {self.name(point)}".strip()

    def why(self, point: AgendaPoint) -> str:
        """Return why the group chose a point, with the numbers that speak for it."""
        tr, result = self.tr, point.result
        if point.norm is None:
            return tr.gettext("A point of the group's own.")
        said: list[str] = []
        for code in point.why:
            if result is None or result.mean is None or result.gap is None:
                continue
            if code == "lowest":
                mean = self.decimal(result.mean)
                said.append(
                    tr.gettext("Chosen: lowest mean of this theme ({mean}).").format(mean=mean)
                )
            elif code == "widest":
                gap = self.decimal(result.gap)
                said.append(
                    tr.gettext("Chosen: widest gap of this theme ({gap}).").format(gap=gap)
                    if not said
                    else tr.gettext("Also the widest gap of this theme ({gap}).").format(gap=gap)
                )
            elif code == "divided":
                said.append(
                    tr.gettext(
                        "The group is divided: {low} give a fail, {high} a 7 or higher."
                    ).format(low=result.lows, high=result.highs)
                )
        return " ".join(said) or tr.gettext("Chosen by the group.")

    def halves(self, result: Result) -> str:
        """Return what a result says in plain sentences."""
        tr = self.tr
        if result.aside:
            return self.aside(result)
        if (
            result.mean is None
            or result.gap is None
            or result.lowest_half is None
            or result.highest_half is None
        ):
            return tr.gettext("Too few grades to show ({votes}).").format(
                votes=self.chart().votes(result.n)
            )
        low, high = self.decimal(result.lowest_half), self.decimal(result.highest_half)
        if not result.gap:
            said = tr.gettext("Everybody gave the same grade: {mean}.").format(mean=low)
            return f"{said} {self.counted(result)}"
        gap = self.decimal(result.gap)
        halves = tr.gettext(
            "The half with the lowest grades gave {low} on average; the half with the highest"
            " grades {high}."
        ).format(low=low, high=high)
        rounded = tenths(result.highest_half) - tenths(result.lowest_half) != tenths(result.gap)
        said = (
            tr.ngettext(
                "The gap is {gap} point (rounded).", "The gap is {gap} points (rounded).", one(gap)
            )
            if rounded
            else tr.ngettext("The gap is {gap} point.", "The gap is {gap} points.", one(gap))
        ).format(gap=gap)
        return f"{halves} {said} {self.counted(result)}"

    def counted(self, result: Result) -> str:
        """Return how many answered, as a sentence."""
        tr, words = self.tr, self.chart()
        said = [tr.ngettext("{n} grade", "{n} grades", result.n).format(n=result.n)]
        if result.few:
            said.append(words.few)
        if result.unknown:
            said.append(words.unknown(result.unknown))
        return f"{', '.join(said)}."

    def earlier(self, rounds: tuple[Result, ...]) -> list[str]:
        """Return what the rounds beside the one that counts gave, or why they do not count."""
        words, counts = self.chart(), latest(rounds)
        return [
            self.aside(one)
            if one.aside
            else self.tr.gettext("{round}: mean {mean}, gap {gap}.").format(
                round=words.round(one.round).capitalize(),
                mean=self.decimal(one.mean or Fraction(0)),
                gap=self.decimal(one.gap or Fraction(0)),
            )
            for one in rounds
            if one is not counts and (one.aside or one.shown)
        ]

    def aside(self, result: Result) -> str:
        """Return that a round does not count, why, and what it had given."""
        said = self.chart().aside(result.round, result.aside).rstrip(".")
        said = f"{said[:1].upper()}{said[1:]}."
        if result.mean is None or result.gap is None:
            return said
        had = self.tr.gettext("It had given: mean {mean}, gap {gap}.").format(
            mean=self.decimal(result.mean), gap=self.decimal(result.gap)
        )
        return f"{said} {had}"

    def said(self) -> list[tuple[str, list[str]]]:
        """Return the questions and examples that are kept, under a head each."""
        heads = {
            "question": self.tr.gettext("Questions"),
            "example": self.tr.gettext("Good examples"),
        }
        parts = [
            (head, [words for kind, words in self.agenda.said if kind == wanted])
            for wanted, head in heads.items()
        ]
        return [(head, lines) for head, lines in parts if lines]

    def groups(self) -> dict[str, str]:
        """Return the letter of every merged group, with its title."""
        letter = self.chart().group
        return {letter(id): title for id, title in self.agenda.groups}

    def group_means(self, result: Result | None, letters: Iterable[str]) -> list[str]:
        """Return the mean of each lettered group in a round, where it may be shown."""
        letter = self.chart().group
        groups = () if result is None or result.aside else result.groups
        shown = {letter(one.group): self.decimal(one.mean) for one in groups}
        return [shown.get(one, "–") for one in letters]

    def lettered(self, letters: Mapping[str, str]) -> str:
        """Return what the letters of the groups stand for."""
        said = "; ".join(f"{letter} {title}" for letter, title in letters.items())
        return self.tr.gettext("Mean per group: {groups}.").format(groups=said)

    def by_group(self, result: Result) -> str:
        """Return what merged groups gave on average, as far as that may be shown."""
        titles, letter = dict(self.agenda.groups), self.chart().group
        said = [
            self.tr.ngettext(
                "{group}: {mean} ({n} grade)", "{group}: {mean} ({n} grades)", one.n
            ).format(
                group=f"{letter(one.group)} {titles.get(one.group, one.group)}",
                mean=self.decimal(one.mean),
                n=one.n,
            )
            for one in result.groups
        ]
        if not said or result.aside:
            return ""
        return self.tr.gettext("Mean per group: {groups}.").format(groups="; ".join(said))

    def by_name(self, result: Result) -> list[tuple[str, str]]:
        """Return each answer with who gave it, where everybody agreed to names."""
        unknown = self.tr.gettext("don't know")
        given: dict[str, list[str]] = {}
        for one in result.named if not result.aside else ():
            name = f"{one.name} ({one.organisation})" if one.organisation else one.name
            given.setdefault(unknown if one.grade is None else str(one.grade), []).append(name)
        return [(grade, ", ".join(names)) for grade, names in given.items()]

    def results(self) -> list[Result]:
        """Return every round that is shown somewhere."""
        norms = [self.agenda.introduction, *(n for one in self.agenda.themes for n in one.norms)]
        return [one for norm in norms for one in norm.rounds]

    def secrecy(self) -> str:
        """Return how much this paper says of whose grades these are."""
        if any(one.named for one in self.results()):
            return self.tr.gettext("Names stand beside grades, because everybody agreed to that.")
        if any(one.groups for one in self.results()):
            return self.tr.gettext(
                "The grades are anonymous. Means are given for groups of at least three grades."
            )
        return self.tr.gettext("The grades are anonymous.")

    def decimal(self, value: Fraction) -> str:
        """Write a mean or a gap."""
        return texts.decimal(value, self.agenda.language)

    def domains(self) -> list[tuple[str, list[Attendee]]]:
        """Return the list per domain, in its own order; who has none comes under a word."""
        groups: dict[str, list[Attendee]] = {}
        for person in self.agenda.people:
            groups.setdefault(person.domain, []).append(person)
        return [
            (domain or self.tr.gettext("without a domain"), people)
            for domain, people in groups.items()
        ]

    def placed(self, point: AgendaPoint) -> str:
        """Return in which theme a point stands."""
        number = self.theme_of(point)
        named = self.tr.gettext("Theme {n}, {title}").format(n=number, title=point.theme)
        return named if number else point.theme

    def table(self) -> str:
        """Return who was at the table: how many, of which domains."""
        tr, here = self.tr, self.present
        if not here:
            return tr.gettext("We have not noted who took part. The list is on the last page.")
        domains = [
            domain
            for domain, people in self.domains()
            if any(person.present for person in people) and domain
        ]
        return tr.ngettext(
            "{n} participant: {domains}. The names are on the last page.",
            "{n} participants: {domains}. The names are on the last page.",
            len(here),
        ).format(n=len(here), domains="; ".join(domains))

    def youth(self) -> str:
        """Return whether young people are involved."""
        if self.agenda.youth:
            return self.tr.gettext("Young people take part in carrying this out.")
        return self.tr.gettext("Young people do not take part yet.")


def tenths(value: Fraction) -> int:
    """Return a number in tenths as it is shown: rounded half up."""
    return int(value * 10 + Fraction(1, 2))


def one(shown: str) -> int:
    """Return 1 for what is written as one point, else 2: the form of the noun."""
    return 1 if shown in ("1,0", "1.0") else 2


def cut(text: str, most: int) -> str:
    """Return a text on one line, with an ellipsis behind the last whole word that fits."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head, space, _ = line[:most].rpartition(" ")
    return f"{head.rstrip(',;:.–-')}…" if space else f"{line[: most - 1]}…"
