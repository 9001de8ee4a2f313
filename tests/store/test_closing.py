import random
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanhost.domain import agenda, groups, kept
from scanhost.domain import facts as f
from scanhost.domain.apply import BrokenJournal, fold
from scanhost.domain.commands import (
    AskAgreement,
    EndAgreement,
    GradeFor,
    Leave,
    SaveAbout,
    SavePerson,
    SetAside,
    TickPoint,
)
from scanhost.domain.errors import Trouble
from scanhost.domain.state import new
from scanhost.store import anonymous, backups, closing, disk, reading, stages
from scanhost.store.scanfile import ScanFile
from tests.domain.room import NAMES as FIRST_NAMES
from tests.domain.room import SMALL, Table, started
from tests.store.sessions import a_session

NAMES = [name.lower() for name in FIRST_NAMES[:7]]
STEPS = ["asked", "written", "compared", "released", "replaced", "forgotten", "opened"]

CLOSE = """
import logging, os, signal, sys
from pathlib import Path
from scanhost.store.scanfile import ScanFile

class Kill(logging.Handler):
    def emit(self, record):
        if record.getMessage() == f"closing: {sys.argv[2]}":
            os.kill(os.getpid(), signal.SIGKILL)

log = logging.getLogger("scanhost.store.closing")
log.setLevel(logging.DEBUG)
log.addHandler(Kill())
with ScanFile.open(Path(sys.argv[1])) as file:
    file.close_session().result()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "scans"


@pytest.fixture(params=groups.MODES)
def path(folder, request):
    """A whole session on disk in each mode, with backups, closed as a file."""
    folder.mkdir()
    with ScanFile.create(folder / "proef.scan", SMALL, id="proef") as file:
        for _, changes in a_session(mode=request.param):
            file.commit(changes)
        file.backup("A").result()
        file.backup("B").result()
    return folder / "proef.scan"


def everything(folder):
    """Return every byte in a folder and below."""
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


def reveals(facts):
    """Yield each ended round of a norm with the grades that stand directly before it."""
    before = []
    for fact in facts:
        if isinstance(fact, f.GradeGiven):
            before.append(fact)
        else:
            if before:
                yield fact, before
            before = []


# --- what is left ----------------------------------------------------------------------------


def test_a_closed_session_says_the_same_and_names_no_seat(path):
    live = reading.read(path).state

    with ScanFile.open(path) as file:
        closed = file.close_session().result()
        assert file.state is closed

    assert closed.closed
    assert agenda.agenda(closed) == agenda.agenda(live)
    assert closed.attended == {id: agenda.took_part(live, id) for id in live.people}
    assert (closed.links, closed.heard, closed.code, closed.clock) == ({}, {}, "", None)
    assert reading.read(path).state == closed


def test_no_ballot_no_secret_and_no_seat_is_left_in_any_byte(path, folder):
    live = reading.read(path).state
    secrets = {live.code, *live.heard}
    for link in live.links.values():
        secrets |= {link.ballot, link.recovery, link.token or live.code}
    before = everything(folder)

    with ScanFile.open(path) as file:
        file.close_session().result()
        during = everything(folder)

    assert len(secrets) > 15
    assert all(secret.encode() in before for secret in secrets)
    assert not [secret for secret in secrets if secret.encode() in during]
    assert not [secret for secret in secrets if secret.encode() in everything(folder)]


def test_the_password_of_the_wifi_is_dropped_and_its_name_stays(path):
    with ScanFile.open(path) as file:
        for key, value in (("wifi", "Raadzaal-gast"), ("password", "welkom in 2026")):
            file.commit([kept.AboutSaved(key, value)]).result()
        closed = file.close_session().result()

    assert closed.about["wifi"] == "Raadzaal-gast"
    assert "password" not in closed.about
    assert b"welkom in 2026" not in path.read_bytes()


def test_only_the_file_and_one_backup_of_it_are_left(path, folder):
    with ScanFile.open(path) as file:
        file.close_session().result()

    assert sorted(one.name for one in folder.rglob("*")) == [
        "backups",
        "proef-closed-0001.scan",
        "proef.scan",
    ]
    kept = reading.read(folder / "backups" / "proef-closed-0001.scan")
    assert kept.state == reading.read(path).state


def test_only_last_grades_are_left_directly_before_what_ended_their_round(path):
    live = reading.read(path)

    with ScanFile.open(path) as file:
        file.close_session().result()
        facts = file.facts

    found = {}
    for end, grades in reveals(facts):
        assert {(one.norm, one.round) for one in grades} == {(end.norm, end.round)}
        assert len({one.ballot for one in grades}) == len(grades)
        found[end.norm, end.round] = Counter(one.grade for one in grades)
    expected = {key: Counter(answers.values()) for key, answers in live.state.grades.items()}
    assert found == expected
    of_all = (*anonymous.OF_A_BALLOT, f.OnBehalfCounted)
    assert [one for one in facts if not isinstance(one, of_all)] == [
        *(one for one in live.facts if not isinstance(one, of_all)),
        f.SessionClosed(),
    ]


def test_grades_do_not_stand_in_the_order_they_were_given():
    table = started(people=8, at="norm:A1")
    table.all_vote("A1", range(1, 9))
    table.go("review:A")

    orders = set()
    for seed in range(40):
        dice = random.Random(seed)
        names = anonymous.ballots(table.state, dice)
        facts = anonymous.journal(table.state, table.facts, names, dice)
        ((_, grades),) = reveals(facts)
        orders.add(tuple(one.grade for one in grades))

    assert len(orders) == 40
    assert {sorted(order)[0] for order in orders} == {1}


def test_the_order_comes_from_the_system():
    assert isinstance(anonymous.RANDOM, random.SystemRandom)


# --- ballots ---------------------------------------------------------------------------------


def voted(*answers):
    """Return a state in which each row of a theme's three norms was graded by these ballots."""
    table = started(people=2, at="norm:A1")
    norms = ("A1", "A2", "A3")
    grades = {
        (norm, 1): dict.fromkeys(ballots, 5)
        for norm, ballots in zip(norms, answers, strict=True)
        if ballots
    }
    return replace(table.state, grades=grades)


def joined(state):
    """Return the ballots whose grades within the theme stay together."""
    names = anonymous.ballots(state, random.Random(1))
    everybody = {ballot for answers in state.grades.values() for ballot in answers}
    assert not everybody & set(names.values())
    return {one for one in everybody if len({names[norm, one] for norm in ("A1", "A2", "A3")}) == 1}


def test_ballots_without_a_gap_stay_joined_within_a_theme():
    assert joined(voted("abcd", "abcd", "abcd")) == set("abcd")


def test_a_skipped_norm_is_nobodys_gap():
    assert joined(voted("abcd", "", "abcd")) == set("abcd")


def test_ballots_with_a_gap_are_taken_apart():
    assert joined(voted("abcdef", "abc", "abcf")) == set("abc")


@pytest.mark.parametrize("gap", ["abcde", "abcd"])
def test_a_lone_ballot_with_a_gap_takes_all_apart(gap):
    assert joined(voted("abcdef", gap, "abcdef")) == set()


def test_a_few_ballots_without_a_gap_are_taken_apart():
    assert joined(voted("abcdef", "ab", "abcdef")) == set()
    assert joined(voted("ab", "ab", "ab")) == set()


def test_no_ballot_is_the_same_in_two_themes(path):
    with ScanFile.open(path) as file:
        state = file.close_session().result()

    themes: dict[str, set[str]] = {}
    for (norm, _), answers in state.grades.items():
        theme = "intro" if norm == "intro" else state.pack.theme_of(norm).id
        themes.setdefault(theme, set()).update(answers)
    assert len(themes) == 3
    assert sum(len(one) for one in themes.values()) == len(set().union(*themes.values()))


@settings(deadline=None)
@given(
    seed=st.integers(0, 2**32),
    commands=st.lists(st.integers(0, 15), max_size=60),
    mode=st.sampled_from(groups.MODES),
)
def test_any_session_replays_the_same_after_closing(seed, commands, mode):
    table = Table(people=7)
    table.do(SaveAbout("mode", mode))
    table.unlock()
    table.everybody()
    for seat in table.state.people if mode == "open" else ():
        table.consents(seat)
    dice = random.Random(seed)
    for command in commands:
        norm = dice.choice(["intro", *(one.id for one in SMALL.norms())])
        match command:
            case 0 | 1 | 2:
                table.next(sure=True) if table.at != "closing" else None
            case 3:
                table.pause() if not table.state.paused else table.resume()
            case 4 if (voting := table.state.voting()) and table.state.shown is None:
                table.skip(voting)
            case 5 if table.norm(norm).phase == "revealed" and table.state.called is None:
                table.again(norm)
            case 6 if table.norm(norm).phase == "skipped" and table.state.called is None:
                table.reopen(norm)
            case 10 if table.slip is not None:
                table.ask(table.slip)
            case 11:
                table.ask(Leave(dice.choice(NAMES), keep=dice.random() < 0.5))
            case 12:
                round = table.norm(norm).round
                table.ask(GradeFor(dice.choice(NAMES), norm, round, 6, table.fresh("ballot")))
            case 13 if mode == "open":
                table.consents(dice.choice(NAMES), yes=dice.random() < 0.8)
            case 14:
                table.ask(TickPoint("p", "A"))
                table.ask(AskAgreement("A") if dice.random() < 0.5 else EndAgreement())
                for seat in table.state.people:
                    table.agrees(seat, dice.random() < 0.6)
            case 15:
                table.ask(SetAside(norm, 1, "twee keer gestemd"))
            case _:
                for seat in table.state.people:
                    table.vote(seat, norm, dice.choice([None, *range(1, 11)]))

    closed = fold(new(SMALL), anonymous.session(table.state, table.facts))

    assert closed.closed
    assert closing.same(table.state, closed)


# --- the swap --------------------------------------------------------------------------------


def test_closing_twice_is_closing_once(path):
    with ScanFile.open(path) as file:
        first = file.close_session().result()
        assert file.close_session().result() is first


def test_the_agenda_can_be_written_after_closing(path):
    with ScanFile.open(path) as file:
        file.close_session().result()
        file.commit([kept.TextSaved("p1.lead", "Gemeente"), f.YouthInvolved(True)]).result()

    assert reading.read(path).state.texts["p1.lead"] == "Gemeente"


def test_no_ballot_comes_back_after_closing(path):
    with ScanFile.open(path) as file:
        link = next(iter(file.state.links.values()))
        file.close_session().result()

        for late in (kept.LinkSaved(link), f.GradeGiven(link.ballot, "A1", 1, 7)):
            with pytest.raises(BrokenJournal):
                file.commit([late]).result()

    assert link.ballot.encode() not in path.read_bytes()


def test_a_new_file_that_says_something_else_is_thrown_away(path, monkeypatch):
    before = reading.read(path)
    monkeypatch.setattr(closing, "same", lambda live, closed: False)

    with ScanFile.open(path) as file:
        with pytest.raises(Trouble) as caught:
            file.close_session().result()
        file.commit([f.YouthInvolved(True)]).result()

    assert caught.value.code == "closing.differs"
    assert not list(path.parent.glob("*.closing*"))
    assert reading.read(path).facts == (*before.facts, f.YouthInvolved(True))


def test_a_file_that_cannot_be_replaced_stays_open(path, monkeypatch):
    before = reading.read(path)

    def held(source, target):
        raise PermissionError(13, "held by a scanner")

    with ScanFile.open(path) as file:
        with monkeypatch.context() as patch:
            patch.setattr(disk, "replace", held)
            with pytest.raises(Trouble) as caught:
                file.close_session().result()
        file.commit([f.YouthInvolved(True)]).result()

    assert caught.value.code == "storage.read_only"
    assert reading.read(path).facts == (*before.facts, f.YouthInvolved(True))


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_the_old_file_or_the_new(path, folder, step):
    before = reading.read(path).state

    killed = subprocess.run([sys.executable, "-c", CLOSE, str(path), step])

    assert killed.returncode == -signal.SIGKILL
    with ScanFile.open(path) as file:
        state = file.state
        assert not list(folder.glob("*.closing*"))
        if STEPS.index(step) < STEPS.index("replaced"):
            assert not state.closed
            assert state == before
            assert len(backups.found(folder / "backups", "proef")) == 2
            state = file.close_session().result()
        assert state.closed
    assert closing.same(before, reading.read(path).state)
    assert [one.stage for one in backups.found(folder / "backups", "proef")] == [stages.CLOSED]
    ballots = [link.ballot.encode() for link in before.links.values()]
    assert not [one for one in ballots if one in everything(folder)]


def test_a_second_place_is_cleared_when_it_is_seen_again(tmp_path):
    path, stick, away = tmp_path / "proef.scan", tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    with ScanFile.create(path, SMALL, second=stick) as file:
        file.commit(started().changes).result()
        file.backup().result()
    stick.rename(away)
    with ScanFile.open(path, second=stick) as file:
        file.close_session().result()
        assert file.places.missed is not None
    away.rename(stick)

    with ScanFile.open(path, second=stick) as file:
        assert file.places.missed is None

    assert not [one for one in backups.found(stick, file.id) if one.stage < stages.CLOSED]


def test_a_poll_that_still_runs_is_counted_by_closing(tmp_path):
    table = started(at="norm:A3")
    table.all_vote("A3")
    table.go("review:A")
    table.do(TickPoint("p", "A"))
    table.do(AskAgreement("A"))
    for seat in ("anna", "bram", "chris"):
        table.agrees(seat)
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(table.changes).result()

        state = file.close_session().result()

    assert state.polls[1].ended
    assert sum(state.polls[1].answers.values()) == 3


def test_a_closed_scan_says_of_no_ballot_which_group_it_is_of(tmp_path):
    table = Table(people=8)
    table.do(SaveAbout("mode", "group"))
    table.do(SaveAbout("groups", "school,care"))
    for seat in NAMES[:3]:
        table.do(SavePerson(replace(table.state.people[seat], domain="care")))
    table.unlock()
    table.everybody()
    table.go("introduction")
    table.all_vote("intro", (2, 3, 4, 8, 9, 10, 9, 8))
    table.next(sure=True)
    shown = table.room().norms["intro"].rounds[0].groups
    assert [one.group for one in shown] == ["school", "care"]
    with ScanFile.create(tmp_path / "proef.scan", SMALL) as file:
        file.commit(table.changes).result()

        closed = file.close_session().result()

    assert agenda.rounds(closed, "intro")[0].groups == shown
    ballots = {ballot for answers in closed.grades.values() for ballot in answers}
    for fact in file.facts:
        if not isinstance(fact, f.GradeGiven):
            assert not any(ballot in repr(fact) for ballot in ballots)
