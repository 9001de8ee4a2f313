"""Slides as files: PNG of all of them, SVG of the charts, for whoever was not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from scanhost.desktop import slides, svg
from scanhost.desktop.slides.held import held
from scanhost.desktop.slides.sheet import HEIGHT, WIDEST
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import DARK, THEMES, Theme
from scanhost.domain.script import Kind
from scanhost.report.chartwords import chart_words, told

BEAMER = (1920, 1080)  # pixels

Drawn = QImage | str  # what becomes a PNG, or is an SVG


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is still to be drawn."""

    name: str
    snapshot: Snapshot
    page: int
    theme: Theme
    size: tuple[int, int] = BEAMER

    def draw(self) -> Drawn:
        """Draw it. Main thread, for letters are Qt's."""
        if self.name.endswith(".svg"):
            return _svg(self.snapshot, self.theme)
        return slides.picture(self.snapshot, *self.size, self.theme, page=self.page)


def of(
    snapshots: Iterable[Snapshot], size: tuple[int, int] = BEAMER, theme: Theme = DARK
) -> list[Picture]:
    """Return a picture of every page of every slide, as the beamer shows it, numbered."""
    found: list[Picture] = []
    for snapshot in snapshots:
        name, pages = slides.name(snapshot), slides.pages(snapshot)
        for page in range(pages):
            turned = f"{name}-page-{page + 1}" if pages > 1 else name
            number = f"{len(found) + 1:02d}"
            found.append(Picture(f"{number}-{turned}.png", snapshot, page, theme, size))
    return found


def of_scan(snapshot: Snapshot, theme: Theme = DARK) -> list[Picture]:
    """Return what is left of a scan that has been held: its slides, and its charts in each theme.

    None when nothing has been shown yet.
    """
    painted = of(held(snapshot), theme=theme)
    drawn = [
        Picture(f"{one.name.removesuffix('.png')}-{look.name}.svg", one.snapshot, 0, look)
        for one in painted
        if one.snapshot.room.step.kind is Kind.REVIEW and not one.snapshot.emphasis.agreement
        for look in THEMES.values()
    ]
    return painted + drawn


def write(drawn: Drawn, path: Path) -> None:
    """Write what was drawn; any thread. `OSError` when there is no room for it."""
    path.write_bytes(drawn.encode() if isinstance(drawn, str) else png(drawn))


def png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(buffer.data().data())


def save(
    snapshots: Iterable[Snapshot], folder: Path, size: tuple[int, int], theme: Theme = DARK
) -> int:
    """Paint every slide into a folder and return how many there are."""
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = of(snapshots, size, theme)
    for picture in pictures:
        write(picture.draw(), folder / picture.name)
    del application  # kept until here: without one no text can be painted
    return len(pictures)


def _svg(snapshot: Snapshot, theme: Theme) -> str:
    room = snapshot.room
    language, block = room.language, room.pack.theme(room.step.theme or "")
    seats = sum(seat.attended for seat in room.seats)
    said = chart_words(language, seats, snapshot.agenda.groups)
    rows = [
        told(f"{one.id} {one.title.in_(language)}", room.norms[one.id].rounds, said)
        for one in block.norms
    ]
    return svg.svg(
        slides.marks(snapshot, WIDEST),
        (WIDEST, HEIGHT),
        theme,
        language,
        block.title.in_(language),
        "\n".join(rows),
    )
