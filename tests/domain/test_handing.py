"""What is handed on and what is left: by the kind of each text, and by whole names."""

from dataclasses import replace
from typing import Any

import pytest

from scanhost.domain import division, handing, retention, wifi, writing
from scanhost.domain.apply import BrokenJournal, apply
from scanhost.domain.errors import Refused
from scanhost.domain.facts import ThemeMeasured, Wiped
from scanhost.domain.handing import ALL, PERSON, PERSONS, Wipe
from scanhost.domain.people import Absent, Letter, Person
from scanhost.domain.state import Action, Commitment, Point, Poll, Progress, Said, new
from tests.domain.room import SMALL

DAY = "2027-12-01"


def state(**texts):
    """Return a closed scan with one of everything, and these texts; "__" is a dot."""
    return replace(
        new(SMALL),
        closed=True,
        people={"a": Person("a", "Anna", "van der Bos", email="a@x.nl", code="AAAA")},
        absent={"o": Absent("o", "MEE", "Lia Smit", "lia@mee.nl", "Anna van der Bos")},
        letters={"l": Letter("l", "a", "invitation", "2026-11-02T09:00")},
        attended={"a": True},
        points={"p": Point("p", "A", None)},
        actions={"x": Action("x", "p")},
        commitments={"c": Commitment("c", "p")},
        progress={"n": Progress("n", "c", DAY, "open")},
        said={"s": Said("s", "example", kept=True), "t": Said("t", "question")},
        about={"region": "Rijnmond", "chair": "Anna van der Bos", "seconds.norm": "45"},
        texts={id.replace("__", "."): text for id, text in texts.items()},
    )


STAYS = (
    "p.title p.lead p.youth p.note p.found x.what x.when c.what c.lead c.joins c.follow n.note "
    "said.s agenda.youth process.table process.often process.report aside.A1.2"
)
GOES = (
    "p.person p.group p.new x.who c.who said.t said.s.by wish.a note.A letter.code.body "
    "agenda.absent next.chair unheard.of q.title title aside. process"
)


@pytest.mark.parametrize("id", STAYS.split())
def test_what_is_of_nobody_stays_without_persons(id):
    before = replace(state(), texts={id: "words"})

    assert handing.left(before, Wipe(PERSONS, DAY)).texts == {id: "words"}
    assert handing.left(before, Wipe(ALL, DAY)).texts == {}


@pytest.mark.parametrize("id", GOES.split())
def test_what_is_of_somebody_or_not_known_goes(id):
    before = replace(state(), texts={id: "words"})

    assert handing.left(before, Wipe(PERSONS, DAY)).texts == {}


def test_of_everything_that_the_scan_says_about_itself_it_is_decided_whether_it_stays():
    goes = {"chair", "place", "checklist", "seat", "retention", wifi.NAME, wifi.PASSWORD}
    stays = {*handing.NOBODYS, *(key for key in writing.ABOUT if key.startswith("seconds."))}

    assert goes | stays == {*writing.ABOUT, division.DIVISION, division.DOMAINS}
    assert not goes & stays


def test_what_a_scan_says_of_its_region_stays_but_for_small_numbers_at_last():
    said = {"network.kind": "schools", "indicator.narrow": "3", "figures.pro.work": "2"}
    before = replace(state(), about=said)

    assert handing.left(before, Wipe(PERSONS, DAY)).about == said
    assert "figures.pro.work" not in handing.left(before, Wipe(ALL, DAY)).about
    assert len(handing.left(before, Wipe(ALL, DAY)).about) == 2


@pytest.mark.parametrize(
    ("about", "goes"), [("approval", "joins"), ("absent", "lead"), ("celebration", "")]
)
def test_of_the_process_who_does_it_goes_and_which_organisation_stays(about, goes):
    texts = {f"c.{field}": "words" for field in handing.OF_A_COMMITMENT}
    before = replace(state(), texts=texts, commitments={"c": Commitment("c", about)})

    left = handing.left(before, Wipe(PERSONS, DAY))

    assert {*texts} - {*left.texts} == ({f"c.{goes}"} if goes else set())


OFF: dict[str, dict[str, Any]] = {
    "a point": {"points": {"p": Point("p", "A", None, chosen=False)}},
    "an action": {"actions": {"x": Action("x", "p", kept=False)}},
    "an agreement": {"commitments": {"c": Commitment("c", "p", kept=False)}},
    "a note": {"progress": {"n": Progress("n", "c", DAY, "open", kept=False)}},
}
WENT = {
    "a point": {"p.title", "x.what", "c.what", "n.note"},
    "an action": {"x.what"},
    "an agreement": {"c.what", "n.note"},
    "a note": {"n.note"},
}


@pytest.mark.parametrize("off", OFF)
def test_what_was_taken_off_is_neither_handed_on_nor_left(off):
    words = state(p__title="words", x__what="words", c__what="words", n__note="words")
    before = replace(words, **OFF[off])

    assert {*before.texts} - {*handing.left(before, Wipe(PERSONS, DAY)).texts} == WENT[off]
    assert {*before.texts} - {*handing.shared(before).texts} == WENT[off]


def test_what_still_shows_is_handed_on_though_it_was_taken_off():
    """The group voted on a point, and a calendar was told of an agreement."""
    poll = Poll(1, "A", ("p",), {}, ended=True)
    told = Commitment("c", "p", kept=False, told="2027-03-01")
    before = replace(state(p__title="words", c__what="words"), polls={1: poll}, **OFF["a point"])
    before = replace(before, commitments={"c": told})

    assert handing.shared(before).texts == before.texts


@pytest.mark.parametrize("what", [PERSONS, ALL])
def test_nobody_is_left(what):
    left = handing.left(state(), Wipe(what, DAY))

    assert (left.people, left.absent, left.letters, left.attended) == ({}, {}, {}, {})
    assert left.about == {"region": "Rijnmond", "seconds.norm": "45"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Anna van der Bos", ""),
        ("anna  VAN DER\nbos belt", "belt"),
        ("Gemeente, Anna van der Bos", "Gemeente"),
        ("Bel Anna van der Bos op", "Bel op"),
        ("Anna van der Bosch", "Anna van der Bosch"),
        ("Joanna van der Bos", "Joanna van der Bos"),
        ("Anna", "Anna"),
        ("twee  spaties", "twee  spaties"),
    ],
)
def test_a_whole_name_goes_out_of_a_text(text, left):
    assert handing.without_name(text, "Anna van der Bos") == left


def test_whole_names_of_both_lists_go_from_the_texts_that_stay():
    before = state(p__note="Anna van der Bos en Lia Smit vragen het na bij MEE", p__lead="Lia Smit")

    assert handing.left(before, Wipe(PERSONS, DAY)).texts == {"p.note": "en vragen het na bij MEE"}


@pytest.mark.parametrize(
    "mail",
    ["jan@x.nl", "jan.o'neil@x.co.uk", "a&b@x.nl", "o/p=q@x.nl", "j#1!@m-x.nl", "é@münster.de"],
)
def test_no_address_is_handed_on_whatever_stands_in_it(mail):
    before = state(p__note=f"Bel Jan ({mail}), of mail:{mail}.")

    assert handing.shared(before).texts == {"p.note": "Bel Jan (), of mail:."}


def test_one_person_leaves_everybody_else():
    before = state(p__group="Anna van der Bos, Bram", wish__a="Rust")
    before = replace(before, people={**before.people, "b": Person("b", "Bram")})

    left = handing.left(before, Wipe(PERSON, DAY, "a"))
    unnamed = handing.left(before, Wipe(PERSON, DAY, "a", named=True))

    assert set(left.people) == {"b"}
    assert left.texts == {"p.group": "Anna van der Bos, Bram"}
    assert unnamed.texts == {"p.group": "Bram"}
    assert unnamed.absent["o"].by == ""
    assert "chair" not in unnamed.about


@pytest.mark.parametrize(
    "change",
    [
        ThemeMeasured("A", 3, "1e999999999", "1"),
        ThemeMeasured("A", 3, "1", "1/0"),
        ThemeMeasured("A", 0, "1", "1"),
        ThemeMeasured("Z", 3, "1", "1"),
    ],
)
def test_a_strangers_measure_is_refused(change):
    with pytest.raises(BrokenJournal):
        apply(state(), change)


def test_only_a_closed_scan_is_wiped():
    running = replace(state(), closed=False)

    assert handing.may_wipe(running, Wipe(ALL, DAY)) == Refused("wipe.running")
    assert handing.may_wipe(state(), Wipe(ALL, DAY)) is None
    assert handing.may_wipe(state(), Wipe(PERSON, DAY, "z")) == Refused("person.unknown")


@pytest.mark.parametrize(
    ("held", "last"),
    [("", ""), ("2026-11-26", "2027-11-26"), ("2028-02-29", "2029-02-28")],
)
def test_names_are_kept_twelve_months_unless_told(held, last):
    assert retention.until({"date": held}) == last
    assert retention.until({"date": held, "retention": "2030-01-01"}) == "2030-01-01"


def test_what_is_wiped_is_reminded_of_no_more():
    about = {"date": "2026-11-26"}

    assert retention.overdue(about, True, ()) == "2027-11-26"
    assert retention.overdue(about, False, ()) == ""
    assert retention.overdue(about, True, (Wiped(PERSON, DAY),)) == "2027-11-26"
    assert retention.overdue(about, True, (Wiped(PERSONS, DAY),)) == ""
