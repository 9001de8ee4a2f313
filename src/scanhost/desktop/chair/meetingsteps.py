"""The steps of a meeting in the chair's words: what they are called, and what to do in them."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.pointlist import titled
from scanhost.desktop.widgets.words import shortened
from scanhost.domain.followup import ABSENT, APPROVAL, CELEBRATION
from scanhost.domain.meetings import TABLE, MeetingStep, Stage
from scanhost.domain.views import Room
from scanhost.texts import N_

GROUPS = {  # stages with a line of their own above their steps
    Stage.STATUS: N_("Status of the points"),
    Stage.AGREEMENTS: N_("Agreements"),
    Stage.PROCESS: N_("How it goes on"),
}
NAMES = {
    Stage.WELCOME: N_("Welcome"),
    Stage.CHOICE: N_("Definitive choice"),
    Stage.NEXT: N_("Next scan"),
    Stage.CLOSING: N_("Closing"),
}
PARTS = {
    APPROVAL: N_("Internal approval"),
    ABSENT: N_("Partners who are not here"),
    CELEBRATION: N_("Celebrating it"),
    TABLE: N_("Following progress"),
}
HINTS = {
    Stage.WELCOME: N_(
        "Welcome everybody, and thank the homework groups. Say what is decided today: which "
        "points are on the agenda, what you agree about them, and how it goes on."
    ),
    Stage.STATUS: N_(
        "Let the homework group say in two minutes what it did and what it found out. Ask what "
        "is new for the others. What you type here, the room reads along."
    ),
    Stage.CHOICE: N_(
        "Go through all points. Is this still what you want to work on together? Say yes or no, "
        "and what comes first. A new point can be added in your own words."
    ),
    Stage.AGREEMENTS: N_(
        "Ask per agreement: who begins, who joins, by when, and how will we know that it is "
        "done? Name one organisation that leads."
    ),
    Stage.NEXT: N_(
        "Agree on when the next scan is, a year from now for instance, and who chairs it. It "
        "works well when that is another domain than this time; it is no rule."
    ),
    Stage.CLOSING: N_(
        "Read out what was decided. Thank everybody, and name the day on which progress is "
        "discussed for the first time. Then finish the meeting: from then on the agenda is "
        "definitive. You can still change it."
    ),
}
PART_HINTS = {
    APPROVAL: N_(
        "Does somebody have to ask a board, a management or a municipal executive for approval? "
        "Agree on who asks, whom, and by when."
    ),
    ABSENT: N_(
        "You made these agreements for others too. Who tells them, and invites them to join in?"
    ),
    CELEBRATION: N_(
        "Success is a catalyst. Is there a moment to sign together and to celebrate, with a "
        "press release for instance?"
    ),
    TABLE: N_(
        "Is there a table at which progress fits, or do you meet by yourselves? Keep it light: "
        "what counts is that it is done, and that you see each other."
    ),
}


def name(step: MeetingStep, room: Room, desk: Desk) -> str:
    """Return what a step is called below the name of its group."""
    point = room.point(step.about)
    if point is not None:
        return titled(point, desk)
    _ = desk.texts.gettext
    return _(PARTS[step.about] if step.stage is Stage.PROCESS else NAMES[step.stage])


def leads(step: MeetingStep, room: Room, desk: Desk) -> str:
    """Return where Next leads, in a few words."""
    _, point = desk.texts.gettext, room.point(step.about)
    if point is None:
        said = name(step, room, desk)
        return said[:1].lower() + said[1:]
    short = point.norm or shortened(titled(point, desk), 22)
    if step.stage is Stage.STATUS:
        return _("status of {point}").format(point=short)
    return _("agreements on {point}").format(point=short)


def hint(step: MeetingStep, desk: Desk) -> str:
    """Return what helps the chair in a step."""
    _ = desk.texts.gettext
    return _(PART_HINTS[step.about] if step.stage is Stage.PROCESS else HINTS[step.stage])
