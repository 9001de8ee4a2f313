"""The page without a host: what it weighs, what it asks for, and what it never does."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from scanhost import resources
from scanhost.web import pages

ALL = pages.FIRST + pages.REST + pages.OPENED + pages.ATHOME
FILES = [name for name in ALL if not name.endswith(".mp4")]
SCRIPTS = [name for name in FILES if name.endswith(".js")]
STYLES = [name for name in FILES if name.endswith(".css")]
MOST = 30 * 1024  # bytes over the wire before the first grade
ADDRESS = re.compile(r"(?:https?:)?//[\w-]+\.[\w.-]+")
HARMLESS = {"http://www.w3.org"}  # the name of a format, never fetched
# Answered by a deed of the page, or only met by who writes pages of their own.
WORDLESS = {"consent.needed", "message.old", "message.form", "norm.unknown", "grade.range"} | {
    "favourite.unknown",
    "overview.none",
}


def source(name: str) -> str:
    return (resources.page() / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def served():
    return pages.load(resources.page())


def test_the_page_is_these_files_and_no_more():
    assert sorted(path.name for path in resources.page().iterdir()) == sorted(ALL)


def test_five_requests_of_at_most_30_kb_until_one_can_vote(served):
    first = {"/", "/texts.js", *(f"/{name}" for name in pages.FIRST[1:])}
    sizes = {path: len(served[path].packed) for path in first}

    assert len(sizes) == 5
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.parametrize("name", FILES)
def test_nothing_comes_from_elsewhere(name):
    assert set(ADDRESS.findall(source(name))) <= HARMLESS


def test_the_page_asks_for_its_own_files_only(served):
    asked = re.findall(r'(?:src|href)="(?!data:)([^"]+)"', source("index.html"))
    for name in set(SCRIPTS) - set(pages.ATHOME):  # those become one file, which asks for nothing
        asked += re.findall(r'from "\.([^"]+)"', source(name))

    assert set(asked) <= set(served)


def test_no_style_or_script_stands_in_the_page():
    html = source("index.html")

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    assert not any("style:" in source(name) for name in SCRIPTS)


def test_what_is_seen_without_javascript_is_a_sentence_in_both_languages():
    inside = re.search(r"<noscript>(.*?)</noscript>", source("index.html"), re.DOTALL)

    assert inside is not None
    assert "JavaScript" in inside[1]
    assert 'lang="en"' in inside[1]


def test_the_promise_about_grades_is_given_word_for_word(served):
    body = served["/texts.js"].body.decode()
    texts = json.loads(body[body.index("{") : body.rindex("}") + 1])

    assert (
        "Niemand ziet wie welk cijfer gaf. Tot de sessie is gesloten onthoudt de laptop welke "
        "cijfers bij jouw plek horen, zodat je verder kunt als je telefoon uitvalt. Daarna "
        "wissen we dat."
    ) in texts["nl"].values()


def test_both_ways_of_packing_say_the_same(served):
    for page in served.values():
        assert gzip.decompress(page.packed) == page.body


def test_every_code_that_a_phone_can_meet_has_its_sentence_in_one_file():
    protocol = (resources.page().parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
    listed = protocol[protocol.index("Codes a phone can meet") :].split("\n\n")[0]
    codes = set(re.findall(r"`([a-z]+\.[a-z]+)`", listed)) - WORDLESS
    said = re.compile(r'"([a-z]+\.[a-z]+)"(?::| ?\]? ?=|: \(\) =>)[^\n]*\bt\("')
    found = [code for name in SCRIPTS for code in said.findall(source(name))]

    assert len(codes) > 20
    assert [(code, found.count(code)) for code in codes if found.count(code) != 1] == []
