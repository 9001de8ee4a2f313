"""What stands on the page of the whole process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """A card: what it is called, how long it takes, who does it, and what."""

    title: str
    time: str
    who: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A step of session 1 with its minutes."""

    minutes: str
    does: str


@dataclass(frozen=True, slots=True)
class Words:
    """All words of the page."""

    title: str
    subtitle: str
    session: Phase  # whose steps stand in `before` and `after`
    before: tuple[Row, ...]
    theme: str
    theme_time: str
    tiles: tuple[Row, ...]  # the four parts of a theme
    after: tuple[Row, ...]
    phases: tuple[Phase, ...]  # preparing, homework, session 2, following, the next year
    young: str


def words(_: Callable[[str], str]) -> Words:
    """Return the words, put into a language by `_`."""
    return Words(
        _("The whole process on one page"),
        _("12 players, 20 questions, 1 agenda"),
        Phase(
            _("Session 1"),
            _("about two and a half hours"),
            _("The chair and all partners, each with a phone"),
            (),
        ),
        (
            Row("10 min", _("Arrival: scan the code, choose your name")),
            Row("10 min", _("Welcome, and who is who")),
            Row("5 min", _("Introduction question, and look without discussion")),
        ),
        _("4 × a theme"),
        _("22 minutes each"),
        (
            Row("1 min", _("Opening")),
            Row("5 × 1 min", _("5 norms")),
            Row("10 min", _("Discuss")),
            Row("5 min", _("Choose")),
        ),
        (
            Row("5 min", _("All improvement points together")),
            Row("25 min", _("Per point: lead, homework group, actions, when")),
            Row("5 min", _("Thanks, the day of session 2, the agenda to take along")),
        ),
        (
            Phase(
                _("Prepare"),
                _("weeks ahead"),
                _("The chair"),
                (
                    _("Choose region, day and place"),
                    _("Choose twelve partners from six domains"),
                    _("Phone first, then invite"),
                    _("Send the practice file along"),
                    _("Try network and beamer"),
                    _("Rehearse ten minutes on your own"),
                ),
            ),
            Phase(
                _("Homework"),
                _("six weeks"),
                _("Homework groups, each with a lead"),
                (
                    _("Every group works out its point"),
                    _("Look for examples in the knowledge bank"),
                    _("The chair phones the leads"),
                    _("Young people think along"),
                    _("Absent partners are informed"),
                ),
            ),
            Phase(
                _("Session 2"),
                _("one meeting"),
                _("All partners, one laptop"),
                (
                    _("What has been done? Which points stay?"),
                    _("Four agreements on what follows"),
                ),
            ),
            Phase(
                _("The work agenda"),
                _("every quarter"),
                _("The leads"),
                (_("Report at a meeting that exists already"), _("Celebrate what works")),
            ),
            Phase(
                _("The next scan"),
                _("after a year"),
                _("Another chair"),
                (_("Begin again at 1, and compare the years"),),
            ),
        ),
        _("Young people take part: in the actions, in the homework and in following the agenda."),
    )
