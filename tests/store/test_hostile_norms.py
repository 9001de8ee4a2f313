"""Packs and entries as somebody might send them who means harm, each with its own sentence."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scanhost import texts
from scanhost.domain.errors import Trouble
from scanhost.sentences import sentence
from scanhost.store import knowledge, packs
from tests.store.test_normfiles import GOOD, PACK, write

PIPES = hasattr(os, "mkfifo")
LINKS = os.name != "nt"


@dataclass(frozen=True)
class Kind:
    """What a stranger sends: where it lies, a good one, and who reads it."""

    file: str
    good: str
    load: Callable[[Path], object]


KINDS = {
    "pack": Kind("mijn/pack.toml", PACK, lambda root: packs.read(root / "mijn")),
    "entry": Kind("knowledge/X1.toml", GOOD, knowledge.read),
}


@dataclass(frozen=True)
class Sent:
    """Puts something in the place of a file."""

    kind: str
    put: Callable[[Path], object]


def a_pack(content: bytes) -> Sent:
    return Sent("pack", lambda path: path.write_bytes(content))


def an_entry(content: bytes) -> Sent:
    return Sent("entry", lambda path: path.write_bytes(content))


def pack(old: str, new: str) -> Sent:
    assert old in PACK, old
    return a_pack(PACK.replace(old, new, 1).encode())


def entry(old: str, new: str) -> Sent:
    assert old in GOOD, old
    return an_entry(GOOD.replace(old, new, 1).encode())


def film(path: str) -> Sent:
    return pack('id = "T1"', f"id = 'T1'\nfilm = '{path}'")


def many(line: Callable[[int], str]) -> Sent:
    """Return a pack of as many lines as are let in."""
    found: list[str] = []
    size = 0
    while size < packs.BYTES - 5000:
        found.append(line(len(found)))
        size += len(found[-1]) + 1
    return a_pack("\n".join(found).encode())


def linked(path: Path) -> None:
    (path.parent / "other").write_text("id = 1", "utf-8")
    path.symlink_to("other")


TEXT = "moet een tekst tussen aanhalingstekens zijn."
NUMBER = "moet een heel getal zijn, zonder aanhalingstekens."
LIST = "moet een lijst tussen [ en ] zijn."
TABLE = "moet een tabel zijn: eigen sleutels, elk met een waarde."
ID = "mag alleen letters, cijfers, punten en streepjes bevatten."
CHARACTER = "bevat een teken dat niet getoond kan worden ({}); haal het weg."
CONTROL = "bevat een teken dat niet in een tekst kan staan ({}); haal het weg."
UTF8 = "het bestand is geen UTF-8-tekst; sla het op als UTF-8."
LINK = "het bestand is een koppeling naar elders; zet het bestand zelf daar neer."
SPECIAL = "het bestand is geen gewoon bestand; zet daar een tekstbestand neer."
FOLDER = "het bestand is een map; kies het bestand dat erin staat."
LARGE = "het bestand is te groot: hoogstens {} bytes."
YEAR = "year moet tussen 1900 en 2100 liggen."
BINARY = "het bestand is geen tekst; kies een bestand met normen of voorbeelden."
DEEP = "het bestand heeft veel te veel haakjes in elkaar; haal ze weg."
LONG_LINE = "regel {} is langer dan 4096 tekens; maak hem korter."
LONG_KEY = "regel {} heeft een sleutel van meer dan 5 delen; maak de sleutel korter."
TOML = "is geen geldige TOML; zoek een aanhalingsteken, haakje of = te veel of te weinig."
UNKNOWN = "is geen bekende sleutel; controleer de spelling."
TWICE = "noemt een sleutel die er al stond; houd één van de twee."
ESCAPE = "heeft een \\ die daar niets betekent; schrijf hem dubbel."
FILM = (
    "moet zijn zoals media/opening.mp4: letters, cijfers, punten en streepjes, met aan het eind "
    "mp4, m4v, mov, mkv of webm."
)

N1 = "themes[0].norms[0].sentence.nl "
FILMS = [
    "../geheim.mp4",
    "media/../../geheim.mp4",
    "/etc/passwd",
    "\\\\host\\share\\a.mp4",
    "C:/media/a.mp4",
    "media/%2e%2e/a.mp4",
    "https://host/media/a.mp4",
    "media/a.mp4/..",
]

HOSTILE: list[tuple[str, Sent, str]] = [
    # size and shape
    ("a huge pack", a_pack(b"#\n" * packs.BYTES), LARGE.format(packs.BYTES)),
    ("a huge entry", an_entry(b"#\n" * packs.BYTES), LARGE.format(knowledge.BYTES)),
    ("a long line", a_pack(b"\nid = '" + b"x" * 400_000 + b"'"), LONG_LINE.format(2)),
    ("lists in lists", a_pack(b"id = " + b"[" * 4000), DEEP),
    ("lists in lists over lines", a_pack(b"id = [\n" + b"[\n" * 200_000), DEEP),
    ("tables in tables", an_entry(b"id = " + b"{a=" * 1300), DEEP),
    ("lists closed again", a_pack(b"id = " + b"[" * 200 + b"]" * 200), f"id {TEXT}"),
    ("a key of many parts", a_pack(b"x" + b".x" * 2000 + b" = 1"), LONG_KEY.format(1)),
    ("keys of many parts", many(lambda n: f"k{n}" + ".a" * 2000 + " = 1"), LONG_KEY.format(1)),
    ("a heading of many parts", a_pack(b"\n[[x" + b" . 'x'" * 600 + b"]]"), LONG_KEY.format(2)),
    ("many parts in a table",
     an_entry(b'id = {b = 1,"a"' + b'."a"' * 500 + b" = 1}"), LONG_KEY.format(1)),
    ("as many parts as may be", many(lambda n: f"k{n}.a.a.a.a = 1"), f"k0 {UNKNOWN}"),
    ("very many keys", many(lambda n: f"k{n} = 1"), f"k0 {UNKNOWN}"),
    ("very many tables", many(lambda n: f"[k{n}]"), f"k0 {UNKNOWN}"),
    ("very many items",
     pack("[introduction]", "prompts = [" + "1,\n" * 100_000 + "]\n[introduction]"),
     "prompts heeft te veel onderdelen: hoogstens 40."),
    ("a thousand themes",
     a_pack((PACK.partition("[[themes]]")[0] + "[[themes]]\n" * 1000).encode()),
     "themes heeft te veel onderdelen: hoogstens 12."),
    ("a text without end",
     entry("Eerste alinea.", "x\n" * 20_000),
     "summary.nl is te lang: 40017 tekens, hoogstens 2000."),
    # what is no text
    ("an empty file", a_pack(b""), "id ontbreekt; voeg het toe."),
    ("an empty entry", an_entry(b"\xef\xbb\xbf\r\n"), "id ontbreekt; voeg het toe."),
    ("everything in it empty",
     pack('id = "mijn"\nversion = "1"', 'id = ""\nversion = ""'), "id is leeg; vul het in."),
    ("bytes that are no UTF-8", a_pack(PACK.encode().replace(b"Zo", b"Z\xf3")), UTF8),
    ("UTF-16", a_pack(PACK.encode("utf-16")), UTF8),
    ("UTF-16 without a mark", an_entry(GOOD.encode("utf-16-le")), BINARY),
    ("a picture", a_pack(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), BINARY),
    ("a zip", an_entry(b"PK\x03\x04\x14\0\0\0\x08\0"), BINARY),
    ("a PDF", a_pack(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), UTF8),
    ("a database", a_pack(b"SQLite format 3\0\x10\0\x01\x01\0"), BINARY),
    ("NUL in a text", entry("Eerste", "Eer\0ste"), BINARY),
    ("a bell in a text", entry("Eerste", "Eer\aste"), "regel 10 " + CONTROL.format("U+0007")),
    ("an escape sequence", pack("Zo hoort", "\x1b[31mZo"), "regel 20 " + CONTROL.format("U+001B")),
    ("old line ends",
     an_entry(GOOD.replace("\n", "\r").encode()), "regel 1 " + CONTROL.format("U+000D")),
    # text that is not what it seems
    ("text that runs the other way",
     pack("Zo hoort", "Zo\u202ehoort"), N1 + CHARACTER.format("U+202E")),
    ("text that is turned aside",
     entry("Voorbeeld", "Voor\u2066beeld"), "title.nl " + CHARACTER.format("U+2066")),
    ("hidden characters", pack("Zo hoort", "Zo\u200bhoort"), N1 + CHARACTER.format("U+200B")),
    ("NUL by its number", pack("Zo hoort", "Zo\\u0000"), N1 + CHARACTER.format("U+0000")),
    ("half a character", pack("Zo hoort", "Zo\\ud800"), f"regel 20 {ESCAPE}"),
    ("a path of Windows", pack("Zo hoort", "C:\\media"), f"regel 20 {ESCAPE}"),
    ("a sign of nobody",
     entry("Voorbeeld", "Voor\ue000beeld"), "title.nl " + CHARACTER.format("U+E000")),
    ("a title of two lines",
     pack('"Zo hoort het."', '"""Zo\nhoort."""'), N1 + CHARACTER.format("U+000A")),
    ("a key that runs the other way",
     pack('version = "1"', '"ve\u202ersion" = "1"'), f"ve?rsion {UNKNOWN}"),
    # other types
    ("a list for a text", pack('version = "1"', 'version = ["1"]'), f"version {TEXT}"),
    ("a date for a text", pack('version = "1"', "version = 2026-11-26"), f"version {TEXT}"),
    ("an hour for a year", entry("year = 2015", "year = 13:30:00"), f"year {NUMBER}"),
    ("a text for a list",
     entry("year = 2015", 'year = 2015\nfunctions = "share"'), f"functions {LIST}"),
    ("a text for a table",
     pack("[introduction]", 'times = "60"\n[introduction]'), f"times {TABLE}"),
    ("true for a number",
     pack("[introduction]", "times.norm = true\n[introduction]"), f"times.norm {NUMBER}"),
    ("not a number", entry("2015", "nan"), f"year {NUMBER}"),
    ("more than a number holds", entry("2015", "1e999"), f"year {NUMBER}"),
    ("a number of 5000 digits", entry("2015", "9" * 5000), LONG_LINE.format(7)),
    ("a number of 4000 digits", entry("2015", "9" * 4000), YEAR),
    ("a number of sixteens", entry("2015", "0x" + "f" * 4000), YEAR),
    # keys and ids
    ("a key twice", pack('version = "1"', 'version = "1"\nversion = "2"'), f"regel 4 {TWICE}"),
    ("a table twice",
     a_pack(PACK.encode() + b"[introduction]\n"), f"regel {PACK.count(chr(10)) + 1} {TWICE}"),
    ("an unknown key", entry("year = 2015", "year = 2015\nscript = 1"), f"script {UNKNOWN}"),
    ("a key of pictures",
     entry("year = 2015", 'year = 2015\nimage = "data:image/png;base64,AA"'), f"image {UNKNOWN}"),
    ("an id twice",
     pack('"2.2"', '"1.2"'),
     "themes[1].norms[1].id staat er twee keer (1.2); geef een van de twee een andere naam."),
    ("a reserved id",
     pack('"2.2"', '"intro"'), "themes[1].norms[1].id mag niet intro heten; kies een andere naam."),
    ("an id that climbs", pack('"mijn"', '"../../thuis"'), f"id {ID}"),
    ("an id with a drive", pack('"mijn"', "'C:\\x'"), f"id {ID}"),
    ("an id that hides", pack('"mijn"', '".ssh"'), f"id {ID}"),
    ("an id that looks like ours", pack('"mijn"', '"regi\u043enorm20"'), f"id {ID}"),
    ("an id as long as a path",
     entry('"X1"', f'"{"a" * 300}"'), "id is te lang: 300 tekens, hoogstens 40."),
    ("a norm without its Dutch",
     pack('{ nl = "Zo hoort het.", en', "{ en"), N1 + "ontbreekt; voeg het toe."),
    ("a language that is not ours",
     pack('nl = "Zo hoort het."', 'nl = "Zo", fr = "Ainsi"'), f"{N1[:-3]}fr {UNKNOWN}"),
    # paths
    *((f"a film at {path}", film(path), f"themes[0].film {FILM}") for path in FILMS),
    # what is no file
    ("nothing", Sent("pack", lambda path: None), "het bestand is er niet; zet het terug."),
    ("a folder", Sent("pack", Path.mkdir), FOLDER),
]  # fmt: skip
if LINKS:
    HOSTILE += [
        ("a link", Sent("entry", linked), LINK),
        ("a link to nothing", Sent("pack", lambda path: path.symlink_to("/nowhere")), LINK),
        ("a link to itself", Sent("pack", lambda path: path.symlink_to(path.name)), LINK),
        ("a device", Sent("pack", lambda path: path.symlink_to("/dev/zero")), LINK),
    ]
if PIPES:
    HOSTILE += [("a pipe", Sent("entry", lambda path: os.mkfifo(path)), SPECIAL)]


def put(root: Path, sent: Sent) -> Kind:
    path = root / KINDS[sent.kind].file
    path.parent.mkdir(parents=True)
    sent.put(path)
    return KINDS[sent.kind]


def tree(root: Path) -> dict[str, object]:
    found = sorted(root.rglob("*"))
    return {str(one): one.is_file() and not one.is_symlink() and one.read_bytes() for one in found}


@pytest.mark.parametrize(
    ("sent", "said"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_what_means_harm_gets_one_clear_sentence_and_changes_nothing(tmp_path, sent, said):
    how = put(tmp_path, sent)
    before = tree(tmp_path)
    begun = time.process_time()

    with pytest.raises(Trouble) as caught:
        how.load(tmp_path)

    assert time.process_time() - begun < 1
    assert tree(tmp_path) == before
    dutch = sentence(caught.value, texts.catalogue("nl"))
    assert dutch == f"{how.file} kan niet worden gebruikt: {said}"
    english = sentence(caught.value, texts.catalogue("en"))
    begin = f"{how.file} cannot be used: "
    assert english.startswith(begin)
    assert not any(one in english.removeprefix(begin) for one in ("{", "}", "pack.", "  "))
    assert english[-1] == "."


def test_a_sentence_is_one_short_line_whatever_the_file_says(tmp_path):
    write(tmp_path / "mijn/pack.toml", f'"\\u202e{"x" * 3000}\\n\\u001b[31m" = 1')

    with pytest.raises(Trouble) as caught:
        packs.read(tmp_path / "mijn")

    said = sentence(caught.value, texts.catalogue("nl"))
    assert said.isprintable()
    assert len(said) < 200


LIMIT = 200 << 20
READ_ALL = f"""
import resource, sys
from pathlib import Path
from scanhost.domain.errors import Trouble
from scanhost.store import knowledge, normfiles, packs

used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + {LIMIT}, used + {LIMIT}))
for root in map(Path, sys.argv[1:]):
    try:
        packs.read(root / "mijn") if (root / "mijn").exists() else knowledge.read(root)
    except Trouble:
        print("refused", len(normfiles.look(root, root).mistakes) > 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where memory can be limited")
def test_no_file_takes_the_memory_of_the_laptop(tmp_path):
    roots = [tmp_path / str(at) for at in range(len(HOSTILE))]
    for root, (_, sent, _) in zip(roots, HOSTILE, strict=True):
        put(root, sent)

    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *map(str, roots)], capture_output=True, text=True
    )

    assert done.stderr == ""
    assert done.stdout.splitlines() == ["refused True"] * len(HOSTILE)


MARKUP = [
    "[klik hier](https://host/?wie=ik)",
    "![](https://host/stip.png)",
    "<script>fetch('https://host')</script>",
    "<img src=x onerror=alert(1)>",
    "[x]: javascript:alert(1)",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("markup", MARKUP)
def test_a_link_a_picture_and_html_are_text_like_any_other(tmp_path, markup):
    write(tmp_path / "knowledge/X1.toml", GOOD.replace("Eerste alinea.", markup))

    [entry] = knowledge.read(tmp_path)

    assert entry.summary.nl.startswith(markup)


def test_a_folder_of_very_many_packs_or_entries_is_not_read(tmp_path):
    for at in range(packs.FOLDERS + 1):
        (tmp_path / f"p{at}").mkdir()
    (tmp_path / packs.KNOWLEDGE).mkdir()
    for at in range(knowledge.FILES + 1):
        (tmp_path / packs.KNOWLEDGE / f"{at}.toml").touch()

    found, [trouble] = packs.available(tmp_path)
    with pytest.raises(Trouble) as caught:
        knowledge.read(tmp_path)

    dutch = texts.catalogue("nl")
    much = "kan niet worden gebruikt: de map heeft te veel onderdelen: hoogstens"
    assert found == []
    assert sentence(trouble, dutch) == f"{tmp_path.name} {much} 100."
    assert sentence(caught.value, dutch) == f"knowledge {much} 1000."
