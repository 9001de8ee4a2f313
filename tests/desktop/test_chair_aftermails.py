"""Mails once session 1 is closed: who gets which, and which names mean nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost import texts
from scanhost.desktop.chair.aftermails import due, unclear
from scanhost.desktop.theme import DARK, LIGHT
from scanhost.domain import letters
from scanhost.domain.commands import (
    NoteLetters,
    PlanFollowUp,
    SaveAbsent,
    SavePerson,
    SaveText,
)
from scanhost.domain.followup import BeginMeeting, DropCommitment, PlanCommitment
from scanhost.domain.people import AFTER, Absent, Person
from scanhost.report.letters import offered
from scanhost.texts import LANGUAGES
from tests.desktop.aftersession import after_session, decided, show_section
from tests.desktop.chairgallery import settle
from tests.desktop.chairroom import ChairRoom
from tests.desktop.windowfaults import faults, unreached

NOW, LATER = "2027-01-10T10:00", "2027-02-10T10:00"


@pytest.fixture
def room(qtbot):
    made = after_session(scan="en")
    qtbot.addWidget(made.window)
    made.window.show()
    made.show()
    show_section(made, made.window.results.aftermails)
    return made


def part(room):
    return room.window.results.aftermails.letters


def said(room, kind: str) -> dict[str, str]:
    part(room).choose_kind(kind)
    return {one.person.name: one.said for one in part(room).list.lines.lines}


def put_ready(room, kind: str, moment: str = NOW) -> None:
    mails = letters.mails_of(room.snapshot().room)
    made = [
        mails.letter(f"{kind}{n}-{moment[:7]}", one, kind, moment)
        for n, one in enumerate(mails.due(kind))
    ]
    room.do(NoteLetters(tuple(made)))
    room.show()


def test_before_session_1_is_closed_it_is_too_early(qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.window.show()
    room.show()
    show_section(room, room.window.results.aftermails)

    assert room.window.results.aftermails.early.isVisible()
    assert room.window.results.aftermails.early.y() < 10
    assert not part(room).isVisible()


def test_the_mail_that_fits_is_there_first(room):
    assert part(room).kinds["homework"].isChecked()

    decided(room)

    assert part(room).kinds["agenda"].isChecked()
    part(room).choose_kind("lead")
    room.show()
    assert part(room).kinds["lead"].isChecked(), "the chair chose another"


def test_where_nobody_gets_a_mail_it_is_said_at_the_top_why(qtbot):
    made = ChairRoom(new_scan=True)
    made.state = replace(made.state, closed=True)
    qtbot.addWidget(made.window)
    made.window.show()
    made.show()
    show_section(made, made.window.results.aftermails)
    letters = part(made)

    reasons = {"homework": "Nobody prepares", "lead": "session 2", "absent": "Prepare"}
    for kind, why in reasons.items():
        letters.choose_kind(kind)
        settle()
        assert why in letters.nobody.text()
        assert letters.nobody.y() < 150, "not half-way down the page"


def test_homework_is_for_the_group_and_the_lead_of_a_point(room):
    assert set(said(room, "homework")) == {
        "Youssef Amrani",
        "Samira Bakker",
        "Els Hendriks",
        "Karin de Wit",
        "Marijke Brouwer",
    }
    part(room).choose_person("s7")
    body = part(room).view.body.toPlainText()
    assert "Eén telefoonnummer voor werkgevers" in body
    assert "Youssef Amrani, Thursday 10 December 2026" in body
    assert "Ouders als partner" not in body


def test_who_leads_hears_what_and_by_when(room):
    assert set(said(room, "lead")) == {"Karin de Wit", "Els Hendriks"}
    part(room).choose_person("s7")
    body = part(room).view.body.toPlainText()
    assert "Het nummer staat op iedere website" in body
    assert "Monday 1 March 2027" in body


def test_a_name_that_is_not_on_the_list_is_said(room):
    assert "“Piet Puk”" in room.window.results.aftermails.unclear.text()


def test_a_name_that_two_people_have_gives_neither_a_mail(room):
    room.do(SavePerson(Person("k2", "Karin", "Bos", email="k2@example.nl")))
    room.do(SaveText("c1.lead", "Karin"))
    room.show()

    sentence = room.window.results.aftermails.unclear.text()
    assert "several people" in sentence
    assert sentence.count("“Karin”") == 1, "the lead of the point is known by the organisation"
    assert set(said(room, "lead")) == {"Els Hendriks"}


def test_everybody_who_was_there_is_reminded_once(room):
    shown = said(room, "reminder2")

    assert list(shown.values()).count("not yet") == 9
    assert (shown["Tom Verhage"], shown["Noor Jansen"]) == ("was not there",) * 2
    put_ready(room, "reminder2")
    assert not part(room).ready.isEnabled()
    room.do(PlanFollowUp("2027-01-14"))
    room.show()
    assert list(said(room, "reminder2").values()).count("out of date") == 9


def test_the_agenda_goes_out_once_it_is_decided_on(room):
    said(room, "agenda")
    assert not part(room).ready.isEnabled()

    decided(room)

    assert list(said(room, "agenda").values()).count("not yet") == 9
    assert part(room).ready.isEnabled()


def test_another_day_makes_the_mail_to_its_lead_out_of_date_and_nobody_elses(room):
    put_ready(room, "lead")
    room.do(PlanCommitment("c1", "2027-03-15"))
    room.show()

    shown = said(room, "lead")
    assert shown["Karin de Wit"] == "out of date"
    assert shown["Els Hendriks"].startswith("ready")
    part(room).choose_person("s7")
    assert "What this mail tells changed" in part(room).steps.said.text()
    put_ready(room, "lead", LATER)
    room.do(DropCommitment("c2"))
    room.show()
    assert said(room, "lead")["Els Hendriks"] == "out of date", "her calendar has it still"
    assert part(room).outdated.again.isEnabled()


def test_absent_partners_get_theirs_at_their_own_address(room):
    shown = said(room, "absent")

    assert shown == {"Mo Vries": "not yet", "Praktijkschool Zuid": "no address"}
    assert "Jeugdzorg West was not at the table" in part(room).view.body.toPlainText()
    part(room).choose_person("ab2")
    assert "Partners not at the table" in part(room).view.lacks.text()
    put_ready(room, "absent")
    assert said(room, "absent")["Mo Vries"].startswith("ready")
    told = Absent("ab2", "Praktijkschool Zuid", email="z@zuid.example", informed=True)
    room.do(SaveAbsent(told))
    room.show()
    assert said(room, "absent")["Praktijkschool Zuid"] == "knows of it"
    assert not part(room).ready.isEnabled()


def test_a_field_that_there_is_not_is_asked_about_before_a_mail_is_put_ready(room, qtbot):
    part(room).choose_kind("lead")
    room.do(SaveText("letter.lead.body", "Beste {voornaam}, zie {bijlage 7}."))
    room.show()
    assert "{bijlage 7}" in part(room).view.holes.text()

    with qtbot.assertNotEmitted(part(room).ready_wanted):
        part(room).ready.click()
    assert "{bijlage 7}" in part(room).question.words.text()
    with qtbot.waitSignal(part(room).ready_wanted) as asked:
        part(room).question.yes.click()
    assert asked.args == ["lead", ("s4", "s7"), False]


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2026-12-30", False),
        ("2026-12-31", True),
        ("2027-01-07", True),
        ("2027-01-08", False),
    ],
)
def test_a_reminder_is_due_from_a_week_before(room, today, says):
    room.do(PlanFollowUp("2027-01-07"))

    sentence = due(room.snapshot().room, today, room.window.desk)

    assert ("9 people" in sentence) is says
    room.do(BeginMeeting("2027-01-07"))
    assert due(room.snapshot().room, today, room.window.desk) == ""


def test_nobody_is_named_twice_and_a_long_row_of_names_is_cut(room):
    room.do(SaveText("p1.group", "\n".join(f"Onbekende {n}" for n in range(9)) + "\nPiet Puk"))

    sentence = unclear(room.snapshot().room, room.window.desk)

    assert sentence.count("Piet Puk") == 0
    assert "and 7 more" in sentence


def test_fields_of_these_mails_are_offered_here_and_not_in_an_invitation():
    names, invited = offered("lead", "en"), offered("invitation", "en")

    assert {"agreements", "homework", "points of the agenda"} <= set(names)
    assert "agreements" not in invited
    assert ("code" in names, "code" in invited) == (False, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_cut_and_everything_is_reached(qtbot, language, theme):
    made = after_session(language, language, theme=theme)
    qtbot.addWidget(made.window)
    made.window.resize(1180, 700)
    made.window.show()
    decided(made)
    show_section(made, made.window.results.aftermails)
    assert texts.catalogue(language)
    for kind in AFTER:
        part(made).choose_kind(kind)
        settle()
        assert faults(made.window) == []
        assert unreached(made.window) == []


def test_what_the_standard_letters_say_survives_any_text(room):
    hard = "\u202e=1+1 {first name} {x} " + "🙂" * 50
    room.do(SaveText("p1.title", hard), SaveText("c1.what", hard))
    room.do(SavePerson(replace(room.state.people["s7"], organisation="Werkgeversservicepunt")))
    room.show()

    for kind in AFTER:
        part(room).choose_kind(kind)
        assert part(room).view.body.toPlainText()
