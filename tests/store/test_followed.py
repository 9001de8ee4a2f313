"""What is agreed after session 1 is on disk at each step, and in each backup."""

import pytest

from scanhost.domain import agenda, views
from scanhost.domain import followup as ask
from scanhost.domain.commands import Command, SaveText
from scanhost.domain.session import decide
from scanhost.store import reading
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL
from tests.store.sessions import a_whole_session

AFTER: list[Command] = [
    ask.BeginMeeting("2027-01-07"),
    ask.GoTo("welcome", "status:p1"),
    ask.StandPoint("p1", "busy"),
    SaveText("p1.found", "Drie gemeenten doen het al — “samen”."),
    ask.GoTo("status:p1", "choice"),
    ask.DecidePoint("p1", "yes"),
    ask.RankPoint("p1", 1),
    ask.AddCommitment("c1", "p1"),
    ask.AddCommitment("c2", "absent"),
    ask.DropCommitment("c2"),
    ask.PlanCommitment("c1", "2027-03-01"),
    SaveText("c1.what", "Eén nummer voor werkgevers"),
    SaveText("process.table", "Regiotafel"),
    ask.PlanNextScan("2027-11"),
    ask.ChooseNextDomain("care"),
    ask.EndMeeting(),
    ask.NoteProgress("n1", "c1", "2027-02-01", "done"),
    ask.BeginMeeting("2027-04-01"),
    ask.CancelMeeting(),
    ask.ResumeMeeting(),
]


@pytest.fixture
def path(tmp_path):
    """A scan of which session 1 is closed."""
    table = a_whole_session()
    path = tmp_path / "scans" / "proef.scan"
    path.parent.mkdir()
    ScanFile.write(path, SMALL)
    with ScanFile.open(path) as file:
        file.commit(table.changes).result()
        file.close_session().result()
    return path


def test_each_step_is_read_back_as_it_was(path):
    for command in AFTER:
        with ScanFile.open(path) as file:
            changes = decide(file.state, command, 0.0)
            assert isinstance(changes, list), command
            file.commit(changes).result()
            state = file.state
        assert agenda.agenda(reading.read(path).state) == agenda.agenda(state), command

    room = views.room(reading.read(path).state, 0.0)
    assert room.meeting is not None
    assert room.meeting.step.id == "choice"
    assert room.points[0].commitments[0].stand == "done"


def test_a_backup_has_it_too(path):
    with ScanFile.open(path) as file:
        for command in AFTER:
            changes = decide(file.state, command, 0.0)
            assert isinstance(changes, list)
            file.commit(changes).result()
        kept = file.backup().result()
        state = file.state

    assert agenda.agenda(reading.read(kept).state) == agenda.agenda(state)
