"""Web pages of others in a real browser in the room: they change nothing, and learn nothing."""

import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from playwright.async_api import async_playwright

from scanhost.domain.state import State
from tests.house import LOCAL, House, open_house

pytestmark = pytest.mark.browser

TRICKS = """
async ({at, hello, key}) => {
  const tried = {};
  const ask = async (name, path, how) => {
    try {
      const answer = await fetch(at + path, how);
      tried[name] = answer.type === "opaque" ? "opaque" : `${answer.status} ${await answer.text()}`;
    } catch (error) {
      tried[name] = "refused";
    }
  };
  const body = JSON.stringify(hello);
  const json = {"Content-Type": "application/json"};
  await ask("no-cors", "/api/say", {method: "POST", mode: "no-cors", body});
  await ask("cors", "/api/say", {method: "POST", headers: json, body});
  await ask("with a key", "/api/view?since=0", {headers: {"X-Talk": key}});
  await ask("page", "/", {});
  await ask("page, unread", "/", {mode: "no-cors"});
  navigator.sendBeacon(at + "/api/say", new Blob([body], {type: "text/plain"}));
  tried.socket = await new Promise((then) => {
    const socket = new WebSocket(at.replace("http", "ws") + "/ws");
    socket.onopen = () => then("open");
    socket.onerror = () => then("refused");
  });
  tried.script = await new Promise((then) => {
    const script = document.createElement("script");
    script.src = at + "/texts.js";
    script.type = "module";
    script.onload = () => then("ran");
    script.onerror = () => then("refused");
    document.head.append(script);
  });
  return tried;
}
"""
FORM = """
({at, name}) => {
  const frame = document.createElement("iframe");
  frame.name = "away";
  const form = document.createElement("form");
  Object.assign(form, {method: "POST", enctype: "text/plain", target: "away"});
  form.action = at + "/api/say";
  const field = document.createElement("input");
  Object.assign(field, {name, value: '"}'});
  form.append(field);
  document.body.append(frame, form);
  const over = new Promise((then) => { frame.onload = then; });
  form.submit();
  return over.then(() => true);
}
"""


@pytest.fixture
async def house(tmp_path):
    async with open_house(tmp_path / "a.scan") as house:
        yield house


@asynccontextmanager
async def foreign_page(chromium: str, *arguments: str):
    """Give a page of somebody else, in a browser that is told so."""
    app = web.Application()

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><p>Win a prize", content_type="text/html")

    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, LOCAL, 0)
    await site.start()
    port = runner.addresses[0][1]
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", *arguments]
        )
        yield await browser.new_page(), port
        await browser.close()
    await runner.cleanup()


def hello(house: House) -> dict[str, object]:
    """Return the best that a page could say: it has even learned the room's code."""
    return {"t": "hello", "id": 1, "load": "0" * 32, "code": house.link.code}


async def nothing_happened(house: House, before: State) -> None:
    assert house.state == before
    assert house.meeting.phones == 1
    phone = house.guests[0]
    await house.go("norm:1.1")
    assert await phone.grade("1.1", 6) == 6


async def test_a_page_of_another_site_changes_nothing_and_reads_nothing(house, chromium):
    await house.phone("s1")
    before = house.state
    at = f"http://{house.link.address}"
    async with foreign_page(chromium) as (page, port):
        await page.goto(f"http://{LOCAL}:{port}/")
        tried = await page.evaluate(TRICKS, {"at": at, "hello": hello(house), "key": "0" * 32})

    assert tried == {
        **dict.fromkeys(("no-cors", "cors", "with a key", "page"), "refused"),
        "page, unread": "refused",
        "socket": "refused",
        "script": "refused",
    }
    await nothing_happened(house, before)


async def test_a_form_of_another_site_changes_nothing(house, chromium):
    await house.phone("s1")
    before = house.state
    name = json.dumps({**hello(house), "pack": ""})[:-2] + "="
    async with foreign_page(chromium) as (page, port):
        await page.goto(f"http://{LOCAL}:{port}/")
        sent = []
        page.on("response", lambda answer: sent.append((answer.request.method, answer.status)))
        assert await page.evaluate(FORM, {"at": f"http://{house.link.address}", "name": name})

    assert ("POST", 403) in sent
    await nothing_happened(house, before)


async def test_a_name_that_was_bound_to_this_laptop_afterwards_finds_nobody(house, chromium):
    """The page was loaded from its owner; the same name and port then lead to us."""
    await house.phone("s1")
    before = house.state
    evil = f"http://evil.example:{house.link.port}"
    rule = f"--host-resolver-rules=MAP evil.example {LOCAL}"
    # Chromium would ask first; older and other browsers do not.
    unasked = "--disable-features=LocalNetworkAccessChecks"
    async with foreign_page(chromium, rule, unasked) as (page, _):
        answer = await page.goto(f"{evil}/app.js")
        assert answer.status == 421

        async def owner(route) -> None:
            await route.fulfill(content_type="text/html", body="<!doctype html><p>Win a prize")

        await page.route(f"{evil}/", owner)
        await page.goto(f"{evil}/")
        await page.unroute(f"{evil}/")
        tried = await page.evaluate(TRICKS, {"at": evil, "hello": hello(house), "key": "0" * 32})

    nobody = "421 421"
    assert tried == {
        "no-cors": nobody,  # to the browser it is the page's own site
        "cors": nobody,
        "with a key": nobody,
        "page": nobody,
        "page, unread": nobody,
        "socket": "refused",
        "script": "refused",
    }
    await nothing_happened(house, before)
