"""A sentence says where it is wrong and what helps."""

import re
from pathlib import Path

import pytest

from scanhost import domain, store, texts
from scanhost.domain.errors import Trouble
from scanhost.sentences import SENTENCES, sentence
from scanhost.store import packs

DOMAIN = Path(domain.__file__).parent


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'id = "a"\nversion =\n', "mine/pack.toml cannot be used: line 2 is not valid TOML"),
        (b"\xff", "mine/pack.toml cannot be used: the file is not UTF-8 text; save it as UTF-8."),
        (b"", "mine/pack.toml cannot be used: id is missing; add it."),
        (None, "mine/pack.toml cannot be used: the file is not there; put it back."),
    ],
)
def test_a_damaged_pack_is_named_with_the_place_and_the_remedy(tmp_path, content, said):
    folder = tmp_path / "mine"
    folder.mkdir()
    if content is not None:
        (folder / "pack.toml").write_bytes(content)

    with pytest.raises(Trouble) as caught:
        packs.read(folder)

    assert sentence(caught.value, texts.catalogue("en")).startswith(said)
    assert sentence(caught.value, texts.catalogue("nl")) != sentence(
        caught.value, texts.catalogue("en")
    )


FILE: dict[str, str | int] = {"name": "a.scan", "backup": "", "problem": "checksum"}
OPENING: dict[str, dict[str, str | int]] = {
    "sqlite.old": {"found": "3.40.0", "needed": "3.51.3"},
    "sqlite.checksums": {},
    "file.missing": {"name": "a.scan"},
    "file.exists": {"name": "a.scan"},
    "file.foreign": {"name": "a.scan"},
    "file.unreadable": {"name": "a.scan"},
    "file.newer": {"name": "a.scan", "found": 3, "known": 2},
    "file.older": {"name": "a.scan", "kept": "a-open-version-1.scan"},
    "file.in_use": {"name": "a.scan", "user": "anna", "computer": "laptop", "process": 7},
    "file.incomplete": {**FILE, "missing": "a.scan-wal"},
    "file.damaged": FILE,
    "restore.none": {"name": "a.scan"},
    "second.missed": {"name": "STICK"},
    "backups.left": {"name": "backups"},
    "emergency.back": {"name": "a.scan", "place": "/media/STICK"},
    "emergency.away": {"name": "a.scan", "place": "/media/STICK"},
    "emergency.damaged": {"name": "a.scan", "other": "/media/STICK/a.scan"},
    "emergency.differs": {"name": "a.scan", "other": "/media/STICK/a.scan"},
    "storage.tight": {},
    "storage.full": {"name": "a.scan"},
    "storage.read_only": {"name": "a.scan"},
    "storage.failed": {"name": "a.scan"},
    "storage.setting": {"name": "a.scan", "setting": "synchronous", "found": "0"},
    "closing.differs": {},
}


@pytest.mark.parametrize("code", OPENING)
def test_every_trouble_of_a_file_says_what_happened_and_what_helps(code):
    trouble = Trouble(code, **OPENING[code])

    dutch, english = (sentence(trouble, texts.catalogue(one)) for one in ("nl", "en"))

    assert dutch != english
    for said in (dutch, english):
        assert code not in said
        assert "{" not in said
        assert "  " not in said
        for fact in ("name", "kept", "place", "other", "user", "needed", "missing"):
            assert str(trouble.facts.get(fact, "")) in said or code == "storage.full"


@pytest.mark.parametrize("code", ["file.damaged", "file.incomplete", "file.missing"])
def test_a_backup_that_opens_is_named(code):
    facts = {"name": "a.scan", "missing": "a.scan-wal", "backup": "a-open-0007.scan"}

    said = sentence(Trouble(code, **facts), texts.catalogue("en"))

    assert said.endswith("Restore it from the newest good backup, a-open-0007.scan.")


def test_every_trouble_that_the_store_writes_down_has_a_sentence():
    written = {line.split()[0] for line in (store.__doc__ or "").splitlines() if line[:4] == "    "}

    assert {code for code in written if "." in code} <= set(SENTENCES)


def test_whatever_the_rules_refuse_has_a_sentence():
    said = {
        code
        for path in DOMAIN.glob("*.py")
        for code in re.findall(r'Refused\(\s*"([a-z_.]+)"', path.read_text(encoding="utf-8"))
    }

    assert said - set(SENTENCES) == {"message.old", "reveal.missing"}
