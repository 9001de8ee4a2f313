import os
import re
import tomllib
from pathlib import Path

import pytest

from scanhost.domain.errors import Trouble
from scanhost.domain.packform import from_plain, to_plain
from scanhost.store import packs

NORMS = Path(__file__).parents[2] / "norms"
BLOCKS = {
    "regionorm20": [5, 5, 5, 5],
    "implementatiescan15": [5, 5, 5],
    "regioplan12": [4, 4, 4],
    "zelfscan13": [4, 4, 5, 3],
}

shipped = pytest.mark.parametrize("id", BLOCKS)


def every_text(plain):
    """Yield every text of plain data."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from every_text(part)


def every_pair(plain):
    """Yield every text in languages of plain data."""
    if isinstance(plain, dict) and "nl" in plain:
        yield plain
    elif isinstance(plain, dict | list):
        for part in plain.values() if isinstance(plain, dict) else plain:
            yield from every_pair(part)


@pytest.fixture
def folder(tmp_path):
    """A good pack, to be damaged."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.toml").write_bytes((NORMS / "zelfscan13/pack.toml").read_bytes())
    return folder


def trouble_of(folder):
    with pytest.raises(Trouble) as caught:
        packs.read(folder)
    assert caught.value.code == "pack.damaged"
    return dict(caught.value.facts)


def test_the_four_packs_are_available_with_the_usual_one_first():
    found, troubles = packs.available(NORMS)

    assert [pack.id for pack in found] == list(BLOCKS)
    assert troubles == []


@shipped
def test_a_shipped_pack_has_its_blocks(id):
    pack = packs.read(NORMS / id)

    assert pack.id == id
    assert [len(theme.norms) for theme in pack.themes] == BLOCKS[id]


@shipped
def test_a_shipped_pack_survives_its_plain_form(id):
    pack = packs.read(NORMS / id)

    assert from_plain(to_plain(pack)) == pack


@shipped
def test_a_shipped_pack_writes_down_everything_it_means(id):
    written = tomllib.loads((NORMS / id / "pack.toml").read_text("utf-8"))

    read = to_plain(from_plain(written))

    assert sorted(every_text(read)) == sorted(every_text(written))


@shipped
def test_a_shipped_pack_says_what_it_is_and_names_a_source_for_every_norm(id):
    pack = packs.read(NORMS / id)

    assert "eigen" in pack.notice.nl
    assert "our own" in pack.notice.en
    assert all(norm.source and norm.explanation and norm.factors for norm in pack.norms())


@shipped
def test_a_shipped_pack_says_everything_in_english_too(id):
    written = tomllib.loads((NORMS / id / "pack.toml").read_text("utf-8"))

    assert [text for text in every_pair(written) if not text.get("en")] == []


@shipped
def test_a_shipped_pack_seats_twelve_however_its_table_is_divided(id):
    pack = packs.read(NORMS / id)
    [seven] = pack.divisions

    assert [domain.places for domain in pack.domains] == [2] * 6
    assert {domain.id for domain in pack.domains} < {domain.id for domain in seven.domains}
    assert len(seven.domains) == 7
    assert sum(domain.places for domain in seven.domains) == 12


@shipped
def test_every_norm_of_a_shipped_pack_helps_the_talk_and_the_agenda(id):
    for norm in packs.read(NORMS / id).norms():
        assert len(norm.prompts) == 2, norm.id
        assert 2 <= len(norm.knowledge) <= 10, norm.id
        assert len(norm.questions) >= 2, norm.id


def test_the_introduction_counts_the_norms_of_its_own_pack():
    counts = {"regionorm20": "twintig", "implementatiescan15": "vijftien"}
    counts |= {"regioplan12": "twaalf", "zelfscan13": "zestien"}

    for id, count in counts.items():
        assert f"bij de {count} normen" in packs.read(NORMS / id).introduction.explanation.nl


def test_the_twelve_norms_have_questions_for_the_agenda():
    assert all(len(norm.questions) >= 4 for norm in packs.read(NORMS / "regioplan12").norms())


@shipped
def test_every_theme_of_a_shipped_pack_is_told(id):
    assert all(theme.narration for theme in packs.read(NORMS / id).themes)


def test_every_success_factor_has_a_norm():
    letters = {"A": 14, "S": 13, "R": 12, "I": 15, "E": 40}
    wanted = {f"{letter}{n}" for letter, last in letters.items() for n in range(1, last + 1)}

    covered = {one for norm in packs.read(NORMS / "regionorm20").norms() for one in norm.factors}

    assert covered == wanted


# What carries two capitals and is nobody; another such pair may be a person.
NOBODY = {
    "Actieteam Werk", "De Vijf", "Human Rights", "Individual Placement",
    "Landelijke Cliëntenraad", "Netherlands Institute", "Netwerk Noord", "Network Noord",
    "Participation Act", "Projectplan Ingeschakeld", "ROC van Amsterdam", "Rechten van de Mens",
    "Rijnmond NetWERKT", "Rotterdamse Topacademies", "SWV Groningen",
    "Sectorraad Praktijkonderwijs", "Social Affairs", "Sociale Zaken", "Stichting Maatwerk",
    "Vijf Sterren", "Wajong Netwerk", "Werkgevers Adviespunt", "Zeeuwse Stichting",
}  # fmt: skip
CAPITALS = re.compile(
    r"(?<=[a-z,] )[A-Z]\w+ (?:van |de |den |der )*[A-Z][a-z]\w+|\b[A-Z]\. ?[A-Z]\w+"
)


def test_no_person_is_named_or_can_be_reached_through_what_is_shipped():
    paths = [*NORMS.glob("*/**/*.*"), NORMS / "networks.toml"]

    assert len(paths) >= 4 + 43 + 1
    for path in paths:
        text = path.read_text("utf-8")
        assert set(CAPITALS.findall(text)) <= NOBODY, path
        assert not re.search(r"@|https?:|www\.", text), path
        assert not re.search(r"\b0\d{1,3}[- ]?\d{6,8}\b|\+31", text), path
        assert not re.search(r"\b([Dd]hr|[Mm]evr|[Mm]w|[Dd]rs|[Ii]r|[Pp]rof)\.? [A-Z]", text), path


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('version = "1"', "version = 1", "version", "pack.type"),
        ('id = "S02"', 'id = "S01"', "themes[0].norms[1].id", "pack.duplicate"),
        ("norm = 60", "norm = 3", "times.norm", "pack.range"),
        ('nl = "Urgentie"', 'nl = ""', "themes[0].norms[2].title.nl", "pack.empty"),
        ('language = "nl"', 'language = "nl"\nlogo = "x"', "logo", "pack.unknown_key"),
        ('language = "nl"', "language = 2026-01-01", "language", "pack.type"),
    ],
)
def test_a_mistake_names_file_key_and_problem(folder, old, new, key, problem):
    path = folder / "pack.toml"
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new), "utf-8")

    facts = trouble_of(folder)

    assert facts["file"] == "mine/pack.toml"
    assert (facts["key"], facts["problem"]) == (key, problem)


@pytest.mark.parametrize(
    ("raw", "problem", "line"),
    [
        (b'id = "a"\nversion =\n', "pack.toml", 2),
        (b'id = "a"\nid = "b"\n', "pack.key_twice", 2),
        (b'id = """', "pack.toml", None),
        (b"x = " + b"[" * 4000, "pack.deep", None),
        (b"x = [" + b"[\n" * 200_000, "pack.deep", None),
        (b"id = " + b"9" * 4000, "pack.type", None),
        (b"\nx = " + b"9" * 5000, "pack.long_line", 2),
        (b".".join([b"a"] * 200_000) + b" = 1", "pack.long_line", 1),
        (b'id = "\xff"', "pack.encoding", None),
        (b"#" * 4000 + b"\n" * (1 << 20), "pack.too_large", None),
        (b"", "pack.missing", None),
    ],
    ids=lambda value: str(value[:20]) if isinstance(value, bytes) else None,
)
def test_what_is_no_toml_is_trouble_with_a_line_where_there_is_one(folder, raw, problem, line):
    (folder / "pack.toml").write_bytes(raw)

    facts = trouble_of(folder)

    assert (facts["problem"], facts.get("line")) == (problem, line)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(folder):
    path = folder / "pack.toml"
    before = packs.read(folder)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert packs.read(folder) == before


def test_a_folder_without_its_file_is_trouble(tmp_path):
    assert trouble_of(tmp_path)["problem"] == "pack.no_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_pack_does_not_keep_us_waiting(tmp_path):
    os.mkfifo(tmp_path / "pack.toml")

    assert trouble_of(tmp_path)["problem"] == "pack.special"


def test_a_damaged_pack_does_not_hide_the_others(folder):
    bad = folder.parent / "bad"
    bad.mkdir()
    (bad / "pack.toml").write_text("id =", "utf-8")

    found, troubles = packs.available(folder.parent)

    assert [pack.id for pack in found] == ["zelfscan13"]
    assert [trouble.facts["file"] for trouble in troubles] == ["bad/pack.toml"]


def test_a_folder_whose_name_turns_a_sentence_around_is_named_without_that(tmp_path):
    (tmp_path / "mijn\u202elmot").mkdir()

    _, [trouble] = packs.available(tmp_path)

    assert trouble.facts["file"] == "mijn?lmot/pack.toml"


def test_of_two_packs_with_one_id_the_first_folder_counts(folder):
    copy = folder.parent / "mine - copy"
    copy.mkdir()
    source = (folder / "pack.toml").read_text("utf-8")
    (copy / "pack.toml").write_text(source.replace('version = "1"', 'version = "2"'), "utf-8")

    found, [trouble] = packs.available(folder.parent)

    assert [pack.version for pack in found] == ["1"]
    assert trouble.facts["file"] == "mine - copy/pack.toml"
    assert (trouble.facts["key"], trouble.facts["problem"]) == ("id", "pack.duplicate")


def test_a_folder_of_packs_that_is_not_there_is_trouble(tmp_path):
    found, [trouble] = packs.available(tmp_path / "gone")

    assert found == []
    assert trouble.facts["problem"] == "pack.unreadable"


@pytest.fixture
def filmed(folder):
    """A pack whose first theme names a film that is there."""
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    named = text.replace("[[themes]]", '[[themes]]\nfilm = "media/begin.webm"', 1)
    (folder / "pack.toml").write_text(named, encoding="utf-8")
    (folder / "media").mkdir()
    (folder / "media/begin.webm").write_bytes(b"film")
    return folder.rename(folder.parent / "zelfscan13")


def test_the_film_of_a_theme_is_found_in_the_folder_of_its_pack(filmed):
    pack = packs.read(filmed)

    found = [packs.film(filmed.parent, pack, theme) for theme in pack.themes]

    assert found == [filmed / "media/begin.webm", None, None, None]


def test_a_film_that_is_not_there_leaves_the_pack_as_it_is(filmed):
    (filmed / "media/begin.webm").unlink()

    pack = packs.read(filmed)

    assert pack.themes[0].film
    assert packs.film(filmed.parent, pack, pack.themes[0]) is None


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
@pytest.mark.parametrize("link", ["media", "media/begin.webm"])
def test_a_film_that_is_a_link_out_is_refused(filmed, tmp_path, link):
    pack = packs.read(filmed)
    away = tmp_path / "away"
    away.mkdir()
    (away / "begin.webm").write_bytes(b"film")
    (filmed / "media/begin.webm").unlink()
    if link == "media":
        (filmed / link).rmdir()
        (filmed / link).symlink_to(away)
    else:
        (filmed / link).symlink_to(away / "begin.webm")

    facts = trouble_of(filmed)

    assert (facts["key"], facts["problem"]) == ("themes[0].film", "pack.film_outside")
    assert packs.film(filmed.parent, pack, pack.themes[0]) is None
