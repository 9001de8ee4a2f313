"""What a slide is composed on: 1080 high and 1440 to 1920 wide, whatever the screen is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from scanhost import texts
from scanhost.desktop.fonts import measure
from scanhost.desktop.marks import Mark
from scanhost.desktop.slides import table
from scanhost.desktop.theme import BEAMER, FLOOR
from scanhost.domain.charts import Sizes
from scanhost.domain.shapes import (
    Anchor,
    Breaks,
    Role,
    Shape,
    Text,
    broken,
    moved,
    unbroken,
    wrap,
)
from scanhost.domain.shapes import words as split

HEIGHT = 1080
NARROWEST, WIDEST = 1440, 1920  # 4:3 and 16:9
LEADING = 1.12  # from line to line of large type, in its size
BODY = 1.3  # and of text that is read
BOLD = 700
ASCENT, DESCENT = 0.8, 0.25  # above and below a baseline, in the size
MUCH = 1.25  # so many times larger makes letters worth a hyphen
SMALLEST = BEAMER.smallest * HEIGHT
# The label in a row is a little smaller than the smallest size that the chart is given.
CHART = replace(Sizes.beamer(HEIGHT), smallest=0.0266 * HEIGHT)


def px(part: float) -> float:
    """Return a part of the slide's height in its own units."""
    return part * HEIGHT


@dataclass(frozen=True, slots=True)
class Cue:
    """When marks come on, in seconds after the slide did; those before the first stand there."""

    first: int  # number of the first mark
    at: float
    lasts: float  # until it is wholly there


class Sheet:
    """Collects the marks of one slide; every text on it comes in through here."""

    def __init__(self, width: float, language: str) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.language = language
        self.tr = texts.catalogue(language)
        self.breaks = texts.breaks(language)
        self.marks: list[Mark] = []
        self.cues: list[Cue] = []
        self.cut: list[str] = []  # texts that are not whole, or cut through a word
        self.left = self.between(60, 72)
        self.right = self.width - self.left

    @property
    def narrow(self) -> bool:
        """Tell whether the screen is clearly narrower than 16:9."""
        return self.width < 1800

    def between(self, narrowest: float, widest: float) -> float:
        """Return a measure that grows with the width, from 4:3 to 16:9."""
        share = (self.width - NARROWEST) / (WIDEST - NARROWEST)
        return narrowest + (widest - narrowest) * share

    def add(self, *marks: Mark) -> None:
        """Put marks on the slide."""
        self.marks += marks

    def cue(self, at: float, lasts: float) -> None:
        """Let what is added from here on come on at a moment; where it stands is the same."""
        self.cues.append(Cue(len(self.marks), at, lasts))

    def chart(self, shapes: list[Shape], right: float, down: float) -> None:
        """Put a chart on the slide."""
        self.marks += [_moved(shape, right, down) for shape in shapes]

    def line(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        role: Role = Role.INK,
        weight: int = 400,
        anchor: Anchor = Anchor.START,
        width: float | None = None,
    ) -> float:
        """Write one line on a baseline, smaller if it must; return how wide it is."""
        text = " ".join(text.splitlines())
        wide = measure(text, size, weight)
        if width is not None and wide > width:
            size = max(size * width / wide, SMALLEST)
            wide = measure(text, size, weight)
            if wide > width + 1:
                self.cut.append(text)
                text, *_ = wrap(text, width, size, weight, measure) or [""]
                wide = measure(text, size, weight)
        if text:
            self.add(Text(x, y, text, size, role, weight, anchor))
        return wide

    def block(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        height: float,
        largest: float,
        role: Role = Role.INK,
        weight: int = 400,
        anchor: Anchor = Anchor.START,
        leading: float = BODY,
        most: int | None = None,
        least: float = SMALLEST,
        strong: Collection[str] = (),
    ) -> float:
        """Write below y as large as fits; return where the next thing may begin.

        What is `strong` stands out in a text that starts at x.
        """
        lines, size = self.fit(text, width, height, largest, weight, leading, most, least)
        for number, line in enumerate(lines):
            baseline = y + (ASCENT + number * leading) * size
            if any(one in line for one in strong):
                self._runs(line, x, baseline, size, role, weight, strong)
            else:
                self.add(Text(x, baseline, line, size, role, weight, anchor))
        return y + len(lines) * leading * size

    def _runs(
        self,
        line: str,
        x: float,
        y: float,
        size: float,
        role: Role,
        weight: int,
        strong: Collection[str],
    ) -> None:
        """Write a line with some of its words in bold."""
        either = "|".join(re.escape(one) for one in strong)
        for part in re.split(rf"(?<!\w)({either})(?!\w)", line):
            heavy = BOLD if part in strong else weight
            if part:
                self.add(Text(x, y, part, size, role, heavy))
                x += measure(part, size, heavy)

    def fit(
        self,
        text: str,
        width: float,
        height: float,
        largest: float,
        weight: int,
        leading: float = BODY,
        most: int | None = None,
        least: float = SMALLEST,
    ) -> tuple[list[str], float]:
        """Return a text in balanced lines and the largest size at which they fit.

        No more than `most` lines while they can be at least `least` large; else as many
        as the height holds. What does not fit at the smallest readable size is left to
        paper and phones.
        """
        text = " ".join(split(text))
        if most is not None:
            lines, size = _fit(text, width, height, largest, weight, leading, most, self.breaks)
            if size >= least and not broken(text, lines):
                return lines, size
        lines, size = _fit(text, width, height, largest, weight, leading, None, self.breaks)
        if broken(text, lines):
            self.cut.append(text)
        return lines, size

    def heading(self, title: str, aside: str = "", large: bool = True) -> None:
        """Begin with the sign and what this slide is about; at the right, where we are."""
        y = 70.0
        self.marks += table.sign(self.left + 31, y - 3, 31)
        caption = px(BEAMER.caption)
        taken = self.line(aside, self.right, y + 9, caption, Role.MUTED, anchor=Anchor.END)
        x = self.left + (86 if large else 80)
        room = self.right - taken - (40 if aside else 0) - x
        if large:
            lines, size = self.fit(title, room, 110, px(BEAMER.title), 700, LEADING, 1, px(0.036))
            if len(lines) > 1:
                lines, size = self.fit(title, room, 100, px(0.038), 700, LEADING)
            start = y - 3 - len(lines) * size * LEADING / 2 + size * 0.86
        else:
            lines, size = self.fit(title, room, 80, caption, 400, LEADING, 1, SMALLEST)
            start = y + 9 - (len(lines) - 1) * size * LEADING / 2
        for number, line in enumerate(lines):
            baseline = start + number * size * LEADING
            self.line(line, x, baseline, size, *((Role.INK, 700) if large else (Role.MUTED, 400)))


_moved = lru_cache(4096)(moved)  # the same chart, every second


@lru_cache(512)  # a slide is laid out again every second
def _fit(
    text: str,
    width: float,
    height: float,
    largest: float,
    weight: int,
    leading: float,
    most: int | None,
    breaks: Breaks,
) -> tuple[list[str], float]:
    """Fit with whole words; with hyphens where that saves a word or makes it much larger."""
    lines, size = _shrunk(text, width, height, largest, weight, leading, most, unbroken)
    whole = not broken(text, lines)
    if whole and (size * MUCH > largest or _widest(text, size * MUCH, weight) <= width):
        return lines, size
    other, larger = _shrunk(text, width, height, largest, weight, leading, most, breaks)
    if broken(text, other) or (whole and larger < size * MUCH):
        return lines, size
    return other, larger


def _widest(text: str, size: float, weight: int) -> float:
    return max((measure(word, size, weight) for word in split(text)), default=0.0)


def _shrunk(
    text: str,
    width: float,
    height: float,
    largest: float,
    weight: int,
    leading: float,
    most: int | None,
    breaks: Breaks,
) -> tuple[list[str], float]:
    size = largest
    while True:
        lines = wrap(text, width, size, weight, measure, breaks)
        held = max(int(height / (leading * size) + 1e-6), 1)
        allowed = held if most is None else min(held, most)
        if len(lines) <= allowed and not broken(text, lines):
            return lines, size
        if size <= SMALLEST:
            return lines[:held], size
        size = max(size * 0.97, SMALLEST)


assert SMALLEST >= FLOOR * HEIGHT
