"""Which place of the guide speaks of what the chair has on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scanhost.desktop.chair.about import About
from scanhost.desktop.chair.absent import AbsentPartners
from scanhost.desktop.chair.aftermails import AfterMails
from scanhost.desktop.chair.checklist import Checklist
from scanhost.desktop.chair.comparing import Comparing
from scanhost.desktop.chair.dividing import TableDivision
from scanhost.desktop.chair.entering import Entering
from scanhost.desktop.chair.files import Files
from scanhost.desktop.chair.handing import Handing
from scanhost.desktop.chair.handout import Handout
from scanhost.desktop.chair.indicators import Indicators
from scanhost.desktop.chair.invitations import Invitations
from scanhost.desktop.chair.kijkwijzer import Kijkwijzer
from scanhost.desktop.chair.network import Network
from scanhost.desktop.chair.pages import (
    AGENDA,
    CONDUCT,
    EDITOR,
    FOLLOW,
    KNOWLEDGE,
    PREPARE,
    RESULTS,
)
from scanhost.desktop.chair.papers import Papers
from scanhost.desktop.chair.people import People
from scanhost.desktop.chair.regionfigures import RegionFigures
from scanhost.desktop.chair.regions import Regions
from scanhost.desktop.chair.roomscreen import RoomScreen
from scanhost.desktop.chair.searching import Searching
from scanhost.desktop.chair.second import SecondPlace
from scanhost.desktop.chair.showing import Showing
from scanhost.desktop.chair.timing import Timing
from scanhost.domain.script import Kind
from scanhost.domain.views import Room

FIRST = "idea"
STEPS = {
    Kind.LOBBY: "joining",
    Kind.WELCOME: "welcome",
    Kind.INTRODUCTIONS: "introductions",
    Kind.FIGURES: "figures",
    Kind.INTRODUCTION: "introduction",
    Kind.INTRODUCTION_RESULT: "first-result",
    Kind.THEME: "theme",
    Kind.NORM: "grading",
    Kind.CATCH_UP: "catching-up",
    Kind.REVIEW: "discussing",
    Kind.POINTS: "points",
    Kind.ACTIONS: "actions",
    Kind.CLOSING: "closing",
}
PREPARING = "region"
PAPER = "paper"
READING = "knowledge"
WRITING = "norm-sets"
PARTS: dict[type[QWidget], str] = {  # of the page Prepare
    About: "region",
    Timing: "region",
    TableDivision: "people",
    People: "people",
    Invitations: "inviting",
    AbsentPartners: "inviting",
    Showing: "showing",
    Entering: "entering",
    Network: "network",
    RoomScreen: "screen",
    SecondPlace: "day",
    Checklist: "day",
}
SECTIONS: dict[type[QWidget], str] = {  # of the pages Results and Knowledge
    Papers: PAPER,
    Files: PAPER,
    AfterMails: "homework",
    Comparing: "years",
    Regions: "years",
    Handing: "handing",
    Searching: READING,
    Kijkwijzer: READING,
    RegionFigures: "figures",
    Indicators: "years",
    Handout: READING,
}


def here(page: int, room: Room | None, part: QWidget) -> str:
    """Return the anchor for a page, the step of the room, and a part of a page of parts."""
    if page == EDITOR:
        return WRITING
    if room is None:
        return FIRST
    if page == PREPARE:
        return PARTS.get(type(part), PREPARING)
    if page == AGENDA:
        return _writing(room)
    if page == FOLLOW:
        return _after(room)
    if page == RESULTS:
        return SECTIONS.get(type(part), PAPER)
    if page == KNOWLEDGE:
        return SECTIONS.get(type(part), READING)
    return STEPS[room.step.kind] if page == CONDUCT else FIRST


def _after(room: Room) -> str:
    if room.meeting is not None:
        return "second-session"
    return "following" if room.meetings else "homework"


def _writing(room: Room) -> str:
    if room.closed:
        return _after(room)
    kind = room.step.kind
    return STEPS[kind] if kind in (Kind.POINTS, Kind.CLOSING) else STEPS[Kind.ACTIONS]
