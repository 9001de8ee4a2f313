"""What a region knows of itself, on paper and as a web page."""

from __future__ import annotations

import json

import pytest

from scanhost.app.material import networks_of, outflow_of
from scanhost.report import webpage
from scanhost.report.documents import DRAFT, NETWORKS, RESULTS, document
from scanhost.report.material import Asked, Material, Wanted
from scanhost.report.plain import from_plain, to_plain
from tests.report import awkward


def page(kind, material):
    asked = Asked(Wanted(kind), material.agenda.language, material)
    return webpage.html(document(from_plain(Asked, json.loads(json.dumps(to_plain(asked))))))


@pytest.mark.parametrize("kind", [RESULTS, DRAFT])
def test_the_region_in_figures_stands_in_it_without_a_number_that_tells_a_few(kind):
    said = page(kind, awkward.material("English"))

    assert "The region in figures" in said
    assert "fewer than 5" in said
    assert "about 40 (36 of every 100)" in said
    assert "The plan does not say which year" in said
    assert "118" not in said


def test_the_child_process_is_told_no_exact_figures():
    told = json.dumps(to_plain(awkward.material("English").figures))

    for exact in ("118", '"41', '"36', '"22', '"16'):
        assert exact not in told


def test_without_figures_of_the_region_there_is_no_such_part():
    assert outflow_of({"region": "Oosterdelta"}, "en") == ()
    agenda = awkward.SETS["English"]()
    assert "The region in figures" not in page(RESULTS, Material(agenda))


def test_the_kijkwijzer_has_all_networks_and_why_they_resemble_ours():
    material = awkward.material("English")
    said = page(NETWORKS, material)

    assert material.networks is not None
    for title in material.networks.titles:
        assert said.count(title) >= 2
    assert "71 percent in common" in said
    assert "only there:" in said
    assert "sec. 4.2" in said


def test_the_kijkwijzer_without_answers_says_so():
    agenda = awkward.SETS["English"]()
    said = page(NETWORKS, Material(agenda, networks=networks_of({}, "en")))

    assert "Nothing of our own network is filled in yet." in said
    assert "Zeeuwse Stichting Maatwerk" in said
