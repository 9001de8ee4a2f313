"""*Eens / niet eens*: whether the group agrees with the points it chose. Only counts are shown."""

from __future__ import annotations

from scanhost.domain.draft import Draft
from scanhost.domain.errors import Refused
from scanhost.domain.facts import AgreementAsked, AgreementEnded


def begin(draft: Draft, theme: str) -> Refused | None:
    """Ask the group about the points chosen in a theme that has been revealed."""
    state = draft.state
    if all(theme != one.id for one in state.pack.themes):
        return Refused("theme.unknown")
    if state.poll() is not None:
        return Refused("agree.running")
    review = state.index(f"review:{theme}")
    if review is None or state.at < review:
        return Refused("norm.not_revealed")
    points = [point.id for point in state.chosen() if point.theme == theme]
    if not points:
        return Refused("agree.none")
    draft.emit(AgreementAsked(len(state.polls) + 1, theme, " ".join(points)))
    return None


def end(draft: Draft) -> Refused | None:
    """Count what was answered; who has not answered yet is too late."""
    poll = draft.state.poll()
    if poll is None:
        return Refused("agree.ended")
    draft.emit(AgreementEnded(poll.id))
    return None


def settle(draft: Draft) -> None:
    """End a poll that all who are present have answered."""
    poll, present = draft.state.poll(), list(draft.state.present())
    if poll is not None and present and all(link.ballot in poll.answers for link in present):
        draft.emit(AgreementEnded(poll.id))
