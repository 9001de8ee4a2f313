"""What a chart is made of: shapes with a colour role and a place, as pure data.

The unit is the caller's (a pixel, a point); x runs right and y runs down from the upper
left corner of the chart. Screen and paper paint the same list, each with its own colours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scanhost.domain.roles import Role as Role

Measure = Callable[[str, float, int], float]  # text, size, weight -> width
Breaks = Callable[[str], Sequence[int]]  # word -> where a hyphen may come, ascending

CAP = 0.668  # height of a capital or digit of Atkinson Hyperlegible Next, in its size
SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # those at which a line may break
APART, SHORT = 3, 5  # letters that stay together: at least, and rather
HYPHEN = "-"


class Part(StrEnum):
    """What a shape is in its chart, so that a painter can let it move on its own."""

    FRAME = "frame"  # rules, grid, axis, legend
    WORDS = "words"
    TOLD = "told"  # words and numbers that say what a result is
    DOT = "dot"  # one grade
    TRACE = "trace"  # where a grade of an earlier round was
    BAR = "bar"  # the gap; grows from the mean
    MEAN = "mean"


class Anchor(StrEnum):
    """Which point of a text its x is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box; filled, or with an outline within its edge."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    radius: float = 0
    outline: float = 0  # thickness; 0 is filled
    part: Part = Part.FRAME
    of: str = ""  # the row it belongs to


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; filled, or a ring within its edge."""

    x: float  # of its centre
    y: float
    radius: float  # of its outer edge
    role: Role
    ring: float = 0  # thickness; 0 is filled
    part: Part = Part.FRAME
    of: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line with flat ends, or a row of round points."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    thickness: float
    dotted: bool = False
    part: Part = Part.FRAME
    of: str = ""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape with straight edges."""

    points: tuple[tuple[float, float], ...]
    role: Role
    part: Part = Part.FRAME
    of: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, in Atkinson Hyperlegible Next."""

    x: float
    y: float  # of its baseline
    text: str
    size: float
    role: Role = Role.INK
    weight: int = 400  # 400, 500, 600 or 700
    anchor: Anchor = Anchor.START
    part: Part = Part.WORDS
    of: str = ""


Shape = Rectangle | Dot | Line | Polygon | Text


@dataclass(frozen=True, slots=True)
class Box:
    """How much room a chart may take."""

    width: float
    height: float


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return the shape at another place."""
    if isinstance(shape, Line):
        x1, x2 = shape.x1 + right, shape.x2 + right
        return replace(shape, x1=x1, y1=shape.y1 + down, x2=x2, y2=shape.y2 + down)
    if isinstance(shape, Polygon):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + down)


def diamond(x: float, y: float, radius: float, role: Role, part: Part, of: str = "") -> Polygon:
    """Return a square on its point."""
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return Polygon(corners, role, part, of)


def unbroken(word: str) -> Sequence[int]:
    """Return no place where a word may be broken."""
    return ()


def words(text: str) -> list[str]:
    """Return the words of a text; a space that does not break keeps two of them together."""
    return [word for word in SPACES.split(text) if word]


def wrap(
    text: str,
    width: float,
    size: float,
    weight: int,
    measure: Measure,
    breaks: Breaks = unbroken,
) -> list[str]:
    """Break a text into lines that fit, about equally long.

    A word that is wider than a line gets a hyphen where it may, and is cut where it may not.
    """
    lines = _fill(text, width, size, weight, measure, breaks)
    narrow, many = width, len(words(text))
    while len(lines) > 1 and narrow > width * 0.55:
        narrow -= width * 0.05
        tighter = _fill(text, narrow, size, weight, measure, breaks)
        if len(tighter) > len(lines) or sum(len(words(line)) for line in tighter) > many:
            break
        lines = tighter
    return lines


def broken(text: str, lines: Sequence[str]) -> bool:
    """Tell whether lines made of a text are not all of it, or cut through a word; a hyphen may."""
    rest = " ".join(words(text))
    for line in lines:
        kept = line if rest.startswith(line) else line.removesuffix(HYPHEN)
        if not rest.startswith(kept):
            return True
        rest = rest[len(kept) :]
        if rest and not rest.startswith(" ") and not line.endswith(HYPHEN):
            return True
        rest = rest.removeprefix(" ")
    return bool(rest)


def _fill(
    text: str, width: float, size: float, weight: int, measure: Measure, breaks: Breaks
) -> list[str]:
    lines: list[str] = []
    for word in words(text):
        whole = f"{lines[-1]} {word}" if lines else word
        if lines and measure(whole, size, weight) <= width:
            lines[-1] = whole
            continue
        done = 0
        while len(word) - done > 1 and measure(word[done:], size, weight) > width:
            end, head = _hyphenated(word, done, width, size, weight, measure, breaks)
            if not end:
                end = done + _held(word[done:], width, size, weight, measure)
                head = word[done:end]
            lines.append(head)
            done = end
        lines.append(word[done:])
    return lines


def _hyphenated(
    word: str,
    done: int,
    width: float,
    size: float,
    weight: int,
    measure: Measure,
    breaks: Breaks,
) -> tuple[int, str]:
    """Return how far a word comes on a line with a hyphen, and what stands there; 0 if nowhere."""
    places = [end for end in reversed(breaks(word)) if end - done >= APART]
    # A short end is seldom a part of a compound: arbeidsmarkt-regio, not arbeidsmarktre-gio.
    for end in sorted(places, key=lambda end: len(word) - end < SHORT):
        head = word[done:end]
        head = head if head.endswith(HYPHEN) else head + HYPHEN
        if measure(head, size, weight) <= width:
            return end, head
    return 0, ""


def _held(word: str, width: float, size: float, weight: int, measure: Measure) -> int:
    """Return how many letters of a word a line holds; one, even where it is too wide."""
    many = 1  # up from here: a word that is very long takes the square of its length downwards
    while many < len(word) - 1 and measure(word[: many + 1], size, weight) <= width:
        many += 1
    return many
