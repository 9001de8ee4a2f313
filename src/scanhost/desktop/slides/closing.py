"""The slides that end: the closing, the closed session; and a calm one when something fails."""

from __future__ import annotations

from collections.abc import Sequence

from scanhost.desktop.slides import words
from scanhost.desktop.slides.points import number
from scanhost.desktop.slides.sheet import LEADING, Sheet, px
from scanhost.desktop.slides.welcome import calm
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import BEAMER
from scanhost.domain.shapes import Role

EXAMPLES = 3  # on the closing slide
GLANCE = 160  # characters of titles there


def closing(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Thanks, when we meet again, and who tells the partners that were not here."""
    tr, agenda, room = sheet.tr, snapshot.agenda, snapshot.room
    title = f"{words.NAME} · {words.region(snapshot, tr)}".strip(" ·")
    sheet.heading(title, words.aside(snapshot, tr, number(sheet, len(room.points))), large=False)
    width = sheet.right - sheet.left
    thanks = tr.gettext("Thank you. This is what we, together, are going to work on.")
    y = sheet.block(thanks, sheet.left, 150, width, 270, px(0.09), weight=700, leading=LEADING)
    until = tr.gettext("The homework groups prepare their points. Your overview is on your phone.")
    shown = [
        (
            tr.gettext("back at the table"),
            words.day(room.follow_up, sheet.language),
            px(0.075),
            700,
        ),
        (
            tr.gettext("until then"),
            "" if snapshot.chosen else until,  # there is no room for both
            px(0.039),
            400,
        ),
        (tr.gettext("who tells the partners that were not here"), agenda.absent, px(0.039), 400),
        (tr.gettext("young people"), _youth(sheet, snapshot), px(0.039), 400),
        (tr.gettext("good examples to look at"), _examples(snapshot), px(0.039), 400),
        (
            tr.gettext("most chosen from the knowledge bank"),
            _chosen(sheet, snapshot),
            px(0.034),
            400,
        ),
    ]
    items(sheet, y + 50, shown)


def items(sheet: Sheet, y: float, found: Sequence[tuple[str, str, float, int]]) -> None:
    """Write below y what there is, each under its caption: caption, words, size and weight."""
    width = sheet.right - sheet.left
    shown = [item for item in found if item[1]]
    for place, (caption, said, size, weight) in enumerate(shown):
        room_left = (1040 - y) / (len(shown) - place)
        y = sheet.block(caption, sheet.left, y, width, 50, px(BEAMER.caption), Role.MUTED)
        y = sheet.block(said, sheet.left, y + 2, width, room_left - 62, size, weight=weight) + 24


def _examples(snapshot: Snapshot) -> str:
    """Return the examples from the room that were kept, as far as they fit in a glance."""
    said = (words for kind, words in snapshot.agenda.said if kind == "example")
    kept = [" ".join(one.split("\n")[0].split()) for one in said]
    return " · ".join(kept[:EXAMPLES])


def _chosen(sheet: Sheet, snapshot: Snapshot) -> str:
    """Return the entry that comes first of each theme, as far as they fit in a glance.

    Phones show them all.
    """
    titles = [one.entries[0][1].in_(sheet.language) for one in snapshot.chosen]
    while len(titles) > 1 and len(" · ".join(titles)) > GLANCE:
        titles.pop()
    return " · ".join(titles)


def _youth(sheet: Sheet, snapshot: Snapshot) -> str:
    if snapshot.agenda.youth_text:
        return snapshot.agenda.youth_text
    if snapshot.room.youth:
        return sheet.tr.gettext("Young people take part in carrying this out.")
    return ""


def closed(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """The session is closed for good."""
    tr, day = sheet.tr, words.day(snapshot.room.again, sheet.language)
    below = tr.gettext("Back at the table: {day}").format(day=day) if day else ""
    calm(sheet, tr.gettext("Until the next time"), below)
    said = tr.gettext("Session 1 is closed. Which grades belonged to which place is erased.")
    sheet.line(said, sheet.left, 1004, px(BEAMER.caption), Role.MUTED, width=sheet.right - 72)


def trouble(sheet: Sheet, snapshot: Snapshot, left: float | None) -> None:
    """Something is wrong that the room need not solve; the chair's window says what."""
    tr = sheet.tr
    calm(sheet, tr.gettext("One moment"), tr.gettext("We go on shortly."))
