"""A PDF comes from a child process, or there is a trouble with a code: never a hanging room."""

import json
import sys
import time

import pytest

from scanhost.domain.errors import Trouble
from scanhost.report.making import make_pdf
from scanhost.report.plain import from_plain, to_plain
from tests.report import agendas, reading

CHILD = (sys.executable, "-m", "scanhost.report.child")


def child(code):
    return (sys.executable, "-c", code)


async def test_the_child_makes_what_is_asked():
    pdf = await make_pdf(agendas.full(), CHILD)

    assert "Werkagenda Oosterdelta" in reading.words(pdf)


async def test_a_child_that_hangs_is_ended():
    began = time.monotonic()
    with pytest.raises(Trouble) as caught:
        await make_pdf(agendas.full(), child("import time; time.sleep(60)"), timeout=0.5)

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
        await make_pdf(agendas.full(), command)

    assert caught.value.code == "report.failed"


async def test_the_child_says_in_one_line_what_went_wrong_without_any_name(caplog):
    broken = agendas.full()
    object.__setattr__(broken, "region", ["Samira Bakker"])

    with pytest.raises(Trouble):
        await make_pdf(broken, CHILD)

    assert "the report child ended with 1" in caplog.text
    assert "Samira" not in caplog.text
    assert len(caplog.records[-1].getMessage().splitlines()) == 1


@pytest.mark.parametrize("agenda", [agendas.full(), agendas.empty(), agendas.bare()])
def test_an_agenda_travels_whole(agenda):
    assert from_plain(json.loads(json.dumps(to_plain(agenda)))) == agenda


def test_only_an_agenda_is_accepted():
    with pytest.raises(KeyError):
        from_plain({"kind": "else", "agenda": {}})
