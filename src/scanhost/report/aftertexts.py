"""The standard mails once session 1 is closed, in the scan's language."""

from __future__ import annotations

import gettext


def homework(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    """Return the mail to who prepares a point."""
    _ = tr.gettext
    return _("Your homework for session 2 of the Participatiescan of {region}"), [
        _("Dear {first},"),
        _(
            "Thank you for taking part in the Participatiescan of {region}. For session 2 we"
            " agreed that you help to prepare this:"
        ),
        "{homework}",
        _(
            "Will you find out with your group what is needed, what is feasible, and who should"
            " lead it? Whoever leads a point brings its group together. What the scan gave on"
            " these points is attached."
        ),
        _(
            "Session 2 is on {follow}. There you tell in a few minutes what you found out, and"
            " then we decide together."
        ),
        regards(tr),
    ]


def reminder(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    """Return the reminder of session 2."""
    _ = tr.gettext
    return _("Session 2 of the Participatiescan of {region}: {follow}"), [
        _("Dear {first},"),
        _(
            "Soon we meet for session 2 of the Participatiescan. We look at what was done since"
            " session 1, and decide on our agenda together."
        ),
        _("When: {follow} at {time}") + "\n" + _("Where: {place}"),
        _("Did you prepare a point? Then tell in a few minutes what you found out."),
        _(
            "The appointment for your calendar is attached. If you cannot come, please let me"
            " know, and who comes in your place."
        ),
        regards(tr),
    ]


def agenda(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    """Return the mail with the agenda that was decided on."""
    _ = tr.gettext
    return _("The work agenda of {region}"), [
        _("Dear {first},"),
        _(
            "This is the work agenda that we decided on together. It is attached as a PDF, and"
            " as a web page that can also be read aloud."
        ),
        _("These are our points:") + "\n{points}",
        _(
            "The agreements that have a day are in the attached calendar file. Open it, and your"
            " calendar takes them over. If a day changes I send the file again; it takes the"
            " place of the one before."
        ),
        _("Thank you for your part in this."),
        regards(tr),
    ]


def lead(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    """Return the mail to who leads agreements."""
    _ = tr.gettext
    return _("What you lead on the work agenda of {region}"), [
        _("Dear {first},"),
        _("On our work agenda you lead this:"),
        "{agreements}",
        _(
            "Is there a day by which it is done? Then it is in the attached calendar file, with"
            " a notice a week before. If a day changes I send the file again; it takes the place"
            " of the one before."
        ),
        _(
            "Is something not right, or can it not be done? Please let me know soon, then we"
            " look for another way together."
        ),
        regards(tr),
    ]


def absent(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    """Return the mail to partners who were not there."""
    _ = tr.gettext
    return _("What came of the Participatiescan of {region}"), [
        _("Dear {first},"),
        _(
            "On {date} partners in our region held the Participatiescan: together we graded how"
            " we guide young people in a vulnerable position from school to work. {organisation}"
            " was not at the table. What we chose to improve concerns you too."
        ),
        _("These are our points:") + "\n{points}",
        _(
            "What the group gave and what was agreed is attached. I gladly tell you more. Will"
            " you let me know whether you take part, and who can speak for you?"
        ),
        regards(tr),
        _(
            "I have your name and address from my own contacts or from a partner in the region,"
            " and use them only to tell you of this scan. An answer to this mail is enough to"
            " have them removed."
        ),
    ]


def regards(tr: gettext.NullTranslations) -> str:
    """Return how every mail ends."""
    return tr.gettext("With kind regards,") + "\n{chair}\n{office}"
