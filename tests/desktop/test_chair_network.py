"""The network part of Prepare: by which way phones come, and what helps when none does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scanhost.desktop.chair import unseen
from scanhost.desktop.chair.unseen import Cause, causes, remedy
from scanhost.desktop.snapshot import Network, Way
from scanhost.domain import wifi
from scanhost.domain.commands import SaveAbout, Unlock
from tests.desktop.chairroom import JOINING, NETWORK, ChairRoom
from tests.desktop.test_chair_conduct import shown

WIFI = Way("192.168.1.24", "wlan0", True, False, True)
CABLE = Way("10.0.0.8", "<b>Ethernet</b> 3", False, False, False)
HOTSPOT = Way("192.168.137.1", "Local Area Connection* 2", False, True, False)


@pytest.fixture
def scan(qtbot):
    """A scan being prepared, on a laptop with Wi-Fi and a cable."""
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.network = Network((WIFI, CABLE), WIFI.ip, name="participatiescan.local")
    shown(qtbot, room)
    return room


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(unseen, "PATIENCE", 20)


def test_the_way_in_use_is_marked_with_its_reason_and_the_other_takes_one_press(scan, qtbot):
    part = scan.window.prepare.network
    used, other = part.ways.options[WIFI.ip], part.ways.options[CABLE.ip]
    assert used.isChecked()
    assert "internet of this laptop" in used.accessibleName()
    assert CABLE.adapter in other.accessibleName()

    with qtbot.waitSignal(scan.window.way_wanted) as wanted:
        other.setFocus()
        qtbot.keyClick(other, Qt.Key.Key_Space)

    assert wanted.args == [CABLE.ip, CABLE.adapter]


def test_the_way_that_the_laptop_follows_is_marked_without_taking_the_keyboard(scan):
    field = scan.window.prepare.about.fields["place"]
    field.setFocus()

    scan.network = Network((CABLE,), CABLE.ip, lost="wlan0")
    scan.show()

    part = scan.window.prepare.network
    assert list(part.ways.options) == [CABLE.ip]
    assert "wlan0, which you chose" in part.warning.text()
    assert field.hasFocus()


def test_a_vpn_is_said_before_anybody_waits_for_phones(scan):
    scan.network = Network((WIFI,), WIFI.ip, tunnels=("wg0",))

    scan.show()

    assert "VPN is on (wg0)" in scan.window.prepare.network.warning.text()


def line(scan):
    """Return what the index says of the network."""
    [said] = [
        name
        for one in scan.window.prepare.parts.each
        if (name := one.section.accessibleName()).startswith("Network")
    ]
    return said


def test_without_a_network_there_is_a_sentence_and_nothing_to_scan(scan, monkeypatch):
    scan.network = Network((), "127.0.0.1")
    monkeypatch.setattr("tests.desktop.chairroom.JOINING", replace(JOINING, alone=True))

    scan.show()

    part = scan.window.prepare.network
    assert "There is no network" in part.said.text()
    assert not part.code.isVisible()
    assert not part.ways.isVisible()
    assert "no network yet" in line(scan)


def test_a_phone_that_opens_the_page_is_told(scan):
    part = scan.window.prepare.network
    assert part.tried.text() == "No phone seen yet."

    scan.seen = 2
    scan.show()

    assert part.tried.text() == "It works: the page was opened 2 times."
    assert "tried with a phone" in line(scan)


def test_after_a_minute_without_phones_the_likely_causes_stand_there(impatient, qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    shown(qtbot, room)
    part = room.window.prepare.network
    qtbot.waitUntil(part._help.isVisible)
    assert [what.text() for what, _ in part._likely if what.text()] == [
        "The firewall of this laptop",
        "The phone uses mobile data",
        "The phone is on another network",
        "A guest network keeps devices apart",
    ]

    room.seen = 1
    room.show()

    assert not part._help.isVisible()


def test_in_the_lobby_the_likeliest_cause_is_said_after_a_minute(impatient, qtbot):
    room = ChairRoom()
    qtbot.addWidget(room.window)
    room.network = replace(NETWORK, tunnels=("wg0",))
    room.do(Unlock("CODE2345"))
    shown(qtbot, room)
    said = room.window.conduct.table.join.phones

    qtbot.waitUntil(lambda: "VPN is on? Switch the VPN" in said.text())
    room.take("s1")
    room.show()

    assert said.text() == "1 phone is connected."


@pytest.mark.parametrize(
    ("network", "first"),
    [
        (None, Cause.FIREWALL),
        (Network((WIFI,), WIFI.ip), Cause.FIREWALL),
        (Network((CABLE,), CABLE.ip), Cause.CABLE),
        (Network((CABLE,), CABLE.ip, tunnels=("tun0",)), Cause.VPN),
    ],
)
def test_what_the_program_knows_comes_first(network, first):
    assert causes(network)[0] is first


def test_the_own_hotspot_keeps_no_devices_apart():
    assert Cause.GUEST not in causes(Network((HOTSPOT,), HOTSPOT.ip))


def test_every_cause_has_a_remedy_and_windows_its_own():
    assert all(remedy(cause, "linux") for cause in Cause)
    assert "Private networks" in remedy(Cause.FIREWALL, "win32")
    assert "System Settings" in remedy(Cause.FIREWALL, "darwin")


def test_name_and_password_of_the_wifi_are_kept_and_what_is_too_long_is_marked(scan, qtbot):
    part = scan.window.prepare.network
    name = part.fields[wifi.NAME]
    name.setFocus()
    qtbot.keyClicks(name, "x" * 33)  # one more than a network can have

    name.nextInFocusChain().setFocus()
    qtbot.waitUntil(lambda: part.asked[wifi.NAME].is_wrong)
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Gasten")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not part.asked[wifi.NAME].is_wrong)
    assert scan.state.about[wifi.NAME] == "Gasten"
    assert scan.asked[-1] == SaveAbout(wifi.NAME, "Gasten")
