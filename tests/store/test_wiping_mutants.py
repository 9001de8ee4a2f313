"""Defects of handing on and wiping, put in on purpose: the checks must find each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanhost.domain import handing, kept, thememeans
from scanhost.domain.apply import BrokenJournal
from scanhost.domain.errors import Trouble
from scanhost.domain.facts import GradeGiven
from scanhost.domain.handing import ALL, PERSON, PERSONS, Wipe
from scanhost.store import anonymous, aside, backups, ballast, reading, rows, sharing, wiping
from scanhost.store.restoring import restore
from scanhost.store.scanfile import ScanFile
from scanhost.store.wiping import totals
from tests.store.test_secrecy_on_disk import home
from tests.store.test_sharing import GONE
from tests.store.test_wiping import DAY, PERSONAL, WRITTEN, a_closed_scan, places

__all__ = ["home"]  # everywhere the program writes


class Found(AssertionError):
    """A check has seen that something is wrong."""


def must(holds, said):
    if not holds:
        raise Found(said)


def hand_it_on(home):
    """Make a copy for the next chair, and look for what it may not hold."""
    path, target = home / "scans" / "proef.scan", home / "next.scan"
    with ScanFile.open(path) as file:
        text = kept.TextSaved("a1.what", "Bel (in-a-text@x.nl) op")
        file.commit([text]).result()
        scan = file.contents().result()
    sharing.share(scan, target)
    raw = target.read_bytes().lower()
    must(not [word for word in GONE if word.lower().encode() in raw], "it goes along")
    must(reading.read(target).facts == scan.facts, "the copy lacks something")
    target.unlink()


def take_somebody_out(home):
    """Take somebody out, and look for them."""
    with ScanFile.open(home / "scans" / "proef.scan", second=home / "stick") as file:
        file.wipe(Wipe(PERSON, DAY, "anna", named=True)).result()
    must(not places(home, ["Qfirstname", "qemail", "Qwishes"]), "somebody is still there")


def wipe_all(home):
    """Wipe more and more, and look at all that is left."""
    path = home / "scans" / "proef.scan"
    restore(path)  # what stood there is set aside
    for what, gone in ((PERSONS, PERSONAL), (ALL, [*PERSONAL, *WRITTEN])):
        before = reading.read(path)
        old = {ballot for answers in before.state.grades.values() for ballot in answers}
        means = [thememeans.measured(before.state, one.id) for one in before.state.pack.themes]
        with ScanFile.open(path, second=home / "stick") as file:
            after = file.wipe(Wipe(what, DAY)).result()
            facts = file.facts
        must(not places(home, gone), "a word is left")
        must(totals(after) == totals(before.state), "a result has changed")
        left = [thememeans.measured(after, one.id) for one in after.pack.themes]
        must(left == means, "a theme is not what it was")
    ballots = [ballot for answers in after.grades.values() for ballot in answers]
    must(len({*ballots}) == len(ballots), "answers stand together")
    must(not old & {*ballots}, "a ballot is what it was")
    came = [one.grade for one in before.facts if isinstance(one, GradeGiven)]
    must(came != [one.grade for one in facts if isinstance(one, GradeGiven)], "in the old order")


CHECKS = [hand_it_on, take_somebody_out, wipe_all]

# --- defects -----------------------------------------------------------------------------------


def hand_on_all(put):
    put(handing, "shared", lambda state: state)


def hand_on_addresses_in_texts(put):
    put(handing, "MAIL", handing.ASIDE)


def keep_absent_partners(put):
    real = handing._nobody
    put(handing, "_nobody", lambda state: replace(real(state), absent=state.absent))


def keep_what_is_not_known(put):
    put(handing, "_nobodys", lambda state, id: id == "something.new")


def keep_names_in_texts(put):
    put(handing, "without_name", lambda text, name: text)


def keep_all_that_is_said_about_the_scan(put):
    put(handing, "_about", lambda state, keys: dict(state.about))


def keep_people(put):
    real = rows.of_people
    lost = []

    def mutant(state):
        lost.extend(state.people.values())
        yield from real(replace(state, people={one.id: one for one in lost}))

    put(rows, "of_people", mutant)


def keep_the_ballots(put):
    put(wiping, "_apart", lambda facts, random: iter(facts))


def keep_ballots_joined(put):
    put(anonymous, "fresh", lambda random: f"{random.getrandbits(2):032x}")


def keep_the_order(put):
    put(anonymous.RANDOM, "shuffle", lambda answers: None)


def measure_nothing(put):
    put(wiping, "_measured", lambda state: iter(()))


def lose_an_answer(put):
    real = wiping._apart
    put(wiping, "totals", lambda state: None)

    def mutant(facts, random):
        apart = [*real(facts, random)]
        apart.remove(next(one for one in apart if isinstance(one, GradeGiven)))
        return apart

    put(wiping, "_apart", mutant)


def keep_earlier_backups(put):
    put(backups, "forget_earlier", lambda folder, id, stage: True)


def keep_earlier_backups_on_the_stick(put):
    real = backups.forget_earlier
    put(
        backups,
        "forget_earlier",
        lambda folder, id, stage: folder.name == "stick" or real(folder, id, stage),
    )


def keep_what_was_set_aside(put):
    put(aside, "forget", lambda folder, id, stage: None)


MUTANTS = [
    hand_on_all,
    hand_on_addresses_in_texts,
    keep_absent_partners,
    keep_what_is_not_known,
    keep_names_in_texts,
    keep_all_that_is_said_about_the_scan,
    keep_people,
    keep_the_ballots,
    keep_ballots_joined,
    keep_the_order,
    measure_nothing,
    lose_an_answer,
    keep_earlier_backups,
    keep_earlier_backups_on_the_stick,
    keep_what_was_set_aside,
]


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Opening keeps no two megabytes back each time."""
    monkeypatch.setattr(ballast, "SIZE", 4096)


def caught_by(home):
    """Return the first check that finds something wrong, and what it says."""
    for check in CHECKS:
        try:
            check(home)
        except (Found, Trouble, BrokenJournal) as error:
            return f"{check.__name__}: {error}"
    return ""


@pytest.mark.faults
def test_the_checks_find_nothing_as_it_is(home):
    a_closed_scan(home)

    assert caught_by(home) == ""


@pytest.mark.faults
@pytest.mark.full
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_checks_find(mutant, home, monkeypatch):
    a_closed_scan(home)
    mutant(monkeypatch.setattr)

    assert caught_by(home)
