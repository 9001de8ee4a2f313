"""What a phone may say: checked once, here, and typed from then on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scanhost.domain.errors import Refused

FRAME = 4096  # characters of a message by socket
BODY = 16 * 1024  # bytes of one by polling, or by the socket of who has a seat: it may be a form
HIGHEST = 2**31  # of a message's counter
LOAD = re.compile(r"[0-9a-f]{32}")
SECRET = re.compile(r"[0-9a-f]{0,64}")
LATER = "later"  # for a pack: the page is fetching it
FIELDS = 20  # of a form
INTRODUCED = ("organisation", "function", "wish")
KINDS = ("pdf", "html")  # of an overview
SAID = re.compile(r"[0-9a-f]{12}")
NAME = re.compile(r"[A-Za-z0-9_.:-]{0,80}")  # ids of seats, norms, packs


@dataclass(frozen=True, slots=True)
class Hello:
    """Who is there: with the room's code, or with a seat and its secret."""

    id: int
    load: str
    code: str
    seat: str
    secret: str
    pack: str  # hash of the pack the page has already, or LATER


@dataclass(frozen=True, slots=True)
class Take:
    """Sit down on a seat."""

    id: int
    seat: str
    ballot: str = ""  # that this phone had before the scan was restored
    consent: bool | None = None  # to names beside grades
    back: bool = False  # the page comes back by itself


@dataclass(frozen=True, slots=True)
class Code:
    """Come in with a code: of the invitation, or the one another device had shown."""

    id: int
    code: str
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Knock:
    """Let me in; what is written here is not to be trusted."""

    id: int
    name: str
    organisation: str
    domain: str


@dataclass(frozen=True, slots=True)
class Away:
    """I do not stand at the door any more."""

    id: int


@dataclass(frozen=True, slots=True)
class Leave:
    """This is not me."""

    id: int


@dataclass(frozen=True, slots=True)
class Grade:
    """An answer; None is "weet niet"."""

    id: int
    norm: str
    round: int
    grade: int | None


@dataclass(frozen=True, slots=True)
class Consent:
    """May my name stand beside my grades?"""

    id: int
    yes: bool


@dataclass(frozen=True, slots=True)
class Agree:
    """Do I agree with the chosen points?"""

    id: int
    poll: int
    yes: bool


@dataclass(frozen=True, slots=True)
class Introduce:
    """Who I am, and what I want from today."""

    id: int
    organisation: str
    function: str
    wish: str


@dataclass(frozen=True, slots=True)
class Say:
    """A question, for the chair."""

    id: int
    said: str  # id, made by the page: said again with it, it is the same
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A good example, in its form."""

    id: int
    said: str  # id, as of a question
    words: tuple[tuple[str, str], ...]  # field and words


@dataclass(frozen=True, slots=True)
class Favour:
    """Is an entry of the knowledge bank a favourite of the group?"""

    id: int
    entry: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """May I have the overview to keep?"""

    id: int
    kind: str  # of KINDS


@dataclass(frozen=True, slots=True)
class Examples:
    """Which examples does the group have of its own?"""

    id: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Is anybody there?"""


Own = Leave | Grade | Consent | Agree | Introduce | Say | Example | Favour  # said for the own seat
Coming = Take | Code | Knock | Away  # said to get a seat
Message = Hello | Coming | Own | Ticket | Examples | Ping


class Unreadable(Exception):
    """A message that is no message; carries the refusal to answer with, and its id if any."""

    def __init__(self, refused: Refused, id: int | None = None) -> None:
        super().__init__(refused.code)
        self.refused = refused
        self.id = id


def read(raw: str, most: int = FRAME) -> Message:
    """Return a message, or raise `Unreadable`."""
    if len(raw) > most:
        raise Unreadable(Refused("message.form"))
    try:
        data = DECODER.decode(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Refused("message.form")) from error
    if not isinstance(data, dict):
        raise Unreadable(Refused("message.form"))
    if data.get("t") == "ping":
        return Ping()
    id = data.get("id")
    if type(id) is not int or not 0 < id < HIGHEST:
        raise Unreadable(Refused("message.form"))
    try:
        return _typed(data, id)
    except (KeyError, TypeError) as error:
        raise Unreadable(Refused("message.form"), id) from error


def _typed(data: Mapping[str, Any], id: int) -> Message:
    kind = data.get("t")
    if kind == "hello":
        load = _text(data["load"], LOAD)
        code = data.get("code", "")
        if not isinstance(code, str) or len(code) > 40:
            raise TypeError("code")
        return Hello(
            id,
            load,
            code,
            _text(data.get("seat", ""), NAME),
            _text(data.get("secret", ""), SECRET),
            _text(data.get("pack", ""), NAME),
        )
    if kind == "take":
        consent = data.get("consent")
        return Take(
            id,
            _text(data["seat"], NAME),
            _text(data.get("ballot", ""), SECRET),
            None if consent is None else _yes(consent),
            _yes(data.get("back", False)),
        )
    if kind == "code":
        consent = data.get("consent")
        code = _words(data["code"], 40)
        return Code(id, code, None if consent is None else _yes(consent))
    if kind == "knock":
        line = data.get("organisation", "")
        return Knock(
            id,
            _words(data["name"], 400),
            _words(line, 400),
            _text(data.get("domain", ""), NAME),
        )
    if kind == "away":
        return Away(id)
    if kind == "introduce":
        return Introduce(id, *(_words(data[key], 800) for key in INTRODUCED))
    if kind == "say":
        said = _text(data["said"], SAID)
        return Say(id, said, _words(data["text"], 2000))
    if kind == "example":
        return Example(id, _text(data["said"], SAID), _form(data["words"]))
    if kind == "leave":
        return Leave(id)
    if kind == "examples":
        return Examples(id)
    if kind == "ticket":
        return Ticket(id, _one_of(data["kind"], KINDS))
    if kind == "grade":
        return Grade(id, _text(data["norm"], NAME), _round(data["round"]), _grade(data, id))
    if kind == "consent":
        return Consent(id, _yes(data["yes"]))
    if kind == "agree":
        return Agree(id, _round(data["poll"]), _yes(data["yes"]))
    if kind == "favour":
        return Favour(id, _text(data["entry"], NAME), _yes(data["yes"]))
    raise Unreadable(Refused("message.form"), id)


def _text(value: object, form: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise TypeError("text")
    return value


def _one_of(value: object, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        raise TypeError("one of")
    return value


def _words(value: object, most: int) -> str:
    """Return what somebody typed, as it is; the rules make it fit to be kept."""
    if not isinstance(value, str) or len(value) > most:
        raise TypeError("words")
    return value


def _form(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or len(value) > FIELDS:
        raise TypeError("form")
    return tuple((_text(name, NAME), _words(words, 2000)) for name, words in value.items())


def _yes(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError("yes")
    return value


def _round(value: object) -> int:
    if type(value) is not int or not 0 < value < 1000:
        raise TypeError("round")
    return value


def _grade(data: Mapping[str, Any], id: int) -> int | None:
    value = data["grade"]
    if value is None or (type(value) is int and 1 <= value <= 10):
        return value
    raise Unreadable(Refused("grade.range"), id)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        raise ValueError("a key stands twice")
    return keys


def _never(constant: str) -> Any:
    raise ValueError(constant)


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_never)
