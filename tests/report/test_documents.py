"""Every document of every scan, however awkward: made, whole, and the same on paper and page."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from scanhost.report import flowing, webpage
from scanhost.report.blocks import (
    Block,
    Facts,
    Grid,
    Heading,
    Keep,
    Listing,
    Page,
    Pair,
    Paper,
    Place,
    Text,
)
from scanhost.report.documents import (
    ATTENDANCE,
    CARDS,
    DEFINITIVE,
    DRAFT,
    HOMEWORK,
    MAKERS,
    ONE_PAGE,
    OVERVIEW,
    POSTER,
    PROCESS,
    TABLE,
    document,
)
from scanhost.report.material import Asked, Material, Options, Wanted
from scanhost.report.overview import OWN
from tests.marks import full
from tests.report import awkward, reading
from tests.report.test_html import Outline

# On paper in another order, or as a box.
TURNED = ("right to left", "emoji", "control characters", "formulas")
READ = ("2000 characters", "markup", "English", "empty", "wiped")
DEAF = shutil.which("pdfinfo") is None
# What differs most; the others are made in each run too, to see that they say all there is.
SOON = ("agreed", "empty", "right to left", "emoji", "wiped", "English")


def made(kind: str, material: Material, options: Options | None = None):
    return document(Asked(Wanted(kind, options or Options()), material.agenda.language, material))


@pytest.mark.parametrize("name", [one if one in SOON else full(one) for one in awkward.SETS])
@pytest.mark.parametrize("kind", MAKERS)
def test_every_document_is_made_of_every_scan(kind, name):
    wanted = made(kind, awkward.material(name))

    pdf, page = flowing.pdf(wanted), webpage.html(wanted)

    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.check_pdf_syntax() == []
        assert _unembedded(file) == set()
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang).startswith(wanted.language)
        assert str(file.docinfo["/Title"]).strip()
        assert all(round(min(one.mediabox[2:])) == 595 for one in file.pages)
    assert all(one.strip() for one in reading.pages(pdf)), "an empty page"
    assert "None" not in reading.words(pdf)
    outline = Outline(page)
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(attrs.get("scope") for tag, attrs in outline.tags if tag == "th")
    assert not {tag for tag, _ in outline.tags} & {"script", "img", "link", "a", "svg"}
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    "name", [one for one in awkward.SETS if one not in (*awkward.LARGE, *TURNED)]
)
@pytest.mark.parametrize("kind", MAKERS)
def test_paper_and_page_say_all_that_the_blocks_say(kind, name):
    wanted = made(kind, awkward.material(name), Options(signatures=True))

    paper = _without_feet(wanted, reading.pages(flowing.pdf(wanted)))
    page = reading.bare(Outline(webpage.html(wanted)).text)

    for text in _texts(wanted.blocks, Page):
        assert reading.bare(text) in paper
    for text in _texts(wanted.blocks, Paper):
        assert reading.bare(text) in page


@pytest.mark.skipif(DEAF, reason="no pdfinfo here")
@pytest.mark.parametrize("name", ["agreed", "60 points", *map(full, READ)])
@pytest.mark.parametrize("kind", [one for one in MAKERS if one not in (CARDS, POSTER)])
def test_who_listens_hears_it_in_order_over_pages_and_tables(kind, name, tmp_path):
    wanted = made(kind, awkward.material(name), Options(signatures=True))
    path = tmp_path / "read.pdf"
    path.write_bytes(flowing.pdf(wanted))

    heard = "".join(_heard(path))

    assert reading.bare(heard) == reading.bare("".join(_texts(wanted.blocks, Page)))


@pytest.mark.skipif(DEAF, reason="no pdfinfo here")
def test_words_at_both_sides_of_a_line_stay_apart_for_who_listens(tmp_path):
    material = awkward.material("agreed")
    sentence = " ".join(f"woord{n}" for n in range(80))
    agenda = replace(material.agenda, youth_text=sentence, region="Noord\nZuid")
    path = tmp_path / "read.pdf"
    path.write_bytes(flowing.pdf(made(DEFINITIVE, replace(material, agenda=agenda))))

    heard = " ".join(_heard(path))

    assert sentence in " ".join(heard.split())
    assert "Werkagenda Noord Zuid" in " ".join(heard.split())


def test_a_head_that_is_repeated_is_read_once():
    pdf = flowing.pdf(made(ATTENDANCE, Material(awkward.crowd(90))))

    assert sum("handtekening" in one for one in reading.pages(pdf)) > 2
    with pikepdf.open(io.BytesIO(pdf)) as file:
        heads = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH" and "/A" in one
        ]
        columns = [one for one in heads if one.A.get("/Scope") == "/Column"]
        assert len(columns) == 4
        assert all(len(one.K) == 1 for one in columns)


def test_the_same_data_are_the_same_bytes():
    material = awkward.material("agreed")

    for kind in MAKERS:
        first, second = (flowing.pdf(made(kind, material)) for _ in range(2))
        assert first == second, kind


def test_the_process_needs_no_scan():
    wanted = document(Asked(Wanted(PROCESS), "nl"))

    assert b"%PDF" in flowing.pdf(wanted)
    assert "<h1>Het hele proces op één bladzijde</h1>" in webpage.html(wanted)


def test_the_first_page_says_that_there_is_a_web_page():
    pages = reading.pages(flowing.pdf(made(DEFINITIVE, awkward.material("agreed"))))

    assert "schermlezer" in pages[0]
    assert not any("schermlezer" in one for one in pages[1:])


@pytest.mark.parametrize("kind", [DRAFT, DEFINITIVE, TABLE])
def test_who_wants_it_gets_room_to_sign(kind):
    material = awkward.material("agreed")

    plain = reading.words(flowing.pdf(made(kind, material)))
    signed = reading.words(flowing.pdf(made(kind, material, Options(signatures=True))))

    assert "handtekening" not in plain
    assert "handtekening" in signed


def test_the_definitive_agenda_says_what_was_agreed_and_what_was_not_chosen():
    said = reading.words(flowing.pdf(made(DEFINITIVE, awkward.material("agreed"))))

    for words in (
        "Een terugbelafspraak na zes weken",
        "1 maart 2027",
        "Bij het regionaal overleg",
        "Drie van de vijf scholen bellen.",
        "Goedkeuring door de directie",
        "Bestuurlijk overleg arbeidsmarkt",
        "november 2027",
        "donderdag 7 januari 2027",
        "Huisartsenpost Jan Smit Samira belt op 1 december",
        "Linda Visser, Zorg",
    ):
        assert words in said
    assert "1.3 Steun op de werkvloer Dit pakt een andere tafel al op." in said
    assert said.index("2.5 Geen gat") < said.index("2.4 Ouders als partner")  # first, next


def test_the_table_form_has_the_questions_of_the_norm_and_the_groups_own_points():
    wanted = made(TABLE, awkward.material("agreed"))
    said = reading.words(flowing.pdf(wanted))

    assert wanted.wide
    assert "Wat bedoelen wij met nazorg, en hoe lang geven wij die?" in said
    assert "Eén telefoonnummer voor werkgevers" in said
    assert "1.3 Steun" not in said  # not chosen


@pytest.mark.parametrize("name", [one for one in awkward.SETS if one not in awkward.LARGE])
def test_the_page_for_who_was_not_there_is_one_page(name):
    assert len(reading.pages(flowing.pdf(made(ONE_PAGE, awkward.material(name))))) == 1


@pytest.mark.parametrize("name", awkward.LARGE)
def test_it_is_one_page_of_a_large_scan_too(name):
    assert len(reading.pages(flowing.pdf(made(ONE_PAGE, awkward.material(name))))) == 1


def test_a_homework_sheet_is_of_one_point_or_of_all():
    material = awkward.material("agreed")

    one = reading.words(flowing.pdf(made(HOMEWORK, material, Options(points=("p2.5",)))))
    every = reading.words(flowing.pdf(made(HOMEWORK, material)))

    assert "Geen gat tussen school en werk" in one
    assert "Rivierenland: overdragen in plaats van doorsturen" in one
    assert "Ouders als partner" not in one
    assert "Ouders als partner" in every


def test_seat_cards_are_four_on_a_sheet_or_a_tent_each():
    material = awkward.material("agreed")

    four = reading.pages(flowing.pdf(made(CARDS, material)))
    tents = reading.pages(flowing.pdf(made(CARDS, material, Options(folded=True))))

    assert len(four) == 3
    assert len(tents) == 12
    assert "Karin" in four[0]
    assert tents[0].count("Karin") == 2  # to both sides of the table


def test_the_poster_can_be_scanned():
    zxing = pytest.importorskip("zxingcpp")
    qrcode = pytest.importorskip("qrcode")
    code = qrcode.QRCode(border=4)
    code.add_data(awkward.WAY.url)
    matrix = tuple("".join("01"[dark] for dark in row) for row in code.get_matrix())
    material = replace(awkward.material("agreed"), way=replace(awkward.WAY, matrix=matrix))

    pdf = pypdfium2.PdfDocument(flowing.pdf(made(POSTER, material)))
    picture = pdf[0].render(scale=2).to_numpy()
    pdf.close()

    assert [one.text for one in zxing.read_barcodes(picture)] == [awkward.WAY.url]


def test_without_a_way_in_the_poster_says_so():
    said = reading.words(flowing.pdf(made(POSTER, Material(awkward.agreed()))))

    assert "192.168" not in said


def test_the_attendance_list_has_room_to_sign_for_everybody():
    said = reading.words(flowing.pdf(made(ATTENDANCE, awkward.material("agreed"))))

    assert all(one.name in said for one in awkward.agreed().people)
    assert "handtekening" in said


def test_the_overview_leaves_a_place_for_ones_own_grades():
    page = webpage.html(made(OVERVIEW, awkward.material("agreed")))

    assert page.count(f'<section id="{OWN}" hidden></section>') == 1


def test_an_agenda_of_24_points_and_60_actions_takes_less_than_a_second():
    agenda = awkward.many(24)
    action = awkward.written("Afspreken wie er belt").points[0].actions[0]
    points = tuple(
        replace(one, actions=(action,) * (3 if n < 12 else 2))
        for n, one in enumerate(agenda.points)
    )
    material = Material(replace(agenda, points=points))
    assert sum(len(one.actions) for one in points) == 60
    flowing.pdf(made(DRAFT, awkward.material("empty")))  # the fonts are read once

    for kind in (DRAFT, DEFINITIVE):
        times = []
        for _ in range(3):  # a busy machine makes one of them slow
            began = time.process_time()
            flowing.pdf(made(kind, material))
            times.append(time.process_time() - began)
        assert min(times) < 1


def _unembedded(file: pikepdf.Pdf) -> set[str]:
    """Return the fonts that the file names and does not hold."""
    named = (one for one in file.objects if isinstance(one, pikepdf.Dictionary))
    return {
        str(one.get("/BaseFont"))
        for one in named
        if one.get("/Type") == "/Font"
        and ("/FontDescriptor" not in one or "/FontFile2" not in one.FontDescriptor)
    }


def _texts(blocks: Iterable[Block], without: type) -> Iterator[str]:
    """Yield all texts in reading order, but for what only the page or only paper has."""
    for block in blocks:
        match block:
            case _ if isinstance(block, without):
                continue
            case Heading():
                yield from (block.over, block.over_right, block.text)
            case Text():
                yield block.text
            case Facts():
                for label, said in block.rows:
                    yield from (label, said)
            case Listing():
                yield from block.items if without is Paper else (f"– {one}" for one in block.items)
            case Grid() if block.rows or (block.blank and without is Page):
                yield from block.heads
                for row in block.rows:
                    yield from row
            case Pair():
                yield from _texts((*block.left, *block.right), without)
            case Keep() | Paper() | Page():
                yield from _texts(block.blocks, without)
            case Place():
                continue


def _without_feet(wanted, pages: list[str]) -> str:
    """Return all text without spaces, and without the feet that stand between pages."""
    foot = re.escape(reading.bare(wanted.foot))
    ends = re.compile(rf"{foot}(Pagina|Page)\d+(van|of)\d+$")
    return "".join(ends.sub("", reading.bare(one)) for one in pages)


def _heard(path) -> Iterator[str]:
    """Yield the texts of a file by its tree, but for the words in drawings."""
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    kind = ""
    for line in told.splitlines():
        one = line.strip()
        if one.startswith('"'):
            if kind != "Figure":
                yield one[1:-1]
        elif (name := re.match(r"(\w+)( \(block\)|:| \(inline\))?$", one)) is not None:
            kind = name[1]
