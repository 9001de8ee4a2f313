"""The standard mails, in the scan's language; the chair may write others instead."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

from scanhost import texts
from scanhost.report import aftertexts
from scanhost.report.aftertexts import regards


def standard(kind: str, language: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """Return subject and body of a kind of mail, with these names of fields in braces."""
    tr = texts.catalogue(language)
    subject, paragraphs = TEXTS[kind](tr)
    braced = {key: f"{{{name}}}" for key, name in fields.items()}
    return subject.format(**braced), "\n\n".join(paragraphs).format(**braced)


def _invitation(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    _ = tr.gettext
    return _("Invitation to the Participatiescan of {region}, {date}"), [
        _("Dear {first},"),
        _(
            "I would like you to take part in the Participatiescan of {region}. With partners"
            " from education, municipality, employers and care we look at how well we, together,"
            " guide young people in a vulnerable position from school to work. Then we choose"
            " what we improve first, and who begins with it. Perhaps another partner has"
            " already asked you to do this; please let me know if so."
        ),
        _when(tr),
        _(
            "This is how it works. You grade {norms} short statements about our cooperation on"
            " your own phone, about a minute for each. After every theme the screen shows what"
            " the group gave, and we talk about it."
        )
        + " {anonymity}",
        _(
            "Please bring your own charged phone or tablet. You need no account and no internet,"
            " and nothing has to be installed."
        ),
        _own_code(tr),
        _(
            "To practise beforehand, open the attached practice file; what you fill in there is"
            " not kept. The appointment for your calendar is attached too. You do not have to"
            " prepare anything else."
        ),
        _("On {follow} we meet once more, to decide on our agenda together."),
        _("Will you let me know whether you can come?"),
        regards(tr),
        _privacy(tr),
    ]


def _reminder(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    _ = tr.gettext
    return _("Can you come? Participatiescan of {region}, {date}"), [
        _("Dear {first},"),
        _(
            "Some time ago I invited you to the Participatiescan of {region}. I do not know yet"
            " whether you can come. Will you let me know? Then I can count on you, or ask"
            " somebody else to speak for your organisation."
        ),
        _when(tr),
        _("Please bring your own charged phone or tablet."),
        _own_code(tr),
        _(
            "The appointment and the practice file are attached once more. What we do with your"
            " data was in my invitation."
        ),
        regards(tr),
    ]


def _code(tr: gettext.NullTranslations) -> tuple[str, list[str]]:
    _ = tr.gettext
    return _("Your personal code for the Participatiescan of {region}"), [
        _("Dear {first},"),
        _own_code(tr),
        _(
            "You need it on {date} at {time}, in {place}. Scan the code on the screen with your"
            " own phone or tablet, and then type your personal code."
        ),
        regards(tr),
    ]


def _when(tr: gettext.NullTranslations) -> str:
    _ = tr.gettext
    return _("When: {date} at {time}, about {length}") + "\n" + _("Where: {place}")


def _own_code(tr: gettext.NullTranslations) -> str:
    return tr.gettext(
        "Your personal code is {code}. It opens your place at the table, so give it to nobody else."
    )


def _privacy(tr: gettext.NullTranslations) -> str:
    """Return what somebody must hear whose data others typed in (GDPR, article 14)."""
    _ = tr.gettext
    said = (
        _(
            "{holder} is responsible for your data. I typed in your name, organisation, function"
            " and e-mail address myself; I had them from my own contacts, or from a partner in"
            " the region. They serve to invite you, to hold the meeting and to make the agenda."
            " We may do this because, as partners, we have a legitimate interest in working"
            " together well for these young people (GDPR, article 6(1)(f); for an authority its"
            " public task, point (e))."
        ),
        _(
            "Your data are on the laptop that I use in the meeting. Whoever takes part sees your"
            " name and organisation, also in the agenda. The program sends nothing to the"
            " internet. I remove the file when the agenda is finished, and at the latest a year"
            " after the meeting."
        ),
        _(
            "You may see your data, have them corrected or removed, and object to their use; an"
            " answer to this mail is enough. You may also complain to the Dutch data protection"
            " authority (Autoriteit Persoonsgegevens)."
        ),
    )
    return "\n".join((_("About your data"), *said))


TEXTS = {
    "invitation": _invitation,
    "reminder": _reminder,
    "code": _code,
    "homework": aftertexts.homework,
    "reminder2": aftertexts.reminder,
    "agenda": aftertexts.agenda,
    "lead": aftertexts.lead,
    "absent": aftertexts.absent,
}
