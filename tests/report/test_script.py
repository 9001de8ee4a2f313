"""Right-to-left lines are drawn with joined letters, from their end."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scanhost.report.script import joined, visual


def test_a_latin_line_stays_as_it_is():
    assert visual("Zoë (12) – één") == "Zoë (12) – één"


def test_hebrew_is_turned_around():
    assert visual("דוד בן") == "ןב דוד"


def test_numbers_keep_their_order_and_brackets_their_sense():
    assert visual("אב 2026 גד") == "דג 2026 בא"
    assert visual("Ahmed (אב) 12") == "Ahmed (בא) 12"


def test_arabic_letters_join_their_neighbours():
    # meem, hah, meem, dal: initial, medial, medial, final
    assert joined("محمد") == "\ufee3\ufea4\ufee4\ufeaa"
    # alef does not join what follows it; lam with alef is one shape
    assert joined("دار") == "\ufea9\ufe8d\ufead"
    assert joined("لا") == "\ufefb"


@given(st.text())
def test_no_letter_is_lost(line):
    def letters(text):
        return sorted(m for m in unicodedata.normalize("NFKD", text) if m.isalnum())

    assert letters(visual(line)) == letters(line)
