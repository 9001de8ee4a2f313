"""The headers of every answer, whatever was asked: the whole list, so that none comes or goes."""

import asyncio
from pathlib import Path

import pytest

from scanhost.web import pages
from tests.house import open_house
from tests.web.test_door import upgrade

SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "server": "scanhost",
}
PLAIN = {**SAFE, "content-type": "text/plain; charset=utf-8"}
JSON = {**SAFE, "content-type": "application/json; charset=utf-8"}
FILE = {**SAFE, "cache-control": "no-cache", "vary": "Accept-Encoding"}
VIDEO = {**FILE, "content-type": "video/mp4", "accept-ranges": "bytes"}
FILES = (*pages.FIRST[1:], *pages.REST, *pages.OPENED, "texts.js", "words.js", "knowledge.json")
VARIES = {"date", "etag", "content-length", "content-range", "content-security-policy"}
SAY = "POST /api/say HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\n"
KIND = "Content-Type: application/json\r\n"


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        yield house


async def head(house, raw: str) -> tuple[str, dict[str, str]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.link.port)
    writer.write(raw.encode("latin-1"))
    async with asyncio.timeout(8):
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    writer.transport.abort()
    pairs = [line.split(": ", 1) for line in lines[1:] if line]
    found = {name.lower(): value for name, value in pairs}
    assert len(found) == len(pairs), "a header stands twice"
    return lines[0].split(" ")[1], found


def get(path: str, *more: str, method: str = "GET") -> str:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: {own}", *more, "", ""])


@pytest.mark.parametrize(
    ("raw", "status", "expected"),
    [
        (get("/"), "200", {**FILE, "content-type": "text/html; charset=utf-8"}),
        *(
            (get(f"/{name}"), "200", {**FILE, "content-type": f"{kind}; charset=utf-8"})
            for name in FILES
            if not (kind := pages.KINDS[Path(name).suffix]).startswith("video/")
        ),
        (get("/polling.js?2"), "200", {**FILE, "content-type": "text/javascript; charset=utf-8"}),
        (get("/awake.mp4"), "200", VIDEO),
        (get("/awake.mp4", "Range: bytes=0-9"), "206", VIDEO),
        (get("/x"), "404", PLAIN),
        (get("/../x"), "404", PLAIN),
        (get("/ws"), "426", PLAIN),
        (get("/", method="DELETE"), "405", {**PLAIN, "allow": "GET"}),
        (get("/", method="OPTIONS"), "405", {**PLAIN, "allow": "GET"}),
        (get("/api/say"), "405", {**PLAIN, "allow": "POST"}),
        (get("/api/view"), "400", {**PLAIN, "connection": "close"}),
        (get("/api/view?since=0"), "410", PLAIN),
        (get("/", "Origin: http://evil.example"), "403", PLAIN),
        (get("/").replace("{own}", "evil.example"), "421", PLAIN),
        (get("http://evil.example/"), "421", PLAIN),
        (get("/", "X: " + "y" * 9000), "400", PLAIN),
        (get("/", "Bad header"), "400", PLAIN),
        (get("/", "Expect: x"), "417", PLAIN),
        (f"{SAY}\r\n", "415", {**PLAIN, "connection": "close"}),
        (f"{SAY}{KIND}Content-Length: 99999\r\n\r\n", "413", {**PLAIN, "connection": "close"}),
        (f"{SAY}{KIND}Content-Length: 2\r\n\r\n{{}}", "200", JSON),
        (SAY.replace("Origin", "X") + "Content-Length: 2\r\n\r\n{}", "403", PLAIN),
    ],
)
async def test_every_answer_has_these_headers_and_no_others(house, raw, status, expected):
    found = await head(house, raw.replace("{own}", house.link.address))

    assert found[0] == status
    policy = found[1]["content-security-policy"]
    assert {k: v for k, v in found[1].items() if k not in VARIES} == expected
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "media-src 'self'; "
        f"connect-src 'self' ws://127.0.0.1:{house.link.port} ws://localhost:{house.link.port}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


async def test_a_socket_that_opens_has_them_too(house):
    own = house.link.address

    status, found = await head(house, upgrade(own, f"http://{own}"))

    assert status == "101"
    assert found.items() >= SAFE.items()
    assert set(found) - set(SAFE) == {
        *("upgrade", "connection", "sec-websocket-accept", "date", "content-security-policy")
    }
