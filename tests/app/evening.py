"""A scan as a chair holds it, by the controls of the window, until session 1 is closed."""

import asyncio
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from scanclient.crowd import Opinions, attend
from scanclient.participant import participants
from scanhost.desktop.chair.pages import AGENDA, PREPARE
from scanhost.domain.agenda import Agreement, proposed
from tests.app.stage import WAIT, Away, Desk

LIST = """\
voornaam\tachternaam\torganisatie\tfunctie\tdomein\te-mail
Nora\tde Boer\tPraktijkschool Het Anker\tdirecteur\tonderwijs\tnora@anker.example
Amir\tHaddad\tROC Noord\tmanager entree\tonderwijs\tamir@roc.example
Tess\tMulder\tGemeente Noordwijk\tbeleidsadviseur\tsociale dienst\ttess@gemeente.example
Ivo\tBrands\tLeerplicht Noord\tteammanager\tleerplicht\tivo@leerplicht.example
Lia\tOng\tMEE Noord\tregiomanager\tzorg\tlia@mee.example
"""
DAY = date.today() + timedelta(days=10)


def write(desk: Desk, field: QWidget, text: str) -> None:
    """Type over what stands in a field, and go on to the next one."""
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    desk.qtbot.keyClicks(field, text)
    desk.qtbot.keyClick(field, Qt.Key.Key_Tab)


def save_in(desk: Desk, path: Path) -> None:
    """Answer the dialog that asks where a file is to go."""
    chair = desk.program.chair
    desk.qtbot.waitUntil(lambda: chair.findChild(QFileDialog) is not None, timeout=WAIT)
    dialog = chair.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 200, timeout=WAIT)


def make(desk: Desk) -> None:
    """Make a new scan from the home page."""
    home = desk.program.chair.home
    home.new.click()
    home.form.make.click()
    desk.until(lambda: desk.room.locked)
    desk.qtbot.waitUntil(lambda: desk.program.chair.pages.currentIndex() == PREPARE)


def prepare(desk: Desk) -> None:
    """Fill in the page Prepare, with people from a pasted list."""
    prepare = desk.program.chair.prepare
    fields = prepare.about.fields
    for key, typed in (
        ("region", "Noord & Zuid"),
        ("municipalities", "Noordwijk, Zuidlaren"),
        ("date", f"{DAY:%d-%m-%Y}"),
        ("time", "13.30"),
        ("place", "Stadhuis"),
        ("chair", "Nora de Boer"),
    ):
        write(desk, fields[key], typed)
    desk.until(lambda: desk.room.about.get("chair") == "Nora de Boer")
    for name, typed in (("introduction", "30"), ("theme", "10 s"), ("norm", "40 s")):
        write(desk, prepare.timing.fields[name], typed)
    desk.until(lambda: desk.room.times.norm == 40)
    assert desk.room.about["date"] == DAY.isoformat()

    people = prepare.people
    people.bring.click()
    people.importing.take_text(LIST)
    desk.qtbot.waitUntil(lambda: people.importing.add.isEnabled())
    people.importing.add.click()
    desk.until(lambda: len(desk.room.seats) == 5)
    assert all(seat.person.domain for seat in desk.room.seats)

    prepare.people.own.take.click()
    desk.until(lambda: bool(desk.room.about.get("seat")))
    prepare.checklist.items["power"].tick.click()
    desk.until(lambda: "power" in desk.room.about.get("checklist", ""))


def invite(desk: Desk, folder: Path) -> None:
    """Put invitations ready, read them, and say that they left."""
    part = desk.program.chair.prepare.invitations
    desk.qtbot.waitUntil(lambda: part.ready.isEnabled())
    part.ready.click()
    desk.until(lambda: len(desk.room.letters) == 4)  # the chair writes to nobody but the others

    mails = [message_from_bytes(one.read_bytes(), policy=default) for one in folder.rglob("*.eml")]
    assert sorted(mail["To"].addresses[0].addr_spec for mail in mails) == [
        "amir@roc.example",
        "ivo@leerplicht.example",
        "lia@mee.example",
        "tess@gemeente.example",
    ]
    part.all_sent.click()
    desk.until(lambda: all(one.sent for one in desk.room.letters))


def open_the_room(desk: Desk, seed: int = 3) -> Away:
    """Unlock, and let a simulated group in; who holds other opinions has another seed."""
    desk.unlock()
    url = desk.url("127.0.0.1")
    seats = [(seat.person.id, seat.person.domain) for seat in desk.room.seats]

    async def phones() -> None:
        async with participants(url, len(seats)) as group:
            await asyncio.gather(
                *(
                    attend(phone, Opinions(seed), *seat, lambda seconds: seconds / 1000)
                    for phone, seat in zip(group, seats, strict=True)
                )
            )

    group = Away(phones)
    desk.until(lambda: desk.room.present == len(seats))
    return group


def grade_everything(desk: Desk) -> None:
    """Lead the room through every norm and review, with a point per theme."""
    chair, conduct = desk.program.chair, desk.program.chair.conduct
    desk.next_to("introduction")
    for theme in desk.room.pack.themes:
        for norm in theme.norms:
            desk.next_to(f"norm:{norm.id}")
            desk.until(lambda id=norm.id: desk.room.answered or desk.room.voting != id)
        desk.next_to(f"review:{theme.id}")
        assert all(desk.room.norms[norm.id].rounds for norm in theme.norms)
        desk.key(Qt.Key.Key_S)
        desk.qtbot.waitUntil(lambda: conduct.stage.all.isVisible())
        desk.key(Qt.Key.Key_Escape)
        desk.key(Qt.Key.Key_2)
        ticked = theme.norms[1].id
        desk.until(lambda id=ticked: id in [point.norm for point in desk.room.points])
        desk.key(Qt.Key.Key_E)
        asked = theme.id
        desk.until(lambda t=asked: [one.theme for one in _asking(desk)] == [t])
        desk.key(Qt.Key.Key_E)
        desk.until(lambda: not _asking(desk))
        desk.key(Qt.Key.Key_N)
        desk.qtbot.keyClicks(conduct.notes.box, f"over thema {theme.id}")
        desk.qtbot.keyClick(conduct.notes.box, Qt.Key.Key_Escape)
        desk.until(lambda t=theme.id: f"note.{t}" in desk.room.texts)
    assert len(desk.room.points) == 4
    desk.next_to("actions")
    desk.qtbot.waitUntil(lambda: chair.agenda.isVisible(), timeout=WAIT)


def _asking(desk: Desk) -> list[Agreement]:
    return [one for one in desk.room.agreements if not one.ended]


def agree(desk: Desk) -> None:
    """Give every point a lead and an action."""
    agenda = desk.program.chair.agenda
    for place, point in enumerate(desk.room.points):
        form = agenda.form
        assert form is not None
        assert form.id == point.id
        write(desk, form.lead, "Gemeente Noordwijk")
        row = form.table._rows[0]
        write(desk, row.fields["what"], f"Stap {place + 1}: bellen & mailen")
        desk.until(lambda id=point.id: _action(desk, id).startswith("Stap"))
        if place < 3:
            agenda.forward.click()
    assert desk.program.beamer.snapshot is not None
    agenda.forward.click()
    desk.until(lambda: desk.room.live.id == "closing")


def _action(desk: Desk, id: str) -> str:
    point = next(one for one in desk.room.points if one.id == id)
    return point.actions[0].what if point.actions else ""


def close(desk: Desk, folder: Path) -> None:
    """Make agenda and calendar, and close session 1."""
    chair = desk.program.chair
    chair.go(AGENDA)
    whole = chair.agenda.whole
    paper, calendar = folder / "agenda.pdf", folder / "sessie2.ics"
    whole.make_pdf.click()
    save_in(desk, paper)
    whole.appointment_file.click()
    save_in(desk, calendar)
    document = pypdfium2.PdfDocument(paper)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Noord & Zuid" in words
    assert all(f"Stap {n}: bellen & mailen" in words for n in (1, 2, 3, 4))
    assert "over thema" not in words  # notes are the chair's own
    assert proposed(DAY.isoformat()).replace("-", "") in calendar.read_text("utf-8")

    whole.close_it.click()
    whole.question.yes.click()
    desk.until(lambda: desk.room.closed)
    assert all(seat.attended for seat in desk.room.seats)
