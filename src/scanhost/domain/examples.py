"""Examples of the group's own: their form, and what can be asked about them.

The form is that of the knowledge bank, with what a work portrait tells besides. The way from
gross list to shortlist and the four criteria are those of the projectplan Ingeschakeld (2017),
spoor 1. Ids are made outside and come in with the command.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from scanhost.domain.knowledge import FOR, FORM, FUNCTIONS, WIDTHS, Entry
from scanhost.domain.lines import TEXT
from scanhost.domain.pack import Text

STAGES = ("gross", "long", "short", "unusable")
LISTS = STAGES[:3]  # an example goes from one to the next
READ = STAGES[1:3]  # lists that everybody may read; what only came in is on neither
CRITERIA = ("transferable", "scalable", "appealing", "inspiring")
ANSWERS = ("yes", "no", "")

PORTRAIT = ("steps", "partners", "timeline", "money")  # what a work portrait tells besides
LINES = {"title": 120, "region": 120, "year": 4, "source": 300}  # field -> characters
TEXTS = ("summary", *FORM, *PORTRAIT)
ONE_OF = {"width": WIDTHS}
SOME_OF = {"functions": FUNCTIONS, "good_for": FOR}  # kept with spaces between
NORMS = "norms"  # of the pack; kept with spaces between
FIELDS = (*LINES, *TEXTS, *ONE_OF, *SOME_OF, NORMS)
NEEDED = ("what", "how", "conditions")  # to be told in the fixed form, which the longlist asks

OFFERED = ("title", "source", *FORM)  # what a phone asks; the chair adds the rest
ID = re.compile(r"[a-z]*[0-9][0-9a-z]{0,19}", re.ASCII)  # a digit: no text of the scan begins so
MARK = re.compile(r"[0-9a-f]{16}", re.ASCII)
MOST = 300  # that are kept in a scan


@dataclass(frozen=True, slots=True)
class New:
    """An example that is added; one that was dropped comes back with the words it had."""

    id: str
    words: tuple[tuple[str, str], ...] = ()  # field and words
    origin: str = ""  # mark of where it came from, when it is of another scan


@dataclass(frozen=True, slots=True)
class AddExamples:
    """Add examples, all of them or none."""

    examples: tuple[New, ...]


@dataclass(frozen=True, slots=True)
class DropExamples:
    """Drop examples; adding them brings their words back."""

    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaveExample:
    """Write down what an example says in some fields."""

    example: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StageExample:
    """Put an example on a list."""

    example: str
    stage: str  # of STAGES


@dataclass(frozen=True, slots=True)
class WeighExample:
    """Say whether an example meets a criterion."""

    example: str
    criterion: str  # of CRITERIA
    answer: str  # of ANSWERS; "" is not said


Collect = AddExamples | DropExamples | SaveExample | StageExample | WeighExample


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the group's own; its words are the texts `<example>.<field>`."""

    id: str
    origin: str = ""  # mark of the example it is a copy of; "": it is of this scan
    kept: bool = True
    stage: str = "gross"
    weighed: Mapping[str, str] = field(default_factory=dict)  # criterion -> "yes" or "no"


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example as the chair sees it."""

    id: str
    stage: str
    weighed: Mapping[str, str]
    words: Mapping[str, str]  # field -> words; what is empty is left out
    by: str = ""  # name of who offered it; empty once session 1 is closed
    brought: bool = False  # from another scan
    mark: str = ""

    def get(self, name: str) -> str:
        """Return the words of a field, empty where there are none."""
        return self.words.get(name, "")

    def some(self, name: str) -> tuple[str, ...]:
        """Return what was chosen in a field of which several can be."""
        return tuple(self.get(name).split())

    @property
    def read(self) -> bool:
        """Tell whether everybody may read it: the chair put it on one of those lists."""
        return self.stage in READ and bool(self.get("title"))

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the fields that the longlist asks and nobody filled in."""
        return tuple(name for name in NEEDED if not self.get(name))

    @property
    def open(self) -> tuple[str, ...]:
        """Return the criteria of which nothing was said."""
        return tuple(one for one in CRITERIA if not self.weighed.get(one))


def text_id(example: str, name: str) -> str:
    """Return the id of the text that holds a field."""
    return f"{example}.{name}"


def mark_of(example: Example) -> str:
    """Return by what an example is known in every scan it came to."""
    return example.origin or hashlib.sha256(example.id.encode()).hexdigest()[:16]


def words_of(example: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what an example says, by field; what is empty, or no answer to its field, is left out.

    The texts of a stranger's scan say whatever they like.
    """
    found = {name: texts.get(text_id(example, name), "") for name in FIELDS}
    if not re.fullmatch(r"[0-9]{4}", found["year"]):
        found["year"] = ""
    for name, among in (ONE_OF | SOME_OF).items():
        found[name] = " ".join(one for one in found[name].split() if one in among)
    for name in ONE_OF:
        found[name] = found[name].partition(" ")[0]
    return {name: words for name, words in found.items() if words}


def short(words: Mapping[str, str], most: int = TEXT) -> str:
    """Return an example in a few lines: what it is called, and what happens."""
    told = words.get("summary") or words.get("what", "")
    both = "\n".join(filter(None, (words.get("title", ""), told)))
    return both if len(both) <= most else f"{both[: most - 1].rstrip()}…"


def by_lines(words: str) -> str:
    """Return words in which every line that somebody began is a paragraph."""
    return "\n\n".join(line for line in words.split("\n") if line.strip())


def entry(view: ExampleView, about: Mapping[str, str], source: Text) -> Entry:
    """Return an example as an entry of the knowledge bank, of a scan about which this is known.

    `source` is for where it says none itself; its year may be 0, which is not known.
    """
    held = about.get("date", "")[:4]
    region = view.get("region") or ("" if view.brought else about.get("region", ""))

    def told(name: str) -> Text:
        return Text(by_lines(view.get(name)))

    return Entry(
        id=view.id,
        title=told("title"),
        kind="practice",
        year=int(view.get("year") or (0 if view.brought else held) or 0),
        source=Text(view.get("source")) if view.get("source") else source,
        summary=told("summary" if view.get("summary") else "what"),
        region=Text(region),
        what=told("what") if view.get("summary") else Text(""),
        result=told("result"),
        how=told("how"),
        initiative=told("initiative"),
        conditions=told("conditions"),
        benefits=told("benefits"),
        transferable=told("transferable"),
        width=view.get("width"),
        functions=view.some("functions"),
        good_for=view.some("good_for"),
        keywords=Text(" ".join(view.get(name) for name in PORTRAIT)),
    )
