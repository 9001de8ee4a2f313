"""What can be wrong with a slide, found in its marks and in its picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from scanhost.desktop import slides
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Code, Mark, Place
from scanhost.desktop.slides.sheet import HEIGHT, Sheet
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER, GRADED, READ, SEEN, Theme, minutes
from scanhost.domain.script import Kind
from scanhost.domain.shapes import Anchor, Dot, Line, Part, Polygon, Role, Text
from tests.desktop.colours import ratio

Box = tuple[float, float, float, float]  # left, top, right, bottom

NEEDED, NEEDED_SMALL = 4.5, 7.0  # contrast; the second below the size of a slide's sentence
NEAR = 60  # of 441: how far the colour of a thin letter may stay from its role's
LATIN, SIGNS = 0x24F, "·–—…“”‘’•"  # what the house font has
SENTENCE = 5  # words that make a line a part of a sentence
# Slides by which the room knows what to do. On the others are lists, as long as they become.
ACTED_ON = (Kind.LOBBY, Kind.WELCOME, Kind.THEME, Kind.NORM, Kind.INTRODUCTION, Kind.CATCH_UP)


def texts(marks: list[Mark]) -> list[Text]:
    return [mark for mark in marks if isinstance(mark, Text)]


def box(text: Text) -> Box:
    """Return what a line of text covers."""
    wide = measure(text.text, text.size, text.weight)
    back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    x = text.x - back
    return x, text.y - 0.72 * text.size, x + wide, text.y + 0.2 * text.size


def of_slide(name: str, snapshot: Snapshot, width: float) -> list[str]:
    """Return what is wrong with every page of a slide, each with where it was seen."""
    found = []
    for page in range(slides.pages(snapshot, width)):
        made = slides.sheet(snapshot, width, page=page)
        where = f"{name} at {width:.0f}" + (f" page {page + 1}" if page else "")
        told = [*of_sheet(made), *too_small(made, snapshot)]
        found += [f"{where}: {one}" for one in told]
    return found


def of_sheet(sheet: Sheet) -> Iterator[str]:
    """Yield what is cut, outside, or over something else."""
    for text in sheet.cut:
        yield f"cut: {text[:60]}"
    yield from outside(sheet.marks, sheet.width)
    yield from over_texts(sheet.marks)
    yield from over_marks(sheet.marks)


def outside(marks: list[Mark], width: float) -> Iterator[str]:
    for text in texts(marks):
        left, top, right, bottom = box(text)
        if left < 0 or right > width or top < 0 or bottom > HEIGHT:
            yield f"outside: {text.text[:60]}"


def over_texts(marks: list[Mark]) -> Iterator[str]:
    lines = [(text, box(text)) for text in texts(marks)]
    for place, (one, a) in enumerate(lines):
        for other, b in lines[place + 1 :]:
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 2:
                yield f"over each other: {one.text[:40]} / {other.text[:40]}"


def over_marks(marks: list[Mark]) -> Iterator[str]:
    """Yield the texts that stand on a grade, a bar, a QR code, or a place that is not theirs."""
    solid = [(mark, _covered(mark)) for mark in marks]
    for text in texts(marks):
        a = box(text)
        for mark, b in solid:
            if b is None or _meant(text, mark):
                continue
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1:
                yield f"over a {type(mark).__name__.lower()}: {text.text[:40]}"


def _covered(mark: Mark) -> Box | None:
    match mark:
        case Dot(part=Part.DOT):
            r = mark.radius
            return mark.x - r, mark.y - r, mark.x + r, mark.y + r
        case Polygon(part=Part.MEAN, role=role) if role is not Role.GROUND:
            xs, ys = zip(*mark.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Line(part=Part.BAR) if mark.y1 == mark.y2:
            thick = mark.thickness / 2
            return mark.x1, mark.y1 - thick, mark.x2, mark.y2 + thick
        case Code():
            return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
        case Place():
            # A turned place is taken for the circle within it: its corners are round.
            wide = min(mark.width, mark.height) / 2 if mark.angle % 90 else mark.width / 2
            high = min(mark.width, mark.height) / 2 if mark.angle % 90 else mark.height / 2
            return mark.x - wide, mark.y - high, mark.x + wide, mark.y + high
    return None


def _meant(text: Text, mark: Mark) -> bool:
    return isinstance(mark, Place) and text.role in (Role.GROUND, Role.ON_ACCENT)


def too_small(sheet: Sheet, snapshot: Snapshot) -> Iterator[str]:
    """Yield what the last row does not read."""
    graded = _graded(snapshot)
    for text in texts(sheet.marks):
        words = len(text.text.split())
        least = SEEN
        if _acted_on(snapshot) and text.role is Role.INK and words >= SENTENCE:
            least = READ
        if words >= 2 and text.weight == 700 and graded and text.text.rstrip("-") in graded:
            least = GRADED
        seen = minutes(text.size / HEIGHT, sheet.width / HEIGHT)
        if seen < least - 1e-6:
            yield f"too small ({seen:.1f}' of {least:.1f}'): {text.text[:60]}"


def _acted_on(snapshot: Snapshot) -> bool:
    room = snapshot.room
    looked_back = room.step.kind is Kind.NORM and room.voting != room.step.norm
    return room.step.kind in ACTED_ON and not (looked_back and room.called is None)


def _graded(snapshot: Snapshot) -> str:
    room = snapshot.room
    if room.voting is None or not slides.name(snapshot).startswith(("norm", "introduction")):
        return ""
    return room.pack.norm(room.voting).sentence.in_(room.language)


# --- in the picture -------------------------------------------------------------------------------


def painted(snapshot: Snapshot, theme: Theme, size: tuple[int, int]) -> Iterator[str]:
    """Yield the texts that do not stand out from what is painted under them."""
    picture = slides.picture(snapshot, *size, theme)
    yield from faint(picture, slides.marks(snapshot, slides.fitted(QRectF(0, 0, *size))[1]), theme)


def faint(picture: QImage, marks: list[Mark], theme: Theme) -> Iterator[str]:
    pixels = rgb(picture)
    scale, width = slides.fitted(QRectF(0, 0, picture.width(), picture.height()))
    right = (picture.width() - width * scale) / 2
    down = (picture.height() - HEIGHT * scale) / 2
    for text in texts(marks):
        if any(ord(mark) > LATIN for mark in text.text if mark not in SIGNS):
            continue  # other scripts may be outlined as emoji, in colours of their own
        left, top, end, bottom = (v * scale for v in box(text))
        part = (
            pixels[
                max(int(top + down), 0) : int(bottom + down) + 1,
                max(int(left + right), 0) : int(end + right) + 1,
            ]
            .reshape(-1, 3)
            .astype(np.int64)
        )
        if not len(part):
            continue
        packed = part @ np.array([65536, 256, 1])
        values, counts = np.unique(packed, return_counts=True)
        ink = theme.colour(text.role)
        # A single bold letter may fill more than half of what it covers.
        others = counts * (values != (ink.rgb() & 0xFFFFFF))
        most = others if others.max() * 5 >= counts.sum() else counts
        under = QColor.fromRgb(int(values[most.argmax()]))
        needed = NEEDED_SMALL if text.size < BEAMER.sentence * HEIGHT else NEEDED
        if ratio(ink, under) < needed:
            yield f"faint ({ratio(ink, under):.1f}): {text.text[:40]}"
        apart = np.sqrt(
            ((part - np.array([ink.red(), ink.green(), ink.blue()])) ** 2).sum(axis=1)
        ).min()
        if apart > NEAR:
            yield f"not in its colour: {text.text[:40]}"


def rgb(picture: QImage) -> np.ndarray:
    """Return the pixels of a picture: rows, columns, red green blue."""
    flat = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    kept = rows[:, : flat.width() * 3].copy()  # the picture's own bytes go with it
    return kept.reshape(flat.height(), flat.width(), 3)
