"""The pictures of a scan arrive whole, in their own folder, while everything goes on."""

from __future__ import annotations

import errno
import shutil
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer

from scanhost import texts
from scanhost.__main__ import main
from scanhost.app.exporting import Exporting, export
from scanhost.app.snapshots import kept
from scanhost.app.whole import Folder, fresh
from scanhost.desktop import pictures, slides
from scanhost.domain.commands import Consent, SaveAbout, Unlock
from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.session import decide
from scanhost.domain.shapes import Text
from scanhost.sentences import sentence
from scanhost.store.scanfile import ScanFile
from tests.app.stage import WAIT
from tests.desktop.moments import Meeting, seated, shipped


class Kept(Meeting):
    """A meeting whose changes are in a file too."""

    def __init__(self, path) -> None:
        self.file = ScanFile.create(path, shipped())
        super().__init__()

    def do(self, *commands) -> None:
        for command in commands:
            outcome = decide(self.state, command, self.now)
            assert not isinstance(outcome, Refused)
            self.file.commit(outcome).result()
            super().do(command)


@pytest.fixture
def scan(tmp_path):
    """A scan of which a block has been shown."""
    path = tmp_path / "oosterdelta.scan"
    meeting = Kept(path)
    meeting.do(Unlock("K7PM4TQX"))
    meeting.sit()
    meeting.go("review:T1")
    meeting.tick_points(2)
    meeting.file.close()
    return path


@pytest.fixture
def found(qapp):
    meeting = seated()
    meeting.go("introduction-result")
    return pictures.of_scan(meeting.snapshot()) * 3


@pytest.fixture
def outgoing():
    made = Exporting()
    yield made
    made.stop()


def full(_drawn, path):
    path.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_the_command_line_writes_what_was_shown_and_leaves_the_scan_as_it_was(
    qapp, scan, tmp_path, capsys
):
    before, out = scan.read_bytes(), tmp_path / "pictures"

    assert main(["export", str(scan), str(out)]) == 0

    names = sorted(path.name for path in out.iterdir())
    assert names[:2] == ["01-welcome.png", "02-introduction-result.png"]
    assert len(names) == 2 + 7 + 2 + 3
    assert str(out) in capsys.readouterr().out
    assert scan.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["oosterdelta.scan", "pictures"]


def test_a_folder_that_holds_something_is_refused(qapp, scan, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")

    with pytest.raises(Trouble) as refused:
        export(scan, tmp_path / "mine")

    assert refused.value.code == "folder.filled"
    (tmp_path / "mine" / "letter.txt").unlink()
    assert export(scan, tmp_path / "mine") == 14


def test_a_scan_of_which_nothing_was_shown_has_none(qapp, tmp_path):
    Kept(tmp_path / "new.scan").file.close()

    with pytest.raises(Trouble) as refused:
        export(tmp_path / "new.scan", tmp_path / "out")

    assert refused.value.code == "pictures.none"
    assert not (tmp_path / "out").exists()


def test_a_full_disk_leaves_nothing_behind_on_the_command_line(qapp, scan, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "write", full)

    with pytest.raises(Trouble) as trouble:
        export(scan, tmp_path / "out")

    assert trouble.value.code == "pictures.unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["oosterdelta.scan"]


def test_the_folder_appears_when_it_is_whole(qtbot, outgoing, found, tmp_path):
    seen = []
    outgoing.progressed.connect(lambda n, of: seen.append((n, of, (tmp_path / "out").exists())))

    with qtbot.waitSignal(outgoing.ended, timeout=WAIT) as ended:
        outgoing.start(found, tmp_path / "out")

    assert ended.args == [tmp_path / "out"]
    assert seen == [(n, len(found), False) for n in range(1, len(found) + 1)]
    assert not outgoing.busy
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_one_sentence_and_no_folder(qtbot, outgoing, found, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "write", full)

    with qtbot.waitSignal(outgoing.ended, timeout=WAIT) as ended:
        outgoing.start(found, tmp_path / "out")

    said = sentence(ended.args[0], texts.catalogue("nl"))
    assert said.startswith("De afbeeldingen passen niet in")
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()), timeout=WAIT)


def test_a_folder_that_vanishes_is_trouble_too(qtbot, outgoing, found, tmp_path):
    outgoing.progressed.connect(lambda n, _: shutil.rmtree(tmp_path / "stick") if n == 2 else None)

    with qtbot.waitSignal(outgoing.ended, timeout=WAIT) as ended:
        outgoing.start(found, tmp_path / "stick" / "out")

    assert ended.args[0].code == "pictures.unwritable"


def test_the_window_is_not_held_up(qtbot, outgoing, found, tmp_path):
    seen = [time.perf_counter()]
    ticking = QTimer()
    ticking.timeout.connect(lambda: seen.append(time.perf_counter()))
    ticking.start(5)
    with qtbot.waitSignal(outgoing.ended, timeout=WAIT):
        outgoing.start(found, tmp_path / "out")
    ticking.stop()

    gaps = sorted(after - before for before, after in pairwise(seen))
    assert len(gaps) > len(found)
    assert gaps[len(gaps) * 9 // 10] < 0.25  # seconds, most of the time, on a busy computer


def test_giving_up_leaves_nothing(qtbot, outgoing, found, tmp_path):
    with qtbot.waitSignal(outgoing.progressed, timeout=WAIT):
        outgoing.start(found, tmp_path / "out")

    outgoing.stop()

    assert not outgoing.busy
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()), timeout=WAIT)


def test_a_second_time_gets_a_folder_of_its_own(tmp_path):
    assert fresh(tmp_path, "Slides Oosterdelta") == tmp_path / "Slides Oosterdelta"
    (tmp_path / "Slides Oosterdelta").mkdir()
    assert fresh(tmp_path, "Slides Oosterdelta") == tmp_path / "Slides Oosterdelta 2"
    assert Folder(tmp_path / "a").work.parent == tmp_path


def test_the_chair_hears_where_they_are(desk, qtbot, tmp_path, monkeypatch, found):
    monkeypatch.setattr(pictures, "of_scan", lambda _: found)

    desk.program.chair.pictures_wanted.emit(str(tmp_path), "Slides")

    where = str(tmp_path / "Slides")
    qtbot.waitUntil(lambda: where in desk.program.chair.strip.words.text(), timeout=WAIT)
    assert (tmp_path / "Slides" / "01-welcome.png").exists()


def test_after_one_no_a_file_names_nobody_though_the_screen_still_does(qapp):
    meeting = Meeting()
    meeting.do(SaveAbout("mode", "open"), Unlock("K7PM4TQX"))
    meeting.sit()
    for seat in list(meeting.state.people):
        meeting.do(Consent(seat, f"t{seat}", True, meeting._message(seat)))
    meeting.go("review:T1")
    meeting.do(Consent("s3", "ts3", False, meeting._message("s3")))

    def named(snapshot):
        return any(one.named for norm in snapshot.room.norms.values() for one in norm.rounds)

    assert named(meeting.snapshot())
    files = kept(meeting.state)
    assert not named(files)
    drawn = [text for one in pictures.of_scan(files) for text in said(one)]
    assert not [text for text in drawn if "van der Velde" in text]


def said(picture):
    marks = slides.marks(picture.snapshot, page=picture.page)
    return [mark.text for mark in marks if isinstance(mark, Text)]


def test_a_slide_that_cannot_be_drawn_does_not_keep_the_next_time_away(
    qtbot, found, outgoing, tmp_path
):
    class Broken(pictures.Picture):
        def draw(self):
            raise RuntimeError("a fault of ours")

    broken = Broken("01.png", found[0].snapshot, 0, found[0].theme)
    with qtbot.captureExceptions() as faults:
        outgoing.start([broken], tmp_path / "first")
        qtbot.waitUntil(lambda: bool(faults), timeout=WAIT)

    assert not outgoing.busy
    with qtbot.waitSignal(outgoing.ended, timeout=WAIT) as done:
        outgoing.start(found[:1], tmp_path / "second")
    assert done.args == [tmp_path / "second"]
    qtbot.waitUntil(lambda: [path.name for path in tmp_path.iterdir()] == ["second"], timeout=WAIT)
