"""Figures of another region: a stranger's file gets one sentence when it cannot be right."""

import json
import os
from random import Random

import pytest

from scanhost import texts
from scanhost.domain.errors import Trouble
from scanhost.domain.figures import Figures, figures
from scanhost.report.figures import as_json
from scanhost.sentences import SENTENCES, sentence
from scanhost.store import figures as files
from tests.domain.room import a_pack
from tests.domain.scans import a_scan

MADE = figures(a_scan(a_pack(3, 3), Random(5), region="Rijnmond", programme_name="yes"))
assert isinstance(MADE, Figures)
GOOD = as_json(MADE)


def changed(*path_and_value):
    """Return the good file with another value somewhere."""
    *path, value = path_and_value
    plain = json.loads(GOOD)
    inside = plain
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def swapped(before, after):
    assert before in GOOD
    return GOOD.replace(before, after, 1)


HOSTILE = {
    "empty": b"",
    "no json": b"PK\x03\x04 not json",
    "not utf-8": b"\xff\xfe" + GOOD,
    "a list": b"[1, 2]",
    "only a number": b"7",
    "another json": b'{"title": "menu"}',
    "deep lists": b"[" * 60_000,
    "deep tables": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "deep inside": changed("norms", 0, "id", json.loads("[" * 90 + "]" * 90)),
    "a long number": swapped(b'"version": 2', b'"version": ' + b"1" * 5000),
    "a huge number": changed("norms", 0, "unknown", 10**20),
    "a huge float": swapped(b'"sd": ', b'"sd": 1e999, "x": '),
    "an endless mean": changed("themes", 0, "mean", float("inf")),
    "NaN": changed("themes", 0, "mean", float("nan")),
    "minus infinity": changed("themes", 0, "sd", float("-inf")),
    "a text for a number": changed("norms", 0, "n", "12"),
    "true for a number": changed("norms", 0, "unknown", True),
    "a number for a text": changed("region", 12),
    "a table for a list": changed("norms", {"0": {}}),
    "nothing for a list": changed("norms", None),
    "a key twice": swapped(b'"language": "nl"', b'"language": "nl", "language": "en"'),
    "a key twice inside": swapped(b'"unknown": ', b'"unknown": 0, "unknown": '),
    "a norm twice": changed("norms", 1, json.loads(GOOD)["norms"][0]),
    "an unknown key": changed("ballots", ["a"]),
    "an unknown key inside": changed("norms", 0, "names", ["Anna"]),
    "a name turned around": changed("region", "Rijn\u202edlom"),
    "a name with what is not seen": changed("region", "Rijn\u200bmond"),
    "half a character": changed("region", "Rijn\ud800mond"),
    "lines in a name": changed("region", "Rijn\nmond"),
    "an endless name": changed("region", "x" * 5000),
    "an id turned around": changed("norms", 0, "id", "1.1\u202e"),
    "too few": changed("norms", 0, "n", 4),
    "less than none": changed("norms", 0, "counts", [-1, 13, 0, 0, 0, 0, 0, 0, 0, 0]),
    "eleven grades": changed("norms", 0, "counts", [1] * 11),
    "half a grade": changed("norms", 0, "counts", [0.5] * 10),
    "counts that differ": changed("norms", 0, "counts", [1] * 10),
    "a mean that differs": changed("themes", 0, "mean", 9.9),
    "more whole ballots than grades": changed("themes", 0, "whole", 900),
    "another mark": changed("scan", "0123456789abcdef"),
    "a mark that is none": changed("scan", "https://example.org"),
    "a fingerprint that is none": changed("norms", 0, "fingerprint", "g" * 64),
    "a month that is none": changed("month", "2026-13"),
    "a point of another": changed("points", ["9.9"]),
    "a point as a table": changed("points", [{}]),
    "eighty norms": changed("norms", [json.loads(GOOD)["norms"][0]] * 80),
    "a version after this": changed("version", 3),
    "too large": b" " * files.LARGEST + GOOD,
}


def test_a_good_file_is_read(tmp_path):
    path = tmp_path / "rijnmond.cijfers.json"
    path.write_bytes(GOOD)

    assert files.read(path) == MADE
    assert MADE.region == "Rijnmond"


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_right_gets_one_sentence(tmp_path, what):
    path = tmp_path / "rijn\u202emond.cijfers.json"
    path.write_bytes(HOSTILE[what])

    with pytest.raises(Trouble) as caught:
        files.read(path)

    assert caught.value.code in SENTENCES
    for language in ("en", "nl"):
        said = sentence(caught.value, texts.catalogue(language))
        assert said.startswith("rijnmond.cijfers.json ")
        assert said.isprintable()
        assert len(said) < 250
        assert "{" not in said
    assert path.read_bytes() == HOSTILE[what]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("what", ["no json", "a list", "another json", "deep lists", "NaN"])
def test_what_is_something_else_is_called_that(tmp_path, what):
    path = tmp_path / "a.json"
    path.write_bytes(HOSTILE[what])

    with pytest.raises(Trouble) as caught:
        files.read(path)

    assert caught.value.code == "figures.foreign"


@pytest.mark.parametrize("kind", ["folder", "link", "link to nothing", "pipe", "device"])
def test_what_is_no_plain_file_is_not_followed(tmp_path, kind):
    path, real = tmp_path / "a.cijfers.json", tmp_path / "real.json"
    real.write_bytes(GOOD)
    match kind:
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to(real)
        case "link to nothing":
            path.symlink_to(tmp_path / "nothing")
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")

    with pytest.raises(Trouble) as caught:
        files.read(path)

    assert caught.value.code == "figures.foreign"


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Trouble) as caught:
        files.read(tmp_path / "a.cijfers.json")

    assert caught.value.code == "figures.missing"
