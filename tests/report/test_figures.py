"""Shared figures as files: a thousand scans asked as the documentation says; nobody's words."""

import io
import json
import os
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import duckdb
import pytest
from arro3.io import read_parquet

from scanhost import resources
from scanhost.domain.errors import Refused
from scanhost.domain.figures import figures
from scanhost.report.figures import COLUMNS, as_json, as_parquet, tidy
from scanhost.store import packs
from tests.domain.room import a_pack
from tests.domain.scans import SECRET, a_scan
from tests.report.schema import faults

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "cijfers.schema.json").read_text("utf-8"))
QUERIES = re.findall(r"```sql\n(.*?)```", (DOCS / "cijfers.md").read_text("utf-8"), re.DOTALL)
PACK = packs.read(resources.norms() / packs.FIRST)
SCANS = 1000


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """A thousand scans of different size, as Parquet in a folder called cijfers."""
    folder = tmp_path_factory.mktemp("bureau") / "cijfers"
    folder.mkdir()
    random, kept = Random(7), []
    for number in range(SCANS):
        pack = PACK if number % 10 else a_pack(3, 4)
        made = figures(a_scan(pack, random, random.randint(4, 16)))
        if isinstance(made, Refused):
            continue
        kept.append(made)
        (folder / f"{number}.cijfers.parquet").write_bytes(as_parquet(made))
    # The same scan once more, made after its month was corrected.
    (folder / "again.cijfers.parquet").write_bytes(as_parquet(kept[0]))
    assert len(kept) > 0.9 * SCANS
    return folder, kept


def asked(folder, query):
    before = Path.cwd()
    os.chdir(folder.parent)
    try:
        return duckdb.connect().sql(query).fetchall()
    finally:
        os.chdir(before)


def test_the_documented_query_gives_mean_and_spread_of_every_norm(region):
    folder, kept = region
    means: dict[tuple[str, str], list[float]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for made in kept:
        for norm in made.norms:
            if norm.n is not None:
                grades = [g for g, many in enumerate(norm.counts, 1) for _ in range(many)]
                means[norm.norm, norm.fingerprint].append(statistics.fmean(grades))
                people[norm.norm, norm.fingerprint] += len(grades)

    rows = asked(folder, QUERIES[0])

    assert {row[:2] for row in rows} == {*means}
    assert len(rows) == len(means)
    for norm, text, scans, grades, mean, spread, lowest, middle, highest in rows:
        own = means[norm, text]
        assert (scans, grades) == (len(own), people[norm, text])
        assert mean == pytest.approx(statistics.fmean(own))
        assert spread == pytest.approx(statistics.stdev(own))
        assert (lowest, highest) == (pytest.approx(min(own)), pytest.approx(max(own)))
        assert middle == pytest.approx(statistics.median(own))


def test_the_documented_query_counts_chosen_points(region):
    folder, kept = region
    chosen: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for made in kept:
        picked = [norm for norm in made.norms if norm.norm in made.points]
        chosen.update(norm.fingerprint for norm in picked)
        graded = [norm for norm in made.norms if norm.n is not None]
        there.update({norm.fingerprint for norm in (*graded, *picked)})

    rows = asked(folder, QUERIES[1])

    assert {text: many for _, text, many, _ in rows if many} == dict(chosen)
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
    assert {text: scans for _, text, _, scans in rows} == dict(there)


def test_no_row_rests_on_fewer_than_five(region):
    folder, _ = region

    least, most, none = asked(
        folder,
        "SELECT min(n), max(n), count(*) FILTER (n IS NULL AND measure IN "
        "('grade', 'unknown', 'mean', 'sd')) FROM read_parquet('cijfers/*.parquet')",
    )[0]
    (sums,) = asked(
        folder,
        "SELECT count(*) FROM (SELECT filename, norm, any_value(n) AS n, sum(count) AS many "
        "FROM read_parquet('cijfers/*.parquet', filename = true) WHERE measure = 'grade' "
        "GROUP BY filename, norm) WHERE n <> many",
    )[0]

    assert least == 5
    assert most <= 16
    assert none == 0
    assert sums == 0


def test_no_word_that_somebody_typed_is_in_the_bytes(region):
    folder, kept = region

    for path in folder.iterdir():
        assert SECRET.encode() not in path.read_bytes()
    assert all(SECRET.encode() not in as_json(made) for made in kept)
    # Parquet may press its text together, so it is read back too.
    rows = asked(folder, "SELECT DISTINCT region FROM read_parquet('cijfers/*.parquet')")
    assert rows == [(None,)]


def test_the_table_holds_what_the_json_holds(region):
    _, kept = region
    made = kept[1]

    table = read_parquet(io.BytesIO(as_parquet(made))).read_all()

    assert table.column_names == [*COLUMNS]
    rows = list(tidy(made))
    assert table.num_rows == len(rows)
    for name in COLUMNS:
        assert table[name].to_pylist() == [row.get(name) for row in rows]
    counts = [row["count"] for row in rows if row["measure"] == "grade"]
    norms = json.loads(as_json(made))["norms"]
    assert counts == [many for norm in norms for many in norm.get("counts", ())]


def test_the_documented_columns_are_those_of_the_table():
    words = {*re.findall(r"`([a-z_]+)`", (DOCS / "cijfers.md").read_text("utf-8"))}

    assert {*COLUMNS} <= words
    assert {"grade", "unknown", "point", "mean", "sd", "knowledge"} <= words


def test_the_json_fits_its_schema(region):
    _, kept = region

    for made in kept[:200]:
        assert faults(json.loads(as_json(made)), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("region",), ""),
        (("organisations",), 3),
        (("norms", 0, "n"), 4),
        (("norms", 0, "counts"), [1, 2]),
        (("norms", 0, "ballots"), ["x"]),
        (("themes", 0, "mean"), 11),
        (("points",), ["1.1", "1.1"]),
        (("name",), "Anna"),
    ],
)
def test_the_schema_refuses_what_may_not_be_there(region, path, value):
    plain = json.loads(as_json(region[1][1]))
    inside = plain
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value

    assert faults(plain, SCHEMA, SCHEMA)


def test_the_same_figures_give_the_same_files(region):
    made = region[1][1]

    assert (as_json(made), as_parquet(made)) == (as_json(made), as_parquet(made))
