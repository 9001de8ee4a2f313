"""Mails after session 1 through the real program: drafts with what goes along, each once."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest
import vobject
from PySide6.QtGui import QDesktopServices

from scanhost.app import along
from scanhost.app.along import Along
from scanhost.app.library import Library
from scanhost.desktop.chair.pages import RESULTS
from scanhost.domain.commands import NoteLetters, SaveAbout, TickPoint
from scanhost.domain.errors import Trouble
from scanhost.domain.followup import BeginMeeting, DropCommitment, EndMeeting
from scanhost.domain.kept import LetterSaved
from scanhost.domain.letters import mails_of
from scanhost.report.material import Asked
from scanhost.store import rows
from tests.app.test_mailing import Opened
from tests.desktop.aftersession import after_session, commands, decided
from tests.report.reading import words


@pytest.fixture
def opened(qapp):
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")  # type: ignore[arg-type]  # the stub is wrong
    yield taker
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def desk(start, tmp_path, opened):
    library = Library(tmp_path / "data")
    library.letters = tmp_path / "mails"
    desk = start(library, language="nl")
    program = desk.program
    program.opening.open_example()
    desk.until_example()
    themes = desk.room.pack.themes
    desk.ask(SaveAbout("language", "nl"))
    desk.ask(TickPoint("p1", themes[0].id))
    desk.ask(TickPoint("p2", themes[1].id))
    program.chair.close_session_wanted.emit()
    desk.until(lambda: desk.room.closed)
    for command in commands():
        desk.ask(command)
    desk.until(lambda: len(desk.room.absent) == 2)
    program.chair.go(RESULTS)
    results = program.chair.results
    names = [one for _, one in results.parts]
    results.show_part(names.index(program.chair.results.aftermails))
    return desk


@pytest.fixture
def room(qtbot):
    made = after_session("nl")
    qtbot.addWidget(made.window)
    return made


def part(desk):
    return desk.program.chair.results.aftermails.letters


def put_ready(desk, kind: str) -> None:
    before = len(desk.room.letters)
    part(desk).choose_kind(kind)
    desk.until(lambda: part(desk).ready.isEnabled())
    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) > before and not part(desk).question.busy)


def read(folder, name: str):
    (path,) = [one for one in folder.rglob("*.eml") if name in one.name]
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert not message.defects
    files = {one.get_filename(): one.get_payload(decode=True) for one in message.iter_attachments()}
    return message, files


def events(raw: bytes) -> dict[str, object]:
    calendar = vobject.readOne(raw.decode())
    return {one.uid.value.partition("-")[2]: one for one in calendar.vevent_list}


def test_a_group_gets_its_homework_once(desk, tmp_path):
    put_ready(desk, "homework")

    mails = sorted((tmp_path / "mails").rglob("*.eml"))
    assert len(mails) == 5
    message, files = read(tmp_path / "mails", "Karin de Wit")
    assert [one.addr_spec for one in message["To"].addresses] == ["karin.dewit@oosterdelta.example"]
    assert "Eén telefoonnummer voor werkgevers" in message.get_body(("plain",)).get_content()
    (pdf,) = files.values()
    assert "Eén telefoonnummer voor werkgevers" in words(pdf)
    assert not part(desk).ready.isEnabled()
    assert {one.kind for one in desk.room.letters} == {"homework"}


def test_a_lead_gets_the_days_and_hears_when_one_is_struck(desk, tmp_path):
    put_ready(desk, "lead")

    _, files = read(tmp_path / "mails", "Karin de Wit")
    (raw,) = files.values()
    (uid,) = events(raw)
    assert uid.startswith("c1@")
    desk.ask(DropCommitment("c1"))
    desk.until(lambda: part(desk).outdated.isVisible())
    part(desk).outdated.again.click()
    part(desk).question.yes.click()
    desk.until(lambda: len(desk.room.letters) == 3)
    _, files = read(tmp_path / "mails", "Karin de Wit")
    (raw,) = files.values()
    assert next(iter(events(raw).values())).status.value == "CANCELLED"  # type: ignore[attr-defined]


def test_partners_who_were_not_there_get_one_page(desk, tmp_path):
    put_ready(desk, "absent")

    message, files = read(tmp_path / "mails", "Mo Vries")
    assert [one.addr_spec for one in message["To"].addresses] == ["mo@west.example"]
    assert [raw[:4] for raw in files.values()] == [b"%PDF"]
    assert [one.person for one in desk.room.letters] == ["ab1"]


def test_the_letters_to_partners_are_kept_where_the_scan_goes_on(room):
    mails = mails_of(room.snapshot().room)
    (partner,) = mails.due("absent")
    letter = mails.letter("l1", partner, "absent", "2027-01-10T10:00")
    room.do(NoteLetters((letter,)))

    assert LetterSaved(letter) in list(rows.of(room.state))
    assert room.snapshot().room.letters == (letter,)


def test_the_reminder_and_the_agenda_carry_their_days(room):
    decided(room)
    snapshot = room.snapshot()
    person = room.state.people["s7"]

    (reminder,) = Along("scan", snapshot.room, "reminder2", snapshot.agenda).to(person)
    paper, page, days = Along("scan", snapshot.room, "agenda", snapshot.agenda).to(person)

    assert list(events(reminder.content)) == ["2@participatiescan"]
    assert (paper.kind, page.kind) == ("application/pdf", "text/html")
    assert b"telefoonnummer" in page.content
    assert set(events(days.content)) == {"c1@participatiescan", "c2@participatiescan"}
    room.do(BeginMeeting("2027-06-01"), EndMeeting())
    assert len(room.snapshot().agenda.meetings) == 2


def test_a_paper_that_cannot_be_made_goes_as_a_web_page(room, monkeypatch):
    snapshot = room.snapshot()

    def cannot(*_: object) -> bytes:
        raise Trouble("report.failed")

    monkeypatch.setattr(along, "document", cannot)

    for kind in ("homework", "absent", "agenda"):
        made = Along("scan", snapshot.room, kind, snapshot.agenda).to(room.state.people["s7"])
        assert [one.kind for one in made if one.kind != "text/calendar"] == ["text/html"]


def test_one_paper_is_made_for_all_who_get_the_same(room, monkeypatch):
    snapshot, made = room.snapshot(), []

    def counted(asked: Asked) -> bytes:
        made.append(asked.wanted.options.points)
        return b"%PDF"

    monkeypatch.setattr(along, "document", counted)
    papers = Along("scan", snapshot.room, "homework", snapshot.agenda)

    for id in ("s7", "s2", "s4", "s3"):
        papers.to(room.state.people[id])

    assert made == [("p1",), ("p2",)]
