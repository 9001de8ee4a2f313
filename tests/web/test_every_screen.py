"""Every screen of a phone, in both languages: nothing that axe finds, nothing cut off."""

import pytest

from tests.web import axe
from tests.web.layout import LOOKS, measured
from tests.web.moments import WALKS, Walk, stage, walked
from tests.web.phone import SIZE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.full
async def test_every_screen_can_be_read_by_everybody(browser, tmp_path, walk, language):
    wrong = await looked_at(browser, tmp_path, walk, language, all_of_them=True)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("walk", WALKS[:6], ids=lambda walk: walk.name)
async def test_the_screens_that_matter_most_can_be_read_by_everybody(browser, tmp_path, walk):
    wrong = await looked_at(browser, tmp_path, walk, "nl", all_of_them=False)
    assert not wrong, "\n".join(wrong)


async def looked_at(browser, folder, walk: Walk, language: str, all_of_them: bool):
    """Return what is wrong at the moments of a walk."""
    wrong: list[str] = []
    async with stage(browser, walk, folder, language) as here:
        page = here.phone.page
        async for moment in walked(here, walk):
            if not (all_of_them or moment.key):
                continue
            found = await axe.violations(page)
            for look in LOOKS:
                found += await measured(page, look)
            await page.set_viewport_size(SIZE)
            wrong += [f"{moment.name}: {one}" for one in found]
    return wrong
