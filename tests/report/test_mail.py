"""Drafts as mail programs read them, whatever stands in names and addresses."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scanhost.domain.letters import mailbox
from scanhost.domain.lines import WIDE, line
from scanhost.report.mail import LINK, UNSENT, Attachment, Draft, eml, mailto

BODY = "Beste Zoë,\n\nTot ziens — in \N{EURO SIGN} en 🙂.\n\n.\nFrom hier"
ICS = Attachment("Afspraak.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
PAGE = Attachment("Oefenen.html", "text/html", "<p>één\n</p>\n".encode())

HOSTILE = (
    "Anna\r\nBcc: x@y.nl",
    "Anna\nSubject: win",
    'de Wit, "Anna" <x@y.nl>',
    "Anna\\",
    '"',
    "a@b.nl, c@d.nl",
    "=?utf-8?q?Bcc?=",
    "عبد الرحمن",
    "🙂" * 40,
    "Wolfeschlegelsteinhausenbergerdorff" * 2,
    "Anna\x00\x1b\u2028Bcc: x@y.nl",
    "",
    "  ",
    "(comment) Anna; group:",
    "\u202egnp.exe",
)
WITHIN = st.characters(codec="utf-8", exclude_characters="\r\n")
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))


def draft(name="Zoë de Wit", address="zoe@example.nl", subject="Hé", body=BODY, along=()):
    return Draft(name, address, subject, body, tuple(along))


def read(made: Draft):
    return message_from_bytes(eml(made), policy=default)


def test_a_draft_opens_as_a_new_mail_to_one_person():
    message = read(draft(along=(ICS, PAGE)))

    assert eml(draft()).startswith(UNSENT)
    assert message["X-Unsent"] == "1"
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Zoë de Wit", "zoe@example.nl")
    assert message["Subject"] == "Hé"
    assert message["From"] is None, "the chair's own account sends it"
    body = message.get_body(("plain",))
    assert body.get_content_charset() == "utf-8"
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == BODY
    calendar, page = message.iter_attachments()
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_payload(decode=True) == ICS.content
    assert (page.get_filename(), page.get_payload(decode=True)) == (PAGE.name, PAGE.content)
    assert not message.defects


def test_every_line_ends_as_mail_asks():
    raw = eml(draft(along=(ICS, PAGE)))

    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def unspaced(text):
    """Python 3.11 reads spaces where a head was folded, which RFC 2047 says are none."""
    return "".join(text.split())


@settings(max_examples=150)
@example("Anna\r\nBcc: x@y.nl", "Hallo\r\nBcc: x@y.nl")
@given(NAMES, NAMES)
def test_nothing_typed_adds_a_head(name, subject):
    message = read(draft(name, subject=subject, along=(ICS,)))

    assert sorted(key.lower() for key in message) == [
        "content-type",
        "mime-version",
        "subject",
        "to",
        "x-unsent",
    ]
    (to,) = message["To"].addresses
    assert to.addr_spec == "zoe@example.nl"
    assert unspaced(to.display_name) == unspaced(line(name).replace("=?", "= ?"))
    assert unspaced(message["Subject"]) == unspaced(line(subject, WIDE).replace("=?", "= ?"))


@settings(max_examples=150)
@example("a@b.nl\r\nBcc: x@y.nl")
@example("a@b.nl,c@d.nl")
@example("a@b.nl?bcc=x@y.nl")
@example("Anna <a@b.nl>")
@given(st.one_of(st.emails(), st.text(max_size=60), st.text(alphabet="a@.<>,\r\n ", max_size=20)))
def test_an_address_is_the_one_typed_or_refused(address):
    if not mailbox(address):
        for make in (eml, mailto):
            with pytest.raises(ValueError, match="address"):
                make(draft(address=address))
        return
    (to,) = read(draft(address=address))["To"].addresses
    assert to.addr_spec == mailbox(address)
    link = urlsplit(mailto(draft(address=address))[0])
    assert unquote(link.path) == mailbox(address)
    assert set(parse_qs(link.query)) == {"subject", "body"}


def test_a_link_says_the_same_and_keeps_to_its_length():
    link, whole = mailto(draft(subject="A & B = C?"))

    assert whole
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert query == {"subject": ["A & B = C?"], "body": [BODY.replace("\n", "\r\n")]}
    assert " " not in link
    assert "+" not in link


@given(st.text(WITHIN, max_size=3000))
def test_a_text_stands_whole_in_a_link_or_not_at_all(body):
    link, whole = mailto(draft(body=body))

    assert len(link) <= LINK
    said = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert said.get("body") == ([body] if whole else None)


@pytest.mark.parametrize(("left", "fits"), [(0, True), (1, False)])
def test_a_link_may_be_as_long_as_mail_programs_take(left, fits):
    short, _ = mailto(draft(body="x"))

    assert mailto(draft(body="x" * (LINK - len(short) + 1 + left)))[1] is fits
