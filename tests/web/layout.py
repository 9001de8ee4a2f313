"""Measures a page as it is drawn: what sticks out, what overlaps, what is too small to hit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Page, ViewportSize

MEASURE = """
() => {
  const found = [];
  const name = (node) => {
    const text = node.textContent.trim().slice(0, 30);
    return `${node.nodeName.toLowerCase()}.${node.getAttribute("class") || ""} "${text}"`;
  };
  const shown = (node) => !node.closest(".unseen") && node.getClientRects().length > 0;
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) {
    found.push(`scrolls sideways: ${document.documentElement.scrollWidth} in ${wide}`);
  }
  const boxes = [];
  for (const node of document.querySelectorAll("body *")) {
    if (node.closest("svg") !== null && node.nodeName !== "svg") continue;
    if (!shown(node)) continue;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const out = box.right > wide + 1 || box.left < -1;
    if (box.width && out) found.push(`sticks out: ${name(node)}`);
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (hides && node.nodeName !== "svg" && node.nodeName !== "INPUT" &&
        (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)) {
      found.push(`cut off: ${name(node)}`);
    }
    if (node.nodeName === "BUTTON" || node.nodeName === "INPUT") {
      // A round box is hit by its label as well.
      const hit = (node.closest("label") || node).getBoundingClientRect();
      if (hit.width < 44 || hit.height < 44) {
        found.push(`small: ${name(node)} ${hit.width.toFixed()}x${hit.height.toFixed()}`);
      }
      boxes.push([node, box, name(node)]);
    }
    if (node.nodeName === "svg") boxes.push([node, box, name(node)]);
    for (const child of node.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(child);
      for (const line of range.getClientRects()) {
        // A line of text is higher than its letters.
        const spare = line.height * 0.2;
        const inner = new DOMRect(line.x, line.y + spare, line.width, line.height - 2 * spare);
        boxes.push([node, inner, name(node)]);
        const key = node.closest("button");
        const around = key && key.getBoundingClientRect();
        if (around && (inner.left < around.left - 1 || inner.right > around.right + 1 ||
            inner.top < around.top - 1 || inner.bottom > around.bottom + 1)) {
          found.push(`out of its key: ${name(key)}`);
        }
      }
    }
  }
  boxes.forEach(([one, a, called], index) => {
    for (const [other, b, too] of boxes.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const over = Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left),
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
      if (over > 1.5) found.push(`overlap: ${called} and ${too}`);
    }
  });
  return found;
}
"""


@dataclass(frozen=True)
class Look:
    """A way to look at the page: how large, how large its letters, in what colours."""

    name: str
    size: ViewportSize
    letters: int = 100  # percent
    media: dict[str, Any] = field(default_factory=dict)


LOOKS = (
    Look("phone", {"width": 360, "height": 640}),
    Look("narrow", {"width": 320, "height": 568}),
    Look("large letters", {"width": 360, "height": 640}, 200),
    Look("on its side", {"width": 640, "height": 360}),
    Look("tablet", {"width": 1024, "height": 768}),
    Look("forced colours", {"width": 360, "height": 640}, media={"forced_colors": "active"}),
    Look("still", {"width": 360, "height": 640}, media={"reduced_motion": "reduce"}),
)
USUAL = {"forced_colors": "none", "reduced_motion": "no-preference"}


async def measured(page: Page, look: Look) -> list[str]:
    """Return what is wrong with the page in a look."""
    await page.set_viewport_size(look.size)
    media: dict[str, Any] = {**USUAL, **look.media}
    await page.emulate_media(**media)
    size = "" if look.letters == 100 else f"{16 * look.letters // 100}px"
    await page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
    found = [f"{look.name}: {one}" for one in await page.evaluate(MEASURE)]
    await page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    return found
