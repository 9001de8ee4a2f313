"""A PDF comes from a child process, or there is a trouble with a code: never a hanging room."""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from scanhost.domain.errors import Trouble
from scanhost.report.documents import DRAFT, PROCESS
from scanhost.report.making import make
from scanhost.report.material import Asked, Material, Options, Questions, Wanted, Way
from scanhost.report.plain import from_plain, to_plain
from tests.report import agendas, awkward, reading

WHOLE = Material(
    agendas.full(),
    (Questions("2.5", ("Wie doet wat?",)),),
    awkward.READING,
    Way("http://192.168.1.24:8080/#K7QM4RPX", "192.168.1.24:8080", "K7QM-4RPX", ("101", "010")),
)


def draft(agenda=None):
    """Ask for the draft of an agenda."""
    return Asked(Wanted(DRAFT), "nl", Material(agenda or agendas.full()))


CHILD = (sys.executable, "-m", "scanhost.report.child")


def child(code):
    return (sys.executable, "-c", code)


async def test_the_child_makes_what_is_asked():
    pdf = await make(draft(), CHILD)

    assert "Werkagenda Oosterdelta" in reading.words(pdf)


async def test_a_child_that_hangs_is_ended():
    began = time.monotonic()
    with pytest.raises(Trouble) as caught:
        await make(draft(), child("import time; time.sleep(60)"), timeout=0.5)

    assert caught.value.code == "report.slow"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "command",
    [
        child("import sys; sys.stdin.read(); sys.exit('no')"),
        child("import sys; sys.exit(3)"),  # without reading what it is told
        child("print('half a file')"),
        child("import os; os.abort()"),
        ("/nowhere/scanhost", "report-child"),
    ],
)
async def test_a_child_that_fails_is_said_to_have_failed(command):
    with pytest.raises(Trouble) as caught:
        await make(draft(), command)

    assert caught.value.code == "report.failed"


async def test_the_child_says_in_one_line_what_went_wrong_without_any_name(caplog):
    broken = agendas.full()
    object.__setattr__(broken, "region", ["Samira Bakker"])

    with pytest.raises(Trouble):
        await make(draft(broken), CHILD)

    assert "the report child ended with 1" in caplog.text
    assert "Samira" not in caplog.text
    assert len(caplog.records[-1].getMessage().splitlines()) == 1


async def test_the_child_makes_a_web_page_too():
    page = await make(replace(draft(), wanted=Wanted(DRAFT, form="html")), CHILD)

    assert b"<h1>Werkagenda<br>Oosterdelta</h1>" in page


@pytest.mark.parametrize("agenda", [agendas.full(), agendas.empty(), agendas.bare()])
@pytest.mark.parametrize("options", [Options(), Options(True, ("p2.5",), True)])
def test_what_is_asked_travels_whole(agenda, options):
    asked = Asked(Wanted(DRAFT, options, "html"), "nl", replace(WHOLE, agenda=agenda))

    assert from_plain(Asked, json.loads(json.dumps(to_plain(asked)))) == asked


@pytest.mark.parametrize(
    "wrong", [{"wanted": {"kind": 1}}, {"wanted": {"kind": "draft"}}, [], {"material": {}}, None]
)
def test_what_is_not_asked_in_its_form_is_refused(wrong):
    with pytest.raises((KeyError, TypeError)):
        from_plain(Asked, wrong)


async def test_a_document_that_there_is_not_is_a_failure():
    with pytest.raises(Trouble):
        await make(replace(draft(), wanted=Wanted("else")), CHILD)


async def test_votes_are_answered_while_a_long_document_is_made():
    making = asyncio.create_task(make(draft(awkward.many(60)), CHILD))
    longest, before = 0.0, time.monotonic()
    while not making.done():
        await asyncio.sleep(0.005)
        now = time.monotonic()
        longest, before = max(longest, now - before), now

    assert (await making).startswith(b"%PDF")
    assert longest < 0.3  # a hundredth here; laying out takes a second


def test_paper_does_not_wait_for_what_only_files_need():
    asked = json.dumps(to_plain(Asked(Wanted(PROCESS, form="html"), "nl"))).encode()

    told = subprocess.run(
        [sys.executable, "-X", "importtime", *CHILD[1:]],
        input=asked,
        capture_output=True,
        check=False,
    )

    assert told.returncode == 0
    for needless in (b"icalendar", b"xlsxwriter"):
        assert needless not in told.stderr
