"""A chair invites: text, preview, drafts on disk, confirmed, and one more person later."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from scanhost.app.library import Library
from scanhost.app.posting import Post, write
from scanhost.app.whole import safe
from scanhost.desktop.chair.topbar import AGENDA, PREPARE
from scanhost.domain.commands import RemovePeople, RemovePerson, SaveAbout, SavePerson, SaveText
from scanhost.domain.errors import Trouble
from scanhost.domain.people import Person
from scanhost.report.appointments import session_1
from tests.app.stage import WAIT
from tests.report.test_letters import ANNA, room


class Opened(QObject):
    """Takes what would open in another program."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened(qapp):
    taker = Opened()
    for scheme in ("file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, taker, "take")  # type: ignore[arg-type]  # the stub is wrong
    yield taker
    for scheme in ("file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture(params=["nl", "en"])
def desk(request, start, tmp_path, opened):
    library = Library(tmp_path / "data")
    library.letters = tmp_path / "mails"
    desk = start(library, language=request.param)
    program = desk.program
    program.opening.open_example()
    desk.until(lambda: len(desk.room.seats) == 12)
    desk.ask(RemovePeople(tuple(seat.person.id for seat in desk.room.seats[4:])))
    desk.until(lambda: len(desk.room.seats) == 4)
    for seat in desk.room.seats:
        email = f"{seat.person.first.lower()}@example.nl"
        desk.ask(SavePerson(replace(seat.person, email=email)))
    desk.until(lambda: all("@example.nl" in seat.person.email for seat in desk.room.seats))
    program.chair.go(PREPARE)
    return desk


def part(desk):
    return desk.program.chair.prepare.invitations


def on_disk(folder: Path):
    return sorted(folder.rglob("*.eml"))


def read(path: Path):
    return message_from_bytes(path.read_bytes(), policy=default)


def test_a_chair_invites_three_and_later_one_more(desk, qtbot, tmp_path, opened):
    text = part(desk).text
    text.body.setFocus()
    text.body.insertPlainText("Graag tot dan! ")
    text.body.record.flush()
    desk.until(lambda: part(desk).view.body.toPlainText().startswith("Graag tot dan!"))

    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 3 and part(desk).question.yes.isVisible())

    paths = on_disk(tmp_path / "mails")
    assert len(paths) == 3
    assert opened.urls == [], "the chair is asked first"
    message = read(next(one for one in paths if "Samira" in one.name))
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Samira Bakker", "samira@example.nl")
    body = message.get_body(("plain",)).get_content()
    assert body.startswith("Graag tot dan! ")
    assert "Samira" in body
    calendar, page = message.iter_attachments()
    (event,) = Calendar.from_ical(calendar.get_payload(decode=True)).walk("VEVENT")
    assert event["location"] == "Stadhuis Oosterdam, kamer 2.14"
    assert page.get_payload(decode=True).startswith(b"<!")
    assert "s1" not in {one.person for one in desk.room.letters}

    part(desk).question.yes.click()
    qtbot.waitUntil(lambda: len(opened.urls) == 3, timeout=WAIT)
    assert {url.toLocalFile() for url in opened.urls} == {str(path) for path in paths}
    part(desk).all_sent.click()
    desk.until(lambda: all(one.sent for one in desk.room.letters))

    desk.ask(SavePerson(Person("late", "Mia", "Mol", email="mia@example.nl")))
    desk.until(lambda: part(desk).ready.isEnabled() and len(desk.room.seats) == 5)
    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 4)

    assert len(on_disk(tmp_path / "mails")) == 4
    assert [one.person for one in desk.room.letters].count("late") == 1
    qtbot.waitUntil(lambda: len(opened.urls) == 4, timeout=WAIT)  # one opens at once


def test_two_presses_make_one_mail_each(desk, tmp_path):
    wanted = part(desk).ready_wanted
    ids = tuple(seat.person.id for seat in desk.room.seats)

    wanted.emit("invitation", ids, False)
    desk.until(lambda: len(desk.room.letters) == 3)
    wanted.emit("invitation", ids, False)
    desk.ask(SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about["place"] == "Elders")

    assert len(desk.room.letters) == 3
    assert len(on_disk(tmp_path / "mails")) == 3


def test_somebody_taken_off_the_list_meanwhile_costs_the_others_nothing(desk, opened, qtbot):
    def writing(n: int, of: int) -> None:
        if n == 1:
            desk.ask(RemovePerson("s2"))

    desk.program.mailing.posting.progressed.connect(writing)

    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 2 and part(desk).question.yes.isVisible())

    assert sorted(one.person for one in desk.room.letters) == ["s3", "s4"]
    part(desk).question.yes.click()
    qtbot.waitUntil(lambda: len(opened.urls) == 2, timeout=WAIT)
    assert not [url for url in opened.urls if "Youssef" in url.toLocalFile()]


def test_what_was_asked_before_a_mail_is_written_is_in_it(desk, tmp_path):
    desk.ask(SaveAbout("place", "Elders"))
    part(desk).ready_wanted.emit("invitation", ("s3",), False)
    desk.until(lambda: len(desk.room.letters) == 1)

    (path,) = on_disk(tmp_path / "mails")
    assert "Elders" in read(path).get_body(("plain",)).get_content()


def test_another_place_is_told_once_more_and_only_when_asked(desk, tmp_path):
    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 3)
    desk.ask(SaveAbout("place", "Elders"))
    desk.until(lambda: part(desk).outdated.isVisible())
    assert not part(desk).ready.isEnabled()

    part(desk).outdated.again.click()
    part(desk).question.yes.click()
    desk.until(lambda: len(desk.room.letters) == 6)

    desk.until(lambda: not part(desk).outdated.isVisible())
    mails = on_disk(tmp_path / "mails")
    assert len(mails) == 3, "each in place of the one before"
    assert all("Elders" in read(one).get_body(("plain",)).get_content() for one in mails)


def test_a_place_that_changes_while_mails_are_written_makes_them_out_of_date(desk):
    def writing(n: int, of: int) -> None:
        if n == 1:
            desk.ask(SaveAbout("place", "Elders"))

    desk.program.mailing.posting.progressed.connect(writing)

    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 3)

    desk.until(lambda: part(desk).outdated.isVisible())
    assert {one.said for one in part(desk).list.lines.lines} == {
        desk.program.chair.desk.texts.gettext("out of date")
    }


def test_putting_ready_is_taken_back(desk):
    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 3)
    strip = desk.program.chair.strip
    desk.until(lambda: strip.yes.isVisible())

    strip.yes.click()

    desk.until(lambda: desk.room.letters == () and part(desk).ready.isEnabled())


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_noted(desk, tmp_path):
    (tmp_path / "wall").write_text("no folder")
    part(desk).folder_wanted.emit(str(tmp_path / "wall"))

    part(desk).ready.click()

    desk.until(lambda: str(tmp_path / "wall") in desk.program.chair.strip.words.text())
    assert desk.room.letters == ()
    assert part(desk).ready.isEnabled()


def test_a_mail_without_attachments_is_a_link(desk, opened, qtbot):
    desk.ask(SaveText("letter.invitation.body", "Tot dan!"))
    part(desk).choose_person("s3")
    desk.until(lambda: part(desk).steps.plain.isVisible())

    part(desk).steps.plain.click()

    qtbot.waitUntil(lambda: bool(opened.urls), timeout=WAIT)
    (url,) = opened.urls
    assert (url.scheme(), url.path()) == ("mailto", "samira@example.nl")
    assert part(desk).question.isVisible()
    desk.until(lambda: [(one.person, one.sent) for one in desk.room.letters] == [("s3", "")])
    part(desk).ready.click()
    desk.until(lambda: len(desk.room.letters) == 3)  # nobody a second time, and not the chair
    assert sorted(one.person for one in desk.room.letters) == ["s2", "s3", "s4"]


def test_a_double_click_opens_one_mail_without_attachments(desk, opened, qtbot):
    desk.ask(SaveText("letter.invitation.body", "Tot dan!"))
    part(desk).choose_person("s3")
    desk.until(lambda: part(desk).steps.plain.isVisible())

    part(desk).steps.plain.click()
    part(desk).steps.plain.click()

    desk.until(lambda: desk.room.letters)
    desk.ask(SaveAbout("place", "Elders"))
    desk.until(lambda: desk.room.about["place"] == "Elders")
    assert len(opened.urls) == 1
    assert [one.person for one in desk.room.letters] == ["s3"]


def test_a_text_too_long_for_a_link_is_on_the_clipboard_to_be_pasted(desk, opened, qtbot):
    part(desk).choose_person("s3")
    desk.until(lambda: part(desk).steps.plain.isVisible())

    part(desk).steps.plain.click()  # the standard text

    qtbot.waitUntil(lambda: bool(opened.urls), timeout=WAIT)
    (url,) = opened.urls
    assert (url.path(), "body" in url.query()) == ("samira@example.nl", False)
    pasted = QGuiApplication.clipboard().text()
    assert pasted == part(desk).view.body.toPlainText()
    assert "Autoriteit Persoonsgegevens" in pasted
    assert "Ctrl+V" in part(desk).question.words.text()


def test_session_2_goes_into_a_calendar(desk, tmp_path, opened):
    desk.program.chair.go(AGENDA)
    path = tmp_path / "sessie2.ics"

    desk.program.chair.appointment_wanted.emit(str(path))
    desk.until(lambda: path.exists() and desk.program.chair.strip.yes.isVisible())
    desk.program.chair.strip.yes.click()

    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    begins = event.decoded("dtstart")
    assert begins.date().isoformat() == desk.room.follow_up
    assert begins.strftime("%H:%M") == "13:30"
    assert [url.toLocalFile() for url in opened.urls] == [str(path)]


def test_a_draft_gives_way_to_a_newer_one_and_other_files_stay(tmp_path):
    post = Post("scan", room(), "invitation", (ANNA,), tmp_path)
    (first,) = write(post)
    Path(first).write_bytes(Path(first).read_bytes().replace(b"Anna", b"Bert", 1))

    (second,) = write(post)
    (third,) = write(post)

    assert second != first, "that is a mail to somebody else now"
    assert third == second


def test_two_people_of_one_name_on_disk_have_a_file_each(tmp_path):
    people = (
        Person("a", "An/na", email="a@example.nl"),
        Person("b", "An:na", email="b@example.nl"),
    )

    paths = write(Post("scan", room(), "reminder", people, tmp_path))

    assert [read(Path(path))["To"].addresses[0].addr_spec for path in paths] == [
        "a@example.nl",
        "b@example.nl",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('a<b>c:"d/e\\f|g?h*', "a-b-c--d-e-f-g-h-"),
        ("con", "_con"),
        ("Lpt1.eml", "_Lpt1.eml"),
        ("  . ", "_"),
        ("x" * 300, "x" * 100),
        ("name. . .", "name"),
    ],
)
def test_a_name_is_one_that_every_system_takes(name, kept):
    assert safe(name) == kept


def test_a_scan_without_a_day_has_no_appointment():
    made = room(SaveAbout("date", ""))

    assert session_1("scan", made) is None


def test_a_folder_that_is_a_file_is_a_trouble(tmp_path):
    (tmp_path / "wall").write_text("no folder")

    with pytest.raises(Trouble, match=r"mails\.unwritable"):
        write(Post("scan", room(), "code", (ANNA,), tmp_path / "wall"))
