"""What the chair writes down: the scan itself, its people, points, actions and free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeVar

from scanhost.domain import agenda, favourites, groups, lines, people, saying, wifi
from scanhost.domain import commands as ask
from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import (
    ActionAdded,
    ActionDropped,
    FollowUpPlanned,
    PointDropped,
    PointTicked,
    YouthInvolved,
)
from scanhost.domain.kept import (
    AboutSaved,
    AbsentRemoved,
    AbsentSaved,
    LetterRemoved,
    LetterSaved,
    PersonRemoved,
    PersonSaved,
    TextSaved,
)
from scanhost.domain.script import LONGEST, SECONDS, SHORTEST, TIMED, is_time
from scanhost.domain.state import Naming, State

T = TypeVar("T")

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,59}")
CODE = re.compile(f"[{people.ALPHABET}]{{4,12}}")
LANGUAGES = ("nl", "en")
PEOPLE = 1000
POINTS = 60
ACTIONS = 30  # per point
YEARS = range(2000, 2200)  # a slip of the keyboard is not

# What the scan says about itself: one-line texts, but for those checked below.
ABOUT = (
    "region",
    "municipalities",
    "date",
    "time",
    "place",
    "chair",
    "language",
    "mode",
    "groups",
    "shared",
    "entry",
    "introductions",
    "checklist",
    "seat",
    "chair_domain",
    "before",
    "before_domain",
    "retention",
    "programme",
    "programme_name",
    wifi.NAME,
    wifi.PASSWORD,
    *(f"{SECONDS}{name}" for name in TIMED),
)
YES = ("shared", "introductions", "programme", "programme_name")
DOMAINS = ("chair_domain",)  # that of the chair before may be of another pack
LONG = ("municipalities", "groups", "checklist")
MAIL = 254  # characters of an e-mail address (RFC 5321)
MOMENT = "%Y-%m-%dT%H:%M"
LETTER = "letter."  # before the ids of texts that are whole letters
ABSENT = 200  # partners that are not at the table
LETTERS_KEPT = 20_000


def write(draft: Draft, command: ask.Write) -> Refused | None:
    """Decide something the chair writes; typing the same again changes nothing."""
    match command:
        case ask.SaveAbout(key, value):
            return _about(draft, key, value)
        case ask.SavePerson(person):
            return _person(draft, person)
        case ask.RemovePerson(id):
            return _remove(draft, id)
        case ask.SavePeople(several):
            return _together(draft, several, _person)
        case ask.RemovePeople(ids):
            return _together(draft, ids, _remove)
        case ask.SaveAbsent(absent):
            return _absent(draft, absent)
        case ask.RemoveAbsent(id):
            if id not in draft.state.absent:
                return Refused("absent.unknown")
            draft.emit(AbsentRemoved(id))
        case ask.NoteLetters(letters):
            # Somebody may be taken off the list while mails to all are written.
            there = [one for one in letters if _reached(draft.state, one)]
            if letters and not there:
                return Refused("person.unknown")
            return _together(draft, there, _letter)
        case ask.ForgetLetters(ids):
            draft.emit(*(LetterRemoved(id) for id in ids if id in draft.state.letters))
        case ask.GiveCodes(codes):
            return _codes(draft, codes)
        case ask.KeepSaid():
            return saying.keep(draft, command)
        case ask.ChooseEntry(entry, yes):
            return favourites.choose(draft, entry, yes)
        case ask.SaveText(id, value):
            if not ID.fullmatch(id) or id.rpartition(".")[0] in draft.state.examples:
                return Refused("text.id")  # what an example says is asked as such
            most = lines.LETTER if id.startswith(LETTER) else lines.TEXT
            value = lines.text(value, most + 1)
            if len(value) > most:  # cut, its end would be lost without a word
                return Refused("text.long", {"most": most})
            if draft.state.texts.get(id, "") != value:
                draft.emit(TextSaved(id, value))
        case ask.InvolveYouth(yes):
            if draft.state.youth != yes:
                draft.emit(YouthInvolved(yes))
        case ask.PlanFollowUp(day):
            if day and not is_day(day):
                return Refused("date.form")
            if draft.state.follow_up != day:
                draft.emit(FollowUpPlanned(day))
        case _:
            return _agenda(draft, command)
    return None


def _about(draft: Draft, key: str, value: str) -> Refused | None:
    if key != wifi.PASSWORD:  # two spaces in it are two spaces
        value = lines.line(value, lines.TEXT if key in LONG else lines.LINE)
    if key not in ABOUT:
        return Refused("about.unknown")
    if key in (wifi.NAME, wifi.PASSWORD) and not wifi.fits(key, value):
        return Refused(f"wifi.{key}")
    if key == wifi.PASSWORD and value and draft.state.closed:
        return Refused("session.closed")  # which dropped it
    if key in ("date", "retention") and value and not is_day(value):
        return Refused("date.form")
    if key == "time" and value and not _is_time(value):
        return Refused("time.form")
    if key == "language" and value not in LANGUAGES:
        return Refused("language.unknown")
    if key == "mode" and value not in groups.MODES:
        return Refused("mode.unknown")
    if key == "groups" and value and not groups.fits(draft.state.pack, value):
        return Refused("person.domain")
    if key.startswith(SECONDS) and value and not is_time(value):
        return Refused("seconds.range", {"least": SHORTEST, "most": LONGEST})
    if key == "seat" and value and value not in draft.state.people:
        return Refused("person.unknown")
    if key in DOMAINS and value and all(value != one.id for one in draft.state.pack.domains):
        return Refused("person.domain")
    if key in YES and value not in ("", "yes"):
        return Refused("about.unknown")
    if key == "entry" and value not in ask.ENTRIES:
        return Refused("entry.unknown")
    fixed = draft.state.asked() or draft.state.names is not Naming.NONE
    if key in ("mode", "groups") and fixed:
        return Refused("mode.late")
    if draft.state.about.get(key, "") != value:
        draft.emit(AboutSaved(key, value))
    return None


# Python reads more than one way of writing, weeks and time zones among them.


def is_day(value: str) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    return day.isoformat() == value and day.year in YEARS


def _is_time(value: str) -> bool:
    try:
        return time.fromisoformat(value).isoformat("minutes") == value
    except ValueError:
        return False


def _seated(state: State, id: str) -> bool:
    link = state.links.get(id)
    return link is not None and link.token is not None


def _together(
    draft: Draft, several: Sequence[T], decide: Callable[[Draft, T], Refused | None]
) -> Refused | None:
    """Decide several one after another; the draft of a refusal is thrown away whole."""
    for one in several:
        refused = decide(draft, one)
        if refused is not None:
            return refused
    return None


def _remove(draft: Draft, id: str) -> Refused | None:
    if id not in draft.state.people:
        return Refused("person.unknown")
    if agenda.took_part(draft.state, id) or _seated(draft.state, id):
        return Refused("person.seated")
    draft.emit(PersonRemoved(id))
    return None


def _absent(draft: Draft, absent: people.Absent) -> Refused | None:
    state = draft.state
    clean = replace(
        absent,
        organisation=lines.line(absent.organisation),
        contact=lines.line(absent.contact),
        email=lines.line(absent.email, MAIL),
        by=lines.line(absent.by),
        how=lines.line(absent.how, lines.WIDE),
    )
    if not ID.fullmatch(clean.id):
        return Refused("text.id")
    if not clean.organisation:
        return Refused("absent.name")
    others = [one for one in state.absent.values() if one.id != clean.id]
    if any(one.organisation.casefold() == clean.organisation.casefold() for one in others):
        return Refused("absent.double", {"name": clean.organisation})
    if len(others) >= ABSENT:
        return Refused("people.many", {"most": ABSENT})
    if state.absent.get(clean.id) != clean:
        draft.emit(AbsentSaved(clean))
    return None


def _letter(draft: Draft, letter: people.Letter) -> Refused | None:
    state = draft.state
    if not ID.fullmatch(letter.id):
        return Refused("text.id")
    if letter.kind not in people.LETTERS:
        return Refused("letter.unknown")
    if not _is_moment(letter.ready) or (letter.sent and not _is_moment(letter.sent)):
        return Refused("time.form")
    known = state.letters.get(letter.id)
    if known is not None and (known.person, known.kind) != (letter.person, letter.kind):
        return Refused("letter.unknown")
    if known is None and len(state.letters) >= LETTERS_KEPT:
        return Refused("letter.many", {"most": LETTERS_KEPT})
    if known != letter:
        draft.emit(LetterSaved(letter))
    return None


def _reached(state: State, letter: people.Letter) -> bool:
    listed = state.absent if letter.kind == people.PARTNER else state.people
    return letter.person in listed


def _is_moment(value: str) -> bool:
    try:
        moment = datetime.strptime(value, MOMENT)
    except ValueError:
        return False
    return moment.strftime(MOMENT) == value and moment.year in YEARS


def _person(draft: Draft, person: people.Person) -> Refused | None:
    state = draft.state
    clean = replace(
        person,
        first=lines.line(person.first),
        last=lines.line(person.last),
        organisation=lines.line(person.organisation),
        function=lines.line(person.function),
        email=lines.line(person.email, MAIL),
        # Whoever is put back on the list has the code that was sent to them.
        code=old.code if (old := state.people.get(person.id)) is not None else person.code,
    )
    if not ID.fullmatch(clean.id):
        return Refused("text.id")
    if not clean.name:
        return Refused("person.name")
    if clean.coming not in people.COMING:
        return Refused("person.coming")
    if clean.domain and all(clean.domain != one.id for one in state.pack.domains):
        return Refused("person.domain")
    others = [one for one in state.people.values() if one.id != clean.id]
    if any(one.name.casefold() == clean.name.casefold() for one in others):
        return Refused("person.double", {"name": clean.name})
    if len(others) >= PEOPLE:
        return Refused("people.many", {"most": PEOPLE})
    if state.people.get(clean.id) != clean:
        draft.emit(PersonSaved(clean))
    return None


def _codes(draft: Draft, codes: Sequence[tuple[str, str]]) -> Refused | None:
    for id, code in codes:
        known = draft.state.people
        if id not in known:
            return Refused("person.unknown")
        if code and not CODE.fullmatch(code):
            return Refused("code.form")
        if code and any(one.code == code for one in known.values() if one.id != id):
            return Refused("code.double")
        if known[id].code != code:
            draft.emit(PersonSaved(replace(known[id], code=code)))
    return None


def _agenda(draft: Draft, command: ask.Write) -> Refused | None:
    state = draft.state
    match command:
        case ask.TickPoint(point, theme, norm):
            return _tick(draft, point, theme, norm)
        case ask.DropPoint(point):
            if not _chosen(state, point):
                return Refused("point.unknown")
            draft.emit(PointDropped(point))
        case ask.AddAction(action, point):
            if not ID.fullmatch(action):
                return Refused("text.id")
            if not _chosen(state, point):
                return Refused("point.unknown")
            known = state.actions.get(action)
            if known is not None and known.point != point:
                return Refused("action.unknown")
            kept = [one for one in state.actions.values() if one.point == point and one.kept]
            if known is not None and known.kept:
                return None
            if len(kept) >= ACTIONS:
                return Refused("action.many", {"most": ACTIONS})
            draft.emit(ActionAdded(action, point))
        case ask.DropAction(action):
            struck = state.actions.get(action)
            if struck is None or not struck.kept:
                return Refused("action.unknown")
            draft.emit(ActionDropped(action))
    return None


def _tick(draft: Draft, point: str, theme: str, norm: str | None) -> Refused | None:
    state = draft.state
    if not ID.fullmatch(point):
        return Refused("text.id")
    known = state.points.get(point)
    if known is not None and (known.theme, known.norm) != (theme, norm):
        return Refused("point.other")
    if all(theme != one.id for one in state.pack.themes):
        return Refused("theme.unknown")
    if norm is not None:
        if all(norm != one.id for one in state.pack.theme(theme).norms):
            return Refused("norm.unknown")
        if not state.norm(norm).revealed:
            return Refused("norm.not_revealed")
    if _chosen(state, point):
        return None
    if len(state.chosen()) >= POINTS:
        return Refused("point.many", {"most": POINTS})
    draft.emit(PointTicked(point, theme, norm))
    return None


def _chosen(state: State, point: str) -> bool:
    known = state.points.get(point)
    return known is not None and known.chosen
