"""The page in a browser of five years ago, in a page without https: it asks for nothing else."""

import re
from pathlib import Path

import pytest

from scanhost import resources
from tests.page import reading
from tests.page.compatible import ASKED_FOR, CODE, HARMLESS, OLDEST, OURS, SECURE, SHEET

WIRE = Path(__file__).parents[2] / "docs" / "protocol.md"
FILES = sorted(path for path in resources.page().rglob("*") if path.suffix in {".js", ".css"})


def needs(name: str, source: str) -> set[str]:
    """Return what a file needs of a browser."""
    if name.endswith(".css"):
        return reading.styles(source)
    code = [path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".js"]
    wire = re.findall(r"\w+", WIRE.read_text(encoding="utf-8"))
    ours = OURS.union(wire, *map(reading.made, code))
    return reading.script(source, ours)


def younger(name: str, source: str) -> list[str]:
    """Return what a file needs that a browser of five years ago may not have."""
    table = {**CODE, **SHEET}
    return sorted(
        one
        for one in needs(name, source)
        if one not in HARMLESS
        and (one not in table or any(a > b for a, b in zip(table[one], OLDEST, strict=True)))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_browser_of_five_years_ago_has_all_that_the_page_needs(path):
    assert younger(path.name, path.read_text(encoding="utf-8")) == []


def test_what_is_not_everywhere_is_asked_for_first():
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        for name in needs(path.name, source) & set(ASKED_FOR):
            assert ASKED_FOR[name] in source, f"{path.name}: {name}"


def test_nothing_that_only_works_over_https_is_allowed():
    assert not set(SECURE) & {*CODE, *SHEET, *HARMLESS}


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("a.js", "const a = (b) => b?.c;", "syntax optional_chain"),
        ("a.js", "const a = (b) => b ?? 1;", "syntax ??"),
        ("a.js", "let a; a ||= 1;", "syntax ||="),
        ("a.js", "const a = structuredClone({});", "global structuredClone"),
        ("a.js", "const a = [1]; a.at(-1);", ".at()"),
        ("a.js", 'const a = ""; a.replaceAll("x", "");', ".replaceAll()"),
        ("a.js", "const a = { at: 1 }; a.at.innerHTML = 2;", ".innerHTML"),
        ("a.js", "class A { #secret = 1; }", "syntax field_definition"),
        ("a.js", "const a = /(?<=x)y/;", "regex (?<="),
        ("a.js", "const a = 1_000;", "number _"),
        ("a.js", 'await import("./b.js");', "syntax await outside a function"),
        ("a.js", "crypto.randomUUID();", "crypto.randomUUID"),
        ("a.js", "navigator.locks.request();", "navigator.locks"),
        ("a.js", "const key = 1; localStorage[key];", "localStorage[]"),
        ("a.js", "eval('1');", "global eval"),
        ("a.js", "const a = ;", "error at line 1"),
        ("a.css", "p:has(a) { color: red; }", ":has("),
        ("a.css", "p { gap: 4px; }", "property gap"),
        ("a.css", "p { color: color-mix(in srgb, black, white); }", "color-mix()"),
        ("a.css", "p { a { color: inherit; } }", "rule in a rule"),
        ("a.css", "@container (min-width: 9px) { p { top: 0; } }", "@container"),
        ("a.css", "@import 'b.css';", "@import"),
        ("a.css", "@media (width >= 700px) { p { top: 0; } }", "media >="),
        ("a.css", "p { height: 1lh; }", "unit lh"),
        ("a.css", "p { overflow: clip; }", "value clip"),
    ],
)
def test_what_is_younger_is_found(name, source, found):
    assert found in younger(name, source)
