"""The laptop gets another address while the room is open: phones and beamer follow."""

import asyncio
import json

import aiohttp
import pytest

from scanclient.participant import Participant
from scanhost.app import following, snapshots
from scanhost.app.following import Chosen, Network
from scanhost.app.meeting import Meeting
from scanhost.lan import addresses
from scanhost.lan.addresses import ANYWHERE, LOOPBACK, Address
from scanhost.lan.link import Link
from tests.house import scan

FIRST, SECOND, THIRD = "10.0.0.5", "192.168.1.23", "192.168.1.24"


class Computer:
    """Adapters that come and go."""

    def __init__(self, *ips: str) -> None:
        self.ips = ips
        self.adapters: dict[str, str] = {}
        self.tunnels: tuple[str, ...] = ()
        self.looked = 0
        self.broken = False

    def look(self) -> Network:
        self.looked += 1
        if self.broken:
            raise OSError("the adapter went")
        found = (Address(ip, self.adapters.get(ip, "wlan0"), False, True, False) for ip in self.ips)
        return Network(tuple(found), tunnels=self.tunnels)


@pytest.fixture
async def room(tmp_path, monkeypatch):
    """A room that listens on all addresses of a computer that we turn as we like."""
    monkeypatch.setattr(following, "LOOK", 0.02)
    computer = Computer(FIRST, SECOND)
    meeting = Meeting(scan(tmp_path / "a.scan"), look=computer.look)
    await meeting.start()
    await meeting.serve([ANYWHERE], 0, FIRST, [FIRST, SECOND])
    yield meeting, computer
    await meeting.stop()


async def told(meeting: Meeting) -> None:
    """Wait until whoever listens has been told."""
    heard = asyncio.Event()
    meeting.listeners.append(heard.set)
    async with asyncio.timeout(5):
        await heard.wait()
    meeting.listeners.remove(heard.set)


async def answer(meeting: Meeting, host: str) -> int:
    assert meeting.link is not None
    at = f"http://{LOOPBACK}:{meeting.link.port}/"
    headers = {"Host": f"{host}:{meeting.link.port}"}
    async with aiohttp.ClientSession() as http, http.get(at, headers=headers) as found:
        return found.status


async def test_a_new_address_lets_phones_in_and_the_shown_one_stays(room):
    meeting, computer = room
    assert await answer(meeting, THIRD) == 421

    computer.ips = (THIRD, FIRST, SECOND)
    await told(meeting)

    assert await answer(meeting, THIRD) == 200
    assert meeting.link.host == FIRST


async def test_when_the_shown_address_is_gone_screen_and_code_follow_to_the_best(room):
    meeting, computer = room
    before = snapshots.take(meeting).joining

    computer.ips = (THIRD, SECOND)
    await told(meeting)

    after = snapshots.take(meeting).joining
    assert before is not None
    assert after is not None
    assert after.address == f"{THIRD}:{meeting.link.port}"
    assert after.matrix != before.matrix
    assert meeting.link.code == meeting.room.state.code
    assert await answer(meeting, FIRST) == 421
    assert [await answer(meeting, one) for one in (THIRD, SECOND, LOOPBACK)] == [200] * 3


async def test_a_phone_on_the_line_stays_there_and_a_new_one_may_open_a_socket(room):
    meeting, computer = room
    async with aiohttp.ClientSession() as http:
        old = Participant(Link(LOOPBACK, meeting.link.port, meeting.link.code).url, http)
        await old.connect()
        computer.ips = (THIRD,)
        await told(meeting)

        await old.until(lambda view: view["state"] == "locked")
        own = f"{THIRD}:{meeting.link.port}"
        async with http.ws_connect(
            f"http://{LOOPBACK}:{meeting.link.port}/ws",
            headers={"Host": own},
            origin=f"http://{own}",
        ) as ws:
            hello = {"t": "hello", "id": 1, "load": "0" * 32, "code": meeting.link.code}
            await ws.send_str(json.dumps(hello))
            assert (await ws.receive_json(timeout=5))["t"] == "hello"
        await old.close()


async def test_without_any_network_the_address_on_screen_stays_until_there_is_another(room):
    meeting, computer = room

    computer.ips = ()
    await told(meeting)
    assert meeting.link.host == FIRST
    computer.ips = (SECOND,)
    await told(meeting)

    assert meeting.link.host == SECOND


async def test_an_adapter_that_goes_while_we_look_is_no_fault(room):
    meeting, computer = room
    computer.broken = True
    seen = computer.looked

    async with asyncio.timeout(5):
        while computer.looked < seen + 3:
            await answer(meeting, LOOPBACK)
    computer.broken, computer.ips = False, (THIRD,)
    await told(meeting)

    assert meeting.link.host == THIRD


async def test_who_listens_on_one_address_stays_there(tmp_path, monkeypatch):
    monkeypatch.setattr(following, "LOOK", 0.0)
    computer = Computer(THIRD)
    meeting = Meeting(scan(tmp_path / "a.scan"), look=computer.look)
    await meeting.start()
    await meeting.serve([LOOPBACK], 0, LOOPBACK)

    await answer(meeting, LOOPBACK)
    await meeting.stop()

    assert computer.looked == 0


async def test_the_chosen_address_is_shown_and_comes_back_after_it_was_gone(room):
    meeting, computer = room
    computer.adapters = {FIRST: "eth0", SECOND: "wlan0"}
    await told(meeting)

    meeting.choose(SECOND)
    assert meeting.link.host == SECOND
    computer.ips = (FIRST,)
    await told(meeting)
    fallen = snapshots.take(meeting)
    computer.ips = (FIRST, SECOND)
    await told(meeting)

    assert fallen.network is not None
    assert (fallen.network.shown, fallen.network.lost) == (FIRST, "wlan0")
    assert meeting.link.host == SECOND
    again = snapshots.take(meeting).network
    assert again is not None
    assert again.lost == ""


async def test_an_address_that_is_not_there_cannot_be_chosen(room):
    meeting, _ = room

    meeting.choose("203.0.113.9")

    assert meeting.link.host == FIRST
    assert meeting.network.chosen is None


async def test_what_was_chosen_on_this_laptop_holds_by_its_adapter_the_next_time(tmp_path):
    computer = Computer(FIRST, THIRD)
    computer.adapters = {FIRST: "eth0", THIRD: "wlan0"}
    chosen = Chosen(SECOND, "wlan0")  # that was its address the last time
    meeting = Meeting(scan(tmp_path / "a.scan"), look=computer.look, chosen=chosen)
    await meeting.start()

    await meeting.serve([ANYWHERE], 0, FIRST, [FIRST, THIRD])

    assert meeting.link is not None
    assert meeting.link.host == THIRD
    await meeting.stop()


async def test_a_vpn_that_is_switched_on_is_told(room):
    meeting, computer = room

    computer.tunnels = ("wg0",)
    await told(meeting)

    network = snapshots.take(meeting).network
    assert network is not None
    assert network.tunnels == ("wg0",)


async def test_the_name_on_the_network_lets_devices_in_like_an_address(room):
    meeting, computer = room
    ips = [one.ip for one in addresses.ranked()]
    if not ips:
        pytest.skip("there is no network here")

    computer.ips = (ips[0],)
    async with asyncio.timeout(15):
        while not meeting.network.name:
            await told(meeting)

    assert meeting.network.name.endswith(".local")
    assert await answer(meeting, meeting.network.name) == 200
    joining = snapshots.take(meeting).joining
    assert joining is not None
    assert meeting.network.name not in joining.url
