"""The address line of a mail, as the programs that people mail with copy it."""

from __future__ import annotations

import re

ANGLED = re.compile(r"^(?P<name>.*?)<(?:mailto:)?\s*(?P<email>[^<>]*)>[^<>]*$", re.DOTALL)
LONELY = re.compile(r"[^\s@<>()\[\];,\"]+@[^\s@<>()\[\];,\"]+")
LABEL = re.compile(  # what stands before the line in a mail that is read
    r"^\s*(?:aan|an|bcc|cc|from|kopie|to|van|von)\s*:|mailto:",
    re.IGNORECASE | re.MULTILINE,
)
MOST = 1_000_000  # characters; a line of a thousand people has a hundredth


def is_mail_line(text: str) -> bool:
    """Tell whether a text names people by their addresses, rather than being a table."""
    lines = [line.strip(" \t;,") for line in text[:MOST].splitlines()]
    lines = [line for line in lines if line]
    if "\t" in text:
        return False
    if "@" not in text:
        return len(lines) == 1 and _names(lines[0])
    return (
        re.search(r"<[^<>\s]*@[^<>\s]*>", text[:MOST]) is not None
        or any(line.count("@") > 1 for line in lines)
        or all(LONELY.search(line) and not re.search("[;,|]", line) for line in lines)
    )


def entries(text: str) -> list[tuple[str, str]]:
    """Return the name and the address of each entry; either may be empty."""
    found = []
    for one in _apart(LABEL.sub("", text[:MOST])):
        if (angled := ANGLED.match(one)) is not None:
            name, email = _bare(angled["name"]), angled["email"].strip()
        elif (lonely := LONELY.search(one)) is not None:
            email = lonely[0]
            name = _bare(one.replace(email, " "))
        else:
            name, email = _bare(one), ""
        if name == email:
            name = ""  # some programs write the address where they know no name
        if name or email:
            found.append((name, email))
    return found


def _apart(text: str) -> list[str]:
    """Split where an entry ends: not within quotes or < >, nor at the comma of a turned name."""
    semicolons = ";" in re.sub(r'"[^"\n]*"|<[^<>]*>', "", text)
    found, now, closing = [], "", ""
    for mark in text:
        angled = now.rstrip().endswith(">")  # also in a text that has semicolons elsewhere
        ends = mark == ";" or (mark == "," and "@" in now and (angled or not semicolons))
        if mark == "\n" or (ends and not closing):
            found.append(now)
            now, closing = "", ""
            continue
        if closing:
            closing = "" if mark == closing else closing
        elif mark in '"<':
            closing = '"' if mark == '"' else ">"
        now += mark
    return [one.strip() for one in [*found, now] if one.strip()]


def _bare(name: str) -> str:
    """Return a name without the quotes around it, or the brackets around its address."""
    bare = name.replace('\\"', "").replace('"', " ").strip().strip("'")
    bare = re.sub(r"\[\s*\]|\(\s*\)", "", bare).strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return " ".join(bare.split())


def _names(line: str) -> bool:
    """Tell whether a line holds names as a mail program copies them from the address book."""
    names = line.split("; ")
    return len(names) > 1 and all(len(one.split()) > 1 and ";" not in one for one in names)
