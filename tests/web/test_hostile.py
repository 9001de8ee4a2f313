"""Who means harm, and who merely behaves so: raw sockets against a room that goes on voting."""

import asyncio
import contextlib
import gc
import json
import logging
import os
import socket
import struct
import time
from pathlib import Path

import pytest

from scanclient.participant import Gone, Participant, Refused
from scanhost.domain.commands import FreeSeat
from scanhost.web import door, sockets
from scanhost.web.messages import BODY
from tests.house import open_house
from tests.web.test_door import say, status, upgrade

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
DEFLATED = TEXT | 0x40  # nobody agreed to that


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        yield house


class Wire:
    """A WebSocket by hand: says what it likes, and reads only when told to."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def open(cls, house, small: bool = False) -> "Wire":
        raw = socket.socket()
        raw.setblocking(False)
        if small:  # what is not read stays with the sender
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(raw, ("127.0.0.1", house.link.port))
        reader, writer = await asyncio.open_connection(sock=raw, limit=1024 if small else 2**16)
        writer.write(upgrade(house.link.address, f"http://{house.link.address}").encode())
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        return cls(reader, writer)

    @classmethod
    async def known(cls, house, small: bool = False, **more: str) -> "Wire":
        """Open one that has shown the room's code."""
        wire = await cls.open(house, small)
        wire.say({"t": "hello", "id": 1, "load": os.urandom(16).hex(), "code": house.link.code})
        return wire

    def frame(self, kind: int, body: bytes, last: bool = True) -> None:
        head = bytes([kind | (0x80 if last else 0)])
        if len(body) < 126:
            head += bytes([0x80 | len(body)])
        else:
            head += struct.pack(">BH", 0x80 | 126, len(body))
        self.writer.write(head + b"\0\0\0\0" + body)

    def say(self, message: object) -> None:
        self.frame(TEXT, json.dumps(message).encode())

    async def heard(self, kind: str) -> dict[str, object]:
        """Return the next message of a kind; IncompleteReadError when the line ends."""
        while True:
            first, length = await self.reader.readexactly(2)
            if length == 126:
                (length,) = struct.unpack(">H", await self.reader.readexactly(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", await self.reader.readexactly(8))
            body = await self.reader.readexactly(length)
            said: dict[str, object] = json.loads(body) if first & 15 == TEXT else {}
            if said.get("t") == kind:
                return said

    async def ended(self, seconds: float = 10) -> bool:
        """Tell whether the host ends the line in time."""
        with contextlib.suppress(ConnectionError):
            async with asyncio.timeout(seconds):
                while await self.reader.read(2**16):
                    pass
        return True

    def close(self) -> None:
        self.writer.transport.abort()


async def answers_within(phone: Participant, seconds: float, norm: str = "1.1") -> None:
    """Let a voter vote a while; every confirmation must come in time."""
    for grade in (*range(1, 11), None):
        async with asyncio.timeout(seconds):
            assert await phone.grade(norm, grade, 1) == grade


# --- a page that was loaded anew -------------------------------------------------------------


async def test_a_late_grade_of_an_earlier_page_load_overwrites_nothing(house):
    before = await house.phone("s1")
    await house.go("norm:1.1")
    await before.grade("1.1", 3)
    after = Participant(house.link.url, house.http)
    after.kept = dict(before.kept)
    house.guests.append(after)
    await after.connect()
    await after.grade("1.1", 8)

    with pytest.raises(Gone):
        await before.grade("1.1", 4)

    assert house.state.answers("1.1") == {after.kept["ballot"]: 8}
    await after.until(lambda view: view["mine"].get("1.1") == {"round": 1, "grade": 8})


async def test_a_second_page_that_lives_may_still_answer_once_it_is_back(house):
    one = await house.phone("s1")
    await house.go("norm:1.1")
    other = Participant(house.link.url, house.http)
    other.kept = dict(one.kept)
    house.guests.append(other)
    await other.connect()
    await other.grade("1.1", 8)
    with pytest.raises(Gone):
        await one.grade("1.1", 4)

    await one.connect()
    assert await one.grade("1.1", 4) == 4

    assert house.state.answers("1.1") == {one.kept["ballot"]: 4}


async def test_a_page_load_speaks_by_its_newest_socket_only(house):
    """A socket that hung may wake up; its page has left it and holds a newer secret."""
    load = os.urandom(16).hex()
    hello = {"t": "hello", "id": 1, "load": load, "code": house.link.code}
    old, new = await Wire.open(house), await Wire.open(house)
    old.say(hello)
    await old.heard("hello")
    new.say({**hello, "id": 2})
    await new.heard("hello")
    new.say({"t": "take", "id": 3, "seat": "s1"})
    kept = await new.heard("ok")

    with contextlib.suppress(ConnectionError):
        old.say({"t": "take", "id": 3, "seat": "s1"})
        assert await old.ended()

    again = Participant(house.link.url, house.http)
    again.kept = {key: str(kept[key]) for key in ("seat", "secret", "ballot", "recovery")}
    house.guests.append(again)
    await again.connect()
    assert again.kept, "the seat is still the phone's"
    for wire in (old, new):
        wire.close()


async def test_an_older_socket_whose_hello_comes_late_is_not_heard(house):
    load = os.urandom(16).hex()
    hello = {"t": "hello", "id": 1, "load": load, "code": house.link.code}
    old, new = await Wire.open(house), await Wire.open(house)
    new.say(hello)
    await new.heard("hello")

    old.say(hello)

    assert await old.ended()
    new.say({"t": "ping"})
    assert await new.heard("pong")
    for wire in (old, new):
        wire.close()


# --- who does not read, or says too much ----------------------------------------------------------


async def test_who_never_reads_is_dropped_and_nobody_waits_for_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sockets, "STUCK", 0.5)
    async with open_house(tmp_path / "a.scan", people=100) as house:
        phone = await house.phone("s1")
        await house.go("norm:1.1")
        deaf = [await Wire.known(house, small=True) for _ in range(10)]
        until = time.monotonic() + 30

        while house.meeting.phones > 1 and time.monotonic() < until:
            for wire in deaf:
                if not wire.writer.transport.is_closing():
                    wire.say({"t": "ping"})  # it talks, so the heartbeat takes it for alive
            await answers_within(phone, 2.0)

        assert house.meeting.phones == 1
        for wire in deaf:
            wire.close()


@pytest.mark.parametrize("kind", [TEXT, PING])
async def test_a_flood_is_heard_slowly_and_the_seated_go_on(house, monkeypatch, kind):
    monkeypatch.setattr(sockets, "STUCK", 0.5)
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    flood = await Wire.known(house, small=True)
    until = time.monotonic() + 1.5

    while time.monotonic() < until:
        with contextlib.suppress(ConnectionError):
            for _ in range(200):
                flood.frame(kind, b'{"t":"ping"}')
        await answers_within(phone, 2.0)
    flood.close()


async def test_the_program_ends_though_somebody_does_not_read(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        phone = await house.phone("s1")
        await house.go("norm:1.1")
        deaf = [await Wire.known(house, small=True) for _ in range(5)]
        for wire in deaf:
            for _ in range(30):
                wire.say({"t": "ping"})
        await answers_within(phone, 2.0)
        began = time.monotonic()
    assert time.monotonic() - began < 8
    for wire in deaf:
        wire.close()


async def test_taking_and_leaving_without_end_stays_small(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    for n in range(60):
        wire = await Wire.known(house)
        wire.say({"t": "take", "id": 2, "seat": "s2"})
        await wire.heard("ok")
        wire.say({"t": "leave", "id": 3})
        await wire.heard("ok")
        wire.close()
        if n % 20 == 0:
            await answers_within(phone, 2.0)

    assert len(house.state.heard) < 50
    assert await house.do(FreeSeat("s2")) is None


# --- frames --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "lives"), [(4096, True), (BODY, False), (BODY + 1, False)])
async def test_a_frame_at_the_limit(house, length, lives):
    wire = await Wire.known(house)
    await wire.heard("hello")
    wire.frame(TEXT, b'{"t":"ping"}'.ljust(length))

    if lives:
        assert await wire.heard("pong")
    else:
        assert await wire.ended()
    wire.close()


async def test_a_form_is_for_who_has_a_seat(house):
    words = dict.fromkeys(("what", "result", "how", "initiative", "conditions"), "w" * 490)
    more = dict.fromkeys(("benefits", "transferable"), "€" * 490)
    form = {"title": "Loket", **words, **more, "source": "Het ROC"}
    message = {"t": "example", "id": 3, "said": "0123456789ab", "words": form}
    wire = await Wire.known(house)
    await wire.heard("hello")

    wire.say(message)
    assert (await wire.heard("no"))["why"] == "message.form"
    wire.say({"t": "take", "id": 2, "seat": "s3"})
    await wire.heard("ok")
    wire.say(message)

    assert (await wire.heard("ok"))["said"] == "0123456789ab"
    [one] = house.meeting.view().examples
    assert dict(one.words) == form
    wire.close()


async def test_a_message_in_many_pieces_is_one_message_with_one_limit(house):
    wire = await Wire.known(house)
    await wire.heard("hello")
    for n, part in enumerate((b'{"t"', b':"pi', b'ng"}')):
        wire.frame(0 if n else TEXT, part, last=n == 2)
    assert await wire.heard("pong")

    wire.frame(TEXT, b"x", last=False)
    with contextlib.suppress(ConnectionError):
        for _ in range(10_000):
            wire.frame(0, b"x" * 100, last=False)
            await wire.writer.drain()
    assert await wire.ended()
    wire.close()


@pytest.mark.parametrize(
    "frame", [(BINARY, b"{}"), (3, b""), (TEXT, b"\xff\xfe"), (CLOSE, b"x"), (DEFLATED, b"\0")]
)
async def test_another_kind_of_frame_ends_the_talk(house, frame):
    wire = await Wire.known(house)
    await wire.heard("hello")

    wire.frame(*frame)

    assert await wire.ended()
    wire.close()


async def test_who_says_hello_and_is_gone_leaves_no_trace(house, caplog):
    caplog.set_level(logging.INFO)
    for message in ({"t": "hello", "id": 1, "load": "0" * 32, "code": "NO"}, {"t": "x"}):
        wire = await Wire.open(house)
        wire.say(message)
        wire.close()
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    await answers_within(phone, 2.0)

    assert not [one for one in caplog.records if one.exc_info or one.levelno >= logging.ERROR]


# --- HTTP ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "host", "expected"),
    [
        ("GET / HTTP/1.1", "LOCALHOST:{port}", "200"),
        ("GET / HTTP/1.1", "localhost.:{port}", "421"),
        ("GET / HTTP/1.1", "127.0.0.1.:{port}", "421"),
        ("GET / HTTP/1.1", "127.0.0.1:{port}@evil.example", "421"),
        ("GET / HTTP/1.1", "0x7f000001:{port}", "421"),
        ("GET http://evil.example/ HTTP/1.1", "127.0.0.1:{port}", "421"),
        ("HEAD / HTTP/1.1", "127.0.0.1:{port}", "405"),
        ("OPTIONS * HTTP/1.1", "127.0.0.1:{port}", "405"),
        ("TRACE / HTTP/1.1", "127.0.0.1:{port}", "405"),
        ("CONNECT evil.example:80 HTTP/1.1", "127.0.0.1:{port}", "405"),
        ("GET /?x=" + "y" * 5000 + " HTTP/1.1", "127.0.0.1:{port}", "400"),
        ("G\x01T / HTTP/1.1", "127.0.0.1:{port}", "400"),
    ],
)
async def test_odd_requests(house, line, host, expected):
    host = host.format(port=house.link.port)

    answer = await say(house, f"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n")

    found = status(answer)
    assert found == expected or (expected in {"404", "405"} and found in {"400", "404", "421"})
    assert "aiohttp" not in answer
    assert "evil" not in answer
    assert "default-src 'none'" in answer


@pytest.mark.parametrize("name", ["Sec-WebSocket-Key", "Connection"])
async def test_a_handshake_that_is_not_ascii_is_no_fault_of_ours(house, name, caplog):
    raw = upgrade(house.link.address, f"http://{house.link.address}")
    raw = raw.replace(f"{name}: ", f"{name}: \xf6")

    answer = await say(house, raw.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"), 10)

    assert status(answer) == "400"
    assert not [one for one in caplog.records if one.exc_info]


async def test_requests_in_a_row_are_answered_in_a_row_and_no_more_are_kept(house):
    one = f"GET /app.js HTTP/1.1\r\nHost: {house.link.address}\r\n\r\n".encode()
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    reader, writer = await asyncio.open_connection("127.0.0.1", house.link.port, limit=1024)
    for _ in range(2000):
        writer.write(one)

    await answers_within(phone, 2.0)

    assert len(await reader.read(1024)) > 0
    writer.transport.abort()


@pytest.mark.parametrize("slow", [b"GET /app.js HTTP/1.1\r\nHost: 127.0.0.1", b""])
async def test_a_second_request_that_never_ends_is_cut_off(house, monkeypatch, slow):
    monkeypatch.setattr(door, "KEEP", 0.5)
    reader, writer = await asyncio.open_connection("127.0.0.1", house.link.port)
    writer.write(f"GET /x HTTP/1.1\r\nHost: {house.link.address}\r\n\r\n".encode())
    assert b"404" in await reader.readuntil(b"\r\n\r\n")
    writer.write(slow)

    async def dribble() -> None:
        with contextlib.suppress(ConnectionError):
            while slow:
                writer.write(b"x")
                await asyncio.sleep(0.1)

    dribbling = asyncio.create_task(dribble())
    try:
        async with asyncio.timeout(8):
            with contextlib.suppress(ConnectionError):
                while await reader.read(1024):
                    pass
    finally:
        dribbling.cancel()
        await asyncio.gather(dribbling, return_exceptions=True)
        writer.transport.abort()


async def test_on_port_80_a_browser_names_no_port():
    guard = door.Door(["192.168.1.5:80"])

    assert guard.ours("http://192.168.1.5")
    assert guard.ours("http://192.168.1.5:80")
    assert not guard.ours("http://192.168.1.5:81")
    assert not guard.ours("http://192.168.1.6")


# --- many ---------------------------------------------------------------------------------------


def resident() -> float:
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads its memory from /proc")
async def test_a_thousand_connections_come_and_go_and_leave_nothing(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")

    async def crowd() -> None:
        wires = []
        for _ in range(10):
            wave = await asyncio.gather(*(Wire.known(house) for _ in range(100)))
            await asyncio.gather(*(wire.heard("hello") for wire in wave))
            wires += wave
        assert house.meeting.phones == 1001
        await answers_within(phone, 2.0)
        for wire in wires:
            wire.close()
        async with asyncio.timeout(20):
            while house.meeting.phones > 1:
                await phone.grade("1.1", 6)

    await crowd()
    gc.collect()
    before = resident()
    for _ in range(3):
        await crowd()
    gc.collect()

    assert resident() - before < 20


async def test_guessing_from_many_sockets_leaves_the_seated_alone(house):
    phone = await house.phone("s1")
    await house.go("norm:1.1")

    async def guess(n: int) -> str:
        stranger = Participant(house.link.url.partition("#")[0] + f"#WRONG{n:03}", house.http)
        try:
            await stranger.connect()
        except (Refused, Gone) as error:
            return getattr(error, "code", "gone")
        finally:
            await stranger.close()
        return "in"

    guessing = asyncio.gather(*(guess(n) for n in range(80)))
    await answers_within(phone, 2.0)
    found = await guessing

    assert set(found) == {"code.wrong", "code.wait"}
    assert found.count("code.wrong") == door.GUESSES


async def test_a_stranger_does_not_stay_whatever_it_asks_for(house, monkeypatch):
    monkeypatch.setattr(door, "LIFE", 0.5)
    phone = await house.phone("s1")
    await house.go("norm:1.1")
    _reader, writer = await asyncio.open_connection("127.0.0.1", house.link.port, limit=1024)
    one = f"GET /app.js HTTP/1.1\r\nHost: {house.link.address}\r\n\r\n".encode()

    with contextlib.suppress(ConnectionError):
        async with asyncio.timeout(10):
            while not writer.transport.is_closing():
                writer.write(one)  # and reads nothing of it
                await phone.grade("1.1", 6)
    gone = writer.transport.is_closing()
    writer.transport.abort()

    assert gone
    assert await phone.grade("1.1", 7) == 7, "who has shown the code stays"


async def test_nobody_takes_every_place_at_the_door(house, monkeypatch):
    monkeypatch.setattr("scanhost.web.server.ONLOOKERS", 5)
    monkeypatch.setattr("scanhost.web.server.PAGES", 3)
    phone = await house.phone("s1")
    await house.go("norm:1.1")

    wires = [await Wire.known(house) for _ in range(20)]
    for wire in wires[-5:]:
        assert await wire.heard("hello")
    tabs = []
    for _ in range(6):
        tab = Participant(house.link.url, house.http)
        tab.kept = dict(phone.kept)
        house.guests.append(tab)
        await tab.connect()
        tabs.append(tab)

    for wire in wires[:15]:
        assert await wire.ended()
    async with asyncio.timeout(10):
        while house.meeting.phones > 5 + 3:  # who was dropped is soon gone
            assert await tabs[-1].grade("1.1", 6) == 6
    assert await tabs[-1].grade("1.1", 7) == 7
    for wire in wires:
        wire.close()
