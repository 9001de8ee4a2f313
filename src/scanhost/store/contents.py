"""Everything a scan file holds, as the domain knows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from scanhost.domain import packform, state
from scanhost.domain.apply import BrokenJournal, fold
from scanhost.domain.facts import Change, Fact
from scanhost.domain.pack import Pack
from scanhost.domain.plain import PackMistake
from scanhost.domain.state import State
from scanhost.store import journal, rows
from scanhost.store.journal import Unreadable

LANGUAGES = ("nl", "en")
LARGEST_PACK = 4 << 20  # characters of one; ours have some ten thousand


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its facts in order, and the state they and the rows make."""

    id: str
    facts: tuple[Fact, ...]
    state: State


def start(connection: apsw.Connection, id: str, pack: Pack) -> None:
    """Write whose file this is, and its pack. Inside the caller's transaction."""
    body = json.dumps(packform.to_plain(pack), ensure_ascii=False, separators=(",", ":"))
    connection.execute("INSERT INTO scan (one, id) VALUES (1, ?)", (id,))
    connection.execute("INSERT INTO pack (one, body) VALUES (1, ?)", (body,))
    connection.executemany(
        "INSERT INTO fingerprint (norm, language, sha256) VALUES (?, ?, ?)",
        (
            (norm.id, language, packform.fingerprint(norm, language))
            for norm in (pack.introduction, *pack.norms())
            for language in LANGUAGES
        ),
    )


def add(connection: apsw.Connection, after: int, changes: Iterable[Change]) -> list[Fact]:
    """Write changes behind `after` facts, and return the facts among them.

    Inside the caller's transaction.
    """
    facts: list[Fact] = []
    for change in changes:
        if isinstance(change, Fact):
            facts.append(change)
        else:
            rows.save(connection, change)
    journal.append(connection, after, facts)
    return facts


def read(connection: apsw.Connection) -> Contents:
    """Return what a file holds; `Unreadable` when it is not what this program writes."""
    try:
        facts = journal.read(connection)
        ((id,),) = connection.execute("SELECT id FROM scan")
        ((body,),) = connection.execute("SELECT body FROM pack")
        if len(body) > LARGEST_PACK:
            raise Unreadable("pack")
        pack = packform.from_plain(json.loads(body))
        made = fold(fold(state.new(pack), facts), rows.read(connection))
        _look_at_links(made)
    except (ValueError, RecursionError, PackMistake, BrokenJournal) as error:
        raise Unreadable("replay") from error
    return Contents(id, tuple(facts), made)


def _look_at_links(made: State) -> None:
    """Refuse seats that no session of ours makes: their phones would fill each other's ballot."""
    links = list(made.links.values())
    if len({link.ballot for link in links}) < len(links):
        raise Unreadable("link")
    if any(link.token is not None and link.seat not in made.people for link in links):
        raise Unreadable("link")
    if made.closed and links:
        raise Unreadable("link")
    for heard in made.heard.values():
        json.loads(heard.answer)
