"""What phones and browsers say, and how it is spoiled: the same for the same seed."""

from __future__ import annotations

import json
import random
from typing import Any

HELLO = {"t": "hello", "id": 1, "load": "0" * 32, "code": "ABCD2345", "pack": ""}
MESSAGES: tuple[dict[str, Any], ...] = (
    HELLO,
    {**HELLO, "code": "", "seat": "s1", "secret": "0" * 32},
    {"t": "take", "id": 2, "seat": "s3"},
    {"t": "take", "id": 3, "seat": "s3", "consent": True},
    {"t": "take", "id": 4, "seat": "s2", "ballot": "0" * 32, "back": True},
    {"t": "leave", "id": 5},
    {"t": "grade", "id": 6, "norm": "1.1", "round": 1, "grade": 6},
    {"t": "grade", "id": 7, "norm": "1.1", "round": 1, "grade": None},
    {"t": "consent", "id": 8, "yes": True},
    {"t": "agree", "id": 9, "poll": 1, "yes": False},
    {"t": "code", "id": 10, "code": "K7PM3Q", "consent": False},
    {"t": "knock", "id": 11, "name": "Noor", "organisation": "UWV", "domain": "care"},
    {"t": "away", "id": 12},
    {
        "t": "introduce",
        "id": 13,
        "organisation": "ROC",
        "function": "directeur",
        "wish": "Eén loket",
    },
    {
        "t": "say",
        "id": 14,
        "said": "0123456789ab",
        "text": "Tellen BBL-plekken mee?",
    },
    {
        "t": "example",
        "id": 16,
        "said": "0123456789ab",
        "words": {"title": "Eén loket", "what": "Eén coach belt elke school."},
    },
    {"t": "examples", "id": 17},
    {"t": "favour", "id": 15, "entry": "KB06", "yes": True},
    {"t": "ping"},
)
SAID = tuple(json.dumps(one).encode() for one in MESSAGES)

# What parsers have stumbled over.
TRAPS = (
    *(b"NaN", b"Infinity", b"-Infinity", b"1e400", b"-0", b"true", b"null", b"7.0", b"9" * 5000),
    *(
        b"[" * 3000,
        b'{"a":' * 1000,
        b'"\\ud800"',
        b"\\u0000",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(b'"t":"hello",', b'"id":1,', b'"id":2147483648', b"\r\n", b"\n", b"\r\n\r\n", b" ", b"\t"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Length: 0\r\n", b"Content-Length: 99\r\n"),
    *(b"Expect: 100-continue\r\n", b"Expect: x\r\n", b"Connection: close\r\n", b"Upgrade: h2c\r\n"),
    *(b"Content-Encoding: gzip\r\n", b"Host: evil.example\r\n", b"X: " + b"y" * 9000 + b"\r\n"),
    *(b"0\r\n\r\n", b"ffffffff\r\n", b"-1\r\n", b"%00", b"%2e%2e/", b"//", b"HTTP/0.9", b"HTTP/3"),
    *(b"POST", b"PUT", b"HEAD", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"?since=" + b"1" * 400),
)


def requests(host: str, code: str, key: str) -> tuple[bytes, ...]:
    """Return one whole request of every kind that is answered."""
    hello = json.dumps({**HELLO, "code": code})
    own = f"Host: {host}\r\nOrigin: http://{host}\r\n"
    says = f"POST /api/say HTTP/1.1\r\n{own}Content-Type: application/json\r\n"
    upgrade = (
        f"GET /ws HTTP/1.1\r\n{own}Upgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    raw = (
        f"GET / HTTP/1.1\r\n{own}Accept-Encoding: gzip\r\n\r\n",
        f'GET /app.js HTTP/1.1\r\n{own}If-None-Match: "0123456789abcdef"\r\n\r\n',
        f"GET /polling.js?2 HTTP/1.1\r\n{own}\r\n",
        f"GET /awake.mp4 HTTP/1.1\r\n{own}Range: bytes=0-99\r\nIf-Range: x\r\n\r\n",
        f"GET /api/view?since=0 HTTP/1.1\r\n{own}X-Talk: {key}\r\n\r\n",
        f"{says}Content-Length: {len(hello)}\r\n\r\n{hello}",
        f"{says}Transfer-Encoding: chunked\r\n\r\n{len(hello):x}\r\n{hello}\r\n0\r\n\r\n",
        f'{says}X-Talk: {key}\r\nContent-Length: 12\r\n\r\n{{"t":"ping"}}',
        upgrade,
    )
    frames = b"".join(frame(one) for one in (SAID[0], SAID[6], SAID[-1]))
    return (*(one.encode() for one in raw), upgrade.encode() + frames)


def frame(body: bytes) -> bytes:
    """Return a text frame as a browser sends it."""
    length = (
        bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
    )
    return b"\x81" + length + b"\0\0\0\0" + body


def spoil(raw: bytes, others: tuple[bytes, ...], dice: random.Random) -> bytes:
    """Return something like it that is probably wrong."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(raw) + 1)
        to = min(len(raw), at + dice.choice((1, 1, 4, 16, 64)))
        match dice.randrange(7):
            case 0:
                raw = raw[:at] + dice.choice(TRAPS) + raw[to:]
            case 1:
                raw = raw[:at] + dice.choice(TRAPS) + raw[at:]
            case 2:
                raw = raw[:at] + dice.randbytes(to - at) + raw[to:]
            case 3:
                raw = raw[:at] + raw[to:]
            case 4:
                raw = raw[:to] + raw[at:to] * dice.choice((1, 2, 50)) + raw[to:]
            case 5:
                other = dice.choice(others)
                raw = raw[:at] + other[dice.randrange(len(other)) :]
            case _:
                raw = raw[:at]
    return raw
