"""Slides as files: which there are, that they are what the room saw, and what paper says too."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from scanhost.desktop import pictures, slides
from scanhost.desktop.slides.held import held
from scanhost.desktop.theme import LIGHT, THEMES
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Dot, Line, Part, Role, Text
from scanhost.report import fonts
from scanhost.report.blocks import Figure
from scanhost.report.resultparts import block
from scanhost.report.words import Wording
from tests.desktop import approving, gallery
from tests.desktop.faults import rgb
from tests.desktop.moments import Meeting, by_chance, seated

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"


def reviewed(**more):
    meeting = seated(**more)
    meeting.go("review:T2")
    meeting.tick_points(3)
    return meeting


def drawn(meeting, name):
    return next(one for one in pictures.of_scan(meeting.snapshot()) if one.name == name).draw()


def test_every_page_of_every_slide_is_a_numbered_picture(tmp_path):
    meeting = seated()
    lobby = meeting.snapshot()
    meeting.go("actions")
    meeting.tick_points(many=14, actions=4)
    actions = meeting.snapshot()

    count = pictures.save([lobby, actions], tmp_path / "slides", (640, 360))

    files = sorted(path.name for path in (tmp_path / "slides").iterdir())
    assert len(files) == count > 3
    assert files[:3] == ["01-lobby.png", "02-actions-page-1.png", "03-actions-page-2.png"]
    pages = [QImage(str(tmp_path / "slides" / name)) for name in files]
    assert {(page.width(), page.height()) for page in pages} == {(640, 360)}
    assert len({bytes(page.constBits()) for page in pages}) == count


def test_pictures_of_a_scan_are_those_of_what_was_shown():
    names = [slides.name(one) for one in held(reviewed().snapshot())]

    assert names[:5] == ["welcome", "introduction-result", "theme-T1", "review-T1", "norm-1.1"]
    assert names[-2:] == ["points", "actions"]
    assert "review-T2" in names
    assert not any(name.startswith(("review-T3", "norm-3", "lobby", "closing")) for name in names)


def test_before_anything_is_shown_there_are_none():
    meeting = seated()
    meeting.go("norm:1.1")
    meeting.vote()

    assert [slides.name(one) for one in held(meeting.snapshot())] == [
        "welcome",
        "introduction-result",
    ]
    assert pictures.of_scan(Meeting().snapshot()) == []


def test_they_show_no_clock_no_question_and_nobody_at_the_door():
    meeting = reviewed()
    meeting.do(ask.AskAgreement("T2"))
    meeting.do(ask.Say("s1", "ts1", "q", "Van wie?", meeting._message("s1")))
    meeting.do(ask.ShowSaid("q"))

    for snapshot in held(meeting.snapshot()):
        said = " ".join(one.text for one in slides.marks(snapshot) if isinstance(one, Text))
        assert "Van wie?" not in said
        assert "eens?" not in said.lower()
        assert ":" not in said.split("gemiddelde")[0] or snapshot.room.step.kind != "review"


def test_a_closed_scan_keeps_its_pictures_and_gains_the_closing():
    meeting = seated()
    meeting.go("closing")
    snapshot = meeting.snapshot()

    names = [one.name for one in pictures.of_scan(snapshot)]

    assert names[0] == "01-welcome.png"
    assert any(name.endswith("-closing.png") for name in names)
    assert sum(name.endswith(".svg") for name in names) == 4 * len(THEMES)


@pytest.mark.parametrize("mode", ["anonymous", "group", "open"])
def test_names_stand_on_them_only_where_everybody_agreed(mode):
    meeting = gallery.begun("nl", mode)
    meeting.go("review:T1")

    said = " ".join(
        mark.text
        for snapshot in held(meeting.snapshot())
        for mark in slides.marks(snapshot)
        if isinstance(mark, Text)
    )

    assert any(person.last in said for person in meeting.state.people.values()) is (mode == "open")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_drawing_looks_as_the_slide_does(theme):
    meeting = reviewed()
    name = "04-review-T1"
    slide = next(one for one in held(meeting.snapshot()) if slides.name(one) == "review-T1")
    picture = slides.picture(slide, 1280, 720, theme)

    other = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(other)
    renderer = QSvgRenderer(QByteArray(drawn(meeting, f"{name}-{theme.name}.svg").encode()))
    assert renderer.isValid()
    renderer.render(painter, QRectF(0, 0, 1280, 720))
    painter.end()

    many, _ = approving.difference(picture, other)
    assert many < 1280 * 720 * 0.01  # edges of letters, which painted ones put on whole pixels


def test_a_drawing_says_in_words_what_it_shows():
    root = ET.fromstring(drawn(reviewed(), "04-review-T1-light.svg"))

    assert root.findtext(f"{SVG}title") == "Focus op werk en talent"
    told = (root.findtext(f"{SVG}desc") or "").splitlines()
    assert told[1].startswith("1.2 Laten zien wat je kunt: gemiddelde 6,0; kloof 3,0; verdeeld: 5")
    assert len(told) == 5
    assert root.findall(f".//{SVG}text") == []


def test_what_is_typed_cannot_break_a_drawing():
    meeting = gallery.strange(seated())
    meeting.go("review:T1")
    meeting.do(ask.SetAside("1.4", 1, 'x"]]></desc><script>alert(1)</script> 🙂'))

    root = ET.fromstring(drawn(meeting, "04-review-T1-dark.svg"))

    assert not any("script" in one.tag for one in root.iter())
    assert "<script>alert(1)</script>" in (root.findtext(f"{SVG}desc") or "")


# --- one list of shapes for window, picture and paper ---------------------------------------------


def places(shapes, norm):
    """Return where the dots of a norm stand, in steps of the scale, with what they are."""
    digits = {
        one.text: one.x
        for one in shapes
        if isinstance(one, Text) and one.part is Part.FRAME and one.text in ("1", "10")
    }
    step = (digits["10"] - digits["1"]) / 9
    dots = [one for one in shapes if isinstance(one, Dot) and one.part is Part.DOT]
    return sorted(
        (round((one.x - digits["1"]) / step + 1), one.role.value, one.ring > 0)
        for one in dots
        if one.of == norm
    ), [
        (round((line.x1 - digits["1"]) / step + 1, 3), round((line.x2 - digits["1"]) / step + 1, 3))
        for line in shapes
        if isinstance(line, Line)
        and line.part is Part.BAR
        and line.of == norm
        and line.y1 == line.y2
    ]


@pytest.mark.parametrize("grades", [by_chance(3), lambda _: [7], lambda _: [1, 6, 10]])
def test_dots_and_bars_stand_in_the_picture_where_they_stand_on_paper(grades):
    meeting = reviewed(grades=grades)
    snapshot = meeting.snapshot()
    theme = snapshot.agenda.themes[0]
    chart, *_ = (
        one.draw(fonts.measure)
        for one in block(Wording(snapshot.agenda), theme)
        if isinstance(one, Figure)
    )
    slide = next(one for one in held(snapshot) if slides.name(one) == "review-T1")

    for norm in theme.norms:
        assert places(slides.marks(slide), norm.id) == places(chart, norm.id)
        assert len(places(chart, norm.id)[0]) == norm.rounds[-1].n


def test_dots_are_in_the_files_where_the_list_says():
    meeting = reviewed()
    slide = next(one for one in held(meeting.snapshot()) if slides.name(one) == "review-T1")
    marks = slides.marks(slide)
    dots = [one for one in marks if isinstance(one, Dot) and one.part is Part.DOT and not one.ring]
    pixels = rgb(slides.picture(slide, 1920, 1080, LIGHT))
    circles = {
        (one.get("cx"), one.get("cy"), one.get("fill"))
        for one in ET.fromstring(drawn(meeting, "04-review-T1-light.svg")).iter(f"{SVG}circle")
    }

    assert len(dots) > 40
    for dot in dots:
        colour = LIGHT.colour(dot.role)
        red, green, blue = pixels[round(dot.y), round(dot.x)]
        assert (red, green, blue) == (colour.red(), colour.green(), colour.blue())
        at = f"{dot.x:.2f}".rstrip("0").rstrip("."), f"{dot.y:.2f}".rstrip("0").rstrip(".")
        assert (*at, LIGHT.hex(dot.role)) in circles
    assert {dot.role for dot in dots} == {Role.LOW, Role.HIGH}
