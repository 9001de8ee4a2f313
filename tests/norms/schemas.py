"""JSON Schema of a pack and of an entry, for the editors that people write them in.

It is what their reader asks for: the reader is led past a table that writes down each
question with its limits. What a schema cannot say (an id that is there twice, an entry
that is not there) only `scanhost check` says. The files in norms/ are written anew by

    .venv/bin/python -m tests.norms.schemas
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from scanhost.domain import exampleform, examples, knowledge, packform
from scanhost.domain.knowledge import Entry
from scanhost.domain.pack import INTRODUCTION, Pack, Text
from scanhost.domain.plain import ID, ITEMS, LINE, TEXT, WORD, PackMistake, Table

Schema = dict[str, Any]

# Draft 7 in the words of draft 4, which all editors know.
DRAFT = "http://json-schema.org/draft-07/schema#"
# Control characters, and those that hide or turn a text around; the check knows a few more.
_HIDDEN = r"\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff"
LINES = rf"^[^\u0000-\u0009\u000b-\u001f{_HIDDEN}]*$"  # a text of several lines
ONE_LINE = rf"^[^\u0000-\u001f{_HIDDEN}]*$"
FILLED = r"\S"

# What a key is for, in a few words beside it.
WORDS = {
    "id": "Vaste naam, zonder spaties. Verander hem niet meer als er een scan mee is gedaan.",
    "version": "Versie van deze normenset, bijvoorbeeld \"1\".",
    "language": "De taal waarin dit geschreven is.",
    "title": "Korte titel.",
    "notice": "Wat deze normen zijn, en wat niet.",
    "question": "De vraag bij elke norm.",
    "lowest": "Wat een 1 betekent.",
    "highest": "Wat een 10 betekent.",
    "domains": "De domeinen aan tafel.",
    "domains.places": "Aantal plaatsen aan tafel; zonder dit 2.",
    "divisions": "Andere indelingen in domeinen, om uit te kiezen.",
    "times": "Seconden per stap; wat ontbreekt krijgt de gewone tijd.",
    "introductions": "Kennismaken.",
    "figures": "De regio in cijfers.",
    "times.introduction": "De introductievraag.",
    "theme": "Een thema inleiden.",
    "norm": "Een norm beoordelen.",
    "catch_up": "Inhalen van wat iemand miste.",
    "discussion": "Gesprek na een thema.",
    "times.summary": "Samenvatten.",
    "introduction": "De vraag vooraf; die telt bij geen thema mee.",
    "introduction.id": "Altijd intro.",
    "prompts": "Vragen voor het gesprek.",
    "themes": "De thema's, in volgorde.",
    "narration": "Wat er bij het begin van het thema wordt verteld.",
    "film": "Film in de map van de set, zoals media/begin.mp4.",
    "norms": "De normen van dit thema, in volgorde.",
    "sentence": "De zin die een cijfer krijgt: zo is het als het goed is.",
    "explanation": "Uitleg in gewone taal.",
    "source": "Waar dit vandaan komt.",
    "factors": "Succesfactoren die de norm dekt, zoals \"A2\".",
    "knowledge": "Voorbeelden uit de kennisbank die helpen, zoals \"KB06\".",
    "questions": "Vragen voor de werkagenda.",
    "nl": "Nederlands.",
    "en": "Engels; zonder dit staat het Nederlands er.",
    "kind": "Soort: practice praktijk, case verhaal, figure cijfer, lesson les, method aanpak, "
    "tool hulpmiddel, advice advies, portrait portret.",
    "year": "Jaar van de cijfers, of anders van de bron.",
    "summary": "Twee of drie zinnen.",
    "region": "Regio; leeg als het nergens in het bijzonder is.",
    "note": "Waarschuwing die altijd meegaat.",
    "what": "Wat gebeurt er?",
    "result": "Wat is het resultaat?",
    "how": "Hoe is het zo gekomen?",
    "initiative": "Waar lag het initiatief?",
    "conditions": "Randvoorwaarden en kritische factoren.",
    "benefits": "Voordelen, en voor wie.",
    "transferable": "Wat een andere regio kan overnemen.",
    "width": "narrow smal: één schoolsoort en één branche; broad breed.",
    "functions": "Functies van het netwerk: share delen, solve oplossen, represent "
    "vertegenwoordigen, pool bundelen, coordinate afstemmen, arrange regelen.",
    "good_for": "Voor wie het goed is.",
    "keywords": "Woorden om het mee te vinden die er niet in staan.",
    "portrait": "Een heel netwerk in tien vaste delen.",
    "occasion": "Aanleiding.",
    "portrait.region": "De regio.",
    "goal": "Doel en doelgroep.",
    "organisation": "Hoe het is georganiseerd.",
    "approach": "Werkwijze.",
    "funding": "Geld.",
    "results": "Resultaten, en hoe die worden gevolgd.",
    "helps": "Wat helpt.",
    "hinders": "Wat tegenwerkt.",
    "future": "Toekomst.",
    "format": "Altijd participatiescan.voorbeelden.",
    "pack": "Id van de normenset waarvan de voorbeelden normen noemen.",
    "examples": "De voorbeelden.",
    "mark": "Vast kenmerk: zestien cijfers en letters van a tot en met f. Hieraan wordt het "
    "voorbeeld in elke groep herkend.",
    "examples.norms": "Normen waar dit bij helpt, zoals \"1.3\".",
    "steps": "Stappen.",
    "partners": "Partners.",
    "timeline": "Tijdlijn.",
    "money": "Geld: wat het kost, en wie betaalt.",
}  # fmt: skip


def pack() -> Schema:
    """Return the schema of `pack.toml`."""
    asked = _Asked(Pack, "")
    packform.read(asked)
    properties = asked.schema["properties"]
    least, most = packform.BLOCK
    properties["themes"]["minItems"] = 1
    asked.schema["required"].append("themes")
    theme = properties["themes"]["items"]
    theme["properties"]["norms"] |= {"minItems": least, "maxItems": most}
    theme["required"].append("norms")
    theme["properties"]["film"]["pattern"] = f"^({packform.FILM.pattern})?$"
    properties["introduction"]["properties"]["id"] = {"enum": [INTRODUCTION]}
    return {"$schema": DRAFT, "title": "Normenset van de Participatiescan", **asked.schema}


def entry() -> Schema:
    """Return the schema of an entry of the knowledge bank."""
    asked = _Asked(Entry, "")
    knowledge.read(asked)
    return {"$schema": DRAFT, "title": "Voorbeeld in de kennisbank", **asked.schema}


def bundle() -> Schema:
    """Return the schema of examples that one group hands to another."""
    asked = _Asked(exampleform.Bundle, "")
    exampleform.read(asked)
    properties = asked.schema["properties"]
    properties["version"]["description"] = "Versie van deze vorm."
    properties["region"]["description"] = "De regio die de voorbeelden doorgeeft."
    properties["examples"]["minItems"] = 1
    asked.schema["required"].append("examples")
    mark = properties["examples"]["items"]["properties"]["mark"]
    mark["pattern"] = f"^{examples.MARK.pattern}$"
    return {"$schema": DRAFT, "title": "Voorbeelden van een groep", **asked.schema}


NORMS = Path(__file__).parents[2] / "norms"
FILES = {
    "pack.schema.json": pack,
    "entry.schema.json": entry,
    "examples.schema.json": bundle,
}


def written(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _ignored(mistake: PackMistake) -> None:
    pass


class _Asked(Table):
    """A table of which every question that is asked becomes a line of a schema."""

    def __init__(self, record: type[Any], key: str) -> None:
        super().__init__({}, key, record, _ignored)
        self.schema: Schema = {
            "type": "object",
            "additionalProperties": False,
            "required": [],
            "properties": {},
        }
        self._optional: set[str] = set()

    def has(self, name: str) -> bool:
        # Who asks whether a part is there can do without it.
        self._optional.add(name)
        return True

    def line(
        self, name: str, most: int = LINE, *, needed: bool = True, breaks: bool = False
    ) -> str:
        self._add(name, _string(most, needed=needed, breaks=breaks), needed=needed)
        return name

    def word(self, name: str) -> str:
        self._add(name, _word())
        return name

    def choice(self, name: str, among: Collection[str], *, needed: bool = True) -> str:
        self._add(name, {"enum": [*among] if needed else [*among, ""]}, needed=needed)
        return next(iter(among))

    def choices(self, name: str, among: Collection[str]) -> tuple[str, ...]:
        self._add(name, _list({"enum": [*among]}, ITEMS, unique=True), needed=False)
        return ()

    def number(self, name: str, least: int, most: int, default: int | None = None) -> int:
        found: Schema = {"type": "integer", "minimum": least, "maximum": most}
        if default is not None:
            found["default"] = default
        self._add(name, found, needed=default is None)
        return least

    def inside(self, name: str, record: type[Any], *, needed: bool = True) -> Table:
        inside = _Asked(record, self.path(name))
        self._add(name, inside.schema, needed=needed)
        return inside

    def tables(self, name: str, record: type[Any], most: int = ITEMS) -> list[Table]:
        inside = _Asked(record, self.path(name))
        self._add(name, _list(inside.schema, most), needed=False)
        return [inside]

    def words(self, name: str) -> tuple[str, ...]:
        self._add(name, _list(_word(), ITEMS, unique=True), needed=False)
        return ()

    def text(
        self, name: str, most: int = TEXT, *, needed: bool = True, breaks: bool = False
    ) -> Text:
        self._add(name, _text(most, needed=needed, breaks=breaks), needed=needed)
        return Text(name)

    def texts(self, name: str) -> tuple[Text, ...]:
        self._add(name, _list(_text(LINE), ITEMS), needed=False)
        return ()

    def _add(self, name: str, found: Schema, *, needed: bool = True) -> None:
        key = ".".join(self.path(name).split(".")[-2:])
        self.schema["properties"][name] = {"description": WORDS.get(key) or WORDS[name], **found}
        if needed and name not in self._optional:
            self.schema["required"].append(name)


def _string(most: int, *, needed: bool = True, breaks: bool = False) -> Schema:
    shown: Schema = {"type": "string", "maxLength": most, "pattern": LINES if breaks else ONE_LINE}
    return {**shown, "allOf": [{"pattern": FILLED}]} if needed else shown


def _word() -> Schema:
    return {"type": "string", "maxLength": WORD, "pattern": f"^{ID.pattern}$"}


def _list(item: Schema, most: int, *, unique: bool = False) -> Schema:
    found: Schema = {"type": "array", "maxItems": most, "items": item}
    return {**found, "uniqueItems": True} if unique else found


def _text(most: int, *, needed: bool = True, breaks: bool = False) -> Schema:
    dutch = {"description": WORDS["nl"], **_string(most, needed=needed, breaks=breaks)}
    english = {"description": WORDS["en"], **_string(most, needed=False, breaks=breaks)}
    both = {
        "type": "object",
        "additionalProperties": False,
        "required": ["nl"],
        "properties": {"nl": dutch, "en": english},
    }
    return {"anyOf": [both, _string(most, needed=needed, breaks=breaks)]}


if __name__ == "__main__":
    for name, made in FILES.items():
        (NORMS / name).write_text(written(made()), "utf-8", newline="\n")
