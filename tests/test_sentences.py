"""A sentence says where it is wrong and what helps."""

import pytest

from scanhost import texts
from scanhost.domain.errors import Trouble
from scanhost.sentences import sentence
from scanhost.store import packs


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'id = "a"\nversion =\n', "mine/pack.toml cannot be used: line 2 is not valid TOML"),
        (b"\xff", "mine/pack.toml cannot be used: the file is not UTF-8 text; save it as UTF-8."),
        (b"", "mine/pack.toml cannot be used: id is missing; add it."),
        (None, "mine/pack.toml cannot be used: the file is not there; put it back."),
    ],
)
def test_a_damaged_pack_is_named_with_the_place_and_the_remedy(tmp_path, content, said):
    folder = tmp_path / "mine"
    folder.mkdir()
    if content is not None:
        (folder / "pack.toml").write_bytes(content)

    with pytest.raises(Trouble) as caught:
        packs.read(folder)

    assert sentence(caught.value, texts.catalogue("en")).startswith(said)
    assert sentence(caught.value, texts.catalogue("nl")) != sentence(
        caught.value, texts.catalogue("en")
    )
