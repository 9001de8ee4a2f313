"""A page survives whatever is tapped on it, and what it says it received is on disk."""

import random

import pytest
from playwright.async_api import expect

from tests.web.monkeys import (
    HEADING,
    Witness,
    chair,
    journal,
    seen,
    tap_anywhere,
    tap_what_can_be_done,
)
from tests.web.phone import phone

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.mark.parametrize("seed", [1, 2])
async def test_five_hundred_taps_anywhere_break_nothing(browser, quiet, seed):
    dice = random.Random(seed)
    async with phone(browser, quiet) as one:
        witness = Witness(one.page)
        await one.page.reload()  # so that the witness hears it from its first word
        await one.sit("Annemieke van der Velde")
        for step in range(500):
            await tap_anywhere(one, dice)
            assert await one.page.evaluate(HEADING), f"no heading after tap {step}"
            if step % 12 == 11:
                await seen(witness, quiet, chair(quiet, dice))
                # Most taps come once the page takes them, some before.
                if dice.random() < 0.8:
                    await expect(one.page.locator("button:disabled")).to_have_count(0)
        await settled(one)

        assert list(witness.told.values()) == journal(quiet)
        assert witness.told


@pytest.mark.parametrize("seed", [3, 4])
async def test_three_hundred_things_that_can_be_done_do_what_they_say(browser, quiet, seed):
    dice = random.Random(seed)
    async with phone(browser, quiet) as one:
        witness = Witness(one.page)
        await one.page.reload()
        await one.sees("Kies je naam")
        done = set()
        for step in range(300):
            await expect(one.page.locator("button:disabled")).to_have_count(0)
            done.add(await tap_what_can_be_done(one, dice))
            assert await one.page.evaluate(HEADING), f"no heading after step {step}"
            if step % 8 == 7:
                await seen(witness, quiet, chair(quiet, dice))
        await settled(one)

        assert list(witness.told.values()) == journal(quiet)
        assert {"take", "grade", "explain", "language"} <= done


async def settled(one):
    """Wait until nothing that was tapped is under way."""
    await expect(one.page.locator("button.sent")).to_have_count(0)
