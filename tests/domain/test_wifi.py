"""The room's Wi-Fi: what the chair may type, and what a phone reads of it."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from scanhost.domain import commands as ask
from scanhost.domain import wifi
from scanhost.domain.errors import Refused
from scanhost.domain.session import decide
from scanhost.domain.state import new
from scanhost.lan.link import matrix
from tests.desktop.moments import shipped


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Raadzaal-gast", "welkom2026", "WIFI:T:WPA;S:Raadzaal-gast;P:welkom2026;;"),
        ("Zaal; 2", 'a\\b:c,"d";', 'WIFI:T:WPA;S:Zaal\\; 2;P:a\\\\b\\:c\\,\\"d\\"\\;;;'),
        ("Open zaal", "", "WIFI:S:Open zaal;;"),
    ],
)
def test_special_marks_are_escaped(name, password, text):
    assert wifi.scanned(name, password) == text


def test_a_phone_reads_what_the_code_says():
    said = wifi.scanned("Café 'De Brug'", 'a:b;c\\d,e"f')
    modules = numpy.array(matrix(said), dtype=numpy.uint8)
    picture = numpy.kron(255 * (1 - modules), numpy.ones((6, 6), dtype=numpy.uint8))

    found = zxingcpp.read_barcode(picture.astype(numpy.uint8))

    assert found is not None
    assert found.text == said


def save(key, value):
    return decide(new(shipped()), ask.SaveAbout(key, value), 0)


@pytest.mark.parametrize("password", ["kort", "x" * 64, "acht\ntekens", "wächtwoord"])
def test_a_password_that_no_network_has_is_refused(password):
    outcome = save(wifi.PASSWORD, password)

    assert isinstance(outcome, Refused)
    assert outcome.code == "wifi.password"


def test_a_name_is_at_most_thirty_two_bytes():
    assert isinstance(save(wifi.NAME, "é" * 17), Refused)
    assert not isinstance(save(wifi.NAME, "é" * 16), Refused)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=63))
def test_a_password_is_kept_to_the_letter(password):
    (saved,) = save(wifi.PASSWORD, password)

    assert saved.value == password


def test_a_closed_session_takes_no_password():
    closed = replace(new(shipped()), closed=True)

    refused = decide(closed, ask.SaveAbout(wifi.PASSWORD, "welkom2026"), 0)

    assert isinstance(refused, Refused)
    assert refused.code == "session.closed"
    assert not isinstance(decide(closed, ask.SaveAbout(wifi.PASSWORD, ""), 0), Refused)
