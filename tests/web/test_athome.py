"""The file for practice at home: whole, small, safe, and silent in a real browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from playwright.async_api import async_playwright, expect

from scanhost import resources
from scanhost.domain import views
from scanhost.domain.examples import ExampleView
from scanhost.domain.pack import Text
from scanhost.domain.state import new
from scanhost.store import knowledge, packs
from scanhost.web import athome
from scanhost.web.onefile import joined

PACK = packs.read(resources.norms() / "regionorm20")
MOST = 150 * 1024
BANK = 1024 * 1024
OWN = {"title": "Het wrikkelontbijt", "what": "Elke maand.", "region": "Elders"}
NASTY = "Ooster</script><script>alert(1)</script><!--\u2028'\"&\\delta"


def built(**about: str) -> str:
    return athome.build(resources.page(), PACK, about).decode()


@pytest.mark.parametrize(
    "id", sorted(path.parent.name for path in resources.norms().glob("*/pack.toml"))
)
def test_every_pack_gives_one_small_file(id):
    pack = packs.read(resources.norms() / id)

    assert len(athome.build(resources.page(), pack, {})) < MOST


def test_nothing_of_a_scan_can_end_the_element_it_stands_in():
    html = built(region=NASTY, date="2026-11-26")

    data = re.search(r'id="given">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["region"] == NASTY
    assert not re.search("[<>\u2028\u2029]", data[1])
    assert html.count("<script") == 2


def test_the_file_names_nothing_to_be_fetched():
    html = built(region="Oosterdelta")

    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!data:)|@import|url\(""", html)
    assert "default-src 'none'" in html


@pytest.mark.parametrize(
    "source",
    [
        'import * as all from "./view.js";\n',
        'import whole from "./view.js";\n',
        'import "./view.js";\n',
        'import { t as say } from "./view.js";\n',
        'import { missing } from "./view.js";\n',
        'import { t } from "./elsewhere.js";\n',
        'let x = 1; import { t } from "./view.js";\n',
        'const later = () => import("./view.js");\n',
        "const where = import.meta.url;\n",
        "export default 1;\n",
        "export { t };\n",
        'export * from "./view.js";\n',
        "const t = 1;\n",
    ],
)
def test_a_form_that_cannot_be_joined_fails_loudly(source):
    view = "export const t = (text) => text;\n"

    with pytest.raises(ValueError, match=r"other\.js"):
        joined({"view.js": view, "other.js": source})


def test_what_is_joined_has_no_import_or_export_left():
    view = "export let a = 1;\nexport async function b() {}\nexport class C {}\n"
    other = 'import {\n  a,\n  b, C,\n} from "./view.js";\n// import nothing\nb(a, C);\n'

    assert joined({"view.js": view, "other.js": other}) == (
        "let a = 1;\nasync function b() {}\nclass C {}\n// import nothing\nb(a, C);\n"
    )


@pytest.fixture
async def browser(chromium):
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_from_disk_and_offline_one_can_practise_to_the_end(browser, tmp_path, scheme):
    file = tmp_path / "oefenen.html"
    file.write_text(built(region=NASTY, date="2026-11-26"), encoding="utf-8")
    context = await browser.new_context(
        viewport={"width": 360, "height": 640}, locale="nl-NL", offline=True, color_scheme=scheme
    )
    page = await context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))

    await page.goto(file.as_uri())
    await expect(page.get_by_text("niet verstuurd en niet bewaard")).to_be_visible()
    await expect(page.get_by_text(f"{NASTY} · donderdag 26 november 2026")).to_be_visible()
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_text("Thursday 26 November 2026")).to_be_visible()
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("button", name="Nederlands").click()
    for number in range(1, 7):
        await page.get_by_role("button", name=str(number + 3), exact=True).click()
        await expect(page.get_by_text(f"gekozen: {number + 3}", exact=True)).to_be_visible()
        name = "Verder" if number < 6 else "Mijn resultaat"
        await page.get_by_role("button", name=name).click()
    figures = await page.locator(".figures").inner_text()
    assert figures.split() == ["gemiddelde", "7,0", "laagste", "5", "hoogste", "9"]
    await page.get_by_role("button", name="Klaar").click()
    await expect(page.get_by_role("button", name="Beginnen")).to_be_visible()

    assert asked == [file.as_uri()]
    assert faults == []
    assert await page.evaluate("localStorage.length") == 0
    await context.close()


@pytest.mark.browser
async def test_the_bank_is_searched_and_read_from_disk_without_a_request(browser, tmp_path):
    entries = knowledge.read(resources.norms())
    nasty = replace(entries[0], id="KBX", title=Text(NASTY), note=Text("*Let* op </script>"))
    state = replace(new(PACK), about={"region": NASTY}, favourites=("KB42", "x1"))
    file = tmp_path / "kennisbank.html"
    room = replace(
        views.room(state, 0.0),
        examples=(ExampleView("x1", "long", {}, OWN), ExampleView("x2", "gross", {}, OWN)),
    )
    file.write_bytes(athome.bank(resources.page(), room, [*entries, nasty]))
    assert file.stat().st_size < BANK
    context = await browser.new_context(
        viewport={"width": 360, "height": 640}, locale="nl-NL", offline=True
    )
    page = await context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))

    await page.goto(file.as_uri())
    field, rows = page.get_by_role("searchbox"), page.locator("[data-entry]")
    await expect(page.get_by_text(f"{len(entries) + 2} voorbeelden")).to_be_visible()
    assert await page.locator("[data-do=shut]").count() == 0
    await field.fill("zomervakantie")
    await expect(rows.first).to_have_attribute("data-entry", "KB42")
    await expect(rows.first.locator(".star")).to_have_count(1)
    await rows.first.click()
    await expect(page.locator(".liked .star")).to_have_count(1)
    assert await page.locator("[data-do=favour]").count() == 0
    await page.locator("[data-norm]").first.click()
    for _ in range(2):
        await page.locator("[data-do=shut]").first.click()
    await expect(field).to_have_value("zomervakantie")
    await page.locator("#by-favourite").check()
    await field.fill("")
    await expect(rows).to_have_count(2)
    await expect(page.get_by_text("Het wrikkelontbijt")).to_be_visible()
    await page.locator("#by-favourite").uncheck()
    await field.fill("ooster alert delta")
    await rows.first.click()
    await expect(page.locator(".card em")).to_have_text("Let")

    assert asked == [file.as_uri()]
    assert faults == []
    await context.close()
