from pathlib import Path

import scanclient
from scanhost import resources


def test_assets_hold_the_fonts_and_the_catalogues():
    assert list((resources.assets() / "fonts").glob("*.ttf"))
    assert list((resources.assets() / "messages").glob("*/LC_MESSAGES/scanhost.po"))


def test_norms_hold_packs():
    assert list(resources.norms().glob("*/pack.toml"))


def test_page_belongs_to_the_client():
    assert resources.page().name == "page"
    assert resources.page().parent == Path(scanclient.__file__).parent
