"""The guide to networks: one's own beside the six portraits, and why they are alike."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanhost import resources
from scanhost.domain import networks
from scanhost.domain.commands import SaveAbout
from scanhost.domain.networks import ROWS
from scanhost.domain.plain import PackMistake
from scanhost.store import knowledge, packs, references
from tests.domain.room import Table

GUIDE = references.guide(resources.norms())


def plain():
    return packs.tables((resources.norms() / references.NETWORKS).read_text(encoding="utf-8"))


def as_told(id):
    network = next(one for one in GUIDE.networks if one.id == id)
    return {row: told.options for row, told in zip(ROWS, network.rows, strict=True)}


def test_the_guide_has_six_networks_in_seven_rows_in_both_languages():
    assert len(GUIDE.networks) == 6
    assert tuple(one.id for one in GUIDE.rows) == ROWS
    texts = [GUIDE.source, GUIDE.note]
    texts += [text for row in GUIDE.rows for text in (row.title, row.question)]
    texts += [one.title for row in GUIDE.rows for one in row.options]
    texts += [told.words for one in GUIDE.networks for told in one.rows]
    assert all(text.nl and text.en for text in texts)


def test_every_option_is_used_somewhere_or_can_at_least_be_ticked():
    for row in GUIDE.rows:
        assert 3 <= len(row.options) <= 15


def test_a_network_is_most_like_itself():
    for network in GUIDE.networks:
        first, *others = networks.likeness(GUIDE, as_told(network.id))

        assert first.network is network
        assert first.share == 1
        assert not first.different()
        assert all(one.share < 1 for one in others)


def test_likeness_is_the_mean_of_what_is_shared_over_the_rows_that_were_filled_in():
    ours = {"kind": ("schools",), "partners": ("pro", "vso", "mbo", "uwv")}

    found = {one.network.id: one for one in networks.likeness(GUIDE, ours)}

    zeeland = found["zeeland"]  # schools only; pro and vso
    assert zeeland.share == Fraction(1 + Fraction(2, 4), 2)
    assert [(one.row, one.shared) for one in zeeland.alike()] == [
        ("kind", ("schools",)),
        ("partners", ("pro", "vso")),
    ]
    (differs,) = zeeland.different()
    assert (differs.row, differs.ours, differs.theirs) == ("partners", ("mbo", "uwv"), ())


def test_nothing_filled_in_resembles_nothing():
    assert networks.likeness(GUIDE, {}) == ()
    assert networks.own(GUIDE, {"network.kind": "unheard-of"}) == {}


def test_equals_stay_in_the_order_of_the_guide():
    order = [one.id for one in GUIDE.networks]
    found = networks.likeness(GUIDE, {"goal": ("work",)})

    for one, other in pairwise(found):
        assert one.share >= other.share
        if one.share == other.share:
            assert order.index(one.network.id) < order.index(other.network.id)


filled = st.fixed_dictionaries(
    {},
    optional={
        row.id: st.sets(st.sampled_from([one.id for one in row.options]), min_size=1).map(
            lambda ids: tuple(sorted(ids))
        )
        for row in GUIDE.rows
    },
)


@given(filled)
def test_every_answer_can_be_kept_and_gives_every_network_a_share(ours):
    table = Table()
    for row, ids in ours.items():
        table.do(SaveAbout(f"network.{row}", networks.written(ids)))

    kept = networks.own(GUIDE, table.state.about)
    assert {row: {*ids} for row, ids in kept.items()} == {row: {*ids} for row, ids in ours.items()}
    found = networks.likeness(GUIDE, ours)
    assert len(found) == (len(GUIDE.networks) if ours else 0)
    for one in found:
        assert 0 <= one.share <= 1
        for row in one.rows:
            assert {*row.shared, *row.ours} == {*ours[row.row]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("network.mood", "good"),
        ("network.kind", "a a"),
        ("network.kind", "a,b"),
        ("network.kind", "A"),
        ("network.kind", " ".join(f"o{n}" for n in range(31))),
    ],
)
def test_what_is_no_answer_is_refused(key, value):
    assert Table().refused(SaveAbout(key, value)) == "choice.unknown"


def test_an_answer_is_taken_away_again():
    table = Table()
    table.do(SaveAbout("network.kind", "schools"))
    table.do(SaveAbout("network.kind", ""))

    assert networks.own(GUIDE, table.state.about) == {}


def broken(change):
    made = plain()
    change(made)
    return made


@pytest.mark.parametrize(
    ("change", "key", "code"),
    [
        (lambda made: made.pop("note"), "note", "pack.missing"),
        (lambda made: made["rows"].reverse(), "rows", "pack.choice"),
        (lambda made: made["rows"][0].pop("question"), "rows[0].question", "pack.missing"),
        (lambda made: made["rows"][0].update(options=[]), "rows[0].options", "pack.empty"),
        (
            lambda made: made["networks"][0]["rows"].pop("goal"),
            "networks[0].rows.goal",
            "pack.missing",
        ),
        (
            lambda made: made["networks"][0]["rows"].update(mood={}),
            "networks[0].rows",
            "pack.unknown_key",
        ),
        (
            lambda made: made["networks"][0]["rows"]["goal"].update(options=["fame"]),
            "networks[0].rows.goal.options[0]",
            "pack.choice",
        ),
        (
            lambda made: made["networks"][1].update(id=made["networks"][0]["id"]),
            "networks[1].id",
            "pack.duplicate",
        ),
        (lambda made: made["networks"][0].update(rows=3), "networks[0].rows", "pack.type"),
        (lambda made: made.update(networks=[]), "networks", "pack.empty"),
    ],
)
def test_a_mistake_in_the_guide_names_its_key(change, key, code):
    with pytest.raises(PackMistake) as caught:
        networks.from_plain(broken(change))

    assert (caught.value.key, caught.value.code) == (key, code)


def test_every_network_has_its_portrait_in_the_knowledge_bank():
    known = {one.id: one for one in knowledge.read(resources.norms())}
    for network in GUIDE.networks:
        if network.entry in known:
            assert known[network.entry].portrait is not None
        assert network.entry in {f"KB{n}" for n in range(50, 56)}
