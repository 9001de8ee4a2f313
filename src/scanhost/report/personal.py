"""What is held about one person, as a page to read and as data, in one file."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from scanhost import texts
from scanhost.domain.held import Held
from scanhost.report.webpage import STYLE, text
from scanhost.texts import N_

# What a text is, by the end of its id or else by its beginning.
ENDS = {
    "title": N_("improvement point"),
    "lead": N_("lead"),
    "person": N_("person of the lead"),
    "group": N_("homework group"),
    "youth": N_("part of young people"),
    "note": N_("note"),
    "found": N_("what the homework group found out"),
    "what": N_("what will be done"),
    "who": N_("who does it"),
    "when": N_("when"),
    "joins": N_("who joins"),
    "follow": N_("how it is followed"),
}
BEGINS = {
    "said": N_("question or example"),
    "wish": N_("wish for session 1"),
    "note": N_("notes of the chair"),
    "letter": N_("text of a mail"),
    "agenda": N_("the whole agenda"),
    "process": N_("how progress is followed"),
    "next": N_("who chairs the next scan"),
    "aside": N_("why a round does not count"),
}
MAILS = {"invitation": N_("invitation"), "reminder": N_("reminder"), "code": N_("personal code")}
COMING = {"": N_("not said"), "yes": N_("yes"), "no": N_("no")}


def page(held: Held, scan: str, day: str) -> str:
    """Return one complete HTML document, in the scan's language; `day` is when it was made."""
    tr = texts.catalogue(held.language)
    title = tr.gettext("What the scan holds about {name}").format(name=held.person.name)
    parts = [
        "<!doctype html>",
        f'<html lang="{text(held.language)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{text(title)}</title><style>{STYLE}h2{{break-before:auto}}</style></head>",
        "<body><main>",
        _heading(1, title),
        _paragraph(_of(held, tr, day)),
        *_row(held, tr),
        *_letters(held, tr),
        *_partners(held, tr),
        *_texts(held, tr),
        *_grades(held, tr),
        *_data(held, tr, scan, day),
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _of(held: Held, tr: gettext.NullTranslations, day: str) -> str:
    said = tr.gettext("Participatiescan {region}, session 1 on {date}. Made on {day}.")
    return said.format(
        region=held.region or "–",
        date=_day(held.date, held.language) or "–",
        day=_day(day, held.language),
    )


def _row(held: Held, tr: gettext.NullTranslations) -> Iterable[str]:
    _, person = tr.gettext, held.person
    rows = [
        (_("First name"), person.first),
        (_("Last name"), person.last),
        (_("Organisation"), person.organisation),
        (_("Domain"), person.domain),
        (_("Function"), person.function),
        (_("E-mail"), person.email),
        (_("Personal code"), person.code),
        (_("Came as a guest"), _yes(person.guest, tr)),
        (_("The chair has phoned"), _yes(person.phoned, tr)),
        (_("Is coming"), _(COMING.get(person.coming, person.coming))),
        (_("Took part in session 1"), _yes(held.present, tr)),
        (_("Is the chair"), _yes(held.chair, tr)),
    ]
    yield _heading(2, _("On the list of participants"))
    yield _table([_("what"), _("what is held")], rows)


def _letters(held: Held, tr: gettext.NullTranslations) -> Iterable[str]:
    _ = tr.gettext
    yield _heading(2, _("Mails that were put ready"))
    if not held.letters:
        yield _paragraph(_("None."))
        return
    rows = [
        (
            _(MAILS.get(one.kind, one.kind)),
            _moment(one.ready, held.language),
            _moment(one.sent, held.language) or _("not said"),
        )
        for one in held.letters
    ]
    yield _table([_("kind"), _("put ready"), _("sent")], rows)


def _partners(held: Held, tr: gettext.NullTranslations) -> Iterable[str]:
    _ = tr.gettext
    if not held.partners:
        return
    yield _heading(2, _("Partners not at the table, with this name"))
    heads = [_("organisation"), _("contact"), _("who tells them"), _("how")]
    rows = [(one.organisation, one.contact, one.by, one.how) for one in held.partners]
    yield _table(heads, rows)


def _texts(held: Held, tr: gettext.NullTranslations) -> Iterable[str]:
    _ = tr.gettext
    heads = [_("where"), _("text")]
    yield _heading(2, _("Texts with this name, or of this person"))
    if held.texts:
        yield _table(heads, [(_where(id, held, tr), said) for id, said in held.texts])
    else:
        yield _paragraph(_("None."))
    if held.perhaps:
        yield _heading(2, _("Texts with only the first or the last name"))
        yield _paragraph(
            _(
                "These may be about somebody else. Whoever gives this file out looks at them "
                "first, and removes what is not about this person."
            )
        )
        yield _table(heads, [(_where(id, held, tr), said) for id, said in held.perhaps])


def _grades(held: Held, tr: gettext.NullTranslations) -> Iterable[str]:
    _ = tr.gettext
    yield _heading(2, _("Grades"))
    if not held.linked:
        yield _paragraph(
            _(
                "Which grades this person gave cannot be found: grades are kept without names, "
                "and the link between a phone and its grades is wiped when session 1 closes."
            )
        )
        return
    yield _paragraph(_("Everybody agreed to names beside grades, so they can still be found."))
    rows = [
        (
            one.title if one.norm == "intro" else f"{one.norm} {one.title}",
            str(one.round),
            _("don't know") if one.grade is None else str(one.grade),
        )
        for one in held.grades
    ]
    yield _table([_("norm"), _("round"), _("grade")], rows)


def _data(held: Held, tr: gettext.NullTranslations, scan: str, day: str) -> Iterable[str]:
    plain = json.dumps({"scan": scan, "made": day, **asdict(held)}, ensure_ascii=False, indent=1)
    yield _heading(2, tr.gettext("The same as data (JSON)"))
    yield f"<pre style='white-space: pre-wrap'>{_escaped(plain)}</pre>"


def _heading(level: int, raw: str) -> str:
    return f"<h{level}>{text(raw)}</h{level}>"


def _paragraph(raw: str) -> str:
    return f"<p>{text(raw)}</p>" if raw.strip() else ""


def _escaped(plain: str) -> str:
    return text(plain).replace("<br>", "\n")


def _where(id: str, held: Held, tr: gettext.NullTranslations) -> str:
    if id.rpartition(".")[0] in held.examples:
        return tr.gettext("example of the group")
    begin, end = id.partition(".")[0], id.rpartition(".")[2]
    known = BEGINS.get(begin) if "." in id else None
    known = known or ENDS.get(end)
    return tr.gettext(known) if known else id


def _yes(yes: bool, tr: gettext.NullTranslations) -> str:
    return tr.gettext("yes") if yes else tr.gettext("no")


def _day(kept: str, language: str) -> str:
    try:
        return texts.date_long(date.fromisoformat(kept), language)
    except ValueError:
        return kept


def _moment(kept: str, language: str) -> str:
    day, _, hour = kept.partition("T")
    return ", ".join(part for part in (_day(day, language), hour) if part)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{text(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{text(first)}</th>'
        + "".join(f"<td>{text(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
