"""How long it takes to open a very long session; a figure, never a limit."""

import time

import pytest

from scanhost import resources
from scanhost.domain import facts as f
from scanhost.domain.apply import fold
from scanhost.domain.state import new
from scanhost.store import journal, newfile, opening, packs

BALLOTS = 500
GRADES = 100_000


def a_long_session(pack):
    """Yield a journal in which every ballot changes its mind again and again."""
    norms = [pack.introduction.id, *(norm.id for norm in pack.norms())]
    times = -(-GRADES // (len(norms) * BALLOTS))
    yield f.Unlocked()
    for norm in norms:
        yield f.NormOpened(norm, 1)
        for time_ in range(times):
            for number in range(BALLOTS):
                yield f.GradeGiven(f"{number:032x}", norm, 1, (number * 7 + time_) % 10 + 1)
        yield f.NormRevealed(norm, 1)


@pytest.mark.bench
def test_opening_a_scan_with_a_hundred_thousand_facts(tmp_path, capsys):
    path = tmp_path / "long.scan"
    pack = packs.read(resources.norms() / "regionorm20")
    newfile.write(path, "long", pack, a_long_session(pack))

    begun = time.perf_counter()
    connection, found = opening.opened(path)
    opened = time.perf_counter()
    journal.read(connection)
    read = time.perf_counter()
    fold(new(pack), found.facts)
    folded = time.perf_counter()
    connection.close()

    assert len(found.facts) > GRADES
    with capsys.disabled():
        print(
            f"\n{len(found.facts)} facts, {path.stat().st_size >> 20} MB:"
            f" opened in {opened - begun:.2f} s"
            f" (of which reading {read - opened:.2f} s, applying {folded - read:.2f} s)"
        )
