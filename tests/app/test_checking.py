"""`scanhost check`: lines that somebody can act on, and an exit code for a script."""

import subprocess
import sys
from pathlib import Path

import pytest

from scanhost.__main__ import main
from tests.store.test_normfiles import GOOD, PACK, change, write


@pytest.fixture(params=["nl", "en"])
def language(request, monkeypatch):
    monkeypatch.setenv("LANGUAGE", request.param)
    return request.param


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    write(tmp_path / "knowledge/X1.toml", GOOD)
    write(tmp_path / "mijn/pack.toml", PACK.replace('"2.2"', '"2.2"\nknowledge = ["X1"]'))
    return tmp_path / "mijn/pack.toml"


def checked(capsys, *paths: Path) -> tuple[int, list[str], list[str]]:
    code = main(["check", *map(str, paths)])
    said = capsys.readouterr()
    return code, said.err.splitlines(), said.out.splitlines()


def test_good_norms_are_counted(capsys, pack, language):
    code, wrong, said = checked(capsys, pack.parents[1])

    counted = {
        "nl": "1 normenset, 1 voorbeeld, 0 fouten",
        "en": "1 set of norms, 1 entry, 0 mistakes",
    }
    assert (code, wrong) == (0, [])
    assert said == [f"{pack.parents[1]}: {counted[language]}."]


def test_a_line_names_file_key_norm_what_is_wrong_and_what_helps(capsys, pack, language):
    change(pack, 'id = "2.3"\ntitle = { nl = "Titel"', 'id = "2.3"\ntitle = { nl = ""')
    change(pack, 'version = "1"', "version = 1")

    code, wrong, said = checked(capsys, pack)

    assert code == 1
    assert (
        wrong
        == {
            "nl": [
                f"{pack}: version moet een tekst tussen aanhalingstekens zijn.",
                f"{pack}: themes[1].norms[2].title.nl (norm 2.3) is leeg; vul het in.",
            ],
            "en": [
                f"{pack}: version should be a text between quotes.",
                f"{pack}: themes[1].norms[2].title.nl (norm 2.3) is empty; fill it in.",
            ],
        }[language]
    )
    assert said[-1].startswith(f"{pack}: 1 ")


def test_toml_that_cannot_be_read_has_a_line(capsys, pack, language):
    change(pack, 'version = "1"', "version =")

    code, [wrong], _ = checked(capsys, pack)

    assert code == 1
    assert wrong.startswith(f"{pack}: {'regel' if language == 'nl' else 'line'} 3 is ")


def test_what_could_be_better_keeps_the_exit_code(capsys, pack, language):
    change(pack, '"Zo hoort het."', f'"Wij {"zijn " * 22}er."')

    code, wrong, said = checked(capsys, pack)

    assert (code, wrong) == (0, [])
    assert said[0].startswith({"nl": "Kijk nog eens: ", "en": "Look again: "}[language])
    assert "themes[0].norms[0].sentence.nl (norm 1.1): " in said[0]
    assert " 24 " in said[0]
    assert " 22: " in said[0]


def test_scans_and_norms_can_be_checked_in_one_go(capsys, pack, tmp_path, language):
    (tmp_path / "a.scan").write_bytes(b"no scan")

    code, wrong, said = checked(
        capsys, tmp_path / "a.scan", pack, tmp_path / "weg.toml", tmp_path / "weg.scan"
    )

    assert code == 1
    assert [line.split()[0].rstrip(":") for line in wrong] == [
        "a.scan", str(tmp_path / "weg.toml"), "weg.scan"
    ]  # fmt: skip
    assert len(said) == 2


def test_a_file_that_may_not_be_read_gets_one_sentence(capsys, pack, language, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)  # root may all

    said = {
        "nl": "het bestand kan niet worden gelezen; kijk naar de rechten.",
        "en": "the file cannot be read; look at its permissions.",
    }
    assert checked(capsys, pack)[:2] == (1, [f"{pack}: {said[language]}"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_no_console_can_write_is_no_reason_to_stop(capsys, tmp_path):
    name = b"\x1b[31m\xff\xe2\x80\xae.toml".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_text("", "utf-8")

    code, wrong, said = checked(capsys, tmp_path / name)

    assert code == 1
    assert all(str(tmp_path / "?[31m??.toml") in line for line in (*wrong, *said))


def test_a_path_that_no_disk_can_hold_gets_one_sentence(capsys, tmp_path):
    for ending in (".toml", ".normen.toml", "/pack.toml", ".scan"):
        code, wrong, _ = checked(capsys, tmp_path / ("x" * 3000 + ending))

        assert (code, len(wrong)) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe breaks otherwise there")
def test_who_reads_only_the_first_lines_gets_no_more(pack):
    change(pack, '"Zo hoort het."', f'"Wij {"zijn " * 22}er."')
    check = [sys.executable, "-m", "scanhost", "check", *[str(pack)] * 500]

    with subprocess.Popen(check, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == ""
