"""Invitations in the chair's window: the text, the preview, and who has what."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from scanhost.desktop.chair.codecard import HIGH, WIDE, card, draw, paint
from scanhost.desktop.chair.topbar import PREPARE
from scanhost.desktop.theme import THEMES
from scanhost.domain import letters
from scanhost.domain.commands import GiveCodes, NoteLetters, SaveAbout, SavePerson, SaveText
from scanhost.domain.lines import LETTER
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.test_chair_conduct import answered, shown
from tests.desktop.windowfaults import faults, unreached
from tests.marks import full

NOW = "2026-11-09T10:00"
LATER = "2026-11-10T09:30"


def make(qtbot, language="en", people=4) -> ChairRoom:
    room = ChairRoom(people=people, language=language)
    if language == "en":
        room.do(SaveAbout("language", "en"))
    for one in list(room.state.people.values()):
        room.do(SavePerson(replace(one, email=f"{one.first.lower()}@example.nl")))
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    with qtbot.waitActive(room.window):
        room.window.go(PREPARE)
    return room


def part(room):
    return room.window.prepare.invitations


def put_ready(room, *ids, kind="invitation", again=""):
    people = [room.state.people[id] for id in ids]
    mails = letters.mails_of(room.snapshot().room)
    made = tuple(
        mails.letter(f"{kind}-{one.id}{again[:4]}", one, kind, again or NOW) for one in people
    )
    room.do(NoteLetters(made))
    room.show()
    return made


def said(room) -> dict[str, str]:
    return {one.person.id: one.said for one in part(room).list.lines.lines}


@pytest.mark.parametrize(
    ("language", "field", "begins"), [("en", "first name", "Dear "), ("nl", "voornaam", "Beste ")]
)
def test_the_preview_follows_what_is_typed(qtbot, language, field, begins):
    room = make(qtbot, language)
    text, view = part(room).text, part(room).view
    assert view.body.toPlainText().startswith(f"{begins}Annemieke,")

    text.body.setFocus()
    text.body.selectAll()
    qtbot.keyClicks(text.body, "Hallo ")
    text.put_in(field)
    answered(qtbot, room)
    room.show()

    assert room.state.texts["letter.invitation.body"] == f"Hallo {{{field}}}"
    assert view.body.toPlainText() == "Hallo Annemieke"
    view.on.click()
    assert view.body.toPlainText() == "Hallo Youssef"
    view.back.click()
    view.back.click()
    assert view.body.toPlainText() == "Hallo Els", "the list goes round"


def test_a_field_goes_where_the_cursor_was(qtbot):
    room = make(qtbot)
    text = part(room).text

    text.subject.setFocus()
    qtbot.keyClick(text.subject, Qt.Key.Key_Home)
    text.put_in("place")
    answered(qtbot, room)

    assert room.state.texts["letter.invitation.subject"].startswith("{place}Invitation to")


def test_the_standard_text_comes_back_and_goes_again(qtbot):
    room = make(qtbot)
    room.do(SaveText("letter.invitation.body", "Own text"))
    room.show()
    assert part(room).text.body.toPlainText() == "Own text"

    part(room).text.standard.click()
    answered(qtbot, room)
    room.show()
    assert "letter.invitation.body" not in {k for k, v in room.state.texts.items() if v}
    assert part(room).text.body.toPlainText().startswith("Dear {first name}")
    part(room).question.yes.click()
    answered(qtbot, room)

    assert room.state.texts["letter.invitation.body"] == "Own text"


def test_typing_the_standard_text_keeps_nothing(qtbot):
    room = make(qtbot)
    room.do(SaveText("letter.invitation.subject", "Own"))
    room.show()
    text = part(room).text
    before = text.body.toPlainText()

    text.body.setFocus()
    text.body.insertPlainText("x")
    text.body.setPlainText(before)
    text.body.record.flush()

    assert room.asked_of(SaveText) == []


def test_the_end_of_the_room_is_said_before_it_is_there(qtbot):
    room = make(qtbot)
    text = part(room).text
    assert not text.left.isVisible()

    text.body.setPlainText("x" * (LETTER - 10))
    assert text.left.text() == "10 characters are left."
    text.body.setPlainText("x" * (LETTER + 1))
    text.body.record.flush()

    assert text.left.text() == "The text is 1 character too long. It is kept once it is shorter."
    assert room.state.texts.get("letter.invitation.body", "") == ""
    text.body.setPlainText("short")
    text.body.record.flush()
    assert room.state.texts["letter.invitation.body"] == "short"


def test_what_a_mail_lacks_is_said_and_asked_about(qtbot):
    room = make(qtbot)
    room.do(SaveAbout("place", ""))
    room.show()
    asked = []
    part(room).ready_wanted.connect(lambda *args: asked.append(args))

    part(room).ready.click()

    assert part(room).view.holes.text().startswith("Not known yet: place.")
    assert asked == []
    assert part(room).question.no.hasFocus()
    part(room).question.yes.click()
    assert asked == [("invitation", ("s1", "s2", "s3", "s4"), False)]
    assert not part(room).ready.isEnabled(), "they are being written"


def test_what_only_one_of_them_lacks_is_asked_about(qtbot):
    room = make(qtbot)
    room.do(SaveText("letter.invitation.body", "To {name} of {organisation}"))
    room.do(SavePerson(replace(room.state.people["s3"], organisation="")))
    room.show()

    part(room).ready.click()

    assert part(room).question.words.text().startswith("Not known yet: organisation.")


def test_only_who_has_none_counts_and_the_index_says_who_is_left(qtbot):
    room = make(qtbot)
    made = put_ready(room, "s1", "s2")
    assert part(room).ready.text() == "Put 2 invitations ready"
    assert part(room).state(room.snapshot().room).lacking == "2 not invited yet"
    assert said(room)["s1"] == "ready 9 Nov"

    put_ready(room, "s3", "s4")
    assert part(room).state(room.snapshot().room).lacking == "4 not confirmed yet"
    assert not part(room).ready.isEnabled()
    part(room).all_sent.click()
    answered(qtbot, room)
    room.show()

    assert all(one.sent for one in room.state.letters.values())
    assert part(room).state(room.snapshot().room).lacking == ""
    room.window.strip.yes.click()
    answered(qtbot, room)
    assert not room.state.letters[made[0].id].sent, "taken back"


def test_one_mail_is_confirmed_taken_back_and_comes_back(qtbot):
    room = make(qtbot)
    (made,) = put_ready(room, "s2")
    part(room).choose_person("s2")

    part(room).list.setFocus()
    qtbot.keyClick(part(room).list, Qt.Key.Key_Return)
    answered(qtbot, room)
    room.show()
    assert room.state.letters[made.id].sent
    assert said(room)["s2"].startswith("✓ sent ")
    part(room).steps.undo.click()
    answered(qtbot, room)
    room.show()
    assert room.state.letters == {}
    room.window.strip.yes.click()
    answered(qtbot, room)

    assert room.state.letters[made.id].sent


def test_a_second_mail_is_asked_about(qtbot):
    room = make(qtbot)
    put_ready(room, "s2")
    part(room).choose_person("s2")
    asked = []
    part(room).ready_wanted.connect(lambda *args: asked.append(args))

    part(room).steps.ready.click()
    assert asked == []
    part(room).question.yes.click()

    assert asked == [("invitation", ("s2",), True)]


def test_another_address_and_none_are_pointed_out(qtbot):
    room = make(qtbot)
    put_ready(room, "s2")
    room.do(SavePerson(replace(room.state.people["s2"], email="other@example.nl")))
    room.do(SavePerson(replace(room.state.people["s3"], email="")))
    room.do(SavePerson(replace(room.state.people["s4"], email="els@nowhere")))
    room.show()
    part(room).choose_person("s2")
    assert part(room).steps.said.text().startswith("The address changed after")

    part(room).choose_person("s3")

    assert said(room) == {
        "s1": "not yet",
        "s2": "another address",
        "s3": "no address",
        "s4": "address is wrong",
    }
    assert part(room).view.lacks.text().startswith("Samira Bakker has no e-mail address yet.")
    assert not part(room).steps.ready.isVisible()
    assert part(room).ready.text() == "Put 1 invitation ready"


def test_what_was_sent_and_is_not_right_any_more_is_told_and_put_ready_again(qtbot):
    room = make(qtbot)
    made = put_ready(room, "s1", "s2", "s3")
    room.do(NoteLetters(letters.sent(made[:2], NOW)))
    room.show()
    assert not part(room).outdated.isVisible()

    room.do(SaveAbout("place", "Elsewhere"))
    room.show()
    part(room).choose_person("s2")

    assert [said(room)[id] for id in ("s1", "s2", "s3", "s4")] == [*["out of date"] * 3, "not yet"]
    lacking = part(room).state(room.snapshot().room).lacking
    assert lacking == "1 not invited yet; 3 mails out of date"
    assert part(room).steps.said.text() == (
        "Day, time or place changed after this mail was put ready (✓ sent 9 Nov)."
    )
    assert not part(room).steps.look.isVisible(), "that would be another mail"
    assert part(room).ready.text() == "Put 1 invitation ready"
    asked = []
    part(room).ready_wanted.connect(lambda *args: asked.append(args))
    part(room).outdated.again.click()
    assert asked == []
    assert part(room).question.no.hasFocus()
    part(room).question.yes.click()
    assert asked == [("invitation", ("s1", "s2", "s3"), True)]

    part(room).gave_up()
    put_ready(room, "s1", again=LATER)
    assert said(room)["s1"] == "ready 10 Nov"
    lacking = part(room).state(room.snapshot().room).lacking
    assert lacking == "1 not invited yet; 2 mails out of date"


def test_another_personal_code_makes_what_was_sent_out_of_date(qtbot):
    room = make(qtbot)
    room.do(SaveAbout("entry", "code"), GiveCodes((("s1", "ABC234"), ("s2", "DEF567"))))
    put_ready(room, "s1", "s2")

    room.do(GiveCodes((("s1", "XYZ789"),)))
    room.show()
    part(room).choose_person("s1")

    assert said(room)["s1"] == "out of date"
    assert said(room)["s2"] == "ready 9 Nov"
    assert part(room).steps.said.text().startswith("The personal code changed after this mail")


def test_a_reminder_is_for_who_has_not_answered(qtbot):
    room = make(qtbot)
    made = put_ready(room, "s1", "s2", "s3")
    room.do(NoteLetters(letters.sent(made, NOW)))
    room.do(SavePerson(replace(room.state.people["s2"], coming="yes")))
    room.do(SaveAbout("seat", "s3"))
    room.show()

    part(room).kinds["reminder"].click()

    assert said(room) == {"s1": "no answer", "s2": "comes", "s4": "no invitation"}
    assert part(room).ready.text() == "Put 1 reminder ready"
    assert part(room).seat.text() == "Samira Bakker (you) gets no mail."
    assert "Some time ago I invited you" in part(room).view.body.toPlainText()


def test_a_redraw_leaves_the_keyboard_and_the_typing_alone(qtbot):
    room = make(qtbot)
    text = part(room).text
    text.body.setFocus()
    qtbot.keyClicks(text.body, "abc")

    room.do(SaveAbout("place", "Elsewhere"))
    room.show()

    assert text.body.hasFocus()
    assert text.body.toPlainText().startswith("abcDear")
    assert "Where: Elsewhere" in part(room).view.body.toPlainText()


def test_a_code_is_seen_printed_and_mailed_only_where_codes_are_used(qtbot, tmp_path):
    room = make(qtbot)
    cards = room.window.prepare.entering.cards
    assert not cards.isVisible()
    assert not part(room).kinds["code"].isVisible()
    room.window.prepare.entering.options["code"].click()
    answered(qtbot, room)
    room.show()
    qtbot.waitUntil(lambda: all(one.code for one in room.state.people.values()))
    room.show()
    cards.who.choose("s2")
    code = room.state.people["s2"].code

    assert cards.code.text() == f"{code[:3]} {code[3:]}"
    with qtbot.waitSignal(cards.mail_wanted) as mailed:
        cards.mail.click()
    assert mailed.args == ["s2"]
    part(room).kinds["code"].click()
    part(room).choose_person("s2")
    assert code in part(room).view.body.toPlainText()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cards.pdf"))
    view = room.snapshot().room
    paint([card(view, seat.person) for seat in view.seats] * 2, printer)
    document = pypdfium2.PdfDocument(tmp_path / "cards.pdf")
    assert len(document) == 2
    assert "Youssef Amrani" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_long_name_stays_within_its_card(qtbot):
    room = make(qtbot)
    long = replace(room.state.people["s1"], first="W" * 62, last="عبد الرحمن", code="ABC234")
    picture = QImage(int(WIDE), int(HIGH), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)

    draw(card(room.snapshot().room, long), painter)
    painter.end()

    edge = [picture.pixelColor(int(WIDE) - 40, y) for y in range(10, int(HIGH) - 10)]
    assert all(one == Qt.GlobalColor.white for one in edge)


@pytest.mark.parametrize(
    ("language", "theme"), [("nl", "light"), full("en", "dark"), full("nl", "contrast")]
)
@pytest.mark.parametrize("size", [(1180, 640), (1366, 768)])
def test_nothing_is_cut_and_tab_reaches_all(qtbot, language, theme, size):
    room = ChairRoom(people=6, language=language, theme=THEMES[theme])
    qtbot.addWidget(room.window)
    room.do(SaveAbout("entry", "code"))
    room.do(SaveAbout("place", ""))
    room.do(SaveAbout("seat", "s6"))
    names = ("W" * 62, "عبد الرحمن", "<b>Piet</b> & co", "Zoë 🙂")
    for number, name in enumerate(names, 1):
        one = replace(room.state.people[f"s{number}"], first=name, email=f"{number}@example.nl")
        room.do(SavePerson(one))
    room.window.resize(*size)
    shown(qtbot, room)
    room.window.go(PREPARE)
    put_ready(room, "s1", "s2")
    room.do(SavePerson(replace(room.state.people["s2"], email="other@example.nl")))
    room.show()

    wide = set()
    for kind in ("invitation", "reminder", "code"):
        part(room).kinds[kind].click()
        for person in ("s1", "s2", "s5"):
            part(room).choose_person(person)
            settle()
            wide.add(part(room).list.width())
            assert [*faults(room.window), *unreached(room.window)] == []
    assert len(wide) == 1, "nothing moves sideways when somebody else is chosen"


def test_the_marks_in_a_mail_follow_the_colours(qtbot):
    room = make(qtbot)
    body = part(room).view.body

    def marked() -> set[str]:
        marks = body.extraSelections()
        return {one.format.underlineColor().name() for one in marks if one.format.fontUnderline()}

    before = marked()
    room.window.wear(THEMES["dark"], 100)

    assert before != marked() == {room.window.look.edge.name()}
