"""The agenda as a web page of its own, for whoever reads with ears, large letters or a phone.

It says in headings and tables what the paper says in pictures. No script, nothing from
elsewhere; every text comes in escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from scanhost.domain.agenda import Agenda, AgendaPoint, NormResults, ThemeResults
from scanhost.domain.results import Result
from scanhost.report.words import Wording

STYLE = """
body { font: 1.0625rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; color: #221b16;
  background: #fff; max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.2; margin: 2em 0 .4em } h1 { margin-top: 1em }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em }
caption { text-align: left; font-weight: 600; padding: .3em 0 }
th, td { text-align: left; vertical-align: top; padding: .35em .6em .35em 0;
  border-bottom: 1px solid #8c7d6e }
td.number, th.number { text-align: right; white-space: nowrap }
dt { font-weight: 600 } dd { margin: 0 0 .5em }
.wide { overflow-x: auto }
@media print { h2 { break-before: page } tr { break-inside: avoid } }
"""


def agenda_html(agenda: Agenda) -> str:
    """Return the agenda as one complete HTML document."""
    say = Wording(agenda)
    parts = [
        "<!doctype html>",
        f'<html lang="{text(agenda.language)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{text(say.title())}</title><style>{STYLE}</style></head>",
        "<body><main>",
        *_front(say),
        *_introduction(say),
        *(part for n, theme in enumerate(agenda.themes, 1) for part in _theme(say, n, theme)),
        *_points(say),
        *_said(say),
        *_people(say),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def text(raw: str) -> str:
    """Return typed text as it may stand in the page."""
    kept = "".join(mark for mark in raw if mark.isprintable() or mark in "\n ")
    return escape(kept).replace("\n", "<br>")


def heading(level: int, raw: str) -> str:
    """Return a heading."""
    return f"<h{level}>{text(raw)}</h{level}>"


def paragraph(raw: str) -> str:
    """Return a paragraph, or nothing for no text."""
    return f"<p>{text(raw)}</p>" if raw.strip() else ""


def _front(say: Wording) -> Iterable[str]:
    agenda, tr = say.agenda, say.tr
    yield heading(1, say.title())
    yield paragraph(say.status())
    yield _list(
        [
            (tr.gettext("Municipalities"), agenda.municipalities),
            (tr.gettext("Place"), agenda.place),
            (tr.gettext("Chair"), agenda.chair),
            (tr.gettext("Session 2"), say.day(agenda.follow_up)),
            (
                tr.gettext("Young people"),
                "\n".join(part for part in (say.youth(), agenda.youth_text) if part),
            ),
            (tr.gettext("Who informs the partners that were not there"), agenda.absent),
        ],
        tr.gettext("not filled in"),
    )
    yield paragraph(say.lead())
    yield paragraph(say.motto())


def _introduction(say: Wording) -> Iterable[str]:
    agenda, tr = say.agenda, say.tr
    norm = agenda.introduction
    yield heading(2, norm.title or tr.gettext("Introduction question"))
    yield paragraph(norm.sentence)
    yield _results(say, norm.title, [norm])
    yield paragraph(_shown(say, norm.latest))
    yield from _whose(say, norm)
    yield paragraph(say.secrecy())
    yield paragraph(agenda.notice)


def _theme(say: Wording, number: int, theme: ThemeResults) -> Iterable[str]:
    title = say.tr.gettext("Theme {n}, {title}").format(n=number, title=theme.title)
    yield heading(2, title)
    yield _results(say, theme.title, theme.norms)
    for norm in theme.norms:
        yield heading(3, f"{norm.id} {norm.title}")
        yield paragraph(norm.sentence)
        yield paragraph(" ".join([_shown(say, norm.latest), *say.earlier(norm.rounds)]))
        yield from _whose(say, norm)
    if agreed := say.agreed(theme.id):
        yield paragraph(agreed)


def _whose(say: Wording, norm: NormResults) -> Iterable[str]:
    """Return the means of groups and the names beside grades, where these may be shown."""
    current = norm.latest
    if current is None:
        return
    yield paragraph(say.by_group(current))
    if given := say.by_name(current):
        heads = [say.tr.gettext("grade"), say.tr.gettext("given by")]
        rows = [[f'<th scope="row">{text(a)}</th>', f"<td>{text(b)}</td>"] for a, b in given]
        yield _table(
            say.tr.gettext("Who gave which grade: {title}").format(title=norm.title), heads, rows
        )


def _results(say: Wording, title: str, norms: Sequence[NormResults]) -> str:
    """Return a table with a row per norm: how many gave each grade, mean and gap."""
    tr = say.tr
    heads = [
        tr.gettext("norm"),
        *(str(grade) for grade in range(1, 11)),
        tr.gettext("don't know"),
        tr.gettext("mean"),
        tr.gettext("gap"),
    ]
    rows = []
    for norm in norms:
        current = norm.latest
        name = norm.title if norm.id == "intro" else f"{norm.id} {norm.title}"
        if current is None or current.mean is None or current.gap is None or current.aside:
            said = tr.gettext("no result") if current is None else say.halves(current)
            rows.append([f'<th scope="row">{text(name)}</th><td colspan="13">{text(said)}</td>'])
            continue
        numbers = [*map(str, current.counts), str(current.unknown)]
        numbers += [say.decimal(current.mean), say.decimal(current.gap)]
        rows.append(
            [
                f'<th scope="row">{text(name)}</th>',
                *(f'<td class="number">{number}</td>' for number in numbers),
            ]
        )
    caption = tr.gettext("How many gave each grade: {title}").format(title=title)
    return _table(caption, heads, rows, numbers=True)


def _points(say: Wording) -> Iterable[str]:
    tr, points = say.tr, say.agenda.points
    yield heading(2, tr.gettext("Our points to improve"))
    if not points:
        yield paragraph(tr.gettext("We have not chosen any points to improve yet."))
    for point in points:
        yield from _point(say, point)


def _point(say: Wording, point: AgendaPoint) -> Iterable[str]:
    tr = say.tr
    yield heading(3, say.headed(point))
    yield paragraph(point.sentence)
    yield paragraph(say.why(point))
    yield _list(
        [
            (tr.gettext("Lead"), point.led_by),
            (say.group(), point.group),
            (tr.gettext("Part of young people"), point.youth),
            (tr.gettext("Note"), point.note),
        ],
        tr.gettext("not filled in"),
    )
    heads = [tr.gettext("what"), tr.gettext("who"), tr.gettext("when")]
    rows = [
        [f"<td>{text(cell)}</td>" for cell in (one.what, one.who, say.day(one.when))]
        for one in point.actions
    ]
    if rows:
        yield _table(tr.gettext("Actions"), heads, rows)
    else:
        yield paragraph(tr.gettext("No actions yet."))


def _said(say: Wording) -> Iterable[str]:
    parts = say.said()
    if parts:
        yield heading(2, say.tr.gettext("Questions and examples we take along"))
    for head, lines in parts:
        yield heading(3, head)
        yield "<ul>" + "".join(f"<li>{text(line)}</li>" for line in lines) + "</ul>"


def _people(say: Wording) -> Iterable[str]:
    tr = say.tr
    yield heading(2, tr.gettext("Who took part"))
    heads = [
        tr.gettext("name"),
        tr.gettext("organisation"),
        tr.gettext("function"),
        tr.gettext("took part"),
    ]
    attended = {True: tr.gettext("yes"), False: tr.gettext("absent")}
    for domain, people in say.domains():
        rows = [
            [
                f'<th scope="row">{text(one.name)}</th>',
                f"<td>{text(one.organisation)}</td>",
                f"<td>{text(one.function)}</td>",
                f"<td>{text(attended[one.present])}</td>",
            ]
            for one in people
        ]
        yield _table(domain, heads, rows)


def _shown(say: Wording, result: Result | None) -> str:
    return say.tr.gettext("There is no result yet.") if result is None else say.halves(result)


def _list(items: Sequence[tuple[str, str]], missing: str) -> str:
    rows = (f"<dt>{text(name)}</dt><dd>{text(said) or text(missing)}</dd>" for name, said in items)
    return f"<dl>{''.join(rows)}</dl>"


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: bool = False
) -> str:
    first, *rest = heads
    kind = ' class="number"' if numbers else ""
    head = f'<th scope="col">{text(first)}</th>' + "".join(
        f'<th scope="col"{kind}>{text(one)}</th>' for one in rest
    )
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return (
        f'<div class="wide"><table><caption>{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
