"""The documents that a chair can have made: their names, and in a line what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from scanhost.domain.views import Room
from scanhost.report.documents import (
    ATTENDANCE,
    BANK,
    CARDS,
    DEFINITIVE,
    DRAFT,
    HOMEWORK,
    ONE_PAGE,
    OVERVIEW,
    PORTRAIT,
    POSTER,
    PROCESS,
    RESULTS,
    TABLE,
)
from scanhost.texts import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """A document, and what can be chosen about it."""

    id: str
    name: str
    means: str
    signed: bool = False  # may have lines to sign
    of_point: bool = False  # one for each point
    folded: bool = False  # may be folded
    of_theme: bool = False  # one for each theme
    of_example: bool = False  # one for each example of the group's own


KINDS = (
    Kind(DRAFT, N_("Draft agenda"), N_("What session 1 brought, with room to write"), signed=True),
    Kind(
        HOMEWORK,
        N_("Homework sheets"),
        N_("For each homework group: results, questions and what to read"),
        of_point=True,
    ),
    Kind(
        DEFINITIVE,
        N_("Definitive work agenda"),
        N_("What was agreed in session 2, and how far it is"),
        signed=True,
    ),
    Kind(
        TABLE,
        N_("Work agenda as a table"),
        N_("On its side: question, who, when, what and monitoring"),
        signed=True,
    ),
    Kind(RESULTS, N_("Results of every norm"), N_("With the drawings that the room saw")),
    Kind(OVERVIEW, N_("Overview for participants"), N_("To take along; the same for everybody")),
    Kind(
        ONE_PAGE,
        N_("One page for others"),
        N_("For partners that were not there, and for directors"),
    ),
    Kind(
        POSTER,
        N_("Poster for the room"),
        N_("The code by which phones come in; make it on the network of the room"),
    ),
    Kind(CARDS, N_("Seat cards"), N_("A name at every place, to cut out or to fold"), folded=True),
    Kind(ATTENDANCE, N_("Attendance list"), N_("To sign when people come in")),
    Kind(PROCESS, N_("The whole process"), N_("On one page, for the wall")),
)

OF_THE_BANK = (
    Kind(
        BANK,
        N_("Knowledge bank"),
        N_("What other regions did, to read with the homework"),
        of_theme=True,
    ),
    Kind(
        PORTRAIT,
        N_("Work portrait"),
        N_("One example of your own on paper, or an empty form to write on"),
        of_example=True,
    ),
)


def fitting(room: Room) -> str:
    """Return the document that a chair wants first where a scan stands."""
    if any(one.ended for one in room.meetings):
        return DEFINITIVE
    return DRAFT if room.points or room.asked or room.closed else CARDS
