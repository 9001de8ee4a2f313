"""What became of last year's agreements, and from where the next chair might come."""

from datetime import date

from scanhost.domain import commands as ask
from scanhost.domain import followup, nextchair
from scanhost.domain.outcomes import Outcome, outcomes, settled
from scanhost.domain.years import year
from scanhost.store import reading
from scanhost.store.scanfile import ScanFile
from tests.desktop.moments import shipped
from tests.store.held import a_year, graded, on_disk

DAY = date(2025, 11, 26)


def followed(path):
    """Hold a session, agree something in session 2, and note how it went; as a closed file."""
    held = a_year(DAY, graded({}, [6, 7, 5]))
    held.tick_points(2)
    on_disk(path, held)
    with ScanFile.open(path) as file:
        held.state = file.state
        held.changes.clear()
        held.do(
            followup.StandPoint("p0", "busy"),
            followup.DecidePoint("p1", "no"),
            followup.AddCommitment("c1", "p0"),
            ask.SaveText("c1.what", "Eén loket"),
            ask.SaveText("c1.lead", "UWV"),
            followup.PlanCommitment("c1", "2026-03-02"),
            followup.NoteProgress("n1", "c1", "2026-05-04", "done"),
            ask.SaveText("n1.note", "Geopend in mei."),
            followup.NoteProgress("n0", "c1", "2026-02-02", "busy"),
            followup.AddCommitment("c2", "p0"),
            ask.SaveText("c2.what", "Ouders bellen"),
            followup.AddCommitment("c3", "celebration"),
            ask.SaveText("c3.what", "Tekenen op het gemeentehuis"),
        )
        file.commit(held.changes).result()
    return path


def test_a_point_keeps_what_was_agreed_with_its_last_state(tmp_path):
    path = followed(tmp_path / "one.scan")

    found = outcomes(reading.read(path).state)

    assert [(one.stand, one.choice) for one in found] == [
        ("busy", ""),
        ("open", "no"),
        ("open", ""),
    ]
    assert found[0].agreed == (
        Outcome("Eén loket", "UWV", "2026-03-02", "done", "2026-05-04", "Geopend in mei."),
        Outcome("Ouders bellen", "", "", "open"),
    )
    assert (found[2].title, found[2].agreed[0].what) == ("", "Tekenen op het gemeentehuis")
    assert settled(found) == (1, 3)
    assert year(reading.read(path).state).outcomes == found


def test_the_last_chairs_domain_is_never_suggested_first():
    pack = shipped()
    ids = [one.id for one in pack.domains]

    for last in ids:
        order = [one.id for one in nextchair.suggested(pack, last)]
        assert order[-1] == last
        assert sorted(order) == sorted(ids)
    assert [one.id for one in nextchair.suggested(pack)] == ids
    assert [one.id for one in nextchair.suggested(pack, "")] == ids


def test_who_gave_a_chair_longest_ago_comes_before_the_last():
    pack = shipped()
    first, second, *others = [one.id for one in pack.domains]

    order = [one.id for one in nextchair.suggested(pack, first, second, first)]

    assert order == [*others, second, first]


def test_the_chairs_domain_is_the_chosen_one_or_that_of_the_seat():
    held = a_year(DAY, graded({}, [6]))
    held.do(ask.SaveAbout("chair_domain", ""), ask.SaveAbout("seat", ""))
    assert nextchair.of_chair(held.state.about, held.state.people) == ""

    seat = next(iter(held.state.people.values()))
    held.do(ask.SaveAbout("seat", seat.id))
    assert nextchair.of_chair(held.state.about, held.state.people) == seat.domain

    other = next(one.id for one in held.state.pack.domains if one.id != seat.domain)
    held.do(ask.SaveAbout("chair_domain", other))
    assert nextchair.of_chair(held.state.about, held.state.people) == other
