"""Lets axe look at a page: what it finds wrong, in the colours of day and of night."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from playwright.async_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async (rules) => {
  const seen = await axe.run({ runOnly: { type: "tag", values: rules } });
  const why = (node) => [...node.any, ...node.all, ...node.none].map((one) => one.message).join();
  return seen.violations.flatMap((one) => one.nodes.map((node) =>
    `${one.id}: ${node.html.slice(0, 120)} (${why(node).slice(0, 200)})`));
}
"""


@cache
def source() -> str:
    """Return axe itself, as its package for Playwright carries it."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Return what axe finds, by day and by night; the page's own policy stays as it is."""
    found = []
    await page.evaluate(f"() => {{ if (!window.axe) {{ {source()} }} }}")
    for colours in ("light", "dark"):
        await page.emulate_media(color_scheme=colours)
        found += [f"{colours}: {one}" for one in await page.evaluate(RUN, RULES)]
    await page.emulate_media(color_scheme="light")
    return found
