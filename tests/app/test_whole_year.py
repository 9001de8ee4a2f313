"""From the first invitation to next year's comparison: one program, two chairs, two laptops."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
import vobject
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from scanhost.app.library import Library
from scanhost.desktop import slides
from scanhost.desktop.chair.pages import FOLLOW, HOME, PREPARE, RESULTS
from scanhost.report.documents import DEFINITIVE, MAKERS, TABLE
from scanhost.report.material import Wanted
from scanhost.store import reading
from scanhost.store.wiping import totals
from tests.app import evening
from tests.app.stage import WAIT
from tests.report.reading import words

TODAY = date.today()
DUE = TODAY + timedelta(days=90)


@pytest.fixture
def first(start, tmp_path):
    """The laptop of this year's chair."""
    library = Library(tmp_path / "first")
    library.letters = tmp_path / "mails"
    return start(library)


@pytest.mark.timeout(400)
@pytest.mark.qt_log_ignore("does not support QPlatformServices", extend=True)  # one mail is opened
def test_from_the_first_invitation_to_the_comparison_of_next_year(first, start, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    _session_1(first, out)
    _homework(first, tmp_path / "mails")
    _session_2(first)
    _on_paper(first, out)
    _follow(first)
    copy = _hand_on(first, out)
    path = _wipe(first)

    second = start(Library(tmp_path / "second"))
    _begin_the_next(second, copy)
    _compare(second, out)

    assert reading.check(path)["ok"]
    assert "Nora" not in path.read_bytes().decode("utf-8", "replace")


def _session_1(desk, out):
    evening.make(desk)
    evening.prepare(desk)
    evening.invite(desk, out.parent / "mails")
    group = evening.open_the_room(desk)
    evening.grade_everything(desk)
    evening.agree(desk)
    desk.until(lambda: group.done)
    evening.close(desk, out)


def _homework(desk, mails):
    """Say how far a point is, and put homework ready for the group of another."""
    chair = desk.program.chair
    chair.go(FOLLOW)
    between = chair.follow.between
    desk.until(lambda: between.form is not None)
    between.form.stand.stand.each["busy"].click()
    evening.write(desk, between.form.stand.found, "Drie scholen doen het al.")
    desk.until(lambda: desk.room.points[0].found == "Drie scholen doen het al.")
    assert desk.room.points[0].stand == "busy"

    section(desk, chair.results.aftermails)
    chair.results.aftermails.letters.kinds["homework"].click()
    before = set(mails.rglob("*.eml"))
    desk.qtbot.waitUntil(lambda: chair.results.aftermails.letters.ready.isEnabled(), timeout=WAIT)
    chair.results.aftermails.letters.ready.click()
    desk.until(lambda: [one for one in desk.room.letters if one.kind == "homework"])
    desk.qtbot.waitUntil(lambda: bool(set(mails.rglob("*.eml")) - before), timeout=WAIT)
    [made] = set(mails.rglob("*.eml")) - before
    mail = message_from_bytes(made.read_bytes(), policy=default)
    assert mail["To"].addresses[0].addr_spec == "tess@gemeente.example"  # her office leads
    [sheet] = [one for one in mail.iter_attachments() if one.get_content_type().endswith("pdf")]
    assert "Stap 1: bellen & mailen" in words(sheet.get_content())


def _session_2(desk):
    """Choose, agree, and settle how it goes on; the room reads along."""
    chair = desk.program.chair
    chair.go(FOLLOW)
    chair.follow.between.begin.click()
    desk.until(lambda: desk.room.meeting is not None)
    first, second, *others = [one.id for one in desk.room.points]

    form = _to(desk, "choice")
    assert "meeting" in slides.name(desk.program.beamer.snapshot)
    for id in (first, second):
        form.points[id].choice.each["yes"].click()
    for id in others:
        form.points[id].choice.each["no"].click()
    form.points[second].rank.each[1].click()
    desk.until(lambda: all(one.choice for one in desk.room.points) and desk.room.points[1].rank)

    form = _to(desk, f"agreements:{second}")
    card = form.cards.cards[-1]
    evening.write(desk, card.fields["what"], "Een nummer voor werkgevers")
    evening.write(desk, card.fields["lead"], "Gemeente Noordwijk")
    evening.write(desk, card.fields["due"], f"{DUE:%d-%m-%Y}")
    desk.until(lambda: _agreed(desk, second) == ("Een nummer voor werkgevers", DUE.isoformat()))
    beamer = desk.program.beamer
    desk.until(lambda: beamer.snapshot.room.meeting.step.about == second)

    form = _to(desk, "process:approval")
    card = form.cards.cards[-1]
    evening.write(desk, card.fields["what"], "Instemming van het college")
    desk.until(lambda: len(desk.room.process.approval) == 1)
    form = _to(desk, "process:table")
    evening.write(desk, form.fields["process.table"], "Regionaal beraad")
    desk.until(lambda: desk.room.process.table == "Regionaal beraad")
    form = _to(desk, "next")
    evening.write(desk, form.chair, "Lia Ong")
    zorg = next(one.id for one in desk.room.pack.domains if one.title.nl.startswith("Zorg"))
    form.domain.choose(zorg)
    form.domain.activated.emit(form.domain.currentIndex())
    desk.until(lambda: desk.room.next.domain_id == zorg and desk.room.next.chair == "Lia Ong")
    _to(desk, "closing")
    chair.follow.meeting.forward.click()
    desk.until(lambda: desk.room.meeting is None and desk.room.meetings[0].ended)


def _on_paper(desk, out):
    """Make every document, and files for other programs."""
    chair = desk.program.chair
    for kind in MAKERS:
        _make(desk, Wanted(kind), out / f"{kind}.pdf")
        _make(desk, Wanted(kind, form="html"), out / f"{kind}.html")
    for kind in (DEFINITIVE, TABLE):
        said = " ".join(words((out / f"{kind}.pdf").read_bytes()).split())
        assert "Een nummer voor werkgevers" in said
        assert "Gemeente Noordwijk" in said
        assert "Een nummer voor werkgevers" in (out / f"{kind}.html").read_text("utf-8")

    chair.file_wanted.emit("xlsx", str(out / "uitkomst.xlsx"), "")
    desk.qtbot.waitUntil(lambda: (out / "uitkomst.xlsx").exists(), timeout=WAIT)
    book = CalamineWorkbook.from_path(str(out / "uitkomst.xlsx"))
    cells = [
        cell
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert DUE in [one.date() if isinstance(one, datetime) else one for one in cells]
    chair.file_wanted.emit("ics", str(out / "agenda.ics"), "")
    desk.qtbot.waitUntil(lambda: (out / "agenda.ics").exists(), timeout=WAIT)
    calendar = vobject.readOne((out / "agenda.ics").read_text("utf-8"))
    assert any("Een nummer" in one.summary.value for one in calendar.vevent_list)


def _follow(desk):
    """Note how far an agreement is, in the overview of what was agreed."""
    chair = desk.program.chair
    chair.go(FOLLOW)
    overview = chair.follow.between.overview
    line = _lines(desk)[0]
    desk.until(lambda: line.id in overview.cards)
    card = overview.cards[line.id]
    card.head.click()
    row = card.rows[-1]
    desk.until(row.note.isVisible)
    evening.write(desk, row.note, "Staat op alle sites.")
    row.stand.choose("done")
    row.stand.activated.emit(row.stand.currentIndex())
    desk.until(lambda: _lines(desk)[0].stand == "done")
    assert _lines(desk)[0].progress[-1].note == "Staat op alle sites."


def _lines(desk):
    return [line for point in desk.room.points for line in point.commitments]


def _hand_on(desk, out):
    """Make a copy for the next chair."""
    chair, copy = desk.program.chair, out / "voor de volgende.scan"
    section(desk, chair.results.handing)
    chair.results.handing.copy.click()
    evening.save_in(desk, copy)
    shared = reading.read(copy).state
    assert {one.email for one in shared.people.values()} == {""}
    assert "Nora" in {one.first for one in shared.people.values()}
    return copy


def _wipe(desk):
    """Wipe the persons of this year, when their time has come."""
    chair = desk.program.chair
    [path] = desk.program._library.scans.glob("*.scan")
    before = totals(desk.program.current.running._meeting.room.state)
    chair.results.handing.wiping.start.click()
    chair.results.handing.wiping.question.yes.click()
    desk.until(lambda: bool(desk.room.wiped))
    desk.end()
    assert totals(reading.read(path).state) == before
    return path


def _begin_the_next(desk, copy):
    """Begin with last year's people, and hold session 1 with them."""
    chair = desk.program.chair
    desk.program.opening.open(copy)
    desk.until(lambda: desk.room.closed)
    was = desk.program.current.id
    chair.go(HOME)
    chair.home.new.click()
    form = chair.home.form
    form.before.choose(str(desk.program.current.running.path))
    form.before.activated.emit(form.before.currentIndex())
    form.make.click()
    desk.until(lambda: desk.program.current.id != was and bool(desk.room.about.get("before")))
    assert len(desk.room.seats) == 5
    assert desk.room.about["chair"] == "Lia Ong"
    chair.go(PREPARE)
    day = evening.DAY + timedelta(days=364)
    evening.write(desk, chair.prepare.about.fields["date"], f"{day:%d-%m-%Y}")
    desk.until(lambda: desk.room.about.get("date") == day.isoformat())

    group = evening.open_the_room(desk, seed=8)
    evening.grade_everything(desk)
    evening.agree(desk)
    desk.until(lambda: group.done)
    chair.agenda.whole.close_it.click()
    chair.agenda.whole.question.yes.click()
    desk.until(lambda: desk.room.closed)


def _compare(desk, out):
    """Lay last year beside this one, in the window, for the room and on paper."""
    chair = desk.program.chair
    comparing = chair.results.comparing
    section(desk, comparing)
    desk.qtbot.waitUntil(lambda: bool(comparing.picking.boxes), timeout=WAIT)
    next(iter(comparing.picking.boxes.values())).click()
    desk.qtbot.waitUntil(lambda: comparing.comparison is not None, timeout=WAIT)
    found = comparing.comparison
    assert len(found.blocks[0].themes) == 4
    assert found.taken is not None
    assert found.taken.both == 5
    assert any("Een nummer" in one.what for point in found.outcomes for one in point.agreed)
    comparing.on_screen.click()
    beamer = desk.program.beamer
    desk.until(lambda: slides.name(beamer.snapshot) == "years")
    comparing.as_pdf.click()
    evening.save_in(desk, out / "jaren.pdf")
    said = words((out / "jaren.pdf").read_bytes())
    assert str(evening.DAY.year) in said
    assert re.search(r"duidelijk|geen duidelijk verschil", said)


def section(desk, part):
    """Go to a section of the results."""
    chair = desk.program.chair
    chair.go(RESULTS)
    chair.results.show_part([one for _, one in chair.results.parts].index(part))


def _to(desk, step):
    """Go on with the space bar until a step of the meeting is there, and return its form."""
    for _ in range(60):
        here = desk.room.meeting.step.id
        if here == step:
            form = desk.program.chair.follow.meeting.form
            desk.until(lambda: desk.program.chair.follow.meeting.form is not None)
            return desk.program.chair.follow.meeting.form or form
        desk.program.chair.follow.setFocus()
        desk.key(Qt.Key.Key_PageDown)
        desk.until(lambda at=here: desk.room.meeting.step.id != at)
    raise AssertionError(step)


def _agreed(desk, point):
    found = next(one for one in desk.room.points if one.id == point).commitments
    return (found[0].what, found[0].due) if found else ("", "")


def _make(desk, wanted, path):
    desk.program.chair.document_wanted.emit(wanted, str(path))
    desk.qtbot.waitUntil(path.exists, timeout=WAIT)
