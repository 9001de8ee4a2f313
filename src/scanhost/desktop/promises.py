"""What everybody is told of whose grades can be recognised, on phones and on slides alike."""

from __future__ import annotations

import gettext


def promise(mode: str, tr: gettext.NullTranslations) -> str:
    """Return the sentences that the phones show before the first question."""
    if mode == "open":
        return tr.gettext(
            "Your name stands beside your grade, on the screen and on paper, as long as everybody"
            " agrees."
        )
    if mode == "group":
        return tr.gettext(
            "Nobody sees who gave which grade. Until the session is closed the laptop remembers"
            " which grades belong to your seat, so that you can go on if your phone fails. After"
            " that we erase it. We keep only what each group gave on average."
        )
    return tr.gettext(
        "Nobody sees who gave which grade. Until the session is closed the laptop remembers which"
        " grades belong to your seat, so that you can go on if your phone fails. After that we"
        " erase it."
    )


def in_short(mode: str, tr: gettext.NullTranslations) -> str:
    """Return the same in one line."""
    if mode == "open":
        return promise(mode, tr)
    if mode == "group":
        return tr.gettext(
            "Nobody sees who gave which grade. The mean is shown per group of at least three."
        )
    return tr.gettext("Nobody sees who gave which grade.")
