"""What a mail says to one person: the chair's text or the standard one, with its fields filled.

A field stands in braces, by a name that a manager understands: {first name}, {place}. Its
names in every language are known, because the scan's language may change after a text was
written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from scanhost import texts
from scanhost.domain import lengths
from scanhost.domain.letters import body_id, subject_id
from scanhost.domain.people import AFTER, Person
from scanhost.domain.views import Room
from scanhost.report.lettertexts import standard
from scanhost.report.told import FIELDS, told

FIELD = re.compile(r"\{([^{}\n]{1,60})\}")
# Whoever has none of these gets a letter without the line that it stands in.
OPTIONAL = frozenset({"municipalities", "office", "code", "follow", *FIELDS})


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a filled text that came from a field."""

    start: int
    length: int
    kind: str  # "value", "missing" or "unknown"


@dataclass(frozen=True, slots=True)
class Filled:
    """A text as one person reads it."""

    text: str
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()  # names of fields that the scan has no value for yet
    unknown: tuple[str, ...] = ()  # what stands in braces and is no field


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole mail as one person reads it."""

    subject: Filled
    body: Filled

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the fields without a value, each once."""
        return tuple(dict.fromkeys((*self.subject.missing, *self.body.missing)))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return what stands in braces and is no field, each once."""
        return tuple(dict.fromkeys((*self.subject.unknown, *self.body.unknown)))


@cache
def fields(language: str) -> Mapping[str, str]:
    """Return what each field is called in a language, in the order of a menu."""
    tr = texts.catalogue(language)
    return {
        "first": tr.pgettext("field of a mail", "first name"),
        "name": tr.pgettext("field of a mail", "name"),
        "organisation": tr.pgettext("field of a mail", "organisation"),
        "region": tr.pgettext("field of a mail", "region"),
        "municipalities": tr.pgettext("field of a mail", "municipalities"),
        "date": tr.pgettext("field of a mail", "date"),
        "time": tr.pgettext("field of a mail", "time"),
        "length": tr.pgettext("field of a mail", "length"),
        "place": tr.pgettext("field of a mail", "place"),
        "follow": tr.pgettext("field of a mail", "date of session 2"),
        "norms": tr.pgettext("field of a mail", "number of norms"),
        "anonymity": tr.pgettext("field of a mail", "anonymity"),
        "code": tr.pgettext("field of a mail", "code"),
        "chair": tr.pgettext("field of a mail", "chair"),
        "office": tr.pgettext("field of a mail", "organisation of the chair"),
        "holder": tr.pgettext("field of a mail", "responsible"),
        "homework": tr.pgettext("field of a mail", "homework"),
        "agreements": tr.pgettext("field of a mail", "agreements"),
        "points": tr.pgettext("field of a mail", "points of the agenda"),
    }


def offered(kind: str, language: str) -> list[str]:
    """Return the names of the fields that can say something in a kind of mail."""
    nothing = ("code",) if kind in AFTER else FIELDS
    return [name for key, name in fields(language).items() if key not in nothing]


def known(name: str) -> str:
    """Return the field that is called so in any language; "" when none is."""
    return _names().get(" ".join(name.casefold().split()), "")


def text_of(room: Room, kind: str) -> tuple[str, str]:
    """Return subject and body of a kind of mail: as the chair wrote them, or the standard."""
    subject, body = standard(kind, room.language, fields(room.language))
    return room.texts.get(subject_id(kind)) or subject, room.texts.get(body_id(kind)) or body


def read_by(room: Room, kind: str, person: Person) -> Reading:
    """Return a kind of mail as this person reads it."""
    subject, body = text_of(room, kind)
    filling = values(room, person) | (told(room, person) if kind in AFTER else {})
    one_line = " ".join(subject.split())
    return Reading(fill(one_line, filling, room.language), fill(body, filling, room.language))


def values(room: Room, person: Person) -> dict[str, str]:
    """Return what every field says to this person; "" where there is nothing to say."""
    language, about = room.language, room.about.get
    seat = about("seat", "")
    office = next((one.person.organisation for one in room.seats if one.person.id == seat), "")
    planned = lengths.minutes((step for step, _ in room.steps), room.about)
    return own(room, person) | {
        "region": about("region", ""),
        "municipalities": about("municipalities", ""),
        "date": day(about("date", ""), language),
        "time": hour(about("time", ""), language),
        "length": length(planned, language),
        "place": about("place", ""),
        "follow": day(room.follow_up, language),
        "norms": str(sum(len(theme.norms) for theme in room.pack.themes)),
        "anonymity": anonymity(room.mode, language),
        "chair": about("chair", ""),
        "office": office,
        "holder": office or about("chair", ""),
    }


def own(room: Room, person: Person) -> dict[str, str]:
    """Return what the fields say that are not the same for everybody."""
    return {
        "first": person.first or person.name,
        "name": person.name,
        "organisation": person.organisation,
        "code": person.code if room.entry == "code" else "",
    }


def fill(template: str, filling: Mapping[str, str], language: str) -> Filled:
    """Return a text with its fields filled; a line goes that has a field with nothing to say."""
    made: list[str] = []
    length = 0
    spans: list[Span] = []
    missing: list[str] = []
    unknown: list[str] = []
    went = False
    for line in template.split("\n"):
        found = [known(one[1]) for one in FIELD.finditer(line)]
        if any(one in OPTIONAL and not filling.get(one) for one in found):
            went = True
            continue
        if went and not line.strip() and (not made or not made[-1].strip()):
            continue  # the empty line behind what went
        went = went and not line.strip()
        parts, at = [], 0
        for field in FIELD.finditer(line):
            parts.append(line[at : field.start()])
            at = field.end()
            key = known(field[1])
            value, kind = filling.get(key, ""), "value"
            if not key:
                value, kind = field[0], "unknown"
                unknown.append(field[1])
            elif not value:
                name = fields(language)[key]
                value, kind = _follows(name, language), "missing"
                missing.append(name)
            spans.append(Span(length + sum(map(len, parts)), len(value), kind))
            parts.append(value)
        parts.append(line[at:])
        made.append("".join(parts))
        length += len(made[-1]) + 1
    whole = "\n".join(made).rstrip()
    return Filled(whole, tuple(spans), tuple(missing), tuple(unknown))


def day(kept: str, language: str) -> str:
    """Return a day in full, or nothing."""
    try:
        return texts.date_long(date.fromisoformat(kept), language)
    except ValueError:
        return ""


def hour(kept: str, language: str) -> str:
    """Return an hour as it is read, or nothing."""
    try:
        return texts.time_short(time.fromisoformat(kept), language)
    except ValueError:
        return ""


def length(minutes: int, language: str) -> str:
    """Return how long something takes, in words."""
    tr = texts.catalogue(language)
    hours, rest = divmod(minutes, 60)
    said = []
    if hours:
        said.append(tr.ngettext("{n} hour", "{n} hours", hours).format(n=hours))
    if rest:
        said.append(tr.ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
    return tr.gettext(" and ").join(said)


def anonymity(mode: str, language: str) -> str:
    """Return what somebody may expect who does not know the program: who sees which grade."""
    _ = texts.catalogue(language).gettext
    if mode == "open":
        return _(
            "Your name stands beside your grade, on the screen and on paper, as long as everybody"
            " in the room agrees to that on their own phone."
        )
    kept = _(
        "Nobody sees who gave which grade. Until the session is closed the laptop remembers which"
        " grades belong to your place, so that you can go on if your phone fails; then that is"
        " erased."
    )
    if mode == "group":
        return f"{kept} " + _("We also show what each group of at least three gave on average.")
    return kept


@cache
def _names() -> Mapping[str, str]:
    return {
        " ".join(name.casefold().split()): key
        for language in texts.LANGUAGES
        for key, name in fields(language).items()
    }


def _follows(name: str, language: str) -> str:
    return texts.catalogue(language).gettext("[{field} follows]").format(field=name)
