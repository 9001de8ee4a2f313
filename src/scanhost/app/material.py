"""What documents are made of, taken of a scan that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from scanhost import examplewords, knownwords, texts
from scanhost.app import beside, entries
from scanhost.app.meeting import Meeting
from scanhost.domain.agenda import Agenda
from scanhost.domain.examples import NORMS, ExampleView, words_of
from scanhost.domain.knowledge import Entry, helped
from scanhost.domain.pack import Pack
from scanhost.lan import addresses
from scanhost.lan.link import Link, matrix, spoken
from scanhost.report.material import (
    Asked,
    Characteristic,
    Likened,
    Material,
    Networks,
    Outflow,
    Questions,
    Reading,
    Wanted,
    Way,
)
from scanhost.report.networkwords import GuideSaid
from scanhost.report.outflowwords import OutflowSaid


async def asked(meeting: Meeting, wanted: Wanted) -> Asked:
    """Return a document that is wanted with all it is made of. Server thread only."""
    agenda, pack, link = meeting.on_paper(), meeting.room.state.pack, meeting.link
    state = meeting.room.state
    known, own = await asyncio.to_thread(entries.shipped), meeting.view().examples
    made = material(agenda, pack, known, link, state.about, own)
    wants = wanted.options.example
    words = words_of(wants, state.texts) if wants in state.examples else {}
    return Asked(wanted, agenda.language, replace(made, example=tuple(words.items())))


def material(
    agenda: Agenda,
    pack: Pack,
    known: Iterable[Entry],
    link: Link | None = None,
    about: Mapping[str, str] = MappingProxyType({}),
    own: Iterable[ExampleView] = (),
) -> Material:
    """Return what the documents of a scan are made of; `own` are the group's own examples."""
    known, own = tuple(known), tuple(one for one in own if one.read)
    helps = helped(pack, known) | {one.id: one.some(NORMS) for one in own}
    ours = (examplewords.entry(one, about) for one in own)
    asked = (
        Questions(norm.id, tuple(one.in_(agenda.language) for one in norm.questions))
        for norm in pack.norms()
        if norm.questions
    )
    reading = (_reading(one, helps[one.id], agenda.language) for one in (*ours, *known))
    return Material(
        agenda,
        tuple(asked),
        tuple(reading),
        way(link),
        figures=outflow_of(about, agenda.language),
        networks=networks_of(about, agenda.language),
    )


def outflow_of(about: Mapping[str, str], language: str) -> tuple[Outflow, ...]:
    """Return the region in figures, of each kind of school that has some."""
    said = OutflowSaid(about, beside.national(), language)
    return tuple(
        Outflow(said.title(one), said.columns(one), said.told(one))
        for one in said.pairs
        if one.ours is not None
    )


def networks_of(about: Mapping[str, str], language: str) -> Networks | None:
    """Return the region's own network beside the six; None when they could not be read."""
    guide = beside.guide()
    if guide is None:
        return None
    said = GuideSaid(guide, about, language)
    return Networks(
        tuple(one.title.in_(language) for one in said.ordered),
        tuple(
            Characteristic(
                row.title.in_(language),
                said.ours(row),
                tuple(said.theirs(row, one) for one in said.ordered),
            )
            for row in guide.rows
        ),
        tuple(
            Likened(
                one.network.title.in_(language),
                said.share(one),
                tuple(said.alike(one)),
                tuple(said.different(one)),
            )
            for one in said.likeness
        ),
        guide.source.in_(language),
        guide.note.in_(language),
    )


def _reading(entry: Entry, norms: tuple[str, ...], language: str) -> Reading:
    tr = texts.catalogue(language)
    return Reading(
        entry.id,
        norms,
        entry.title.in_(language),
        knownwords.facts(entry, language, tr),
        entry.summary.in_(language),
        entry.note.in_(language),
        tuple((tr.gettext(name), text.in_(language)) for name, text in knownwords.told(entry)),
        tuple(knownwords.also(entry, tr)),
        entry.source.in_(language),
    )


def way(link: Link | None) -> Way | None:
    """Return how a phone gets in; None when only this computer could."""
    if link is None or link.host == addresses.LOOPBACK:
        return None
    rows = ("".join("1" if dark else "0" for dark in row) for row in matrix(link.url))
    return Way(link.url, link.address, spoken(link.code), tuple(rows))
