"""The room's name, asked for by other devices on the network."""

import asyncio
import secrets
import socket

import pytest
from zeroconf import (  # type: ignore[attr-defined]  # its __all__ lacks the resolver
    AddressResolverIPv4,
    IPVersion,
)
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from scanhost.lan import addresses
from scanhost.lan.announcing import KIND, Announcing


@pytest.fixture
def ip():
    """An address of this computer at which multicast works."""
    found = [one.ip for one in addresses.ranked()]
    if not found:
        pytest.skip("there is no network here")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        group = socket.inet_aton("224.0.0.251") + socket.inet_aton(found[0])
        try:
            probe.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
        except OSError:
            pytest.skip("multicast does not work here")
    return found[0]


@pytest.fixture
def wanted():
    """A name that no other test's room has."""
    return f"participatiescan-{secrets.token_hex(4)}"


async def resolved(ip: str, name: str) -> list[str]:
    """Return the addresses that another device finds for a name."""
    other = AsyncZeroconf(interfaces=[ip], ip_version=IPVersion.V4Only)
    try:
        asked = AddressResolverIPv4(f"{name}.")
        await asked.async_request(other.zeroconf, 3000)
        return asked.parsed_addresses()
    finally:
        await other.async_close()


async def test_another_device_finds_the_room_by_its_name_until_it_stops(ip, wanted):
    room = Announcing(wanted)
    await room.start(ip, 8080)
    name = room.name

    found = await resolved(ip, name)
    await room.stop()

    assert name == f"{wanted}.local"
    assert found == [ip]
    assert room.name == ""
    assert await resolved(ip, name) == []


async def test_a_second_laptop_on_the_network_gets_another_name(ip, wanted):
    first, second = Announcing(wanted), Announcing(wanted)
    try:
        await first.start(ip, 8080)
        await second.start(ip, 8081)

        assert [first.name, second.name] == [f"{wanted}.local", f"{wanted}-2.local"]
    finally:
        await asyncio.gather(first.stop(), second.stop())


async def test_a_name_that_another_device_answers_to_is_left_to_it(ip, wanted):
    other = AsyncZeroconf(interfaces=[ip], ip_version=IPVersion.V4Only)
    service = AsyncServiceInfo(
        KIND,
        f"printer.{KIND}",
        port=80,
        addresses=[socket.inet_aton("203.0.113.7")],
        server=f"{wanted}.local.",
    )
    room = Announcing(wanted)
    try:
        await other.async_register_service(service)
        await room.start(ip, 8080)

        assert room.name == f"{wanted}-2.local"
    finally:
        await room.stop()
        await other.async_close()


async def test_an_address_that_is_not_ours_gets_no_name_and_fails_nothing():
    room = Announcing()

    await room.start("203.0.113.9", 8080)

    assert room.name == ""
    await room.stop()
