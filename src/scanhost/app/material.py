"""What documents are made of, taken of a scan that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from scanhost import knownwords, texts
from scanhost.app import entries
from scanhost.app.meeting import Meeting
from scanhost.domain.agenda import Agenda
from scanhost.domain.examples import words_of
from scanhost.domain.knowledge import Entry, helped
from scanhost.domain.pack import Pack
from scanhost.lan import addresses
from scanhost.lan.link import Link, matrix, spoken
from scanhost.report.material import Asked, Material, Questions, Reading, Wanted, Way


async def asked(meeting: Meeting, wanted: Wanted) -> Asked:
    """Return a document that is wanted with all it is made of. Server thread only."""
    agenda, pack, link = meeting.on_paper(), meeting.room.state.pack, meeting.link
    made = material(agenda, pack, await asyncio.to_thread(entries.shipped), link)
    state, wants = meeting.room.state, wanted.options.example
    words = words_of(wants, state.texts) if wants in state.examples else {}
    return Asked(wanted, agenda.language, replace(made, example=tuple(words.items())))


def material(
    agenda: Agenda, pack: Pack, known: Iterable[Entry], link: Link | None = None
) -> Material:
    """Return what the documents of a scan are made of."""
    known = tuple(known)
    helps = helped(pack, known)
    asked = (
        Questions(norm.id, tuple(one.in_(agenda.language) for one in norm.questions))
        for norm in pack.norms()
        if norm.questions
    )
    reading = (_reading(one, helps[one.id], agenda.language) for one in known)
    return Material(agenda, tuple(asked), tuple(reading), way(link))


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
