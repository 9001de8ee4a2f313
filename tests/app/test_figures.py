"""Shared figures on the command line: of a ticked and closed scan, whole or not at all."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from arro3.io import read_parquet

from scanhost.app import figures as app
from scanhost.app.library import Library
from scanhost.desktop.chair.pages import RESULTS
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Trouble
from scanhost.domain.figures import Figures, figures
from scanhost.report.figures import as_json
from scanhost.store import figures as files
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, Table
from tests.domain.scans import a_scan

GRADES = [3, 5, 6, 6, 7, 8, 9]


@pytest.fixture
def scan(tmp_path):
    """A scan whose session 1 is closed; not ticked."""
    table = Table(SMALL, 7)
    table.do(SaveAbout("region", "Rijnmond"))
    table.do(SaveAbout("date", "2026-11-26"))
    table.unlock()
    table.everybody()
    for theme in SMALL.themes:
        for norm in theme.norms:
            table.go(f"norm:{norm.id}")
            table.all_vote(norm.id, GRADES)
        table.go(f"review:{theme.id}")
    path = tmp_path / "rijnmond.scan"
    with ScanFile.create(path, SMALL, id="rijnmond") as file:
        file.commit(table.changes)
        file.close_session().result()
    return path


def tick(scan: Path, key: str = "programme", value: str = "yes") -> None:
    with ScanFile.open(scan) as file:
        table = Table(SMALL, 0)
        table.state = file.state
        file.commit(table.do(SaveAbout(key, value)))


def run(*arguments: object, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    here = {**os.environ, "LANG": language, "LC_ALL": "", "LANGUAGE": ""}
    command = [sys.executable, "-m", "scanhost", "figures", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=here, timeout=60)


def test_a_scan_that_was_not_ticked_gives_nothing(scan, tmp_path):
    out = tmp_path / "a.cijfers.json"

    done = run(scan, out)

    assert done.returncode == 1
    assert done.stderr == (
        "The chair of this scan has not ticked that its figures may be shared, "
        "so nothing was made.\n"
    )
    assert not out.exists()


def test_a_ticked_scan_gives_json_and_parquet_and_stays_as_it_was(scan, tmp_path):
    tick(scan)
    before = scan.read_bytes()

    for ending in ("json", "parquet"):
        out = tmp_path / f"a.cijfers.{ending}"
        done = run(scan, out)
        assert done.returncode == 0, done.stderr
        assert done.stdout == f"The figures are in {out}\n"

    made = files.read(tmp_path / "a.cijfers.json")
    assert [norm.n for norm in made.norms] == [7] * 6
    assert (made.region, made.month, made.organisations) == ("", "2026-11", None)
    table = read_parquet(io.BytesIO((tmp_path / "a.cijfers.parquet").read_bytes())).read_all()
    assert table.num_rows == 6 * 11 + 4
    assert scan.read_bytes() == before
    assert "Rijnmond" not in json.dumps((tmp_path / "a.cijfers.json").read_text("utf-8"))


def test_the_tick_can_be_taken_off_again(scan, tmp_path):
    tick(scan)
    tick(scan, value="")

    with pytest.raises(Trouble) as caught:
        app.asked(scan, tmp_path / "a.json")

    assert caught.value.code == "figures.unticked"


def test_another_ending_is_said(scan, tmp_path):
    tick(scan)

    with pytest.raises(Trouble) as caught:
        app.asked(scan, tmp_path / "a.xlsx")

    assert caught.value.code == "figures.ending"
    assert not (tmp_path / "a.xlsx").exists()


def test_a_full_disk_leaves_the_file_of_before(scan, tmp_path, monkeypatch):
    tick(scan)
    out = tmp_path / "a.cijfers.json"
    app.asked(scan, out)
    before = out.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as caught:
        app.asked(scan, out)

    assert caught.value.code == "file.unwritable"
    assert out.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if "cijfers" in one.name) == [out.name]


def test_a_folder_that_is_not_there_is_said(scan, tmp_path):
    tick(scan)

    with pytest.raises(Trouble) as caught:
        app.asked(scan, tmp_path / "nowhere" / "a.json")

    assert caught.value.code == "file.unwritable"


def test_the_window_saves_what_is_ticked_and_lays_others_beside_it(
    start, qtbot, scan, tmp_path, monkeypatch
):
    others = tmp_path / "others"
    others.mkdir()
    for seed in (1, 2):
        made = figures(a_scan(SMALL, Random(seed)))
        assert isinstance(made, Figures)
        (others / f"{seed}.cijfers.json").write_bytes(as_json(made))
    (others / "wrong.cijfers.json").write_text("{}", "utf-8")
    desk = start(Library(tmp_path / "data"), scan, language="en")
    desk.until(lambda: desk.room.closed)
    chair, regions = desk.program.chair, desk.program.chair.results.regions
    chair.go(RESULTS)
    chair.results.show_part([part for _, part in chair.results.parts].index(regions))

    regions.programme.share.click()
    desk.until(lambda: regions.programme.figures.isEnabled())
    for ending in ("json", "parquet"):
        out = tmp_path / f"own.cijfers.{ending}"
        regions.save_wanted.emit(str(out))
        said = f"The figures are in {out}"
        qtbot.waitUntil(lambda said=said: chair.strip.words.text() == said)
    regions._wanted([*map(str, sorted(others.iterdir())), str(tmp_path / "own.cijfers.json")])
    qtbot.waitUntil(lambda: len(regions.brought) == 2)

    assert regions.said.text().splitlines() == [
        "wrong.cijfers.json holds no shared figures. Choose a file ending in .cijfers.json.",
        "own.cijfers.json is of this scan, which is in it already.",
    ]
    assert regions.picture.accessibleDescription().startswith("Thema A: 3 regions, from ")
    regions.save_wanted.emit(str(tmp_path / "own.docx"))
    qtbot.waitUntil(lambda: "own.docx should end in .json" in chair.strip.words.text())
