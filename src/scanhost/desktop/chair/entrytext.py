"""An entry of the knowledge bank as a page to read; whatever stands in it is text."""

from __future__ import annotations

import gettext
import html
import re
from collections.abc import Callable, Collection, Sequence

from PySide6.QtGui import QColor

from scanhost import knownwords
from scanhost.desktop.chair.look import Look
from scanhost.desktop.theme import WINDOW
from scanhost.domain import marked
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import Text
from scanhost.domain.roles import Role

SIZES = ("title", "section", "reading", "body", "smallest")
TAGS = {"strong": "b", "emphasis": "i"}


class EntryText:
    """Writes entries in a language, in the colours and letters of the window."""

    def __init__(self, look: Look, language: str, tr: gettext.NullTranslations) -> None:
        self._look, self._language, self._tr = look, language, tr

    def page(self, entry: Entry, norms: Sequence[str], words: Collection[str]) -> str:
        """Return a page for a Qt text; `norms` are those it helps, `words` stand out."""
        _ = self._tr.gettext
        shine = self._shining(words)
        facts = html.escape(knownwords.facts(entry, self._language, self._tr))
        parts = [
            f'<p class="facts">{facts}</p>',
            f"<h1>{shine(entry.title.in_(self._language))}</h1>",
            self._told(entry.summary, shine, "lead"),
        ]
        if entry.note:
            mind = f"<b>{html.escape(_('Mind:'))}</b> "
            parts.append(self._boxed(self._told(entry.note, shine, "", mind)))
        for heading, text in knownwords.told(entry):
            parts.append(f"<h2>{html.escape(_(heading))}</h2>{self._told(text, shine)}")
        for heading, said in knownwords.also(entry, self._tr):
            parts.append(f"<h2>{html.escape(heading)}</h2><p>{html.escape(said)}</p>")
        if norms:
            heading = self._tr.ngettext(
                "Helps with this norm", "Helps with these norms", len(norms)
            )
            lines = "<br>".join(html.escape(one) for one in norms)
            parts.append(f"<h2>{html.escape(heading)}</h2><p>{lines}</p>")
        source = _("Source: {source}").format(source=entry.source.in_(self._language))
        parts.append(f'<p class="facts"><br>{html.escape(source)}</p>')
        return f"<style>{self._sheet()}</style>{''.join(parts)}"

    def _told(
        self, text: Text, shine: Callable[[str], str], kind: str = "", before: str = ""
    ) -> str:
        made = []
        for paragraph in marked.paragraphs(text.in_(self._language)):
            said = "".join(_set(shine(run.text), run.look) for run in paragraph)
            made.append(f'<p class="{kind}">{before}{said}</p>')
            before = ""
        return "".join(made)

    def _shining(self, words: Collection[str]) -> Callable[[str], str]:
        """Return what escapes a text, with these words in it on the light of the table."""
        if not words:
            return html.escape
        longest = sorted(words, key=len, reverse=True)
        found = re.compile(
            rf"(?<!\w)({'|'.join(re.escape(one) for one in longest)})(?!\w)", re.IGNORECASE
        )
        on = f'<span style="background-color:{self._look.tint.name()}">'

        def shine(text: str) -> str:
            parts = found.split(text)  # every other one matched
            return "".join(
                f"{on}{html.escape(part)}</span>" if at % 2 else html.escape(part)
                for at, part in enumerate(parts)
            )

        return shine

    def _boxed(self, inside: str) -> str:
        """Return a warning with a bar beside it, which Qt only draws as a table."""
        bar, ground = self._name(Role.WARNING), self._name(Role.SURFACE)
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" style="margin:4px 0 10px 0"><tr>'
            f'<td width="4" bgcolor="{bar}"></td>'
            f'<td bgcolor="{ground}" style="padding:8px 12px">{inside}</td></tr></table>'
        )

    def _sheet(self) -> str:
        look = self._look
        size = {name: f"{look.points(getattr(WINDOW, name)):g}pt" for name in SIZES}
        return (
            f"body {{ color: {self._name(Role.INK)}; font-size: {size['body']}; }}"
            f"h1 {{ font-size: {size['title']}; font-weight: 700; margin: 0 0 8px 0; }}"
            f"h2 {{ font-size: {size['section']}; font-weight: 700; margin: 14px 0 2px 0; }}"
            "p { margin: 0 0 8px 0; line-height: 125%; }"
            f"p.lead {{ font-size: {size['reading']}; }}"
            f"p.facts {{ color: {self._name(Role.MUTED)}; font-size: {size['smallest']}; "
            "margin: 6px 0 4px 0; }"
        )

    def _name(self, role: Role) -> str:
        colour: QColor = self._look.colour(role)
        return colour.name()


def _set(said: str, look: str) -> str:
    tag = TAGS.get(look)
    return f"<{tag}>{said}</{tag}>" if tag else said
