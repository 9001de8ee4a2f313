"""Who may come in: hosts, origins, sizes, patience. Raw sockets, as an attacker would."""

import asyncio
import contextlib
import json
from dataclasses import replace

import aiohttp
import pytest

from scanclient.participant import Refused
from scanhost.web import door
from tests.house import open_house

KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        yield house


async def say(house, raw: str | bytes, wait: float = 5.0) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.link.port)
    try:
        writer.write(raw.encode() if isinstance(raw, str) else raw)
        await writer.drain()
        async with asyncio.timeout(wait):
            return (await reader.read(65536)).decode("latin-1")
    finally:
        writer.close()


def status(answer: str) -> str:
    return answer.split(" ")[1] if answer.startswith("HTTP/") else answer[:40]


def upgrade(host: str, origin: str | None) -> str:
    line = f"Origin: {origin}\r\n" if origin is not None else ""
    return (
        f"GET /ws HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"{KEY}{line}\r\n"
    )


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "[::1]:{port}"]
)
async def test_a_request_for_another_host_is_turned_away(house, host):
    host = host.format(port=house.link.port)

    answer = await say(house, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")

    assert status(answer) == "421"


@pytest.mark.parametrize(
    "request_", ["GET /\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"]
)
async def test_a_request_without_a_host_gets_nothing(house, request_):
    answer = await say(house, request_)

    assert status(answer) in {"421", "400"}


async def test_two_hosts_are_one_too_many(house):
    own = house.link.address

    answer = await say(house, f"GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\n\r\n")

    assert status(answer) == "400"


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://{own}", "101"),
        ("http://localhost:{port}", "101"),
        (None, "403"),
        ("null", "403"),
        ("http://evil.example", "403"),
        ("https://{own}", "403"),
        ("http://{own}.evil.example", "403"),
        ("{own}", "403"),
    ],
)
async def test_only_our_own_page_may_open_a_socket(house, origin, expected):
    if origin is not None:
        origin = origin.format(own=house.link.address, port=house.link.port)

    answer = await say(house, upgrade(house.link.address, origin))

    assert status(answer) == expected


async def test_a_rebound_name_is_turned_away_though_host_and_origin_agree(house):
    evil = f"evil.example:{house.link.port}"

    answer = await say(house, upgrade(evil, f"http://{evil}"))

    assert status(answer) == "421"


@pytest.mark.parametrize("path", ["/", "/style.css", "/app.js", "/view.js", "/texts.js"])
async def test_every_answer_keeps_itself_to_itself(house, path):
    async with house.http.get(f"http://{house.link.address}{path}") as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "media-src 'self'" in policy
        assert f"ws://{house.link.address}" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "aiohttp" not in answer.headers.get("Server", "").lower()
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        *("/../pyproject.toml", "/%2e%2e/x", "/static/x", "/ws/../app.js", "//evil.example/", "/x"),
        *("/index.html", "/app.js/", "/app.js%00", "/APP.JS", "/%2fetc/passwd", "/C:/Windows"),
        *("/%5c%5cevil.example%5cshare", "/\\\\evil.example\\share", "/./app.js", "/api/"),
    ],
)
async def test_nothing_else_is_served(house, path):
    own = house.link.address

    answer = await say(house, f"GET {path} HTTP/1.1\r\nHost: {own}\r\n\r\n")

    assert status(answer) in {"404", "400"}


async def test_only_reading_is_possible_over_http(house):
    for method in ("post", "put", "delete", "head", "options"):
        url = f"http://{house.link.address}/"
        async with house.http.request(method, url, data=b"x" * 100) as answer:
            assert answer.status in {404, 405}


async def test_a_page_a_phone_has_already_is_not_sent_again(house):
    url = f"http://{house.link.address}/app.js"
    async with house.http.get(url) as first:
        tag = first.headers["ETag"]

    async with house.http.get(url, headers={"If-None-Match": tag}) as again:
        assert again.status == 304


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127"])
async def test_who_says_nothing_whole_is_cut_off(house, begun, monkeypatch):
    monkeypatch.setattr(door, "FIRST", 0.2)

    assert await say(house, begun) == ""


async def test_a_message_too_long_ends_the_talk_and_nothing_else(house):
    phone = await house.phone("s1")
    async with house.http.ws_connect(
        f"http://{house.link.address}/ws", origin=f"http://{house.link.address}"
    ) as ws:
        with contextlib.suppress(ConnectionError, aiohttp.ClientError):
            await ws.send_str("x" * 10_000_000)
        assert (await ws.receive()).type in {
            aiohttp.WSMsgType.CLOSE,
            aiohttp.WSMsgType.CLOSED,
            aiohttp.WSMsgType.ERROR,
        }

    await house.go("norm:1.1")
    assert await phone.grade("1.1", 6) == 6


async def test_who_does_not_say_who_is_there_is_sent_away(house, monkeypatch):
    monkeypatch.setattr("scanhost.web.sockets.HELLO", 0.1)
    async with house.http.ws_connect(
        f"http://{house.link.address}/ws", origin=f"http://{house.link.address}"
    ) as ws:
        assert (await ws.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE


async def test_the_chairs_buttons_have_no_door(house):
    phone = await house.phone("s1")
    before = house.state

    for kind in ("unlock", "next", "Next", "reveal", "free", "tick", "save"):
        await phone._ws.send_str(json.dumps({"t": kind, "id": 50, "at": "lobby", "sure": True}))
    with pytest.raises(Refused):
        await phone.grade("9.9", 6, 1)

    assert replace(house.state, heard={}) == replace(before, heard={})


async def test_connections_of_strangers_are_counted_per_address(monkeypatch):
    guard = door.Door(["127.0.0.1:1"])

    assert all(guard.enter("10.0.0.7") for _ in range(door.PER_ADDRESS))
    assert not guard.enter("10.0.0.7")
    assert guard.enter("10.0.0.8")
    guard.known("10.0.0.7")
    assert guard.enter("10.0.0.7"), "who showed a code makes room for the next"
