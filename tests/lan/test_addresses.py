import socket

import numpy
import pytest
import zxingcpp

from scanhost.lan import addresses
from scanhost.lan.addresses import chosen, rank
from scanhost.lan.link import Link, matrix, spoken


def ips(found, out=None):
    return [one.ip for one in rank(found, out)]


def test_what_no_phone_can_reach_is_left_out():
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("vEthernet (WSL)", "172.29.0.1"),
        ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"),
        ("tailscale0", "100.101.102.103"),
        ("utun3", "10.8.0.2"),
        ("Wi-Fi", "169.254.12.13"),
        ("Wi-Fi", "192.168.1.23"),
    ]

    assert ips(found) == ["192.168.1.23"]


def test_the_systems_own_way_out_stands_first_then_wireless():
    found = [("eth1", "10.1.1.5"), ("wlan0", "192.168.1.23"), ("eth0", "10.0.0.9")]

    assert ips(found, "10.0.0.9") == ["10.0.0.9", "192.168.1.23", "10.1.1.5"]


def test_a_network_this_laptop_gives_out_itself_stands_before_all():
    found = [("Wi-Fi", "192.168.1.23"), ("Local Area Connection* 2", "192.168.137.1")]

    assert ips(found, "192.168.1.23")[0] == "192.168.137.1"


def test_what_was_chosen_is_found_by_its_address_and_else_by_its_adapter():
    found = rank([("eth0", "10.0.0.9"), ("wlan0", "192.168.1.23"), ("wlan0", "192.168.1.99")], None)

    same, other = chosen(found, "192.168.1.99", "wlan0"), chosen(found, "172.16.0.4", "wlan0")

    assert same is not None
    assert other is not None
    assert (same.ip, other.ip) == ("192.168.1.99", "192.168.1.23")
    assert chosen(found, "10.0.0.9", "eth7") is None


def test_a_vpn_is_known_by_its_adapter_and_only_with_an_address(monkeypatch):
    adapters = [("utun4", "10.8.0.2"), ("tun0", "169.254.1.1"), ("eth0", "10.0.0.9")]
    monkeypatch.setattr(addresses, "_all", lambda: adapters)

    assert addresses.tunnels() == ["utun4"]


def test_no_network_at_all_leaves_an_empty_list():
    assert rank([("lo", "127.0.0.1")], None) == []


def test_this_computers_own_list_is_made_of_addresses():
    for one in addresses.ranked():
        socket.inet_aton(one.ip)


@pytest.mark.parametrize("code", ["ABCD2345", "ZZZZ9999"])
def test_the_qr_holds_the_link_with_the_code_behind_the_hash(code):
    link = Link("192.168.1.23", 8080, code)
    rows = matrix(link.url)
    picture = numpy.kron(
        numpy.array([[0 if dark else 255 for dark in row] for row in rows], dtype=numpy.uint8),
        numpy.ones((4, 4), dtype=numpy.uint8),
    )

    read = zxingcpp.read_barcodes(picture)

    assert [one.text for one in read] == [f"http://192.168.1.23:8080/#{code}"]
    assert not any(rows[0]), "four modules of quiet zone"
    assert not any(row[3] for row in rows)


def test_a_code_is_read_out_in_groups_of_four():
    assert spoken("ABCD2345") == "ABCD-2345"
