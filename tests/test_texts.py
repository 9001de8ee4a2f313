from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from scanhost import resources, texts

CHECKOUT = Path(__file__).parents[1]
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")
PO = """
#: src/scanclient/page/view.js
msgid "Received: {grade}"
msgstr "Ontvangen: {grade}"

#: src/scanclient/page/view.js src/scanhost/room/clock.py
msgid "{n} seat left"
msgid_plural "{n} seats left"
msgstr[0] "nog {n} plek"
msgstr[1] "nog {n} plekken"

#: src/scanhost/desktop/home.py
msgid "Recent scans"
msgstr "Recente scans"

#: src/scanhost/desktop/home.py
#, fuzzy
msgid "Open"
msgstr "Sluiten"
"""


def extract(source: Path, to: Path) -> Catalog:
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    command += ["-F", str(CHECKOUT / "pyproject.toml"), "-o", str(to), str(source)]
    subprocess.run(command, check=True, cwd=CHECKOUT, timeout=60)
    return read(to)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def shipped() -> list[Path]:
    return sorted((resources.assets() / "messages").glob("*/LC_MESSAGES/scanhost.po"))


@pytest.fixture
def small(tmp_path, monkeypatch):
    """One small catalogue in the place of the program's own."""
    small_catalogue(tmp_path, monkeypatch, PO)


def small_catalogue(folder, monkeypatch, po: str) -> None:
    path = folder / "messages" / "nl" / "LC_MESSAGES" / "scanhost.po"
    path.parent.mkdir(parents=True)
    path.write_text(po, encoding="utf-8")
    monkeypatch.setattr(resources, "assets", lambda: folder)


def test_every_language_but_english_has_a_catalogue():
    assert {path.parts[-3] for path in shipped()} == set(texts.LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parts[-3])
def test_the_reader_finds_what_babel_finds(path):
    ours = texts.catalogue(path.parts[-3])

    for message in read(path):
        if not message.id or message.fuzzy:
            continue
        source = forms(message.id)
        for n, one in zip((1, 2), forms(message.string), strict=False):
            if message.context:
                found = ours.npgettext(message.context, source[0], source[-1], n)
            else:
                found = ours.ngettext(source[0], source[-1], n)
            assert found == one


def test_the_reader_undoes_what_the_catalogue_escapes(tmp_path, monkeypatch):
    small_catalogue(
        tmp_path,
        monkeypatch,
        'msgid ""\n"a\\n"\n"\\"b\\" \\\\ c\\t"\nmsgstr "een\\n\\"twee\\""\n\n'
        '#~ msgid "gone"\n#~ msgstr "weg"\n\nmsgctxt "verb"\nmsgid "open"\nmsgstr "openen"',
    )

    found = texts.catalogue("nl")
    assert found.gettext('a\n"b" \\ c\t') == 'een\n"twee"'
    assert found.gettext("gone") == "gone"
    assert found.pgettext("verb", "open") == "openen"
    assert found.gettext("open") == "open"


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parts[-3])
def test_every_text_of_the_program_is_in_the_catalogue(path, tmp_path):
    wanted = extract(CHECKOUT / "src", tmp_path / "scanhost.pot")
    has = read(path)

    missing = [m.id for m in wanted if m.id and not has.get(m.id, m.context)]

    assert not missing, "make messages, then translate"


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.parts[-3])
def test_every_text_in_the_catalogue_is_translated_with_its_placeholders(path):
    for message in read(path):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        assert all(forms(message.string)), f"not translated: {message.id}"
        allowed = placeholders(" ".join(forms(message.id)))
        for source, target in zip(forms(message.id), forms(message.string), strict=True):
            assert placeholders(source) <= placeholders(target) <= allowed, target


def test_texts_and_plurals_come_out_in_the_language(small):
    tr = texts.catalogue("nl")

    assert tr.gettext("Recent scans") == "Recente scans"
    assert tr.ngettext("{n} seat left", "{n} seats left", 1) == "nog {n} plek"
    assert tr.ngettext("{n} seat left", "{n} seats left", 0) == "nog {n} plekken"


def test_a_doubtful_translation_is_not_used(small):
    assert texts.catalogue("nl").gettext("Open") == "Open"


@pytest.mark.parametrize("language", ["en", "tlh"])
def test_a_language_without_a_catalogue_speaks_english(language):
    assert texts.catalogue(language).gettext("Recent scans") == "Recent scans"
    assert texts.for_page(language, ["view.js"]) == {}


def test_no_text_of_the_page_is_passed_by():
    """Babel passes by a text inside the call of another one; a phone would show it in English."""
    modules = sorted((CHECKOUT / "src" / "scanclient" / "page").glob("*.js"))
    called = re.compile(r'\btn?\("((?:[^"\\]|\\.)*)"')

    kinds: dict[str, tuple[int, ...] | None] = {"t": None, "tn": (1, 2)}
    found = {
        forms(id)[0]
        for module in modules
        for _, id, *_ in extract_from_file("javascript", str(module), keywords=kinds)
    }
    for module in modules:
        said = {json.loads(f'"{one}"') for one in called.findall(module.read_text("utf-8"))}
        assert said <= found, module.name


def test_the_page_gets_its_own_texts_only(small):
    assert texts.for_page("nl", ["view.js", "app.js"]) == {
        "Received: {grade}": "Ontvangen: {grade}",
        "{n} seat left": "nog {n} plek",
        "{n} seats left": "nog {n} plekken",
    }


def test_marks_are_found_in_program_and_page(tmp_path):
    page = tmp_path / "scanclient" / "page"
    page.mkdir(parents=True)
    (page / "view.js").write_text(
        "import { t, tn } from './texts.js';\n"
        "say(t('Your grade'), tn('{n} left', '{n} lefts', 2));\n"
    )
    (tmp_path / "home.py").write_text(
        "tr.gettext('Open')\nA = {'a': N_('Closed')}\ntr.ngettext('one', 'many', n)\nt('loose')\n"
    )

    found = extract(tmp_path, tmp_path / "scanhost.pot")

    assert {m.id for m in found if m.id} == {
        "Your grade",
        ("{n} left", "{n} lefts"),
        "Open",
        "Closed",
        ("one", "many"),
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(25, 4), "6,3"),
        (Fraction(50, 8), "6,3"),
        (Fraction(131, 20), "6,6"),
        (Decimal("5.45"), "5,5"),
        (Fraction(109, 20), "5,5"),
        (Fraction(549, 100), "5,5"),
        (Fraction(544, 100), "5,4"),
        (7, "7,0"),
        (0, "0,0"),
        (Fraction(1, 30), "0,0"),
        (Fraction(-1, 30), "0,0"),
        (Fraction(-1, 4), "−0,3"),
        (10, "10,0"),
    ],
)
def test_decimals_are_rounded_half_up_and_have_a_comma(value, shown):
    assert texts.decimal(value, "nl") == shown


def test_decimals_follow_language_and_places():
    assert texts.decimal(Fraction(25, 4), "en") == "6.3"
    assert texts.decimal(Fraction(25, 4), "nl", places=2) == "6,25"
    assert texts.decimal(Fraction(13, 2), "nl", places=0) == "7"
    assert texts.decimal(Fraction(1, 200), "nl", places=2) == "0,01"


def test_days_are_written_in_full():
    assert texts.date_long(date(2026, 11, 26), "nl") == "donderdag 26 november 2026"
    assert texts.date_long(date(2026, 11, 26), "en") == "Thursday 26 November 2026"


def test_hours_have_a_point_in_dutch():
    moment = datetime(2026, 11, 26, 9, 5)

    assert texts.time_short(moment, "nl") == "09.05"
    assert texts.time_short(moment.time(), "en") == "09:05"


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("arbeidsmarktregio", "arbeids-markt-re-gio"),
        ("ondersteuningsbehoefte,", "onder-steu-nings-be-hoefte,"),
        ("(vertegenwoordigers)", "(ver-te-gen-woor-di-gers)"),
        ("patiënten", "patiën-ten"),  # not before a diaeresis, which would have to go
        ("Noord-Oosterdelta", "Noord--Oos-ter-delta"),
        ("zorg", "zorg"),
        ("UWVWERKBEDRIJF", "UWVWERKBEDRIJF"),
        ("voorbeeld@regioscan.example", "voorbeeld@regioscan.example"),
        ("www.regioscan.example", "www.regioscan.example"),
        ("K7PM-4TQX-regioscan", "K7PM-4TQX-regioscan"),
        ("1234567890", "1234567890"),
        ("المشاركة", "المشاركة"),
    ],
)
def test_long_words_may_be_broken_between_syllables(word, shown):
    cuts = texts.syllables(word, "nl")

    parts = [word[a:b] for a, b in zip((0, *cuts), (*cuts, len(word)), strict=True)]
    assert "-".join(parts) == shown


def test_english_words_are_broken_as_english():
    assert texts.syllables("representatives", "en") == (3, 6, 9, 11)
    assert texts.breaks("en") is texts.breaks("de")
    assert texts.breaks("nl")("representatives") != texts.breaks("en")("representatives")


def test_the_dictionaries_come_with_the_program():
    import pyphen

    for language in ("nl_NL", "en_GB"):
        assert Path(pyphen.LANGUAGES[language]).is_relative_to(Path(pyphen.__file__).parent)
