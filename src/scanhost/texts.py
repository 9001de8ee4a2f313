"""The program's words in the reader's language, and Dutch for numbers, dates and hours.

Write English in the source, as people would read it, and mark it so that
`make messages` finds it:

    tr = texts.catalogue(language)
    tr.gettext("The port {port} is taken.").format(port=port)
    tr.ngettext("{n} seat left", "{n} seats left", n).format(n=n)
    tr.pgettext("verb", "open")            # one English word, two Dutch ones
    REASONS = {"norm.closed": N_("Norm {norm} is closed.")}    # looked up later

and on the page `t("Waiting for the chair")` and `tn("{n} seat left", "{n} seats left", n)`.
Only literal strings are found: no f-string, no template literal. Placeholders are
named, and stand in the translation too. Dutch says u in window, mail and paper, we on
slides, je on phones. Then translate what is new in
`assets/messages/<language>/LC_MESSAGES/scanhost.po`; the tests say what is missing.
There is no compiled catalogue: the .po is read at run time, once, by a few lines here that
take a tenth of the time Babel does, and find the same.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanhost import resources

if TYPE_CHECKING:  # a window is there sooner than these are read
    from decimal import Decimal
    from fractions import Fraction

    import pyphen
    from babel.messages.catalog import Catalog

LANGUAGES = ("nl", "en")
MINUS = "\N{MINUS SIGN}"
_PAGE = "src/scanclient/page/"
_POINT = {"nl": ","}
_HOUR = {"nl": "%H.%M"}
_SPOKEN = {"nl": "nl_NL", "en": "en_GB"}  # whose hyphenation
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # a word, or a part between hyphens
_CODE = re.compile(r"[\d@_/\\:&#=+]|\w\.\w")  # numbers, addresses and codes stay whole
# Nine of ten entries: one line each, nothing escaped.
_PLAIN = re.compile(
    r'(?:\A|\n\n)(?:#: [^\n]*\n)*msgid "([^"\\\n]+)"\nmsgstr "([^"\\\n]+)"(?=\n\n|\s*\Z)'
)
# A part of a catalogue's entry, with the lines of its text.
_PART = re.compile(
    r'^(msg\w+(?:\[\d\])?) ((?:"[^\n]*"\n?)+)', re.MULTILINE
)  # of a catalogue's entry
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_LEAST = 3  # letters before and after a hyphen


class Texts(gettext.NullTranslations):
    """The texts of a language with two forms: one, and any other number."""

    def __init__(self, entries: dict[tuple[str, str], list[str]]) -> None:
        super().__init__()
        self._entries = entries  # by context and English

    def gettext(self, message: str) -> str:
        return self._found("", message, 0, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self._found("", one, n != 1, one if n == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self._found(context, message, 0, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        return self._found(context, one, n != 1, one if n == 1 else many)

    def _found(self, context: str, message: str, form: int, source: str) -> str:
        forms = self._entries.get((context, message))
        return forms[form] if forms is not None and form < len(forms) else source


def N_(message: str) -> str:
    """Mark a message that is translated where it is shown."""
    return message


def catalogue(language: str) -> gettext.NullTranslations:
    """Return the texts of a language; one without a catalogue gets the English source."""
    path = _path(language)
    return _loaded(path) if path.is_file() else gettext.NullTranslations()


def for_page(language: str, files: Sequence[str]) -> dict[str, str]:
    """Return the texts of some of the phone page's files by their English; English needs none.

    A plural gives two entries, one and many: enough for languages with these two forms.
    """
    path = _path(language)
    if not path.is_file():
        return {}
    wanted = {_PAGE + name for name in files}
    return {
        source: target
        for message in _read(path)
        if message.id and any(place in wanted for place, _ in message.locations)
        for source, target in zip(_forms(message.id), _forms(message.string), strict=True)
    }


def _path(language: str) -> Path:
    return resources.assets() / "messages" / language / "LC_MESSAGES" / "scanhost.po"


@cache
def _read(path: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(
            file, locale=path.parts[-3]
        )  # the file has no header; this gives its plurals


@cache
def _loaded(path: Path) -> Texts:
    return Texts(dict(_entries(path.read_text(encoding="utf-8"))))


def _entries(po: str) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Give what is translated in a catalogue: context and English, and its forms."""
    pieces = _PLAIN.split(po)
    for source, target in zip(pieces[1::3], pieces[2::3], strict=True):
        yield ("", source), [target]
    for block in "".join(pieces[::3]).split("\n\n"):
        if "#, " in block and _FUZZY.search(block):
            continue
        parts = {word: _unquoted(quoted) for word, quoted in _PART.findall(block)}
        forms = [text for word, text in parts.items() if word.startswith("msgstr")]
        if parts.get("msgid") and all(forms):
            yield (parts.get("msgctxt", ""), parts["msgid"]), forms


def _unquoted(lines: str) -> str:
    text = lines.strip()[1:-1].replace('"\n"', "")
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text or "",) if text is None or isinstance(text, str) else text


def decimal(value: Fraction | Decimal | int, language: str, places: int = 1) -> str:
    """Write a number with a fixed number of decimals, rounded half up from its exact value."""
    from fractions import Fraction

    exact = Fraction(value)
    digits = f"{int(abs(exact) * 10**places + Fraction(1, 2)):0{places + 1}d}"
    sign = MINUS if exact < 0 and int(digits) else ""
    if not places:
        return sign + digits
    return f"{sign}{digits[:-places]}{_POINT.get(language, '.')}{digits[-places:]}"


def whole(value: int, language: str) -> str:
    """Write a whole number with its thousands apart: "6.000", "6,000"."""
    return f"{value:,}".replace(",", "." if language == "nl" else ",")


def date_long(day: date, language: str) -> str:
    """Write a day in full: "donderdag 26 november 2026", "Thursday 26 November 2026"."""
    from babel.dates import format_date

    return format_date(day, "EEEE d MMMM y", locale=language)


def month_long(day: date, language: str) -> str:
    """Write the month of a day: "november 2026", "November 2026"."""
    from babel.dates import format_date

    return format_date(day, "MMMM y", locale=language)


def date_short(day: date, language: str) -> str:
    """Write day and month, where the year is plain: "9 nov"."""
    from babel.dates import format_date

    return format_date(day, "d MMM", locale=language).rstrip(".")


def date_plain(day: date, language: str) -> str:
    """Write a day without the day of the week: "26 november 2026", "26 November 2026"."""
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=language)


def time_short(moment: time | datetime, language: str) -> str:
    """Write hours and minutes on a 24-hour clock: "13.30" in Dutch, else "13:30"."""
    return moment.strftime(_HOUR.get(language, "%H:%M"))


def breaks(language: str) -> Callable[[str], tuple[int, ...]]:
    """Return what tells where words of a language may get a hyphen; the same one every time."""
    return _breaks(language if language in _SPOKEN else "en")


@cache
def _breaks(language: str) -> Callable[[str], tuple[int, ...]]:
    return partial(syllables, language=language)


@lru_cache(4_000)
def syllables(word: str, language: str) -> tuple[int, ...]:
    """Return where a word may be broken, in characters from its start; a hyphen of its own too.

    Never within a number, a code, an address, or what is written in capitals.
    """
    if _CODE.search(word):
        return ()
    found: list[int] = []
    for part in _LETTERS.finditer(word):
        letters = part[0]
        if part.start() and word[part.start() - 1] == "-":
            found.append(part.start())
        if not letters.isupper():
            places = _dictionary(language).positions(letters)
            found += [part.start() + at for at in places if letters[at] not in "äëïöü"]
    # A diaeresis goes when a word is broken before it, so it is not broken there.
    return tuple(at for at in found if _LEAST <= at <= len(word.rstrip(".,;:!?)")) - _LEAST)


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    import pyphen

    return pyphen.Pyphen(lang=_SPOKEN[language], left=_LEAST, right=_LEAST)
