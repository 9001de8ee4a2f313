"""The section of shared figures, by its real controls: a tick, files, and one overview."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from scanhost.desktop.chair.pages import RESULTS
from scanhost.desktop.theme import THEMES
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Trouble
from scanhost.domain.figures import Figures, figures
from scanhost.domain.pack import Text
from scanhost.domain.regions import MOST
from tests.desktop.chairroom import PACK, ChairRoom
from tests.domain.scans import a_scan
from tests.marks import full


def opened(qtbot, *, closed=True, **more) -> ChairRoom:
    """A closed scan at its shared figures; nothing is ticked yet."""
    room = ChairRoom(**more)
    qtbot.addWidget(room.window)
    own = a_scan(PACK, Random(99))
    about = {"region": "Oosterdelta", "date": "2026-11-26", "language": "en"}
    # In English, so that what is said can be read here.
    room.state = replace(own, about=about, closed=closed)
    room.window.show()
    room.show()
    room.window.go(RESULTS)
    parts = [part for _, part in room.window.results.parts]
    room.window.results.show_part(parts.index(room.window.results.regions))
    return room


def in_english(seed, region="") -> Figures:
    state = a_scan(PACK, Random(seed), region=region, language="en")
    if region:
        state = replace(state, about={**state.about, "programme_name": "yes"})
    made = figures(state)
    assert isinstance(made, Figures)
    return made


def test_nothing_is_shared_until_the_chair_ticks_it_and_it_can_be_taken_off(qtbot):
    room = opened(qtbot)
    programme = room.window.results.regions.programme
    assert not programme.share.isChecked()
    assert not programme.figures.isEnabled()
    assert not programme.table.isEnabled()
    assert not programme.named.isEnabled()

    programme.share.setFocus()
    qtbot.keyClick(programme.share, Qt.Key.Key_Space)
    qtbot.waitUntil(programme.figures.isEnabled)
    programme.named.click()
    qtbot.waitUntil(lambda: room.state.about.get("programme_name") == "yes")
    programme.share.click()
    qtbot.waitUntil(lambda: not programme.figures.isEnabled())

    assert room.asked == [
        SaveAbout("programme", "yes"),
        SaveAbout("programme_name", "yes"),
        SaveAbout("programme", ""),
    ]


def test_before_session_1_is_closed_the_figures_cannot_be_saved(qtbot):
    room = opened(qtbot, closed=False)
    programme = room.window.results.regions.programme

    programme.share.click()
    qtbot.waitUntil(programme.share.isChecked)

    assert not programme.figures.isEnabled()
    assert programme.why.text() == "Figures can be shared once session 1 is closed."


@pytest.mark.parametrize("named", [False, True])
def test_saving_asks_where_and_the_proposed_name_tells_no_more_than_was_ticked(
    qtbot, monkeypatch, named
):
    room = opened(qtbot)
    room.do(SaveAbout("programme", "yes"), SaveAbout("programme_name", "yes" if named else ""))
    room.show()
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self))
    monkeypatch.setattr(QFileDialog, "show", lambda self: asked.append(self))

    for save, ending in (("figures", "json"), ("table", "parquet")):
        getattr(room.window.results.regions.programme, save).click()
        dialog = asked.pop()
        name = dialog.selectedFiles()[0].rpartition("/")[2]
        assert name.endswith(f".cijfers.{ending}")
        assert ("Oosterdelta" in name) is named
        with qtbot.waitSignal(room.window.figures_wanted) as wanted:
            dialog.fileSelected.emit(f"/tmp/{name}")
        assert wanted.args == [f"/tmp/{name}"]
        dialog.deleteLater()


def test_files_are_chosen_read_and_listed_in_the_alphabet(qtbot, monkeypatch):
    room = opened(qtbot)
    regions = room.window.results.regions
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self))
    monkeypatch.setattr(QFileDialog, "show", lambda self: asked.append(self))
    assert not regions._together.isVisible()

    regions.add.click()
    with qtbot.waitSignal(room.window.regions_wanted) as wanted:
        asked[0].filesSelected.emit(["/x/b.json", "/x/a.json", "/x/c.json"])
    asked[0].deleteLater()
    assert wanted.args == [["/x/b.json", "/x/a.json", "/x/c.json"]]
    found = [
        ("/x/b.json", in_english(1, "Zeeland")),
        ("/x/a.json", in_english(2)),
        ("/x/c.json", in_english(3, "Achterhoek")),
    ]
    regions.read(found, {})

    assert listed(regions) == ["Achterhoek", "Zeeland", "A region without a name"]
    assert regions._together.isVisible()
    said = regions.picture.accessibleDescription()
    assert said.count("4 regions, from ") == len(PACK.themes)
    assert "Zeeland" not in said
    assert regions.points.text().splitlines()[0].startswith(("1.", "2.", "3.", "4."))


def listed(regions) -> list[str]:
    rows = [regions.files.itemAt(at).widget() for at in range(regions.files.count())]
    return [row.layout().itemAt(0).widget().text() for row in rows]


def test_a_file_that_is_there_already_or_cannot_be_read_is_said(qtbot):
    room = opened(qtbot)
    regions = room.window.results.regions
    one = in_english(1, "Zeeland")
    own = figures(replace(room.state, about={**room.state.about, "programme": "yes"}))
    assert isinstance(own, Figures)

    regions.read([("/x/a.json", one)], {})
    regions.read(
        [
            ("/y/again.json", replace(one, region="Zealand", month="2026-01")),
            ("/y/a.json", one),
            ("/y/own.json", own),
            ("/y/wrong\u202e.json", Trouble("figures.foreign", name="wrong.json")),
        ],
        {},
    )

    assert regions.said.text().splitlines() == [
        "again.json is of the same scan as a.json, so it was left out.",
        "a.json is in it already.",
        "own.json is of this scan, which is in it already.",
        "wrong.json holds no shared figures. Choose a file ending in .cijfers.json.",
    ]
    assert listed(regions) == ["Zeeland"]


def test_a_file_is_taken_away_by_the_keyboard(qtbot):
    room = opened(qtbot)
    regions = room.window.results.regions
    regions.read([("/x/a.json", in_english(1, "Zeeland")), ("/x/b.json", in_english(2))], {})
    buttons = {one.accessibleName(): one for one in regions.findChildren(QPushButton)}
    away = buttons["Take Zeeland away"]

    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Space)

    assert listed(regions) == ["A region without a name"]
    assert room.window.focusWidget() is regions.add


def test_no_more_than_forty_files_are_taken(qtbot):
    room = opened(qtbot)
    regions = room.window.results.regions

    with qtbot.waitSignal(room.window.regions_wanted) as wanted:
        regions._wanted([f"/x/{at}.json" for at in range(MOST + 2)])
    assert len(wanted.args[0]) == MOST
    regions.read([(path, in_english(at)) for at, path in enumerate(wanted.args[0])], {})

    assert len(regions.brought) == MOST
    assert regions.said.text() == f"At most {MOST} files fit here; 2 were left out."
    regions._wanted(["/x/more.json"])
    regions.read([("/x/more.json", in_english(1000))], {})
    assert regions.said.text() == f"At most {MOST} files fit here; 1 was left out."


def test_tab_goes_through_the_section_in_reading_order(qtbot):
    room = opened(qtbot)
    room.do(SaveAbout("programme", "yes"))
    room.show()
    regions = room.window.results.regions
    regions.read([("/x/a.json", in_english(1, "Zeeland")), ("/x/b.json", in_english(2))], {})
    regions.programme.share.setFocus()

    seen = []
    for _ in range(6):
        qtbot.keyClick(room.window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(room.window.focusWidget().accessibleName())

    assert seen == [
        "With the name of the region",
        "Save the figures …",
        "Save as a table …",
        "Add files of other regions …",
        "Take Zeeland away",
        "Take b.json away",
    ]


@pytest.mark.parametrize(
    ("language", "theme"),
    [("nl", "light"), ("en", "contrast"), full("en", "light"), full("nl", "dark")],
)
@pytest.mark.parametrize("letters", [100, 150])
def test_the_section_fits_its_window_whatever_it_wears(qtbot, theme, language, letters):
    room = opened(qtbot, theme=THEMES[theme], language=language, letters=letters)
    room.window.resize(1100, 700)
    regions = room.window.results.regions
    name = "Gooi en Vechtstreek en alles wat daar in de wijde omgeving bij hoort, en meer"
    regions.read(
        [(f"/x/{at}.json", in_english(at, name)) for at in range(3)], {"KB01": Text("x" * 300)}
    )
    qtbot.waitUntil(lambda: regions.picture.height() > 100)

    assert regions.width() <= room.window.width()
    assert regions.picture.width() <= regions.width()
    assert regions.picture.height() >= regions.picture.heightForWidth(regions.picture.width())
    drawn = regions.picture.grab().toImage()
    ground = {drawn.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 60, 3)}
    assert len(ground) > 2
