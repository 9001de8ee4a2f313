"""Wiping takes personal data out of a closed scan and out of everything on disk."""

import random
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanhost.domain import agenda, groups, handing, kept, thememeans
from scanhost.domain import facts as f
from scanhost.domain.apply import fold
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import Wiped
from scanhost.domain.handing import ALL, PERSON, PERSONS, Wipe
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.state import Measured, new
from scanhost.store import anonymous, backups, disk, reading, stages, wiping
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, Table
from tests.store.sessions import a_whole_session
from tests.store.test_closing import STEPS
from tests.store.test_failing_disk import Fault
from tests.store.test_secrecy_on_disk import home
from tests.store.vfs import beneath

__all__ = ["home"]  # everywhere the program writes

DAY = "2027-12-01"
WISHES = {what: Wipe(what, DAY) for what in (PERSONS, ALL)}

# One word for every field that somebody fills in.
# fmt: off
PERSONAL = (
    "Qfirstname", "Qlastname", "Qorganisation", "Qfunction", "qemail", "Qabsentorganisation",
    "Qcontact", "qabsentmail", "Qinformer", "Qmanner", "Qchair", "Qchecklist", "QWIFINAME",
    "QWIFISECRET", "QCODE", "Qlead-person", "Qhomework", "Qwhodoes", "Qagendaabsent", "Qwishes",
    "Qnotkept", "Qownnotes", "Qlettersubject", "Qletterbody", "Qunknown", "Qnextchair",
    "Qstruckwho",
)
WRITTEN = (
    "Qthetitle", "Qleading", "Qyouth", "Qpointnote", "Qwhattodo", "Qbywhen", "Qagendayouth",
    "Qexample", "Qsetaside", "Qtheplace",
    "Qfoundout", "Qagreed", "Qleadsthat", "Qjoining", "Qfollowing", "Qprogress", "Qtablewhere",
    "Qhowoften", "Qreportto",
)
# fmt: on

WIPE = """
import logging, os, signal, sys
from pathlib import Path
from scanhost.domain.handing import Wipe
from scanhost.store.scanfile import ScanFile

class Kill(logging.Handler):
    def emit(self, record):
        if record.getMessage() in (f"closing: {sys.argv[2]}", f"wiping: {sys.argv[2]}"):
            os.kill(os.getpid(), signal.SIGKILL)

for name in ("closing", "wiping"):
    log = logging.getLogger("scanhost.store." + name)
    log.setLevel(logging.DEBUG)
    log.addHandler(Kill())
with ScanFile.open(Path(sys.argv[1]), second=Path(sys.argv[3])) as file:
    file.wipe(Wipe(sys.argv[4], "2027-12-01")).result()
"""
WIPING = [one for one in STEPS if one != "compared"]


def filled_in(table):
    """Return changes that write a word of its own into every field that there is."""
    name = ("Qfirstname", "Qlastname")
    anna = Person("anna", *name, "Qorganisation", "care", "Qfunction", "qemail@x.nl", code="QCODE")
    absent = Absent(
        "o9", "Qabsentorganisation", "Qcontact", "qabsentmail@x.nl", "Qinformer", "Qmanner"
    )
    point, action = next(iter(table.state.points)), next(iter(table.state.actions))
    texts = {
        f"{point}.title": "Qthetitle",
        f"{point}.lead": "Qleading",
        f"{point}.youth": "Qyouth",
        f"{point}.note": "Qpointnote, zei qFIRSTname  Qlastname",
        f"{point}.person": "Qlead-person",
        f"{point}.group": "Qhomework",
        f"{action}.what": "Qwhattodo",
        f"{action}.when": "Qbywhen",
        f"{action}.who": "Qwhodoes",
        "a2.who": "Qstruckwho",
        "agenda.youth": "Qagendayouth",
        "agenda.absent": "Qagendaabsent",
        "wish.anna": "Qwishes",
        "said.s1": "Qexample",
        "said.s1.by": "anna",
        "said.s2": "Qnotkept",
        "said.s2.by": "anna",
        "note.A": "Qownnotes",
        "letter.invitation.subject": "Qlettersubject",
        "letter.invitation.body": "Qletterbody",
        "aside.A1.1": "Qsetaside",
        f"{point}.found": "Qfoundout",
        "c1.what": "Qagreed",
        "c1.lead": "Qleadsthat",
        "c1.joins": "Qjoining",
        "c1.follow": "Qfollowing",
        "n1.note": "Qprogress",
        "process.table": "Qtablewhere",
        "process.often": "Qhowoften",
        "process.report": "Qreportto",
        "next.chair": "Qnextchair",
        "something.new": "Qunknown",
    }
    about = {
        "chair": "Qchair",
        "place": "Qtheplace",
        "checklist": "Qchecklist",
        "wifi": "QWIFINAME",
        "password": "QWIFISECRET",
        "seat": "anna",
        "retention": "2027-11-23",
    }
    return [
        f.SomethingSaid("s1", "example"),
        f.SomethingSaid("s2", "question"),
        f.SaidKept("s1", True),
        f.CommitmentAdded("c1", point),
        f.ProgressNoted("n1", "c1", "2027-02-01", "busy"),
        kept.PersonSaved(anna),
        kept.AbsentSaved(absent),
        kept.LetterSaved(Letter("l9", "anna", "code", "2026-11-02T09:00")),
        *(kept.AboutSaved(*one) for one in about.items()),
        *(kept.TextSaved(*one) for one in texts.items()),
    ]


@pytest.fixture(params=groups.MODES)
def path(home, request):
    """A closed session that was backed up in both places, with a word in every field."""
    return a_closed_scan(home, request.param)


def a_closed_scan(home, mode="anonymous"):
    path = home / "scans" / "proef.scan"
    with ScanFile.create(path, SMALL, id="proef", second=home / "stick") as file:
        table = a_whole_session(mode=mode)
        file.commit([*table.changes, *filled_in(table)]).result()
        file.backup("A").result()
        file.close_session().result()
        file.backup("B").result()
    return path


def places(home, words):
    """Return in which files each of these words stands, in either of two encodings."""
    found = set()
    for one in sorted(home.rglob("*")):
        if one.is_file():
            raw = one.read_bytes().lower()
            forms = ((word, word.lower()) for word in words)
            found |= {
                (word, one.name)
                for word, form in forms
                if form.encode() in raw or form.encode("utf-16-le") in raw
            }
    return found


def wipe(path, home, wish):
    with ScanFile.open(path, second=home / "stick") as file:
        return file.wipe(wish).result()


# --- what is left ------------------------------------------------------------------------------


def test_every_word_stands_in_the_closed_file(path, home):
    gone = {"QWIFISECRET", "QCODE"}  # closing takes these

    found = places(home, [*PERSONAL, *WRITTEN])

    assert {word for word, _ in found} == {*PERSONAL, *WRITTEN} - gone
    assert len({name for _, name in found}) > 3  # the scan, and backups here and there


@pytest.mark.parametrize("what", WISHES)
def test_after_wiping_no_word_that_may_be_of_a_person_stands_anywhere(path, home, what):
    gone = PERSONAL if what == PERSONS else [*PERSONAL, *WRITTEN]
    with ScanFile.open(path, second=home / "stick") as file:
        file.wipe(WISHES[what]).result()
        assert places(home, gone) == set()
    assert places(home, gone) == set()
    left = sorted(re.sub("[0-9]{4}", "n", one.name) for one in home.rglob("*.scan*"))
    assert left == ["proef-wiped1-n.scan", "proef-wiped1-n.scan", "proef.scan"]


def test_without_persons_the_agenda_stays_with_its_organisations(path, home):
    wipe(path, home, WISHES[PERSONS])

    assert {word for word, name in places(home, WRITTEN) if name == "proef.scan"} == {*WRITTEN}
    state = reading.read(path).state
    assert state.texts["p1.note"] == "Qpointnote, zei"
    assert agenda.agenda(state).said == (("example", "Qexample"),)


def test_a_backup_asked_for_while_a_wipe_waits_is_one_of_the_wiped_scan(path, home):
    waits = Event()
    with ScanFile.open(path, second=home / "stick") as file:
        file._copier.submit(waits.wait)
        wiped, kept = file.wipe(WISHES[PERSONS]), file.backup("A")
        waits.set()
        wiped.result()
        kept.result()

        assert places(home, PERSONAL) == set()


@pytest.mark.parametrize("what", WISHES)
def test_results_are_what_they_were(path, home, what):
    before = reading.read(path).state

    after = wipe(path, home, WISHES[what])

    for norm in (SMALL.introduction, *SMALL.norms()):
        was, now = agenda.rounds(before, norm.id), agenda.rounds(after, norm.id)
        assert [wiping._bare(one) for one in now] == [wiping._bare(one) for one in was]
        assert not any(one.named for one in now)
    for theme in SMALL.themes:
        assert thememeans.measured(after, theme.id) == thememeans.measured(before, theme.id)
    assert wiping.totals(after) == wiping.totals(before)
    assert [one.yes for one in agenda.agreements(after, "nl")] == [
        one.yes for one in agenda.agreements(before, "nl")
    ]
    assert (after.people, after.absent, after.letters, after.attended) == ({}, {}, {}, {})
    assert (after.signed, after.names) == ({}, before.names)
    assert after.wiped == (Wiped(what, DAY),)
    assert reading.read(path).state == after


def test_without_everything_personal_no_two_answers_are_of_one_ballot(path, home):
    before = {one for answers in reading.read(path).state.grades.values() for one in answers}

    after = wipe(path, home, WISHES[ALL])

    ballots = [one for answers in after.grades.values() for one in answers]
    assert len(set(ballots)) == len(ballots)
    assert not before & {*ballots}
    assert after.texts == {}
    assert set(after.about) <= {*handing.NOBODYS, "seconds.norm"}
    raw = b"".join(one.read_bytes() for one in home.rglob("*") if one.is_file())
    assert not [one for one in before if one.encode() in raw]


def test_answers_do_not_stand_in_the_order_they_had():
    facts = [f.GradeGiven(str(grade), "A1", 1, grade) for grade in range(1, 9)]

    orders = {
        tuple(getattr(one, "grade", 0) for one in wiping._apart(facts, random.Random(seed)))
        for seed in range(40)
    }

    assert len(orders) == 40


def test_what_a_theme_was_given_is_kept_exactly(home):
    before = reading.read(a_closed_scan(home)).state
    means = thememeans.of_ballots(before, "A")

    after = wipe(home / "scans" / "proef.scan", home, WISHES[ALL])

    assert len(means) >= 3
    assert thememeans.measured(after, "A") == Measured(
        len(means), sum(means, Fraction(0)), sum((one * one for one in means), Fraction(0))
    )
    assert thememeans.of_ballots(after, "A") == []


def test_wiping_more_later_keeps_what_was_measured(path, home):
    before = reading.read(path).state
    wipe(path, home, WISHES[PERSONS])
    wipe(path, home, WISHES[ALL])

    after = wipe(path, home, WISHES[ALL])

    assert wiping.totals(after) == wiping.totals(before)
    assert [one.what for one in after.wiped] == [PERSONS, ALL, ALL]
    assert [one.stage for one in backups.found(home / "stick", "proef")] == [4]


@settings(deadline=None, max_examples=25)
@given(
    seed=st.integers(0, 2**32), mode=st.sampled_from(groups.MODES), what=st.sampled_from([*WISHES])
)
def test_any_closed_session_has_the_same_totals_after_wiping(seed, mode, what):
    dice = random.Random(seed)
    table = Table(people=7)
    table.unlock()
    table.everybody()
    while table.at != "closing":
        for norm in ("intro", *(one.id for one in SMALL.norms())):
            for seat in table.state.people:
                if dice.random() < 0.6:
                    table.vote(seat, norm, dice.choice([None, *range(1, 11)]))
        table.next(sure=True)
    closed = [*anonymous.session(table.state, table.facts, dice)]
    state = fold(new(SMALL), closed)
    facts = [one for one in closed if isinstance(one, f.Fact)]

    after = fold(new(SMALL), wiping.changes(state, facts, WISHES[what], dice))

    assert wiping.totals(after) == wiping.totals(state)
    assert Counter(map(type, facts)) - Counter({f.SessionClosed: 1}) <= Counter(
        map(type, wiping.changes(state, facts, WISHES[what], dice))
    )


# --- one person --------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [False, True])
def test_one_person_is_taken_out_and_the_others_stay(path, home, named):
    before = reading.read(path).state
    with ScanFile.open(path, second=home / "stick") as file:
        texts = {"p1.group": "Bram, Qfirstname Qlastname en Chris", "p1.lead": "Qlastnamer BV"}
        file.commit([kept.TextSaved(*one) for one in texts.items()]).result()
        absent = replace(file.state.absent["o9"], by="Qfirstname Qlastname")
        file.commit([kept.AbsentSaved(absent)]).result()

        after = file.wipe(Wipe(PERSON, DAY, "anna", named)).result()

    assert set(after.people) == set(before.people) - {"anna"}
    assert "anna" not in after.attended
    assert after.letters == {}
    assert "seat" not in after.about
    assert wiping.totals(after) == wiping.totals(before)
    of_anna = ["Qorganisation", "Qfunction", "qemail", "Qwishes"]
    assert places(home, of_anna) == set()
    assert bool(places(home, ["Qfirstname"])) != named
    assert after.texts["p1.lead"] == "Qlastnamer BV"
    group = "Bram, en Chris" if named else "Bram, Qfirstname Qlastname en Chris"
    assert after.texts["p1.group"] == group
    assert after.absent["o9"].by == ("" if named else "Qfirstname Qlastname")


# --- the swap ----------------------------------------------------------------------------------


@pytest.mark.parametrize("what", WISHES)
@pytest.mark.parametrize("step", WIPING)
def test_a_crash_at_any_step_leaves_the_old_file_or_the_new(home, step, what):
    path = a_closed_scan(home)
    before = reading.read(path).state

    command = [sys.executable, "-c", WIPE, str(path), step, str(home / "stick"), what]
    assert subprocess.run(command).returncode == -signal.SIGKILL

    with ScanFile.open(path, second=home / "stick") as file:
        assert not list(home.rglob("*.closing*"))
        if WIPING.index(step) < WIPING.index("replaced"):
            assert file.state == before
            assert len(backups.found(home / "stick", "proef")) == 2
            file.wipe(WISHES[what]).result()
        assert [one.what for one in file.state.wiped] == [what]
    assert places(home, PERSONAL if what == PERSONS else [*PERSONAL, *WRITTEN]) == set()
    assert wiping.totals(reading.read(path).state) == wiping.totals(before)
    for folder in (home / "scans" / "backups", home / "stick"):
        assert {one.stage for one in backups.found(folder, "proef")} == {stages.CLOSED + 1}


def test_a_backup_that_is_put_back_is_the_wiped_one(path, home):
    wiped = wipe(path, home, WISHES[PERSONS])
    path.write_bytes(b"nothing")

    restore(path, second=home / "stick")

    assert reading.read(path).state == wiped


def test_what_was_set_aside_before_goes_and_what_was_wiped_itself_stays(home):
    path = a_closed_scan(home)
    restore(path)
    wiped = wipe(path, home, WISHES[PERSONS])
    assert places(home, PERSONAL) == set()

    aside = restore(path).kept
    with ScanFile.open(path, second=home / "stick"):
        pass

    assert aside is not None
    assert aside.name == "proef-wiped1-damaged.scan"
    assert reading.read(aside).state == wiped


def test_a_stick_that_was_out_is_wiped_when_it_is_seen_again(home):
    path, stick, away = a_closed_scan(home), home / "stick", home / "away"
    stick.rename(away)
    with ScanFile.open(path, second=stick) as file:
        file.wipe(WISHES[ALL]).result()
        assert file.places.missed is not None
    assert {name[:13] for _, name in places(home, PERSONAL)} == {"proef-closed-"}
    away.rename(stick)

    with ScanFile.open(path, second=stick) as file:
        assert file.places.missed is None

    assert places(home, [*PERSONAL, *WRITTEN]) == set()


def test_what_went_on_elsewhere_is_wiped_too(home):
    path = a_closed_scan(home)
    fault = Fault("failed", 1 << 30, stays=False)
    with beneath(fault.look):
        file = ScanFile.open(path)
        fault.at = fault.calls + 1
        with pytest.raises(Trouble):
            file.commit([f.YouthInvolved(True)]).result()
        there = file.elsewhere(home / "stick")
        there.wipe(WISHES[ALL]).result()
        there.close()
        file._writer.shutdown(wait=True)
    assert places(home, PERSONAL)

    with ScanFile.open(path, second=home / "stick") as file:
        assert [one.what for one in file.state.wiped] == [ALL]

    assert places(home, [*PERSONAL, *WRITTEN]) == set()


def test_a_disk_that_cannot_write_the_new_file_leaves_all_as_it_was(home, monkeypatch):
    path = a_closed_scan(home)
    before = reading.read(path).state

    def held(source, target):
        raise PermissionError(13, "held by a scanner")

    with ScanFile.open(path) as file:
        with monkeypatch.context() as patch:
            patch.setattr(disk, "replace", held)
            with pytest.raises(Trouble) as caught:
                file.wipe(WISHES[ALL]).result()
        file.commit([f.YouthInvolved(True)]).result()

    assert caught.value.code == "storage.read_only"
    assert reading.read(path).state.texts == before.texts


def test_a_new_file_with_other_results_is_thrown_away(home, monkeypatch):
    path = a_closed_scan(home)
    before = reading.read(path)
    real = wiping._apart
    monkeypatch.setattr(
        wiping,
        "_apart",
        lambda facts, dice: (one for one in real(facts, dice) if getattr(one, "grade", 0) != 10),
    )

    with ScanFile.open(path) as file, pytest.raises(Trouble) as caught:
        file.wipe(WISHES[ALL]).result()

    assert caught.value.code == "wipe.differs"
    assert reading.read(path) == before
    assert not list(home.rglob("*.closing*"))
