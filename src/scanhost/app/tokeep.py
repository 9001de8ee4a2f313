"""The participants' overview to keep, the same for all: made once for each state of the agenda."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from scanhost.domain.agenda import Agenda, nameless
from scanhost.domain.errors import Trouble
from scanhost.report import documents
from scanhost.report.making import make
from scanhost.report.material import Asked, Material, Wanted
from scanhost.web.overviews import Kept

TYPES = {"pdf": "application/pdf", "html": "text/html"}


async def document(kind: str, agenda: Agenda, command: Sequence[str]) -> bytes:
    """Return the overview as a PDF or as a web page; `Trouble` when the PDF fails.

    Whoever has the room's code can fetch it, so it names nobody beside a grade.
    """
    made = Material(nameless(agenda))
    asked = Asked(Wanted(documents.OVERVIEW, form=kind), agenda.language, made)
    if kind == "pdf":
        return await make(asked, command)
    return (await asyncio.to_thread(documents.page, asked)).encode()


class Overview:
    """Has each kind made by one task, for which all who ask wait. Server thread only."""

    def __init__(self, agenda: Callable[[], Agenda], command: Sequence[str]) -> None:
        self._agenda = agenda
        self._command = command
        self._made: dict[str, tuple[Agenda, asyncio.Task[bytes]]] = {}

    async def make(self, kind: str) -> Kept:
        """Return the overview as it stands; `Trouble` when it cannot be made."""
        agenda = self._agenda()
        known = self._made.get(kind)
        if known is None or known[0] != agenda or _failed(known[1]):
            task = asyncio.create_task(document(kind, agenda, self._command), name="overview")
            known = self._made[kind] = (agenda, task)
        try:
            body = await asyncio.shield(known[1])  # who goes away ends it for nobody else
        except asyncio.CancelledError:
            if known[1].cancelled():
                raise Trouble("report.failed") from None
            raise
        return Kept(_name(agenda, kind), TYPES[kind], body)

    async def forget(self) -> None:
        """Keep nothing of what was made, and give up what is being made."""
        tasks = [task for _, task in self._made.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._made.clear()


def _failed(task: asyncio.Task[bytes]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _name(agenda: Agenda, kind: str) -> str:
    region = "".join(one if one.isalnum() else " " for one in agenda.region[:60])
    return "-".join(["participatiescan", *region.lower().split()]) + f".{kind}"
