"""A rehearsal is a proof: it holds a whole session, and it notices what is not right."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from scanclient.participant import Participant
from scanhost.app import proof, rehearsal
from scanhost.app.paper import command
from scanhost.domain.errors import Trouble
from scanhost.domain.kept import AboutSaved
from scanhost.store.reading import read
from scanhost.store.scanfile import ScanFile
from tests.report import agendas
from tests.report.reading import agenda_pdf


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setitem(rehearsal.SPEEDS, "fast", 120.0)


def hold(folder, seed=1, people=4):
    scan = folder / rehearsal.NAME
    asyncio.run(rehearsal.prepare(scan, people, date(2026, 11, 26)))
    steps: list[str] = []
    return asyncio.run(rehearsal.rehearse(scan, seed, "fast", command(), steps.append)), steps


def test_a_whole_session_ends_as_paper_numbers_and_a_closed_file(quick, tmp_path):
    (album, grades), steps = hold(tmp_path)

    said = json.loads((tmp_path / "overview.json").read_text())
    assert grades >= 4 * 21
    assert [len(said["norms"]), len(said["points"])] == [20, 8]
    assert all(norm["n"] + norm["unknown"] == 4 for norm in said["norms"].values())
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF")
    assert read(tmp_path / rehearsal.NAME).state.closed
    assert steps[0].startswith("lobby")
    assert steps[-1] == "closed"
    assert len(album.snapshots) > 30


def test_a_scan_with_codes_and_introductions_is_rehearsed_as_well(quick, tmp_path):
    scan = tmp_path / rehearsal.NAME
    asyncio.run(rehearsal.prepare(scan, 3, date(2026, 11, 26)))
    with ScanFile.open(scan) as file:
        file.commit([AboutSaved("entry", "code"), AboutSaved("introductions", "yes")]).result()

    steps: list[str] = []
    asyncio.run(rehearsal.rehearse(scan, 1, "fast", command(), steps.append))

    assert any(step.startswith("introductions") for step in steps)
    assert steps[-1] == "closed"


@pytest.mark.full
def test_one_seed_gives_one_overview(quick, tmp_path):
    overviews = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        hold(tmp_path / name, seed=7, people=3)
        overviews.append((tmp_path / name / "overview.json").read_bytes())

    assert overviews[0] == overviews[1]
    assert b"2026" not in overviews[0]


def phone(ballot, confirmed):
    one = Participant("http://127.0.0.1:1/#X", None)  # type: ignore[arg-type]
    one.kept = {"ballot": ballot}
    one.confirmed = confirmed
    return one


@pytest.mark.parametrize(
    "disk",
    [
        {},
        {("1.1", 1): {"b1": 7}},
        {("1.1", 1): {"b1": 6, "b2": 6}},
        {("1.1", 1): {"b2": 6}},
        {("1.1", 1): {"b1": 6}, ("1.2", 1): {"b1": 6}},
    ],
)
def test_a_grade_that_is_lost_changed_doubled_or_invented_is_noticed(disk):
    group = [phone("b1", {("1.1", 1): 6})]

    with pytest.raises(Trouble) as caught:
        proof.grades(disk, group)

    assert caught.value.code == "rehearsal.grades"
    assert proof.grades({("1.1", 1): {"b1": 6}}, group) == 1


def test_paper_that_says_another_number_is_noticed():
    agenda = agendas.full()
    pdf = agenda_pdf(agenda)
    proof.paper(pdf, agenda)
    theme = agenda.themes[1]
    norm = theme.norms[2]
    last = norm.rounds[-1]
    assert last.mean is not None
    other = replace(norm, rounds=(*norm.rounds[:-1], replace(last, mean=last.mean + Fraction(1))))
    changed = replace(theme, norms=(*theme.norms[:2], other, *theme.norms[3:]))

    with pytest.raises(Trouble) as caught:
        proof.paper(pdf, replace(agenda, themes=(agenda.themes[0], changed, *agenda.themes[2:])))

    assert caught.value.facts["norms"] == norm.id
