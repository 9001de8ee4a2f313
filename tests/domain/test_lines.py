"""What is kept of a typed name or text: every script whole, nothing that cannot be seen."""

from __future__ import annotations

import timeit
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanhost.domain.lines import LINE, TEXT, line, text
from scanhost.domain.people import Person

NAMES = [
    "Şahin Yıldız",
    "Łukasz Żółć",
    "Đặng Thị Hồng",
    "Søren Ærø",
    "Zoë d'Hondt-van 't Hof",
    "Νίκος Παπαδόπουλος",
    "Олександр Шевченко",
    "עומר לוי",
    "محمد عبد الله",
    "علی\u200cرضا",  # the joiner is part of the spelling
    "श्री राम",
    "ශ්\u200dරියානි",  # and of this one
    "தமிழ்ச்செல்வி",
    "สมชาย ใจดี",
    "王小明",
    "김민수",
    "さくら",
    "ትዕግስት",
    "𞤀𞤣𞤤𞤢𞤥",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_script_are_kept_whole(name):
    assert line(name) == unicodedata.normalize("NFKC", name)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Jan\u202egro.live", "Jangro.live"),  # right-to-left override
        ("\u2066Jan\u2069", "Jan"),  # isolates
        ("J\u200ban", "Jan"),  # zero width space
        ("J\u200dan", "Jan"),  # a joiner where nothing joins
        ("علی\u200c", "علی"),
        ("\ufeffJan", "Jan"),  # byte order mark, as in pasted CSV
        ("Ja\x00n\x1b[31m", "Jan[31m"),
        ("Jan\u00ad", "Jan"),  # soft hyphen
        ("  Jan \t van\n\nDijk  ", "Jan van Dijk"),
        ("Jan\u00a0van\u2003Dijk", "Jan van Dijk"),
        ("Jan\x0bDijk", "Jan Dijk"),  # Word's own line break
        ("Jan\u2028Dijk\x85X", "Jan Dijk X"),
        ("Ｊａｎ", "Jan"),  # full width
        ("ﬁne", "fine"),
        ("Zoe\u0308", "Zoë"),
        ("Zoe\u200b\u0308", "Zoë"),
        ("\ud800Jan", "Jan"),  # half a surrogate pair cannot be written anywhere
        ("\u200b\u202e", ""),
        ("", ""),
    ],
)
def test_a_line_is_what_can_be_seen_of_it(raw, kept):
    assert line(raw) == kept


def test_a_text_keeps_its_line_breaks():
    assert text(" een\r\ntwee\rdrie\x0bvier\n\n vijf\t\n") == "een\ntwee\ndrie\nvier\n\n vijf"


def test_lengths_are_capped():
    assert line("a" * 1000) == "a" * LINE
    assert line("a" * 1000, 254) == "a" * 254
    assert text("a" * 10_000) == "a" * TEXT
    assert line("a" * (LINE - 1) + " b") == "a" * (LINE - 1)
    assert len(line("\ufdfa" * 1000)) <= LINE  # one mark that normalises to eighteen


@pytest.mark.parametrize("mark", ["a", " ", "\u0301", "\u202e", "\ufdfa", "\u200c", "\n"])
def test_ten_megabytes_are_cut_before_they_are_looked_at(mark):
    raw = mark * 10_000_000

    assert min(timeit.repeat(lambda: (line(raw), text(raw)), number=1, repeat=3)) < 0.2


@given(st.text(st.characters(codec=None)))
def test_what_is_kept_is_clean_and_stays_so(raw):
    one, many = line(raw), text(raw)

    assert line(one) == one
    assert text(many) == many
    assert len(one) <= LINE
    assert one == one.strip()
    assert "  " not in one
    for mark in one + many.replace("\n", ""):
        assert unicodedata.category(mark)[0] != "C" or mark in "\u200c\u200d"
    one.encode()


@given(st.text("ab\u0301\u200b\u200c\u200d علی්ර\ufdfa\u00b4", max_size=12), st.integers(1, 6))
@example("\u00b4\u0d4d\u200ca", 4)  # normalising puts the accent after the virama
def test_a_cut_leaves_nothing_loose(raw, limit):
    assert line(line(raw, limit), limit) == line(raw, limit)
    assert not line(raw, limit).endswith((" ", "\u200c", "\u200d"))


def test_a_name_is_one_line():
    assert Person("p1", "Jan", "de Vries").name == "Jan de Vries"
    assert Person("p1", "Jan").name == "Jan"


@given(
    st.text(alphabet=st.one_of(st.characters(max_codepoint=0x250), st.characters()), max_size=60)
)
def test_an_ordinary_name_is_kept_as_the_long_way_keeps_it(raw):
    assert line(raw, 60) == line(f"{raw}\u200b", 60)  # the mark that nobody sees takes that way
