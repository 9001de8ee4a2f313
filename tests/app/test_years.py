"""Earlier years beside the scan that is open, in the whole program, with real files."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from scanhost.app.known import OPEN, STANDS, Known
from scanhost.app.library import Library
from scanhost.desktop import slides
from scanhost.desktop.chair.pages import HOME, PREPARE, RESULTS
from scanhost.domain import commands as ask
from scanhost.domain.kept import AboutSaved
from scanhost.store import reading
from tests.report import reading as paper
from tests.report.comparisons import scattered
from tests.store.held import a_year, on_disk

FIRST, SECOND = date(2025, 11, 26), date(2026, 11, 26)


def known(path, held, stand="closed"):
    about = held.state.about
    return Known(str(path), about["region"], about["date"], stand, id=path.stem.replace("-", "_"))


def held(day, seed, shift=0.0, region="Oosterdelta", **more):
    return a_year(day, scattered(seed, {"1": shift}), region=region, **more)


@pytest.fixture(scope="module")
def scans(tmp_path_factory):
    """This year's scan, last year's, the one before, and one of another region; held once."""
    folder = tmp_path_factory.mktemp("scans")
    sessions = {
        "elders-2025": held(date(2025, 12, 1), 3, region="Westerdelta"),
        "oosterdelta-2024": held(date(2024, 11, 26), 4),
        "oosterdelta-2025": held(FIRST, 1),
        "oosterdelta-2026": held(SECOND, 2, 2.0),
    }
    return {on_disk(folder / f"{name}.scan", one): one for name, one in sessions.items()}


@pytest.fixture
def library(tmp_path, scans):
    """A chair's folder with these scans."""
    library = Library(tmp_path / "data")
    library.scans.mkdir(parents=True)
    # Wherever a scan stands after session 1, it can be laid beside another.
    stands = iter([one for one in STANDS if one not in OPEN])
    for path, one in scans.items():
        copied = library.scans / path.name
        shutil.copyfile(path, copied)
        library.remember(known(copied, one, next(stands)))
    return library


@pytest.fixture
def desk(start, library):
    desk = start(library, library.scans / "oosterdelta-2026.scan", language="en")
    chair = desk.program.chair
    desk.until(lambda: chair.snapshot is not None and chair.snapshot.room.closed)
    chair.go(RESULTS)
    results = chair.results
    results.show_part([part for _, part in results.parts].index(chair.results.comparing))
    desk.until(lambda: desk.program.chair.results.comparing.picking.boxes)
    return desk


def tick(desk, *names):
    """Tick these scans by their boxes, and wait until they are compared."""
    comparing = desk.program.chair.results.comparing
    for name in names:
        before = comparing.comparison
        path = str(desk.program._library.scans / f"{name}.scan")
        comparing.picking.boxes[path].click()
        desk.until(lambda before=before: comparing.comparison is not before)
    return comparing


def names(comparing):
    return [path.rpartition("/")[2] for path in comparing.picking.boxes]


def test_the_latest_earlier_scan_of_the_region_is_offered_first(desk):
    assert names(desk.program.chair.results.comparing) == [
        "oosterdelta-2025.scan",
        "oosterdelta-2024.scan",
        "elders-2025.scan",
    ]


def test_ticked_scans_are_compared_and_their_files_stay_as_they_were(desk, library):
    files = {one: one.read_bytes() for one in library.scans.glob("*2025.scan")}

    comparing = tick(desk, "oosterdelta-2025", "oosterdelta-2024")

    assert [one.date for one in comparing.comparison.years] == [
        "2024-11-26",
        "2025-11-26",
        "2026-11-26",
    ]
    theme = comparing.comparison.blocks[0].themes[0]
    assert theme.difference.verdict == "higher"
    assert comparing.themes[0]._theme == theme
    assert {one: one.read_bytes() for one in files} == files
    assert not list(library.scans.glob("*2025.scan-*"))

    comparing.picking.boxes[str(library.scans / "oosterdelta-2025.scan")].click()
    desk.until(lambda: len(comparing.comparison.years) == 2)
    comparing.picking.boxes[str(library.scans / "oosterdelta-2024.scan")].click()
    desk.until(lambda: comparing.comparison is None)
    assert not comparing.as_pdf.isVisible()


def test_norms_come_out_at_a_press(desk):
    comparing = tick(desk, "oosterdelta-2025")
    first = comparing.themes[0]
    desk.until(first.isVisible)

    first.fold.click()
    assert first.open
    assert first.norms.isVisible()
    assert first.fold.accessibleName().startswith("Hide the norms: ")
    first.fold.click()
    assert not first.norms.isVisible()


def test_the_room_sees_it_as_long_as_the_chair_wants(desk, qtbot):
    comparing = tick(desk, "oosterdelta-2025")
    beamer = desk.program.beamer
    assert slides.name(beamer.snapshot) == "closed"

    comparing.on_screen.click()
    desk.until(lambda: slides.name(beamer.snapshot) == "years")
    assert beamer.snapshot.years == comparing.comparison
    comparing.on_screen.click()
    desk.until(lambda: slides.name(beamer.snapshot) == "closed")

    comparing.on_screen.click()
    desk.until(lambda: slides.name(beamer.snapshot) == "years")
    desk.program.opening.open(desk.program._library.scans / "oosterdelta-2025.scan")
    desk.until(lambda: desk.room.about["date"] == "2025-11-26")
    desk.until(lambda: slides.name(beamer.snapshot) == "closed")
    assert comparing.comparison is None


def test_another_language_of_the_window_takes_it_off(desk):
    comparing = tick(desk, "oosterdelta-2025")
    beamer = desk.program.beamer
    comparing.on_screen.click()
    desk.until(lambda: slides.name(beamer.snapshot) == "years")

    desk.program.speak("nl")

    desk.until(lambda: slides.name(beamer.snapshot) == "closed")
    assert desk.program.chair.results.comparing is not comparing
    assert not beamer.isVisible()


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_it_is_kept_as_a_file(desk, tmp_path, suffix):
    comparing = tick(desk, "oosterdelta-2025")
    path = tmp_path / f"years.{suffix}"

    (comparing.as_pdf if suffix == "pdf" else comparing.as_page).click()
    dialog = desk.program.chair.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.until(lambda: str(path) in desk.program.chair.strip.words.text())

    said = paper.words(path.read_bytes()) if suffix == "pdf" else path.read_text(encoding="utf-8")
    assert "duidelijk hoger" in said or "clearly higher" in said


def choose(desk, path):
    """Choose a file, and return what is said of it."""
    comparing = desk.program.chair.results.comparing
    comparing.note.clear()
    comparing.picking.choose(str(path))
    desk.until(lambda: comparing.note.isVisible() or str(path) in comparing.picking.chosen)
    return comparing.note.words.text() if comparing.note.isVisible() else ""


def test_a_file_from_elsewhere_is_read_and_not_taken_in(desk, tmp_path, library):
    stick = on_disk(tmp_path / "stick" / "oost.scan", held(date(2023, 11, 26), 9))
    before = sorted(library.scans.iterdir())

    assert choose(desk, stick) == ""
    assert desk.program.chair.results.comparing.comparison.years[0].date == "2023-11-26"
    assert sorted(library.scans.iterdir()) == before


def test_a_bad_file_is_one_sentence_and_changes_nothing(desk, tmp_path, library):
    comparing = tick(desk, "oosterdelta-2025")
    shown = comparing.comparison
    nothing, torn = tmp_path / "nothing.scan", tmp_path / "torn.scan"
    nothing.write_bytes(b"no scan at all" * 100)
    whole = (library.scans / "oosterdelta-2024.scan").read_bytes()
    torn.write_bytes(whole[: len(whole) // 2])
    copy = tmp_path / "copy.scan"
    for end in ("", "-wal"):
        shutil.copy(library.scans / f"oosterdelta-2026.scan{end}", f"{copy}{end}")
    later = on_disk(tmp_path / "later.scan", held(date(2027, 3, 3), 5))
    fresh = a_year(FIRST, scattered(1, {}))
    fresh.changes = [one for one in fresh.changes if isinstance(one, AboutSaved)]
    empty = on_disk(tmp_path / "empty.scan", fresh, close=False)

    said = {path.stem: choose(desk, path) for path in (nothing, torn, copy, later, empty)}
    said["gone"] = choose(desk, tmp_path / "gone.scan")
    said["open"] = choose(desk, library.scans / "oosterdelta-2026.scan")

    assert all(said.values())
    assert said["copy"] == said["open"]
    assert "open itself" in said["open"]
    assert "later day" in said["later"]
    assert "no results" in said["empty"]
    assert comparing.comparison is shown
    assert len(comparing.picking.chosen) == 1


def test_five_earlier_scans_are_enough(desk, tmp_path):
    picking = desk.program.chair.results.comparing.picking
    for place, year in enumerate(range(2019, 2024), 1):
        choose(desk, on_disk(tmp_path / f"{year}.scan", held(date(year, 11, 26), year)))
        assert len(picking.chosen) == place
    assert not picking.file.isEnabled()
    assert picking.full.isVisible()
    assert [box.isEnabled() for box in picking.boxes.values()].count(False) == 3


# --- the year after begins -----------------------------------------------------------------------


def begin_after(desk, path):
    chair = desk.program.chair
    chair.go(HOME)
    chair.home.new.click()
    form = chair.home.form
    assert form.before.isVisible()
    form.before.choose(str(path))
    form.before.activated.emit(form.before.currentIndex())
    assert form.before.chosen == str(path)
    assert not form.pack.isVisible()
    was = desk.program.current.id
    form.make.click()
    desk.until(lambda: desk.program.current.id != was and desk.room.about.get("before"))


@pytest.mark.parametrize("name", ["oosterdelta-2026", "oosterdelta-2025"])
def test_a_new_scan_begins_with_the_people_of_an_earlier_one(desk, library, name):
    """The first is the scan that is open itself, the second only a file."""
    path = library.scans / f"{name}.scan"
    before = held(SECOND if "2026" in name else FIRST, 1).state
    seat = next(iter(before.people.values()))
    if "2026" in name:
        desk.ask(ask.SaveAbout("chair_domain", seat.domain))

    begin_after(desk, path)

    room = desk.room
    assert {one.person.name for one in room.seats} == {one.name for one in before.people.values()}
    assert room.locked
    assert room.about["region"] == "Oosterdelta"
    assert room.about["before"] == name.replace("-", "_")
    assert "date" not in room.about
    assert room.pack.id == before.pack.id
    for one in room.seats:
        assert (one.person.code, one.person.coming, one.person.phoned) == ("", "", False)
        assert not one.attended
        assert one.person.id not in before.people
    assert not room.letters

    about = desk.program.chair.prepare.about
    desk.program.chair.go(PREPARE)
    last = room.about["before_domain"]
    offered = [about.domain.itemData(place) for place in range(about.domain.count())]
    assert offered[0] == ""
    assert offered[-1] == last
    assert "suggestion, not a rule" in about.asked["chair_domain"].below.text()
    about.domain.choose(offered[1])
    about.domain.activated.emit(1)
    desk.until(lambda: desk.room.about.get("chair_domain") == offered[1])


def test_who_was_wiped_does_not_come_back(desk, library):
    nobody = held(FIRST, 1)
    nobody.changes = [one for one in nobody.changes if isinstance(one, AboutSaved)]
    path = on_disk(library.scans / "leeg-2025.scan", nobody, close=False)
    library.remember(known(path, nobody))
    desk.program.front.welcome()

    begin_after(desk, path)

    assert not desk.room.seats
    assert desk.room.about["region"] == "Oosterdelta"
    assert reading.read(path).state.people == {}


def test_without_an_earlier_scan_nothing_else_is_asked(start, tmp_path):
    desk = start(Library(tmp_path / "fresh"))
    chair = desk.program.chair

    chair.home.new.click()

    assert chair.home.form.pack.isVisible()
    assert not chair.home.form.before.isVisible()
