"""Files of the outcome, as the child process makes them."""

from __future__ import annotations

from datetime import datetime

from scanhost import texts
from scanhost.report.appointments import led, limits
from scanhost.report.calendar import Entry, ics
from scanhost.report.csvfile import csv_files
from scanhost.report.files import Wanted
from scanhost.report.outcome import outcome
from scanhost.report.spreadsheet import xlsx


def made(asked: Wanted) -> dict[str, bytes]:
    """Return each file by its name; of what is one file the name is its kind."""
    match asked.kind:
        case "xlsx":
            return {"xlsx": xlsx(asked.agenda)}
        case "csv":
            return csv_files(asked.agenda)
        case "json":
            return {"json": outcome(asked.scan, asked.agenda)}
        case "leads":
            return _by_lead(asked)
    entries: tuple[Entry, ...] = (*asked.meetings, *limits(asked.scan, asked.agenda))
    return {"ics": ics(entries, datetime.fromisoformat(asked.now))}


def _by_lead(asked: Wanted) -> dict[str, bytes]:
    """Return a calendar for each lead with a deadline, under a name that nobody else has."""
    now = datetime.fromisoformat(asked.now)
    due = led(asked.scan, asked.agenda, asked.people)
    title = texts.catalogue(asked.agenda.language).gettext("Deadlines of {name}")
    found: dict[str, bytes] = {}
    for person in asked.people:
        if mine := due.get(person.id):
            name = title.format(name=person.name)
            beside = f" {len(found) + 1}" if f"{name}.ics" in found else ""
            found[f"{name}{beside}.ics"] = ics(mine, now)
    return found
