"""The web page says what the paper says, to readers of all kinds."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanhost import texts
from tests.report import agendas
from tests.report.reading import agenda_html
from tests.report.test_agendapdf import PAYLOADS

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """The tags of a page, checked to be closed in order, with its text."""

    def __init__(self, page):
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.said).split())


def test_it_has_language_headings_and_tables_with_heads():
    outline = Outline(agenda_html(agendas.full()))

    assert ("html", {"lang": "nl"}) in outline.tags
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(attrs.get("scope") for tag, attrs in outline.tags if tag == "th")
    tables = sum(tag == "table" for tag, _ in outline.tags)
    assert sum(tag == "caption" for tag, _ in outline.tags) == tables


def test_nothing_runs_and_nothing_is_fetched():
    tags = {tag for tag, _ in Outline(agenda_html(agendas.full())).tags}

    assert not tags & {"script", "img", "link", "iframe", "a", "form", "svg"}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_it_holds_the_numbers_of_the_results(language):
    agenda = agendas.full(language)
    said = Outline(agenda_html(agenda)).text

    for theme in agenda.themes:
        for norm in theme.norms:
            current = norm.latest
            assert current is not None
            if current.mean is None or current.gap is None:
                continue
            numbers = [*map(str, current.counts), str(current.unknown)]
            numbers += [texts.decimal(value, language) for value in (current.mean, current.gap)]
            assert " ".join(numbers) in re.sub(r"\s+", " ", spaced(agenda_html(agenda)))
    assert "Gekozen: laagste gemiddelde" in said or language == "en"


def spaced(page):
    return re.sub(r"<[^>]+>", " ", page)


def test_fewer_than_three_grades_show_only_their_number():
    assert "Te weinig cijfers voor een uitslag (2 van 11)." in agenda_html(agendas.full())


@given(st.sampled_from(PAYLOADS) | st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_typed_text_never_becomes_a_tag(typed):
    full = agendas.full()
    point = replace(full.points[2], lead=typed, note=typed, title=typed)
    agenda = replace(full, region=typed, people=(replace(full.people[0], name=typed),))
    outline = Outline(agenda_html(replace(agenda, points=(point,))))

    plain = Outline(agenda_html(replace(agenda, region="x", points=(replace(point, lead="x"),))))
    assert {tag for tag, _ in outline.tags} <= {tag for tag, _ in plain.tags} | {"br"}
    kept = "".join(mark for mark in typed if mark.isprintable() or mark in "\n ")
    assert "".join(kept.split()) in "".join(outline.text.split())


def test_an_empty_agenda_says_what_is_missing():
    said = Outline(agenda_html(agendas.empty())).text

    assert "niet ingevuld" in said
    assert "None" not in said
