"""The chair's own packs on disk: whole or not there, and a stranger's file is looked over first."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scanhost import texts
from scanhost.domain import packedit
from scanhost.domain.errors import Trouble
from scanhost.domain.pack import Text
from scanhost.domain.packform import fingerprint
from scanhost.sentences import sentence
from scanhost.store import ownpacks, packs, reading
from scanhost.store.scanfile import ScanFile

NORMS = Path(__file__).parents[2] / "norms"
PACK = replace(packs.read(NORMS / packs.FIRST), id="onze-normen")


@pytest.fixture
def own(tmp_path):
    return tmp_path / "packs"


def mine(own):
    return [one for one in ownpacks.kept(NORMS, own)[0] if one.own]


def test_shipped_packs_come_first_and_own_ones_are_marked(own):
    ownpacks.write(own, PACK, first=True)

    found, troubles = ownpacks.kept(NORMS, own)

    assert troubles == []
    assert [one.pack.id for one in found][:2] == ["regionorm20", "implementatiescan15"]
    assert [(one.pack, one.wrong) for one in found if one.own] == [(PACK, ())]


def test_without_a_folder_there_are_none_of_one_s_own(own):
    assert mine(own) == []


def test_what_was_there_before_stays_as_the_one_backup(own):
    ownpacks.write(own, PACK, first=True)
    second, third = packedit.move(PACK, "1.1", 1), packedit.move(PACK, "1.1", 2)

    ownpacks.write(own, second, first=True)
    ownpacks.write(own, third, first=False)

    assert [one.pack for one in mine(own)] == [third]
    (own / PACK.id / "pack.toml").write_bytes(b"title = \x00")
    assert [one.pack for one in mine(own)] == [PACK]


def test_what_cannot_be_read_takes_no_backup_s_place_and_is_said(own):
    ownpacks.write(own, PACK, first=True)
    ownpacks.write(own, packedit.move(PACK, "1.1", 1), first=True)
    damaged = (own / PACK.id / "pack.toml").read_bytes()[:-40] + b"\0"
    (own / PACK.id / "pack.toml").write_bytes(damaged)

    _, [trouble] = ownpacks.kept(NORMS, own)
    assert "as it was before" in sentence(trouble, texts.catalogue("en"))
    assert "onze-normen/pack.toml" in sentence(trouble, texts.catalogue("en"))
    third = packedit.move(PACK, "1.1", 2)
    ownpacks.write(own, third, first=True)

    assert [one.pack for one in mine(own)] == [third]
    assert (own / PACK.id / "pack.damaged.toml").read_bytes() == damaged
    (own / PACK.id / "pack.toml").write_bytes(b"")
    (own / PACK.id / "pack.toml").write_bytes(b"\0")
    assert [one.pack for one in mine(own)] == [PACK]


def test_what_would_not_be_read_again_is_neither_kept_nor_taken_in(own, tmp_path):
    text = Text("é" * 2000, "é" * 2000)
    norm = replace(PACK.norm("1.1"), explanation=text, source=text)
    themes = tuple(
        replace(
            PACK.themes[0],
            id=f"T{at}",
            narration=text,
            norms=tuple(replace(norm, id=f"{at}.{n}") for n in range(6)),
        )
        for at in range(12)
    )
    large, path = replace(PACK, themes=themes), tmp_path / "a.normen.toml"
    short = ownpacks.written(large).replace(b"    ", b"").replace("é".encode() * 1900, b"")
    path.write_bytes(short)

    with pytest.raises(Trouble) as caught:
        ownpacks.write(own, large, first=True)

    assert "too large" in sentence(caught.value, texts.catalogue("en"))
    assert not own.exists()
    assert ownpacks.look(path).pack != large
    with pytest.raises(Trouble):
        ownpacks.hand_on(path, large)
    assert path.read_bytes() == short


def test_a_disk_that_is_full_leaves_what_was_there(own, monkeypatch):
    ownpacks.write(own, PACK, first=True)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as caught:
        ownpacks.write(own, packedit.move(PACK, "1.1", 1), first=True)
    monkeypatch.undo()

    assert caught.value.code == "pack.unkept"
    assert [one.pack for one in mine(own)] == [PACK]
    assert sorted(one.name for one in (own / PACK.id).iterdir()) == ["pack.toml"]


def test_an_unfinished_pack_is_kept_and_says_why_it_cannot_be_chosen(own):
    pack = packedit.add_norm(packedit.add_norm(PACK, "T1", 0, ())[0], "T1", 0, ())[0]

    ownpacks.write(own, pack, first=True)

    [kept] = mine(own)
    assert kept.pack == pack
    assert [(one.key, one.code) for one in kept.wrong] == [
        ("themes[0].norms[0].title", "pack.missing"),
        ("themes[0].norms[0].sentence", "pack.missing"),
        ("themes[0].norms[1].title", "pack.missing"),
        ("themes[0].norms[1].sentence", "pack.missing"),
        ("themes[0].norms", "pack.block_size"),
    ]


def test_what_is_deleted_can_be_put_back_until_the_next_start(own):
    ownpacks.write(own, PACK, first=True)

    ownpacks.remove(own, PACK.id)
    assert mine(own) == []
    assert ownpacks.put_back(own, PACK.id).pack == PACK
    assert [one.pack for one in mine(own)] == [PACK]

    ownpacks.remove(own, PACK.id)
    ownpacks.forget_removed(own)
    with pytest.raises(Trouble):
        ownpacks.put_back(own, PACK.id)
    assert list(own.iterdir()) == []


def test_an_own_pack_may_not_take_the_id_of_a_shipped_one(own):
    ownpacks.write(own, replace(PACK, id="Regionorm20"), first=True)

    found, [trouble] = ownpacks.kept(NORMS, own)

    assert not any(one.own for one in found)
    assert "Regionorm20/pack.toml" in sentence(trouble, texts.catalogue("en"))
    assert "comes with the program" in sentence(trouble, texts.catalogue("en"))


def test_the_folder_names_the_pack_and_a_link_is_no_folder(own, tmp_path):
    ownpacks.write(own, PACK, first=True)
    (own / PACK.id).rename(own / "kopie")
    (own / "elders").symlink_to(own / "kopie")

    assert [one.pack.id for one in mine(own)] == ["kopie"]


@pytest.mark.parametrize("name", ["Onze normen", "één", "x" * 41])
def test_a_folder_that_cannot_be_a_pack_s_name_is_said(own, name):
    ownpacks.write(own, PACK, first=True)
    (own / PACK.id).rename(own / name)
    (own / "foto's").mkdir()

    found, [trouble] = ownpacks.kept(NORMS, own)

    assert not any(one.own for one in found)
    said = sentence(trouble, texts.catalogue("en"))
    assert said.startswith(f"{name}/pack.toml cannot be used: the folder may hold letters")


# --- as one file --------------------------------------------------------------------------------


def test_a_pack_goes_out_and_comes_back_as_one_file(tmp_path):
    path = tmp_path / "onze-normen.normen.toml"

    ownpacks.hand_on(path, PACK)

    brought = ownpacks.look(path)
    assert (brought.pack, brought.films, brought.name) == (PACK, False, path.name)


def test_films_do_not_come_along(tmp_path):
    filmed = packedit.put(PACK, "themes[0].film", "media/a.mp4")
    path = tmp_path / "a.normen.toml"
    path.write_bytes(ownpacks.written(filmed))

    assert ownpacks.look(path).films
    assert ownpacks.look(path).pack == PACK
    ownpacks.hand_on(tmp_path / "b.normen.toml", filmed)
    assert not ownpacks.look(tmp_path / "b.normen.toml").films


def test_an_unfinished_pack_does_not_go_out_and_nothing_else_is_written_over(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("mine")

    for path, pack in ((tmp_path / "a.normen.toml", packedit.remove(PACK, "1.1")), (note, PACK)):
        unfinished = packedit.put(pack, "title.nl", "") if pack is not PACK else pack
        with pytest.raises(Trouble):
            ownpacks.hand_on(path, unfinished)

    assert note.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "large", "link", "loop"])
def test_what_is_no_pack_is_refused_with_its_name_and_a_sentence(tmp_path, kind):
    path = tmp_path / "x.normen.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "large":
        path.write_bytes(b"#" * (packs.BYTES + 1))
    elif kind == "link":
        ownpacks.hand_on(tmp_path / "there.normen.toml", PACK)
        path.symlink_to(tmp_path / "there.normen.toml")
    elif kind == "loop":
        path.symlink_to(path)

    with pytest.raises(Trouble) as caught:
        ownpacks.look(path)

    assert "x.normen.toml" in sentence(caught.value, texts.catalogue("en"))


# --- in use -------------------------------------------------------------------------------------


def test_a_scan_keeps_its_own_copy_whatever_becomes_of_the_pack(own, tmp_path):
    ownpacks.write(own, PACK, first=True)
    closed, path = tmp_path / "closed.scan", tmp_path / "open.scan"
    ScanFile.write(closed, PACK)
    scan = ScanFile.create(path, PACK)
    before = closed.read_bytes()

    worded = packedit.put(PACK, "themes[0].norms[0].sentence", Text("Heel anders."))
    ownpacks.write(own, worded, first=True)
    assert scan.state.pack == PACK
    ownpacks.remove(own, PACK.id)
    ownpacks.forget_removed(own)

    scan.close()
    for one in (closed, path):
        assert reading.read(one).state.pack == PACK
    assert closed.read_bytes() == before
    assert fingerprint(worded.norm("1.1")) != fingerprint(PACK.norm("1.1"))
