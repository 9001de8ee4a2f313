"""A mail as a draft: a file that opens as a new message, and a link of RFC 6068."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from scanhost.domain.letters import mailbox
from scanhost.domain.lines import LINE, WIDE, line

UNSENT = b"X-Unsent: 1"  # how every draft begins, by which it is known again
LINK = 1800  # characters that mail programs take of a link; some systems stop at 2,000


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along."""

    name: str
    kind: str  # such as "text/calendar"
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to one person."""

    name: str
    address: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()


def eml(draft: Draft) -> bytes:
    """Return the draft as a file; `ValueError` for an address that no mail can go to."""
    message = EmailMessage(SMTP)
    message["X-Unsent"] = "1"  # Outlook then opens it as a mail to be sent
    message["To"] = Address(_head(draft.name), addr_spec=_address(draft))
    message["Subject"] = _head(draft.subject, WIDE)
    message.set_content(draft.body, cte="quoted-printable")
    for file in draft.attachments:
        main, _, sub = file.kind.partition("/")
        message.add_attachment(file.content, main, sub, filename=file.name)
        if sub == "calendar":
            *_, part = message.iter_attachments()
            part.set_param("method", "PUBLISH")
            part.set_param("charset", "utf-8")
    return message.as_bytes()


def mailto(draft: Draft) -> tuple[str, bool]:
    """Return a link that opens the mail, without attachments, and whether its text is in it.

    A text too long for a link is left out whole: at its end a mail says what somebody may do
    about their data.
    """
    subject = _part(_head(draft.subject, WIDE))
    link = f"mailto:{quote(_address(draft), safe='@')}?subject={subject}"
    whole = f"{link}&body={_part(draft.body)}"
    return (whole, True) if len(whole) <= LINK else (link, False)


def _head(text: str, most: int = LINE) -> str:
    """Return a text for the head of a mail: one line, and nothing that is decoded there."""
    return line(text, most).replace("=?", "= ?")


def _address(draft: Draft) -> str:
    address = mailbox(draft.address)
    if not address:
        raise ValueError("no mail can go to this address")
    return address


def _part(text: str) -> str:
    """Return a text as it stands in a link, with the line ends that RFC 6068 asks for."""
    return quote(text.replace("\n", "\r\n"), safe="")
