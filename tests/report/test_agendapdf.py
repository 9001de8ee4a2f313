"""The agenda on paper holds what the group gave and chose, whatever anybody typed."""

import logging
import re
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scanhost import texts
from scanhost.domain.agenda import ActionLine
from scanhost.report import fonts
from tests.report import agendas, reading
from tests.report.reading import agenda_pdf

GOLDEN = Path(__file__).parent / "agenda.txt"
SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WRITTEN = (
    *("pack", "notice", "region", "municipalities", "date", "time", "place", "chair"),
    *("youth_text", "follow_up", "absent"),
)
PAYLOADS = (
    "<b>vet</b>",
    '<img src="http://example.org/x.png"/>',
    '<img src="file:///etc/passwd" width="10"/>',
    "A&B &amp; C &#x3c;",
    "</para><para>",
    "<font name=Courier size=99>",
    "<table><tr><td>",
    "<br/><onDraw name=x/>",
    '<a href="javascript:x">',
    "{0} {n} %s {region",
    "]]>",
    "=cmd()",
)


def known(weight=600):
    """Return the characters for which one of the fonts has a glyph."""
    return fonts.characters(fonts.font(weight)) | fonts.characters(fonts.other(weight))


def is_plain(mark):
    """Tell whether a character is kept, and stands by itself wherever it is written."""
    kind = unicodedata.category(mark)[0]
    alone = unicodedata.bidirectional(mark) in ("L", "EN", "ES", "CS", "ON", "WS", "ET")
    whole = unicodedata.normalize("NFKC", mark) == mark
    common = ord(mark) < 0xFFF0  # reportlab says the wrong character of those beyond
    return common and kind in "LNPS" and alone and whole and not unicodedata.combining(mark)


def names():
    """Return the names that can be made of the characters on paper, Latin more than most."""
    marks = [mark for mark in sorted(known()) if is_plain(mark)]
    latin = [mark for mark in marks if ord(mark) < 0x250]
    return st.text(st.sampled_from(latin) | st.sampled_from(marks), min_size=1, max_size=60)


def test_a_fixed_agenda_reads_as_before():
    said = "\n\f\n".join(reading.pages(agenda_pdf(agendas.full()))) + "\n"

    assert said == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_number_is_that_of_the_results(language):
    agenda = agendas.full(language)
    said = reading.words(agenda_pdf(agenda))

    for theme in agenda.themes:
        page = said[said.index(theme.title) :]
        for norm in theme.norms:
            current = norm.latest
            assert current is not None
            if current.mean is None or current.gap is None:
                assert re.search(rf"2 \w+ {len(agenda.people) - 1}", page)
                continue
            assert texts.decimal(current.mean, language) in page
            assert texts.decimal(current.gap, language) in page
    for point in agenda.points:
        for mean in (point.result.lowest_half, point.result.highest_half) if point.result else ():
            assert mean is not None
            assert texts.decimal(mean, language) in said


def test_what_was_chosen_says_why_who_and_what():
    said = reading.words(agenda_pdf(agendas.full()))

    assert "Gekozen: laagste gemiddelde van dit thema (3,5)." in said
    assert "Gekozen: grootste kloof van dit thema (5,0)." in said
    assert "6 deelnemers geven een onvoldoende, 6 een 7 of hoger" in said
    assert "Youssef Amrani" in said
    assert "1 maart 2027" in said
    assert "donderdag 7 januari 2027" in said
    assert "Marijke Brouwer Organisatie 7 beleidsadviseur Zorg afwezig" in said
    assert "Pagina 1 van" in said


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_an_empty_agenda_is_room_to_write(language):
    for agenda in (agendas.empty(language), agendas.bare()):
        pdf = agenda_pdf(agenda)

        assert "None" not in reading.words(pdf)
        assert len(reading.pages(pdf)) >= 3


def test_fewer_than_three_grades_show_only_their_number():
    agenda = agendas.full()
    pdf = agenda_pdf(replace(agenda, themes=agenda.themes[2:3], points=()))

    assert "2 van 11" in reading.words(pdf)
    assert "6,0 2,0" not in reading.words(pdf)  # mean and gap of 5 and 7


def test_typed_markup_stays_what_was_typed():
    people = tuple(
        replace(one, name=text, organisation=text)
        for one, text in zip(agendas.full().people, PAYLOADS, strict=True)
    )
    point = replace(
        agendas.full().points[2],
        lead="<i>lead</i>",
        group="\n".join(PAYLOADS),
        note="".join(PAYLOADS),
        actions=tuple(ActionLine(str(n), text, text, text) for n, text in enumerate(PAYLOADS)),
    )
    agenda = replace(
        agendas.full(), people=people, points=(point,), region="<b>R</b> & {n}", absent="&lt;p&gt;"
    )
    said = reading.bare(reading.words(agenda_pdf(agenda)))

    for payload in PAYLOADS:
        assert said.count(reading.bare(payload)) >= 4, payload
    assert "<i>lead</i>" in said
    assert "&lt;p&gt;" in said
    assert "<b>R</b>&{n}" in said


@SLOW
@given(st.data())
def test_all_names_are_on_paper_where_there_are_glyphs_for_them(data):
    drawn = data.draw(st.lists(names(), min_size=12, max_size=12))
    people = tuple(
        replace(one, name=name) for one, name in zip(agendas.full().people, drawn, strict=True)
    )
    said = reading.bare(reading.words(agenda_pdf(replace(agendas.bare(), people=people))))

    for name in drawn:
        assert reading.bare(name) in said


@pytest.mark.parametrize("name", ["محمد الأمين", "דוד בן-גוריון", "سلام عليكم"])
def test_the_words_of_a_name_from_right_to_left_can_be_found(name):
    people = (replace(agendas.full().people[0], name=name),)
    said = reading.words(agenda_pdf(replace(agendas.bare(), people=people)))

    for word in name.split():
        assert word in unicodedata.normalize("NFKC", said)


@SLOW
@given(st.data())
def test_no_text_is_too_strange_for_paper(data):
    text = st.text(max_size=120) | st.sampled_from(PAYLOADS)
    action = st.builds(ActionLine, text, text, text, text)
    full = agendas.full()
    agenda = replace(
        full,
        language=data.draw(st.sampled_from(texts.LANGUAGES)),
        **{field: data.draw(text) for field in WRITTEN},
        people=tuple(
            replace(one, name=data.draw(text), domain=data.draw(text)) for one in full.people[:3]
        ),
        introduction=replace(full.introduction, title=data.draw(text), sentence=data.draw(text)),
        themes=(replace(full.themes[1], title=data.draw(text)), full.themes[2]),
        points=tuple(
            replace(
                point,
                title=data.draw(text),
                theme=data.draw(st.sampled_from([point.theme, "x"])),
                group=data.draw(text),
                actions=tuple(data.draw(st.lists(action, max_size=3))),
            )
            for point in full.points[:3]
        ),
    )

    assert agenda_pdf(agenda).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text", ["woord " * 333, "x" * 2000, "regel\n" * 150, "\n" * 2000, "漢字" * 1000]
)
def test_long_texts_flow_over_pages(text):
    actions = tuple(ActionLine(str(n), text, "wie", text) for n in range(1))
    point = replace(
        agendas.full().points[2], lead=text, group=text, youth=text, note=text, actions=actions
    )
    person = replace(
        agendas.full().people[0], name=text, organisation=text, function=text, domain=text
    )
    agenda = replace(
        agendas.full(), people=(person,), points=(point,), municipalities=text, absent=text,
        youth_text=text, region=text, chair=text, place=text, notice=text,
    )  # fmt: skip

    assert len(reading.pages(agenda_pdf(agenda))) > 5


def test_twenty_points_with_thirty_actions_take_less_than_a_second():
    full = agendas.full()
    actions = tuple(ActionLine(str(n), "Afspreken wie er belt", "Anna", "mei") for n in range(30))
    points = tuple(
        replace(full.points[n % 3], id=str(n), actions=actions[: 30 if n < 5 else 4])
        for n in range(20)
    )
    agenda_pdf(full)  # the fonts are read once

    times = []
    for _ in range(3):  # a busy machine makes one of them slow
        began = time.process_time()
        pdf = agenda_pdf(replace(full, points=points))
        times.append(time.process_time() - began)

    assert min(times) < 1
    assert len(reading.pages(pdf)) >= 26


def test_all_fonts_are_embedded():
    pdf = agenda_pdf(agendas.full())

    names = set(re.findall(rb"/BaseFont /([^\s/]+)", pdf))
    embedded = set(re.findall(rb"/FontName /([^\s/]+)", pdf))
    assert names
    assert names == embedded
    assert all(b"+" in name for name in names)
    assert not [name for name in names if b"Helvetica" in name]


def test_the_file_says_what_it_is():
    pdf = agenda_pdf(agendas.full())

    document = pypdfium2.PdfDocument(pdf)
    about = document.get_metadata_dict()
    places = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert about["Title"] == "Werkagenda Oosterdelta"
    assert about["Author"] == "Marijke Brouwer, Oosterdelta"
    assert b"/Lang (nl-NL)" in pdf
    assert (0, "2 Kwaliteit en continuïteit van begeleiding") in places
    assert (1, "2.5 Geen gat tussen school en werk") in places


def test_names_stay_out_of_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    agenda_pdf(agendas.full())

    assert "Amrani" not in caplog.text
