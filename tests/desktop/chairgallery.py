"""Every page of the chair's window, in the states that a chair meets, as pictures to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scanhost.desktop.chair.calendar import WithDays
from scanhost.desktop.chair.editor.moments import Moment
from scanhost.desktop.chair.home import Recent, Stand
from scanhost.desktop.chair.meetingforms import AgreementsForm, ProcessForm, StatusForm
from scanhost.desktop.chair.pages import AGENDA, CONDUCT, EDITOR, HOME, PREPARE, RESULTS, SETTINGS
from scanhost.desktop.chair.twice import File
from scanhost.desktop.theme import LIGHT, Theme
from scanhost.domain import moving, packdraft, packedit
from scanhost.domain.commands import (
    AddAction,
    AskAgreement,
    Knock,
    Message,
    Next,
    PlanFollowUp,
    SavePerson,
    SaveText,
    Say,
    TickPoint,
    Unlock,
)
from scanhost.domain.followup import DecidePoint, PlanCommitment, RankPoint
from scanhost.domain.packdraft import Brought, Kept
from scanhost.domain.people import Person
from scanhost.report.documents import CARDS, HOMEWORK
from tests.desktop.chairroom import PACK, ChairRoom
from tests.desktop.followroom import follow_room

LONG = "Samenwerkingsverband Voortgezet Speciaal Onderwijs en Praktijkonderwijs Noord"
NAMES = ("Wolfeschlegelsteinhausenbergerdorff", "عبد الرحمن", "<b>Piet</b> & co", "Zoë 🙂")
SCANS = [
    Recent("/scans/a.scan", "Oosterdelta", "2026-11-26", Stand.RUNNING, "Annemieke van der Velde"),
    Recent("/scans/b.scan", LONG, "2025-11-20", Stand.HOMEWORK, "Joost van Dam", "13:30"),
    Recent("/scans/c.scan", "Westerdelta", "2025-03-20", Stand.DONE, "Els Hendriks", late=3),
    Recent("/scans/g.scan", "Zuiderdelta", "2025-05-20", Stand.MEETING, "Els", meeting=3),
    Recent("/scans/d.scan", "Noord", "2026-12-20", Stand.LOCKED, "Els Hendriks", unsent=12),
    Recent("/scans/e.scan", "", "", Stand.PREPARING, lacks=("region", "date"), free=12),
    Recent("/stick/f.scan", "Zuid", "2024-11-20", Stand.DONE, missing=True),
]
PACKS = [("regionorm20", "Regionorm 20 (eigen uitwerking)"), ("zelfscan13", "Zelfscan 13")]
PASTED = f"""\
Naam\tOrganisatie\tDomein\tE-mail
Jan Jansen\t{LONG}\tonderwijs\tjan@roc.example
\tUWV\tuwv\t
Annemieke van der Velde\tDe Brug\tonderwijs\ta@brug.example
Els Bos\tMEE\tzorg\tels@mee
"""
GRADES = ("344556677889", "233445567789", "566677788899", "222233334444", "333333888888")


def settle() -> None:
    for _ in range(10):
        QApplication.processEvents()


def until(holds: Callable[[], bool]) -> None:
    """Let the window go on until something holds; two seconds at the most."""
    for _ in range(200):
        if holds():
            return
        QTest.qWait(10)
    raise AssertionError("it never came about")


def moments(
    language: str = "nl",
    theme: Theme = LIGHT,
    size: tuple[int, int] = (1366, 768),
    letters: int = 100,
) -> Iterator[tuple[str, ChairRoom]]:
    """Yield every moment that has a look of its own, with the window as it then is."""
    room = ChairRoom(language=language, theme=theme, new_scan=True, letters=letters)
    room.window.resize(*size)
    room.window.show()
    for name in _first(room):
        settle()
        yield name, room
    _end(room)
    room = ChairRoom(language=language, theme=theme, whole=True, letters=letters)
    room.window.resize(*size)
    room.window.show()
    for name in _session(room):
        settle()
        yield name, room
    _end(room)
    room = follow_room(language, theme, letters)
    room.window.resize(*size)
    room.window.show()
    for name in _following(room):
        settle()
        yield name, room
    _end(room)


def _end(room: ChairRoom) -> None:
    """Delete a window now, and not whenever Python finds that nobody holds it."""
    room.window.close()
    room.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _first(room: ChairRoom) -> Iterator[str]:
    window = room.window
    window.welcome([], PACKS)
    yield "home-empty"
    window.welcome(SCANS, PACKS)
    yield "home"
    window.home.new.click()
    yield "home-new"
    window.home.form.cancel.click()
    window.home.ask_twice(
        File("/stick/a.scan", "/stick", "a.scan", datetime(2026, 11, 26, 9, 30)),
        File("/scans/a.scan", f"/scans/{LONG}", "a.scan", datetime(2026, 11, 20, 16, 5)),
    )
    yield "home-twice"
    window.home.twice.hide()
    window.toggle_guide()
    yield "home-guide"
    window.toggle_guide()
    for place in range(len(window.settings.parts)):
        window.go(SETTINGS)
        window.settings.show_part(place)
        yield f"settings-{place}"
    yield from _packs(room)
    room.show()
    window.go(PREPARE)
    yield "prepare-empty"
    window.go(HOME)
    yield "home-back"


def _packs(room: ChairRoom) -> Iterator[str]:
    """The packs: one that comes with the program, and one that is being written."""
    window = room.window
    window.go(EDITOR)
    page = window.editor
    own = packedit.copied(PACK, LONG, [])
    own = packedit.add_norm(packedit.add_division(own), "T1", 2, ())[0]
    wrong = tuple(packdraft.mistakes(own))
    page.offer_knowledge({"KB06": LONG})
    page.offer([Kept(PACK, False), Kept(own, True, wrong)])
    yield "packs"
    page.open_pack(own.id)
    page.switch.buttons[("nl", "en")].click()
    yield "packs-own"
    page.work.choose("1.2")
    page.check.click()
    yield "packs-check"
    page.bring(Brought("x.normen.toml", packedit.move(own, "1.1", 1), True))
    page.bringing.replace.click()
    yield "packs-bring"
    page.work.choose("T2")
    page.preview.choices[Moment.REVIEW].click()
    page.copy_own.click()
    page.naming.ask(LONG)
    yield "packs-theme"
    page.naming.put_away()
    page.bringing.put_away()


def _session(room: ChairRoom) -> Iterator[str]:
    window, prepare = room.window, room.window.prepare
    room.show()
    for place in range(len(prepare.parts.each)):
        prepare.parts.show_part(place)
        yield f"prepare-{place}"
    prepare.people.begin("")
    yield "prepare-person"
    prepare.people.form.close_form()
    prepare.people.bring.click()
    yield "prepare-import"
    prepare.people.importing.take_text(PASTED)
    until(prepare.people.importing.add.isEnabled)
    yield "prepare-import-read"
    prepare.people.importing.cancel.click()
    prepare.absent.add.click()
    yield "prepare-absent"
    prepare.absent.leave()
    window.toggle_guide()
    prepare.parts.show_part(3)
    yield "prepare-guide"
    window.toggle_guide()
    days = prepare.about.findChild(WithDays)
    assert days is not None
    days.open.click()
    yield "prepare-calendar"
    held = window.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Escape)
    for number, name in enumerate(NAMES):
        room.do(SavePerson(Person(f"long{number}", name, LONG[:60], LONG, email="nobody")))
    room.show()
    prepare.parts.show_part(1)
    yield "prepare-long"
    prepare.unlock.click()
    yield "prepare-unlock"
    prepare.question.no.click()
    room.do(Unlock("K7QM4RPX"))
    room.show()
    window.go(CONDUCT)
    yield "lobby"
    room.take(*list(room.state.people)[:12])
    _knocks(room)
    room.show()
    yield "lobby-door"
    yield from _norms(room)
    yield from _agenda(room)


def _knocks(room: ChairRoom) -> None:
    args = ("token-v", "ballot-v", "RECO", "Gast van Ver", "Jongerenraad", "")
    room.do(Knock("visitor1", *args, Message("visitor-phone", 1)))


def _next(room: ChairRoom) -> None:
    room.do(Next(moving.position(room.state), True))


def _norms(room: ChairRoom) -> Iterator[str]:
    for name in ("welcome", "introduction"):
        _next(room)
        if room.state.step.id == "introductions":
            _next(room)
        room.show()
        yield name
    room.all_grade("intro", GRADES[0])
    _next(room)
    room.show()
    yield "introduction-result"
    _next(room)
    room.show()
    yield "theme"
    _next(room)
    room.grade("p1", "1.1", 6) if "p1" in room.state.links else None
    room.show()
    yield "norm"
    room.window.conduct.show_table()
    yield "norm-seat"
    theme = room.state.pack.themes[0]
    for norm, grades in zip(theme.norms, GRADES, strict=True):
        room.all_grade(norm.id, grades)
        if norm.id != theme.norms[-1].id:
            _next(room)
    room.show()
    yield "ready"
    _next(room)
    someone = next(iter(room.state.links))
    said = Say(someone, f"token-{someone}", "s1", "Wie betaalt dit?", Message("s", 1))
    room.do(said)
    room.show()
    yield "review"
    room.window.conduct.look_at(theme.norms[1].id)
    yield "review-large"
    room.window.conduct.notes.begin()
    yield "review-notes"
    room.window.conduct.show_said()
    yield "review-questions"
    room.window.toggle_guide()
    yield "review-guide"
    room.window.toggle_guide()
    room.window.ask_to_leave()
    yield "review-leaving"
    room.window.leaving.clear()
    room.window.conduct.show_points()
    room.do(TickPoint("pt1", theme.id, theme.norms[1].id))
    before, ticked = room.state, TickPoint("pt2", theme.id, theme.norms[3].id)
    room.do(ticked)
    room.slips.add(before, room.state, ticked, room.now)
    room.do(AskAgreement(theme.id))
    assert room.slips.last is not None
    room.show()
    yield "review-asking"
    room.slips.clear()


def _agenda(room: ChairRoom) -> Iterator[str]:
    while room.state.step.id != "actions":
        _next(room)
    room.do(SaveText("pt1.lead", LONG), SaveText("pt1.group", "Anna, Bram en Chris"))
    for number in range(3):
        room.do(AddAction(f"act{number}", "pt1"))
        room.do(SaveText(f"act{number}.what", "Tien werkgevers bellen " * (number * 3 + 1)))
    room.show()
    room.window.go(AGENDA)
    yield "agenda"
    room.window.toggle_guide()
    yield "agenda-guide"
    room.window.toggle_guide()
    room.window.agenda.whole.close_it.click()
    yield "agenda-closing"
    _next(room)
    room.show()
    room.window.go(CONDUCT)
    yield "closing"
    yield from _paper(room)


def _paper(room: ChairRoom) -> Iterator[str]:
    results = room.window.results
    room.window.go(RESULTS)
    results.show_part([part for _, part in results.parts].index(room.window.results.papers))
    for kind in (HOMEWORK, CARDS):
        room.window.results.papers.list.rows[kind].click()
        settle()
        yield f"paper-{kind}"
    room.window.all_keys.toggle()
    yield "keys"
    room.window.all_keys.toggle()
    room.window.fill(True)
    yield "one-screen"


def _following(room: ChairRoom) -> Iterator[str]:
    follow = room.window.follow
    meeting = follow.meeting
    yield "follow-homework"
    room.do(PlanFollowUp("2027-03-04"), SaveText("1.5.lead", LONG), SaveText("own.title", LONG))
    room.show()
    follow.between.choose("own")
    yield "follow-homework-late"
    follow.between.begin.click()
    settle()
    seen = room.snapshot().room.meeting
    while seen is not None and seen.ahead is not None:
        yield f"meeting-{seen.step.id.replace(':', '-')}"
        if seen.step.id == "choice":
            room.do(DecidePoint("1.4", "yes"), DecidePoint("1.5", "no"), RankPoint("1.4", 2))
            room.show()
            yield "meeting-chosen"
        if seen.step.id == "agreements:1.4":
            yield from _agreeing(room)
        if seen.step.id == "process:absent":
            assert isinstance(meeting.form, ProcessForm)
            meeting.form.partners.takes[0].click()
            yield "meeting-partners"
        meeting.forward.click()
        settle()
        seen = room.snapshot().room.meeting
    yield "meeting-closing"
    meeting.forward.click()
    settle()
    yield "follow-agreements"
    next(iter(follow.between.overview.cards.values())).head.click()
    yield "follow-notes"
    follow.between.begin.click()
    settle()
    meeting.forward.click()
    settle()
    assert isinstance(meeting.form, StatusForm)
    next(iter(meeting.form.cards.values())).head.click()
    yield "later-status"
    meeting.all.click()
    yield "later-all"


def _agreeing(room: ChairRoom) -> Iterator[str]:
    form = room.window.follow.meeting.form
    assert isinstance(form, AgreementsForm)
    for place in (0, 1):
        form.earlier.takes[place].click()
        settle()
    taken = [line.id for line in room.snapshot().room.points[0].commitments]
    room.do(PlanCommitment(taken[1], "2026-12-25"), SaveText(f"{taken[1]}.lead", ""))
    room.do(SaveText(f"{taken[0]}.joins", f"{LONG}, {LONG}"))
    room.show()
    yield "meeting-agreed"
