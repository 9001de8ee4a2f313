"""The knowledge bank through the whole program: searched, starred, handed out, and counted."""

from __future__ import annotations

from dataclasses import replace

from scanhost.app import elsewhere
from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.domain.figures import Figures, NormFigures
from tests.app.stage import WAIT

NORM = NormFigures("1.1", "A", "f" * 64, 5, 0, (0, 0, 0, 0, 0, 5, 0, 0, 0, 0))
OTHER = Figures("p", "1", "nl", "", "", None, (NORM,), (), (), ("KB42",))


def test_it_is_searched_starred_and_handed_out(desk, qtbot, tmp_path):
    desk.until_example()
    program, chair = desk.program, desk.program.chair
    chair.go(KNOWLEDGE)
    page = chair.knowledge
    qtbot.waitUntil(lambda: len(page.searching.list.lines.lines) > 40, timeout=WAIT)

    page.searching.field.setText("zomervakantie")
    assert page.searching.list.lines.lines[0].id == "KB42"
    page.searching.entry.star.click()
    qtbot.waitUntil(lambda: "KB42" in chair.snapshot.room.favourites, timeout=WAIT)
    program.bank.remember([OTHER, replace(OTHER, norms=(replace(NORM, unknown=1),))])
    assert "2" in page.searching.entry.others.text()
    assert len(elsewhere.known(program.bank._folder)) == 2

    page.bring(page.handout)
    papers = page.handout.papers
    qtbot.waitUntil(lambda: papers.preview.many > 1, timeout=WAIT)
    path = tmp_path / "bank.html"
    chair.bank_wanted.emit(str(path))
    qtbot.waitUntil(lambda: str(path) in chair.strip.words.text(), timeout=WAIT)

    assert '"favourites": ["KB42"]' in path.read_text("utf-8")
