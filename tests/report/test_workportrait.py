"""The work portrait: an example on paper, and what is not told yet as room to write."""

from __future__ import annotations

import pytest

from scanhost import texts
from scanhost.domain.examples import LINES, TEXTS
from scanhost.report import flowing, webpage
from scanhost.report.documents import PORTRAIT, document
from scanhost.report.material import Asked, Material, Wanted
from scanhost.report.workportrait import SECTIONS
from tests.report import agendas, awkward
from tests.report.reading import bare, pages, words

WHOLE = {
    **{name: f"Iets over {name}.\n\nEn **meer** over {name}." for name in TEXTS},
    "title": "Eén coach per school",
    "region": "Oosterdelta",
    "year": "2026",
    "source": "Het ROC",
    "width": "broad",
    "functions": "share arrange",
    "good_for": "youth",
    "norms": "1.1 9.9",
}


def made(words, agenda=None):
    agenda = agenda or agendas.full()
    material = Material(agenda, example=tuple(words.items()))
    return document(Asked(Wanted(PORTRAIT), agenda.language, material))


def test_everything_that_is_told_is_on_paper_and_on_the_page():
    paper, page = words(flowing.pdf(made(WHOLE))), webpage.html(made(WHOLE))

    for name in TEXTS:
        assert f"En meer over {name}." in paper
        assert f"En <strong>meer</strong> over {name}." in page
    for name in LINES:
        assert WHOLE[name] in paper
        assert WHOLE[name] in page
    assert "1.1" in paper
    assert "9.9" not in paper


def test_every_line_of_the_steps_begins_a_line():
    page = webpage.html(made({"title": "T", "steps": "1. Bel\n2. Kom\n\n\n3. Blijf"}))

    assert "<p>1. Bel</p>" in page.replace("\n", "")
    assert "<p>3. Blijf</p>" in page.replace("\n", "")


def test_an_empty_form_names_every_part_and_leaves_room_below_it():
    pdf = flowing.pdf(made({}))

    tr = texts.catalogue("nl")
    assert all(bare(tr.gettext(one)) in bare(words(pdf)) for one in SECTIONS.values())
    assert len(pages(pdf)) == 2


@pytest.mark.parametrize(
    "typed",
    [
        awkward.MARKUP,
        awkward.TURNED,
        awkward.EMOJI,
        awkward.CONTROL,
        awkward.LONG[:2000],
        "*half **open",
    ],
    ids=range(6),
)
def test_whatever_somebody_typed_is_text(typed):
    flowing.pdf(made(dict.fromkeys((*TEXTS, "title"), typed)))
    page = webpage.html(made(dict.fromkeys(TEXTS, typed)))

    assert "<script" not in page
    assert "<img" not in page
