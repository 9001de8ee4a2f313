"""The knowledge bank on paper: by theme, favourites first, with its warnings and emphasis."""

from __future__ import annotations

from dataclasses import replace

from scanhost import resources
from scanhost.app.entries import shipped
from scanhost.app.material import material
from scanhost.domain.agenda import agenda
from scanhost.domain.examples import ExampleView
from scanhost.domain.state import new
from scanhost.report import flowing, webpage
from scanhost.report.blocks import Heading, Keep
from scanhost.report.documents import BANK, HOMEWORK, document
from scanhost.report.material import Asked, Material, Options, Wanted
from scanhost.store import packs
from tests.report import awkward, reading

PACK = packs.read(resources.norms() / packs.FIRST)


def made(given: Material, theme: str = ""):
    wanted = Wanted(BANK, Options(theme=theme))
    return document(Asked(wanted, given.agenda.language, given))


def titles(blocks, level: int) -> list[str]:
    loose = [each for one in blocks for each in (one.blocks if isinstance(one, Keep) else (one,))]
    return [one.text for one in loose if isinstance(one, Heading) and one.level == level]


def test_every_entry_stands_there_once_and_those_of_a_theme_with_it():
    whole = material(agenda(new(PACK)), PACK, shipped())
    theme = PACK.themes[0]
    helping = {id for norm in theme.norms for id in norm.knowledge}

    assert sorted(titles(made(whole).blocks, 3)) == sorted(one.title.nl for one in shipped())
    alone = made(whole, theme.id)
    assert theme.title.nl in alone.title
    assert sorted(titles(alone.blocks, 2)) == sorted(
        one.title.nl for one in shipped() if one.id in helping
    )


def test_what_the_group_chose_comes_first_here_and_on_homework_sheets():
    given = awkward.material("agreed")
    chosen = replace(given.reading[0], id="KB99", title="Gekozen door onze groep")
    given = replace(
        given,
        agenda=replace(given.agenda, favourites=("KB99",)),
        reading=(*given.reading, chosen),
    )
    theme = next(
        one for one in given.agenda.themes if {norm.id for norm in one.norms} & {*chosen.norms}
    )

    assert titles(made(given, theme.id).blocks, 2)[0] == chosen.title
    home = webpage.html(document(Asked(Wanted(HOMEWORK), given.agenda.language, given)))
    assert home.index(chosen.title) < home.index(given.reading[0].title)


def test_a_homework_sheet_gives_a_few_summaries_and_the_titles_of_the_rest():
    given = awkward.material("agreed")
    norm = given.reading[0].norms[0]
    told = [f"Samenvatting {place}" for place in range(10)]
    many = [
        replace(given.reading[0], id=f"KB{place}", title=f"Titel {place}", summary=said)
        for place, said in enumerate(told)
    ]
    given = replace(
        given,
        agenda=replace(given.agenda, favourites=("KB8",)),
        reading=tuple(replace(one, norms=(norm,)) for one in many),
    )

    home = webpage.html(document(Asked(Wanted(HOMEWORK), given.agenda.language, given)))

    assert [one for one in told if one in home] == [told[0], told[1], told[2], told[8]]
    assert home.index(told[8]) < home.index(told[0])
    assert all(f"Titel {place}" in home for place in range(10))


def test_our_own_examples_are_on_paper_once_everybody_may_read_them():
    words = {"title": "Het ontbijt", "what": "Elke maand.", "norms": PACK.themes[0].norms[0].id}
    own = [
        ExampleView("x1", "long", {}, words),
        ExampleView("x2", "gross", {}, {**words, "title": "Het diner"}),
    ]

    given = material(agenda(new(PACK)), PACK, shipped(), own=own)
    there = titles(made(given, PACK.themes[0].id).blocks, 2)

    assert "Het ontbijt" in there
    assert "Het diner" not in there
    assert "Het ontbijt" in [one.title for one in given.to_read(words["norms"])]


def test_emphasis_is_set_and_all_else_is_text_on_paper_and_page():
    wanted = made(awkward.material("agreed"))

    page, paper = webpage.html(wanted), reading.words(flowing.pdf(wanted))

    assert "Een <strong>vaste</strong> begeleider draagt de jongere <em>warm</em> over" in page
    assert "Dan &lt;b&gt;dat&lt;/b&gt;." in page
    assert "Een vaste begeleider draagt de jongere warm over aan de werkgever." in paper
    assert "Dan <b>dat</b>." in paper
    assert "De cijfers zijn van 2013." in paper
