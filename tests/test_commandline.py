"""The command line as somebody would type it: real processes, real files."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from scanhost import resources
from scanhost.__main__ import main
from scanhost.app import rehearsal
from scanhost.domain import packedit
from scanhost.domain.pack import Text
from scanhost.store import ownpacks, packs
from scanhost.store.scanfile import ScanFile

SCANHOST = [sys.executable, "-m", "scanhost"]
# As a script starts a program that it does not wait for: without Ctrl-C.
BEHIND = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *SCANHOST]
HERE = {**os.environ, "LANG": "nl_NL.UTF-8", "LC_ALL": "", "LANGUAGE": ""}


def run(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    more = {"env": HERE, **more}
    return subprocess.run([*SCANHOST, *map(str, arguments)], capture_output=True, text=True, **more)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "oosterdelta.scan"
    asyncio.run(rehearsal.prepare(path, 6, date(2026, 11, 26)))
    return path


class Served:
    """`scanhost serve` in a process of its own."""

    def __init__(self, scan: Path, *more: str) -> None:
        self.process = subprocess.Popen(
            [*SCANHOST, "serve", "--scan", str(scan), *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=HERE,
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.pipes = (self.process.stdout, self.process.stderr)
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        self.said = json.loads(line)

    def end(self, by: int) -> int:
        self.process.send_signal(by)
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(20)
        for pipe in self.pipes:
            pipe.close()
        return code


def test_check_counts_and_leaves_the_file_as_it_was(scan):
    before = (scan.read_bytes(), scan.stat().st_mtime_ns, sorted(scan.parent.iterdir()))

    done = run("check", scan)

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["ok"] is True
    assert said["step"] == "lobby"
    assert said["grades"] == {} or not any(said["grades"].values())
    assert (scan.read_bytes(), scan.stat().st_mtime_ns, sorted(scan.parent.iterdir())) == before


@pytest.mark.parametrize("content", [b"", b"not a scan", b"SQLite format 3\0" + b"x" * 9000])
def test_a_file_that_is_no_scan_gets_one_sentence(tmp_path, content):
    path = tmp_path / "x.scan"
    path.write_bytes(content)

    for arguments in (("check", path), ("serve", "--scan", path)):
        done = run(*arguments, timeout=30)

        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_gets_one_sentence(tmp_path):
    done = run("check", tmp_path / "nothing.scan")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_practice_at_home_is_one_file_of_a_scan_or_of_a_pack(scan, tmp_path):
    before = scan.read_bytes()
    out = tmp_path / "oefenen.html"

    for asked in ((scan,), ("--pack", "zelfscan13")):
        done = run("practice", *asked, "--out", out, timeout=30)

        assert done.returncode == 0, done.stderr
        assert done.stdout == f"Het oefenbestand staat in {out}\n"
        assert ("Oosterdelta" in out.read_text("utf-8")) == (asked == (scan,))
    assert scan.read_bytes() == before


def test_practice_may_be_of_a_norm_set_of_one_s_own(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    own = packedit.copied(packs.read(resources.norms() / packs.FIRST), "Onze normen", ())
    ownpacks.write(tmp_path / "packs", own, first=True)
    unfinished = packedit.put(packedit.put(own, "id", "half"), "question", Text(""))
    ownpacks.write(tmp_path / "packs", unfinished, first=True)

    said = [main(["practice", "--pack", id, "--out", str(tmp_path / f"{id}.html")])
            for id in (own.id, unfinished.id)]  # fmt: skip

    assert said == [0, 1]
    assert "Onze normen" in (tmp_path / f"{own.id}.html").read_text("utf-8")
    assert unfinished.id in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (("--out", "x.html"), "scanhost practice --help"),
        (("a.scan", "--pack", "zelfscan13", "--out", "x.html"), "scanhost practice --help"),
        (("--pack", "nothing", "--out", "x.html"), "nothing"),
        (("--pack", "zelfscan13", "--out", "none/x.html"), "x.html"),
        (("--pack", "zelfscan13", "--out", "a.scan"), "a.scan"),
    ],
)
def test_practice_that_cannot_be_written_gets_one_sentence(tmp_path, asked, word):
    (tmp_path / "a.scan").write_text("a scan")

    done = run("practice", *asked, timeout=30, cwd=tmp_path)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert word in done.stderr
    assert contents(tmp_path) == {tmp_path / "a.scan": b"a scan"}


def test_serve_ends_cleanly_when_told_and_leaves_one_file(scan):
    for by in (signal.SIGTERM, signal.SIGINT):
        served = Served(scan)
        assert served.said["url"].endswith("#" + served.said["code"])
        assert served.said["pid"] == served.process.pid
        assert served.end(by) == 0
        assert [path.name for path in scan.parent.iterdir() if "-" in path.name] == []
    assert json.loads(run("check", scan).stdout)["ok"]


def test_restore_puts_the_newest_good_backup_back_and_says_so_in_one_sentence(scan):
    with ScanFile.open(scan) as file:
        kept = file.backup().result()
        facts = len(file.facts)
    scan.write_bytes(scan.read_bytes()[:-4096])
    assert run("check", scan).returncode == 1

    for language, word in ((DUTCH, "weer zoals"), (ENGLISH, "holds it")):
        done = run("restore", scan, env={**HERE, "LANG": language})

        assert done.returncode == 0, done.stderr
        assert len(done.stdout.strip().splitlines()) == 1
        assert word in done.stdout
        assert kept.name in done.stdout
        assert str(facts) in done.stdout
    assert json.loads(run("check", scan).stdout)["facts"] == facts + 1  # that it was restored


def test_a_named_backup_is_restored_and_a_missing_scan_too(scan, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with ScanFile.open(scan, second=stick) as file:
        file.backup().result()
    scan.unlink()
    (backup,) = stick.iterdir()

    assert run("restore", scan, "--backup", backup).returncode == 0
    assert json.loads(run("check", scan).stdout)["ok"]


def test_without_a_good_backup_restore_says_so_and_touches_nothing(tmp_path):
    scan = tmp_path / "leeg.scan"
    scan.write_bytes(b"nothing of a scan")

    done = run("restore", scan)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "leeg.scan" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["leeg.scan"]


def test_a_served_scan_has_its_backups_in_a_second_place_too(scan, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with ScanFile.open(scan, second=stick) as file:
        file.backup().result()
        file.close_session().result()
    for one in stick.iterdir():
        one.rename(stick / one.name.replace("closed", "open"))

    served = Served(scan, "--second", str(stick))

    assert served.end(signal.SIGTERM) == 0
    assert not [one for one in stick.iterdir() if "-open-" in one.name]


def test_a_scan_in_use_is_refused_by_name(scan):
    served = Served(scan)
    try:
        for arguments in (("check", scan), ("serve", "--scan", scan)):
            done = run(*arguments, timeout=30)
            assert done.returncode == 1
            assert len(done.stderr.strip().splitlines()) == 1
            assert str(served.process.pid) in done.stderr
    finally:
        assert served.end(signal.SIGTERM) == 0


def test_a_port_in_use_gets_one_sentence(scan, tmp_path):
    other = tmp_path / "other.scan"
    asyncio.run(rehearsal.prepare(other, 3, date(2026, 11, 26)))
    served = Served(scan)
    try:
        port = served.said["url"].split(":")[2].split("/")[0]
        done = run("serve", "--scan", other, "--port", port, timeout=30)
        assert done.returncode == 1
        assert port in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        served.end(signal.SIGTERM)


def test_rehearse_refuses_a_folder_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("in the way")

    done = run("rehearse", "--out", tmp_path / "file" / "x", timeout=60)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


DUTCH, ENGLISH = "nl_NL.UTF-8", "en_US.UTF-8"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("frobnicate",), "scanhost --help"),
        (("--frob",), "--frob"),
        (("check",), "scanhost check --help"),
        (("restore", "a", "b"), "b "),
        (("serve",), "scanhost serve --help"),
        (("serve", "--scan", "x", "--port", "99999"), "65535"),
        (("rehearse", "--people", "2"), "500"),
        (("rehearse", "--people", "²"), "500"),
        (("rehearse", "--seed", "x"), "--seed"),
        (("rehearse", "--speed", "slow"), "real, fast"),
    ],
)
def test_what_is_not_understood_gets_one_sentence_in_the_readers_language(arguments, word):
    said = []
    for language in (DUTCH, ENGLISH):
        done = run(*arguments, timeout=30, env={**HERE, "LANG": language})

        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert word in done.stderr
        said.append(done.stderr)
    assert said[0] != said[1]


def test_help_is_in_the_readers_language():
    for arguments in (
        (),
        ("rehearse",),
        ("serve",),
        ("check",),
        ("restore",),
        ("open",),
        ("practice",),
    ):
        dutch = run(*arguments, "--help", env={**HERE, "LANG": DUTCH}).stdout
        english = run(*arguments, "--help", env={**HERE, "LANG": ENGLISH}).stdout

        assert dutch.startswith("gebruik:")
        assert english.startswith("usage:")
        assert not {"options:", "show", "FILE", "FOLDER"} & set(dutch.split())


NOBODY = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("promised", [{}, {"DISPLAY": ":4099"}, {"WAYLAND_DISPLAY": "gone"}])
def test_no_display_is_said_in_one_line_and_nothing_aborts(tmp_path, promised):
    env = {key: value for key, value in HERE.items() if key not in NOBODY}

    done = run(
        timeout=30, env={**env, **promised, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    )

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "beeldscherm" in done.stderr
    assert not list(tmp_path.iterdir())


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_rehearsal_leaves_alone_what_is_not_its_own(tmp_path):
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "01-lobby.png").write_text("a picture of somebody's own")
    (tmp_path / "agenda.pdf").write_text("an agenda of somebody's own")
    before = contents(tmp_path)

    done = run("rehearse", "--out", tmp_path, timeout=60)

    assert done.returncode == 1
    assert "agenda.pdf" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert contents(tmp_path) == before


def test_a_rehearsal_that_cannot_begin_leaves_no_folder(tmp_path):
    done = run("rehearse", "--scan", tmp_path / "none.scan", "--out", tmp_path / "a" / "b")

    assert done.returncode == 1
    assert not list(tmp_path.iterdir())


@pytest.fixture
def heeding_ctrl_c():
    """A program that is started from one that ignores Ctrl-C, in the background, would too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("by", "asked"),
    [(signal.SIGINT, SCANHOST), (signal.SIGTERM, SCANHOST), (signal.SIGTERM, BEHIND)],
    ids=["by Ctrl-C", "by who ends it", "behind a script"],
)
def test_a_rehearsal_that_is_stopped_leaves_an_earlier_one_whole(
    tmp_path, scan, heeding_ctrl_c, by, asked
):
    out = tmp_path / "out"
    out.mkdir()
    scan.rename(out / rehearsal.NAME)
    (out / "agenda.pdf").write_text("an earlier one")
    before = contents(out)
    command = [*asked, "rehearse", "--out", str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=HERE) as process:
        assert process.stdout is not None
        while "norm:1.1" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(by)
        _, said = process.communicate(timeout=30)

    assert process.returncode == 130
    assert said == "Gestopt.\n"
    assert contents(out) == before
    assert not list(out.glob(".rehearsal-*"))


@pytest.mark.parametrize("host", ["203.0.113.9", "nowhere.invalid", "a..b", "not a host"])
def test_an_address_that_is_not_ours_is_named(scan, host):
    done = run("serve", "--scan", scan, "--host", host, timeout=30)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert host in done.stderr
    assert list(scan.parent.iterdir()) == [scan]


def test_what_is_there_but_no_scan_is_not_called_missing(tmp_path):
    for asked in (("share", tmp_path, tmp_path / "a.scan"), ("serve", "--scan", tmp_path)):
        done = run(*asked, timeout=30)

        assert done.returncode == 1
        assert done.stderr == f"{tmp_path.name} is geen scan.\n"
    assert "pack.toml" in run("check", tmp_path, timeout=30).stderr


def test_a_scan_that_may_not_be_read_is_said_so(scan, monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "nl")
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.F_OK)  # root may all

    assert main(["check", str(scan)]) == 1
    assert capsys.readouterr().err == f"U mag {scan.name} niet lezen. Vraag het aan de eigenaar.\n"


def test_an_address_of_colons_stands_in_brackets(scan):
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            pass
    except OSError:
        pytest.skip("no IPv6 here")
    served = Served(scan, "--host", "::1")
    try:
        assert served.said["url"].startswith("http://[::1]:")
    finally:
        assert served.end(signal.SIGTERM) == 0
