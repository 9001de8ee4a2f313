"""Every slide, with easy, long and extreme data, on every screen: whole, readable, apart."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from scanhost.desktop import painter as painting
from scanhost.desktop import slides
from scanhost.desktop.marks import Code, Mark, Place, Sitting
from scanhost.desktop.slides.sheet import Sheet
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT, THEMES
from scanhost.domain import commands as ask
from scanhost.domain.shapes import Dot, Line, Part, Role, Text
from tests.desktop import approving, faults, gallery, meetings
from tests.desktop.moments import URL, Meeting, seated
from tests.marks import full

pytestmark = pytest.mark.usefixtures("qapp")

WIDTHS = (1440.0, 1706.7, 1920.0)  # 4:3, 16:10, 16:9
BETWEEN = (1500.0, 1620.0, 1799.0, 1800.0)
SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))


def found(moments, width):
    return [one for name, snapshot in moments for one in faults.of_slide(name, snapshot, width)]


def faint(moments, theme, size):
    return [
        f"{name}: {one}"
        for name, snapshot in moments
        for one in faults.painted(snapshot, theme, size)
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_session_fits(language, width):
    assert found(gallery.easy(language), width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_what_happens_now_and_then_fits(width):
    assert found(gallery.moments(), width) == []


@pytest.mark.full
@pytest.mark.parametrize("width", [*WIDTHS, *BETWEEN])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_fits(language, width):
    assert found(gallery.everything(language), width) == []


def test_words_are_painted_so_that_they_stand_out():
    for moment, theme in zip(gallery.everything_once(), cycle(THEMES.values()), strict=False):
        assert faint([moment], theme, (1280, 720)) == []


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES[:3])
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_everything_is_painted_so_that_it_stands_out(theme, size):
    every = gallery.everything() if size == (1280, 720) else gallery.everything_once()
    assert faint(every, theme, size) == []


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_pictures_have_the_size_of_the_screen_and_something_on_them(theme, size):
    for name, snapshot in gallery.everything_once():
        picture = slides.picture(snapshot, size[0], size[1], theme)
        assert (picture.width(), picture.height()) == size
        small = picture.scaled(160, 90).convertToFormat(QImage.Format.Format_RGB32)
        assert len({small.pixel(x, y) for x in range(160) for y in range(90)}) > 3, name


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [SIZES[0], *map(full, SIZES[1:])])
def test_a_phone_at_the_back_reads_the_code(theme, size):
    lobbies = [snapshot for name, snapshot in gallery.moments() if name.startswith("wifi/")]
    meeting = Meeting()
    meeting.do(ask.Unlock("K7PM4TQX"))
    again = meetings.go(meetings.begun(), "welcome")
    for snapshot in (meeting.snapshot(), again, *lobbies):
        whole = slides.picture(snapshot, size[0], size[1], theme)
        smooth = Qt.TransformationMode.SmoothTransformation
        far = whole.scaled(size[0] // 4, size[1] // 4, mode=smooth)

        assert URL in read(far)


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_phone_at_the_back_reads_the_wifi(size):
    snapshot = dict(gallery.networks("nl"))["12"]
    whole = slides.picture(snapshot, size[0], size[1], DARK)
    far = whole.scaled(size[0] // 4, size[1] // 4, mode=Qt.TransformationMode.SmoothTransformation)

    assert any(one.startswith("WIFI:T:WPA;S:Raadzaal-gast;") for one in read(far))


def read(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    codes = zxingcpp.read_barcodes(rows[:, : grey.width()].copy())
    return [one.text for one in codes]


# --- as somebody has looked at them ---------------------------------------------------------------


# Qt brings its rasteriser along on Linux; elsewhere the system's draws letters otherwise.
@pytest.mark.skipif(sys.platform != "linux", reason="the pictures are those of Qt on Linux")
def test_slides_look_as_they_were_approved(tmp_path):
    told = []
    for name, snapshot, theme in approving.chosen():
        kept = approving.APPROVED / name
        if not kept.exists():
            told.append(f"{name} is not approved yet")
            continue
        made = approving.picture(snapshot, theme)
        many, shown = approving.difference(made, QImage(str(kept)))
        if many > approving.PIXELS:
            made.save(str(tmp_path / name))
            shown.save(str(tmp_path / f"diff-{name}"))
            told.append(f"{name}: {many} pixels")
    assert not told, (
        f"these look otherwise than approved: {told}; see {tmp_path}. If that is right:"
        " .venv/bin/python -m tests.desktop.approving"
    )


@pytest.mark.full
def test_every_chosen_slide_is_approved_and_no_other():
    files = {path.name for path in approving.APPROVED.glob("*.png")}
    chosen = [name for name, *_ in approving.chosen()]

    assert files == set(chosen)
    assert len(chosen) == len(set(chosen))


def test_the_approved_pictures_stay_few_and_small():
    files = list(approving.APPROVED.glob("*.png"))

    assert 12 <= len(files) <= approving.MOST
    assert sum(path.stat().st_size for path in files) < approving.BYTES


def test_one_digit_that_differs_is_seen(tmp_path):
    meeting = seated()
    meeting.go("review:T1")
    one = approving.picture(meeting.snapshot(), DARK)
    meeting.now += 1
    other = approving.picture(meeting.snapshot(), DARK)
    approving.save(one, tmp_path / "one.png")

    assert approving.difference(one, QImage(str(tmp_path / "one.png")))[0] <= approving.PIXELS
    assert approving.difference(other, QImage(str(tmp_path / "one.png")))[0] > approving.PIXELS


# --- each check can fail --------------------------------------------------------------------------


def sheet(*marks):
    made = Sheet(1920, "nl")
    made.add(*marks)
    return made


TEXT = Text(400, 400, "Wat iedereen leest", 40)
WRONG: dict[str, list[Mark]] = {
    "outside": [Text(1800, 400, "Wat iedereen leest", 40)],
    "over each other": [TEXT, replace(TEXT, x=500, y=410)],
    "over a dot": [TEXT, Dot(480, 395, 20, Role.LOW, part=Part.DOT)],
    "over a line": [TEXT, Line(400, 395, 700, 395, Role.GAP, 12, part=Part.BAR)],
    "over a code": [Code(380, 200, 300, ()), TEXT],
    "over a place": [TEXT, Place(480, 395, 60, 40, Sitting.TAKEN)],
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_slide_that_is_wrong_is_found(fault):
    assert [one.partition(":")[0] for one in faults.of_sheet(sheet(*WRONG[fault]))] == [fault]
    assert list(faults.of_sheet(sheet(TEXT))) == []


def test_a_text_that_is_cut_is_found():
    made = Sheet(1920, "nl")
    made.line("woord " * 200, 72, 400, 40, width=900)

    assert any(one.startswith("cut") for one in faults.of_sheet(made))


def test_letters_that_are_too_small_are_found():
    snapshot = seated().snapshot()
    small = [
        replace(TEXT, size=26.9),
        replace(TEXT, size=33, text="Dit moet iedereen kunnen lezen"),
    ]

    told = list(faults.too_small(sheet(*small), snapshot))

    assert [one[:25] for one in told] == ["too small (6.0' of 6.0'):", "too small (7.3' of 7.5'):"]
    assert list(faults.too_small(sheet(TEXT), snapshot)) == []


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST], ids=lambda theme: theme.name)
def test_words_that_do_not_stand_out_are_found(theme):
    picture = QImage(1920, 1080, QImage.Format.Format_RGB32)
    picture.fill(theme.colour(Role.GROUND))
    brush = QPainter(picture)
    hidden = replace(TEXT, role=Role.HAIR)
    painting.paint(brush, [hidden, replace(TEXT, y=600)], theme)
    brush.fillRect(0, 700, 1920, 200, QColor("#808080"))
    brush.end()

    faint = list(faults.faint(picture, [hidden], theme))
    assert [one[:5] for one in faint] == ["faint"]
    assert list(faults.faint(picture, [replace(TEXT, y=600)], theme)) == []
    assert any("not in" in one for one in faults.faint(picture, [replace(TEXT, y=800)], theme))
