"""The steps of a session in the chair's words: what they are called, and what to do in them."""

from __future__ import annotations

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.unlocking import outside
from scanhost.desktop.promises import promise
from scanhost.domain.script import Kind, Step
from scanhost.domain.views import Room
from scanhost.texts import N_

NAMES = {
    Kind.LOBBY: N_("Arrival"),
    Kind.WELCOME: N_("Welcome"),
    Kind.INTRODUCTIONS: N_("Introductions"),
    Kind.FIGURES: N_("The region in figures"),
    Kind.INTRODUCTION: N_("Introduction question"),
    Kind.INTRODUCTION_RESULT: N_("Its result"),
    Kind.THEME: N_("Opening"),
    Kind.CATCH_UP: N_("Catching up"),
    Kind.REVIEW: N_("Discussion"),
    Kind.POINTS: N_("Improvement points"),
    Kind.ACTIONS: N_("Actions"),
    Kind.CLOSING: N_("Closing"),
}

HINTS = {
    Kind.LOBBY: N_(
        "Welcome everybody. They scan the code on the screen or type the address, and choose "
        "their own name. Whoever is early can practise on their phone. Go on when everybody is in."
    ),
    Kind.WELCOME: N_(
        "Say what you are here for: to learn together. Everybody does their work in good faith, "
        "for the young people and for each other. Say what goes well, and what could be better."
    ),
    Kind.INTRODUCTIONS: N_(
        "Everybody says in a few words who they are and what they want from today. What they type "
        "on their phone stands on the screen."
    ),
    Kind.FIGURES: N_(
        "Let everybody look quietly first. What strikes you? Which number surprises you? It is "
        "about young people from your own region; do not look for who they are."
    ),
    Kind.INTRODUCTION: N_(
        "Everybody gives a grade within a minute. There is no discussion yet. The result follows "
        "by itself when the clock has run out."
    ),
    Kind.INTRODUCTION_RESULT: N_(
        "Say what strikes you, for instance that not everybody is equally positive, and that you "
        "are curious why. Do not discuss it yet: that comes with the norms."
    ),
    Kind.THEME: N_(
        "Introduce the theme, or let somebody read it out. Then everybody grades its norms, each "
        "for themselves and all at the same time."
    ),
    Kind.REVIEW: N_(
        "What strikes you? Where is the region not doing well, in your view? On which norm do "
        "you differ most?\n\nAsk who would explain a low or a high grade. Let others answer. "
        "Then choose preferably two improvement points, and ask whether everybody agrees."
    ),
    Kind.POINTS: N_(
        "Go through all points together. Is this the list you want to work on? A point that does "
        "not belong can be unticked."
    ),
    Kind.ACTIONS: N_(
        "Agree per point which organisation takes the lead, who is in the homework group and "
        "what will be done, and by when. Ask how young people take part: it is ticked unless you "
        "untick it. The room reads along while you type."
    ),
    Kind.CLOSING: N_(
        "Thank everybody for what they brought in. Name the day of session 2, preferably in six "
        "weeks: later costs attention. Say who informs the partners that were not here, and that "
        "the homework groups find examples in the knowledge bank on their phone. Make the agenda "
        "before people leave."
    ),
}

AFTERWARDS = N_(  # once the questions of the pack have been asked
    "When somebody explains a grade, let others answer. Then choose preferably two improvement "
    "points, and ask whether everybody agrees."
)


def name(step: Step, room: Room, desk: Desk) -> str:
    """Return what a step is called, with a norm's number."""
    if step.kind is Kind.NORM and step.norm is not None:
        return norm_name(step.norm, room, desk)
    return desk.texts.gettext(NAMES[step.kind])


def norm_name(norm: str, room: Room, desk: Desk) -> str:
    """Return a norm's number and title."""
    if norm == room.pack.introduction.id:
        return desk.texts.gettext(NAMES[Kind.INTRODUCTION])
    return f"{norm} {desk.text(room.pack.norm(norm).title)}"


def theme_name(theme: str, room: Room, desk: Desk) -> str:
    """Return a theme's place in the pack and its title."""
    ids = [one.id for one in room.pack.themes]
    return f"{ids.index(theme) + 1} {desk.text(room.pack.theme(theme).title)}"


def leads(room: Room, desk: Desk) -> str:
    """Return where Next leads, as it stands on the button; empty at the end."""
    _ = desk.texts.gettext
    ahead = room.ahead
    if ahead is None:
        return ""
    if room.called is not None:
        return _("end the vote, back to {step}").format(step=name(ahead, room, desk))
    if room.step.id != room.live.id:
        if ahead.id == room.live.id:
            return _("back to {step}").format(step=name(ahead, room, desk))
        return _("look on: {step}").format(step=name(ahead, room, desk))
    if ahead.kind is Kind.REVIEW and ahead.theme is not None:
        return _("show the grades of theme {theme}").format(
            theme=theme_name(ahead.theme, room, desk)
        )
    if ahead.kind is Kind.INTRODUCTION_RESULT:
        return _("show the grades")
    if ahead.kind is Kind.THEME and ahead.theme is not None:
        return _("to theme {theme}").format(theme=theme_name(ahead.theme, room, desk))
    return _("to {step}").format(step=name(ahead, room, desk))


def hint(room: Room, desk: Desk) -> str:
    """Return what helps the chair now."""
    tr, step = desk.texts, room.step
    _ = tr.gettext
    if room.closed:
        return _("Session 1 is closed. Its grades are final.")
    if room.called is not None:
        return _("{norm} is being graded once more. With Next you end it and go back.").format(
            norm=norm_name(room.called, room, desk)
        )
    if step.id != room.live.id:
        return _("You are looking back; the clock stands still. The room is at {step}.").format(
            step=name(room.live, room, desk)
        )
    if step.kind is Kind.NORM:
        return _norm_hint(room, desk)
    if step.kind is Kind.CATCH_UP:
        return _missing(room, desk) + " " + _("The grades are shown when you press Next.")
    said = _(HINTS[step.kind])
    if step.kind is Kind.REVIEW and room.pack.prompts:
        asked = "\n".join(desk.text(prompt) for prompt in room.pack.prompts)
        said = f"{asked}\n\n{_(AFTERWARDS)}"
    if step.kind in (Kind.LOBBY, Kind.WELCOME):
        parts = [said, consent_said(room, desk)]
        if step.kind is Kind.WELCOME:
            phones = _("The phones say: \u201c{said}\u201d")
            parts.insert(1, phones.format(said=promise(room.mode, tr)))
        if step.kind is Kind.LOBBY:
            parts.insert(1, outside(room, desk))
        said = "\n\n".join(part for part in parts if part)
    return said


def _norm_hint(room: Room, desk: Desk) -> str:
    _ = desk.texts.gettext
    if room.waiting:
        return _("Everybody is ready. The grades are shown when you press Next.")
    if room.voting is None:
        return _("This norm was skipped. You can put it back in the run of show.")
    last = room.pack.theme_of(room.voting).norms[-1].id
    return _(
        "There is no discussion yet; that comes after {norm}. The room goes on by itself when the "
        "clock has run out. Whoever is later can still answer until the discussion."
    ).format(norm=last)


def _missing(room: Room, desk: Desk) -> str:
    return desk.texts.ngettext(
        "{n} person is still answering.", "{n} people are still answering.", room.missing
    ).format(n=room.missing)


def planned(seconds: int | None, desk: Desk) -> str:
    """Return a planned length in words, or nothing when a step takes as long as it takes."""
    if seconds is None:
        return ""
    if seconds < 60:
        return desk.texts.gettext("{n} s").format(n=seconds)
    minutes = round(seconds / 60)
    return desk.texts.gettext("{n} min").format(n=minutes)


def clock(seconds: float) -> str:
    """Return what a clock reads with so many seconds left."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def consent_said(room: Room, desk: Desk) -> str:
    """Return how far the question about names is, in open mode; never who, never what."""
    tr = desk.texts
    if room.mode != "open" or room.locked or room.closed:
        return ""
    if not room.asked:
        return tr.gettext("About names: {n} of {all} have answered.").format(
            n=room.consented, all=room.present
        )
    if room.named:
        return tr.gettext("Everybody said yes: names stand beside grades.")
    return tr.gettext("Not everybody said yes: no names are shown.")
