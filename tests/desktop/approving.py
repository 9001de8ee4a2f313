"""The slides as somebody has looked at them, and whether they still look so.

    .venv/bin/python -m tests.desktop.approving            paint and keep all of them
    .venv/bin/python -m tests.desktop.approving lobby nl   those with these words in their name

Look at what `git diff` shows before it is committed: approving is saying that it is right.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage

from scanhost.desktop import slides
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import CONTRAST, DARK, LIGHT, Theme
from tests.desktop import gallery
from tests.desktop.faults import rgb
from tests.desktop.meetings import meetings

APPROVED = Path(__file__).parent / "approved"
SIZE = (1280, 720)
MOST, BYTES = 126, 6_000_000

# Antialiasing may differ by a shade from one build of the rasteriser to another; a mark that
# moves or changes colour differs by more. The smallest digit on a slide covers some 60 pixels.
SHADE = 64  # of 255, in any of red, green and blue
PIXELS = 40
OWN, STEP = 16, 32  # colours that are kept exactly, and how coarse the others are; below SHADE
PACK = np.array([65536, 256, 1])

# In the dark theme and Dutch, what a session shows; the rest where language and colours matter.
EASY = (
    "locked lobby-empty lobby lobby-alone lobby-unserved lobby-full welcome introduction-open"
    " introduction introduction-result theme:T1 norm:1.1-open norm:1.1 paused norm:2.5-ready"
    " catch-up catch-up-done review:T1 review:T1/1.1 review:T1/1.2 review:T1/1.3 review:T1/1.4"
    " review:T1/1.5 looking-back round-2 review-again theme:T4 norm:4.5 review:T4 points"
    " points-two actions actions-two actions-nine closing trouble closed"
)
ENGLISH = "lobby welcome introduction-result theme:T1 norm:1.1 catch-up review:T1 review:T1/1.2"
ENGLISH += " points-two actions-two closing"
COLOURED = "lobby welcome norm:1.1 catch-up-done review:T1 review:T1/1.2 actions-two closing"
RARE = (
    "wifi/12 modes/group/twice modes/group/gap polls/ended-large introductions/3 figures/small"
    " introductions/12 modes/group/lobby modes/group/welcome modes/group/review:T1"
    " modes/group/1.2 modes/open/welcome modes/open/1.2 polls/asked polls/few polls/running"
    " polls/ended polls/asked-large corrections/aside corrections/aside-large corrections/round-2"
    " corrections/twice corrections/twice-large corrections/first-aside-large corrections/skipping"
    " corrections/skipped aside/question aside/example aside/extra-time aside/restored"
    " aside/nobody-listed aside/guests points/none points/6 points/12 points/12-actions"
    " points/20-long-actions"
)
LONG = (
    "three/review:T1 three/review:T1/1.1 forty/lobby forty/norm:1.1 forty/review:T1"
    " forty/review:T1/1.2 same/review:T1 same/review:T1/1.1 camps/review:T1 camps/review:T1/1.1"
    " outlier/review:T1/1.1 tens/review:T1/1.1 unanswered/review:T1 unanswered/review:T1/1.2"
    " long/norm:1.1 long/review:T1 words/norm:1.1 words/review:T1"
)
MEETINGS = (
    "filled/welcome filled/status:p0 filled/choice filled/agreements:p1 later/status:p0"
    " filled/closing"
)


def chosen() -> Iterator[tuple[str, Snapshot, Theme]]:
    """Yield what is kept, each with the name of its file."""
    for language in ("nl", "en"):
        shown = dict(gallery.easy(language))
        for moment in (EASY if language == "nl" else ENGLISH).split():
            yield _file(f"easy/{moment}", language, DARK), shown[f"easy/{moment}"], DARK
        for theme in (LIGHT, CONTRAST) if language == "nl" else ():
            for moment in COLOURED.split():
                yield _file(f"easy/{moment}", language, theme), shown[f"easy/{moment}"], theme
    shown = dict(gallery.moments())
    for name in RARE.split():
        yield _file(name, "nl", DARK), shown[name], DARK
    shown = dict(meetings("en"))
    for name in MEETINGS.split():
        yield _file(f"meetings/{name}", "en", DARK), shown[name], DARK
    wanted = set(LONG.split())
    for name, snapshot in gallery.sessions():
        if name in wanted:
            yield _file(name, "nl", DARK), snapshot, DARK
            wanted.remove(name)
        if not wanted:
            return


def _file(name: str, language: str, theme: Theme) -> str:
    return f"{re.sub(r'[^a-z0-9.]+', '-', name.lower())}-{theme.name}-{language}.png"


def picture(snapshot: Snapshot, theme: Theme) -> QImage:
    return slides.picture(snapshot, *SIZE, theme)


def difference(one: QImage, other: QImage) -> tuple[int, QImage]:
    """Return how many pixels differ by more than a shade, and a picture that shows which."""
    if one.size() != other.size():
        return SIZE[0] * SIZE[1], other
    new, old = rgb(one), rgb(other)
    differs = (np.maximum(new, old) - np.minimum(new, old) > SHADE).any(axis=2)
    shown = old // 4 + 16
    shown[differs] = (255, 0, 255)
    high, wide, _ = shown.shape
    made = QImage(shown.tobytes(), wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
    return int(differs.sum()), made


def save(image: QImage, path: Path) -> None:
    """Write a picture in fewer colours: its own as they are, shades between them coarser."""
    packed = rgb(image).astype(np.int64) @ PACK
    colours, counts = np.unique(packed, return_counts=True)
    channels = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)
    coarse = np.minimum((channels + STEP // 2) // STEP * STEP, 255)
    own = np.argsort(counts)[-OWN:]
    coarse[own] = channels[own]
    kept, places = np.unique(coarse @ PACK, return_inverse=True)
    assert len(kept) <= 256, f"{path.name} has {len(kept)} colours"
    indexed = places.ravel()[np.searchsorted(colours, packed)].astype(np.uint8)
    high, wide = indexed.shape
    made = QImage(indexed.tobytes(), wide, high, wide, QImage.Format.Format_Indexed8)
    made.setColorTable([0xFF000000 | int(colour) for colour in kept])
    path.parent.mkdir(parents=True, exist_ok=True)
    if not made.save(str(path), quality=0):
        raise OSError(f"{path} cannot be written")


def approve(words: list[str]) -> int:
    """Keep the pictures with all these words in their names; return how many there are."""
    kept, known = 0, set()
    for name, snapshot, theme in chosen():
        known.add(name)
        if all(word in name for word in words):
            made, path = picture(snapshot, theme), APPROVED / name
            if path.exists() and difference(made, QImage(str(path)))[0] <= PIXELS:
                continue  # the same to the eye: no new bytes for the repository
            save(made, path)
            kept += 1
    for path in APPROVED.glob("*.png"):
        if path.name not in known:
            path.unlink()
    return kept


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    print(f"{approve(sys.argv[1:])} pictures are new in {APPROVED}")
