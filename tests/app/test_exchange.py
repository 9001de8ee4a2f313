"""Examples in the program: written for others whole or not at all, read back, and on paper."""

import errno
import os

import pytest

from scanhost.app import exchange
from scanhost.app.library import Library
from scanhost.desktop.chair.pages import KNOWLEDGE
from scanhost.domain.errors import Trouble
from scanhost.domain.exampleform import MOST, Bundle
from scanhost.domain.examples import TEXTS, AddExamples, New, StageExample
from scanhost.report.documents import PORTRAIT
from scanhost.report.material import Options, Wanted
from scanhost.store.scanfile import ScanFile
from tests.domain.room import SMALL, Table
from tests.report.reading import words

WORDS = (("title", "Eén coach per school"), ("what", "De coach belt."))


def a_table(*commands):
    table = Table()
    table.do(AddExamples((New("x1", WORDS), New("x2", (("title", "Bellen"),)))))
    for command in commands:
        table.do(command)
    return table


def test_only_what_was_chosen_is_written_and_comes_back(tmp_path):
    path = tmp_path / "a.voorbeelden.toml"

    exchange.write(path, a_table().room(), ["x2"], "Rijnmond")

    found = exchange.read(path)
    assert isinstance(found, Bundle)
    assert [one.words["title"] for one in found.examples] == ["Bellen"]


@pytest.mark.parametrize(("ids", "code"), [([], "examples.none"), (["x1"], "examples.large")])
def test_nothing_and_too_much_are_said_and_leave_no_file(tmp_path, monkeypatch, ids, code):
    monkeypatch.setattr(exchange, "BYTES", 100)

    with pytest.raises(Trouble) as caught:
        exchange.write(tmp_path / "a.toml", a_table().room(), ids, "")

    assert caught.value.code == code
    assert not [*tmp_path.iterdir()]


def test_forty_examples_that_say_much_fit_and_come_back(tmp_path):
    table, path = Table(), tmp_path / "a.voorbeelden.toml"
    full = (("title", "t" * 120), *((name, "w" * 1000) for name in TEXTS))
    table.do(AddExamples(tuple(New(f"x{n}", full) for n in range(MOST))))

    exchange.write(path, table.room(), [*table.state.examples], "")

    found = exchange.read(path)
    assert isinstance(found, Bundle)
    assert len(found.examples) == MOST


def test_a_full_disk_leaves_the_file_of_before(tmp_path, monkeypatch):
    path, room = tmp_path / "a.voorbeelden.toml", a_table().room()
    exchange.write(path, room, ["x1"], "")
    before = path.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as caught:
        exchange.write(path, room, ["x1", "x2"], "")

    assert caught.value.code == "file.unwritable"
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_one_group_hands_on_and_another_sees_it_before_it_takes_it(start, qtbot, tmp_path):
    scan = tmp_path / "ours.scan"
    with ScanFile.create(scan, SMALL, id="ours") as file:
        file.commit(a_table(StageExample("x1", "short")).changes).result()
    out = tmp_path / "a.voorbeelden.toml"
    desk = start(Library(tmp_path / "data"), scan, language="en")
    desk.until(lambda: len(desk.room.examples) == 2)
    chair = desk.program.chair
    chair.go(KNOWLEDGE)
    section = chair.knowledge.examples
    chair.knowledge.bring(section)

    section.handing.save_wanted.emit(["x1"], "", str(out))
    qtbot.waitUntil(lambda: chair.strip.words.text() == f"The examples are in {out}")
    section.bringing.file_wanted.emit(str(out))
    qtbot.waitUntil(lambda: len(section.bringing.checks) == 1)
    [check] = section.bringing.checks.values()
    assert not check.isEnabled()
    out.write_text(out.read_text("utf-8").replace('mark = "', 'mark = "0')[:-1], "utf-8")
    section.bringing.file_wanted.emit(str(out))
    qtbot.waitUntil(lambda: "cannot be used" in section.bringing.says.text())


def test_the_work_portrait_of_an_example_is_seen_and_saved(start, qtbot, tmp_path):
    scan, out = tmp_path / "ours.scan", tmp_path / "portret.pdf"
    with ScanFile.create(scan, SMALL, id="ours") as file:
        file.commit(a_table().changes).result()
    desk = start(Library(tmp_path / "data"), scan, language="en")
    desk.until(lambda: len(desk.room.examples) == 2)
    chair = desk.program.chair
    chair.go(KNOWLEDGE)
    section, papers = chair.knowledge.examples, chair.knowledge.handout.papers
    chair.knowledge.bring(section)
    section.board.cards["x1"].open.click()

    section.edit.portrait.click()
    qtbot.waitUntil(lambda: not papers.preview.picture.pixmap().isNull(), timeout=20_000)

    assert papers.document == Wanted(PORTRAIT, Options(example="x1"))
    papers.wanted.emit(papers.document, str(out))
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert "De coach belt." in words(out.read_bytes())
