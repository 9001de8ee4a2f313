"""The slide with the region in figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.desktop import slides
from scanhost.domain.shapes import Dot, Part, Text
from tests.desktop import faults, gallery
from tests.desktop.moments import NATIONAL

pytestmark = pytest.mark.usefixtures("qapp")

MOMENTS = dict(gallery.figures("en"))


def read(snapshot, page=0, width=1920):
    marks = slides.sheet(snapshot, width, None, page).marks
    return " ".join(one.text for one in marks if isinstance(one, Text))


def test_every_kind_of_school_has_a_page_with_its_source_and_the_warning():
    snapshot = MOMENTS["whole"]

    assert slides.name(snapshot) == "figures"
    assert slides.pages(snapshot, 1920) == 2
    said = read(snapshot)
    assert "41 (35 of every 100)" in said
    assert "2025/2026" in said
    assert NATIONAL.note.en.split(".")[0] in said
    assert "Not in the source: further education" in read(snapshot, 1)


@pytest.mark.parametrize("width", [1440, 1920])
def test_a_few_are_no_number_nor_can_they_be_counted(width):
    said = read(MOMENTS["small"], width=width)

    assert "fewer than 5" in said
    for exact in ("118", " 41", " 36", " 22", " 16"):
        assert exact not in f" {said}"


def test_what_does_not_add_up_or_is_not_there_is_said():
    assert "do not add up yet" in read(MOMENTS["wrong"])
    assert "Not filled in yet" in read(MOMENTS["empty"])
    assert "no national figures" in read(MOMENTS["small"], 2)


@pytest.mark.parametrize("width", [1440, 1920])
def test_the_longest_name_and_source_leave_room_for_the_people_and_the_warning(width):
    snapshot = MOMENTS["small"]
    source = "schools and municipalities " * 11
    long = {
        "region": "Labour market region of the Lower Rhine, its side valleys and the island coast",
        "figures.pro.source": source,
        "figures.vso.source": source,
        "figures.vso.total": "3",
    }
    room = replace(snapshot.room, about={**snapshot.room.about, **long})
    snapshot = replace(snapshot, room=room)

    assert faults.of_slide("figures", snapshot, width) == []
    for page in (0, 1):
        marks = slides.sheet(snapshot, width, None, page).marks
        heads = [one.radius for one in marks if isinstance(one, Dot) and one.part is Part.DOT]
        assert min(heads) > 3
        assert NATIONAL.note.en.split()[-1] in read(snapshot, page, width)
        assert "Year: 2025/2026" in read(snapshot, 0, width)


def test_where_each_little_figure_is_one_young_person_a_few_have_none():
    """Three of them beside "fewer than 5" would say that there are three."""
    marks = slides.sheet(MOMENTS["small"], 1920, None, 2).marks  # entree: one cell of a few

    assert "Each little figure is one young person" in read(MOMENTS["small"], 2)
    assert not [one for one in marks if getattr(one, "of", "") == "benefit"]
    assert [one for one in marks if getattr(one, "of", "") == "work"]
