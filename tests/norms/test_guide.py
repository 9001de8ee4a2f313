"""The guide for who writes norms by hand says what holds."""

import re
from pathlib import Path

from scanhost.domain import packform, plain, readability
from scanhost.domain.knowledge import FOR, FORM, FUNCTIONS, KINDS, WIDTHS
from scanhost.store import knowledge, packs
from scanhost.store.normfiles import look

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/normen.md").read_text("utf-8")
PACK, ENTRY = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def row(name: str) -> str:
    """Return what a table of the guide says beside a name."""
    [found] = re.finditer(rf"^\| {re.escape(name)} \|(.*)\|$", GUIDE, re.MULTILINE)
    return found[1]


def test_the_examples_are_good_norms_with_nothing_to_look_at_again(tmp_path):
    folder = tmp_path / "klein"
    folder.mkdir()
    (folder / packs.FILE).write_text(PACK, "utf-8")
    (tmp_path / "MIJN1.toml").write_text(ENTRY, "utf-8")

    for path in (folder, tmp_path / "MIJN1.toml"):
        looked = look(path, ROOT / "norms")

        assert looked.mistakes == looked.remarks == []
    assert packs.read(folder).divisions


def test_the_limits_are_those_of_the_program():
    assert f" {plain.WORD} tekens" in row("`id`")
    assert f" {plain.LINE} tekens" in row("`title`, `sentence`, `question`, `lowest`, `highest`")
    assert f" {plain.ITEMS} vragen van {plain.LINE} tekens" in row("`prompts`, `questions`")
    assert f" {plain.TEXT} tekens" in row("`notice`, `narration`, `explanation`, `source`")
    assert f" {packform.THEMES} " in row("`themes`")
    assert " {} tot {} ".format(*packform.BLOCK) in row("`norms`")
    assert f" {plain.ITEMS} " in row("`domains`")
    assert " {} tot {} ".format(*packform.PLACES) in row("`places`")
    assert f" {packform.DIVISIONS} " in row("`divisions`")
    assert " {} tot {} ".format(*packform.SECONDS) in row("`times`")
    assert f" {packs.LINE} tekens, een normenset {packs.BYTES >> 10} kB" in GUIDE
    assert f"een voorbeeld {knowledge.BYTES >> 10} kB" in GUIDE


def test_the_limits_of_reading_are_those_of_the_program():
    assert f" {readability.SENTENCE} woorden" in row("langste zin")
    assert f" {readability.AVERAGE} " in row("gemiddelde zin, bij drie zinnen of meer")
    assert readability.SEVERAL == 3
    assert f" {readability.LETTERS} letters" in row("lang woord")
    long = row("lange woorden in een tekst")
    assert f" {readability.LONG_WORDS}, of één op de {readability.ONE_IN} woorden" in long


def test_the_words_of_the_fixed_form_are_those_of_the_program():
    for name, words in (("functions", FUNCTIONS), ("good_for", FOR), ("kind", KINDS)):
        assert tuple(re.findall(r"`(\w+)`", row(f"`{name}`"))) == words
    assert tuple(re.findall(r"`(\w+)`", row("`width`"))) == WIDTHS
    assert all(row(f"`{name}`") for name in FORM)


def test_the_guide_reads_as_it_asks_of_others():
    prose = re.sub(r"```[^`]*```|^(?:    |[#|])[^\n]*$", "\n", GUIDE, flags=re.MULTILINE)
    reading = readability.read(prose)

    assert readability.remarks(reading) == ()
    assert reading.words > 300
