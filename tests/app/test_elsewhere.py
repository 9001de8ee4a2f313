"""What other regions chose is kept by the mark of their scan, and nothing else of them."""

from __future__ import annotations

import pytest

from scanhost.app import elsewhere
from scanhost.domain.figures import Figures, NormFigures

ONE = Figures(
    "p",
    "1",
    "nl",
    "Rijnmond",
    "2026-11",
    9,
    (NormFigures("1.1", "A", "f" * 64),),
    (),
    (),
    ("KB06",),
)
OLDER = Figures("p", "1", "nl", "Zeeland", "", 9, (), (), (), None)


def test_what_a_region_chose_is_there_at_the_next_start_without_its_name(tmp_path):
    folder = tmp_path / "new"

    elsewhere.remember(folder, [ONE, OLDER])
    elsewhere.remember(folder, [ONE])

    assert elsewhere.known(folder) == {ONE.scan: ("KB06",)}
    assert "Rijnmond" not in (folder / elsewhere.NAME).read_text()


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"[1]", b'{"x": ["KB06"]}', b"[" * 100_000, b" " * (elsewhere.LARGEST + 1)],
)
def test_a_file_that_is_no_good_is_as_if_it_were_not_there(tmp_path, content):
    (tmp_path / elsewhere.NAME).write_bytes(content)

    assert elsewhere.known(tmp_path) == {}
    elsewhere.remember(tmp_path, [ONE])
    assert elsewhere.known(tmp_path) == {ONE.scan: ("KB06",)}


def test_what_is_no_entry_is_left_out(tmp_path):
    (tmp_path / elsewhere.NAME).write_text(f'{{"{"a" * 16}": ["KB06", 7, "<b>", null]}}')

    assert elsewhere.known(tmp_path) == {"a" * 16: ("KB06",)}
