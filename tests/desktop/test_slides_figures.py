"""The slide with the region in figures."""

from __future__ import annotations

import pytest

from scanhost.desktop import slides
from scanhost.domain.shapes import Text
from tests.desktop import gallery
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
