"""The address line of a mail, as the programs that people mail with copy it."""

from __future__ import annotations

import re

ANGLED = re.compile(r"^(?P<name>.*?)<(?:mailto:)?\s*(?P<email>[^<>]*)>[^<>]*$", re.DOTALL)
LONELY = re.compile(r"[^\s@<>;,\"]+@[^\s@<>;,\"]+")
MOST = 1_000_000  # characters; a line of a thousand people has a hundredth


def is_mail_line(text: str) -> bool:
    """Tell whether a text names people by their addresses, rather than being a table."""
    lines = [line.strip(" \t;,") for line in text[:MOST].splitlines()]
    lines = [line for line in lines if line]
    if "\t" in text or "@" not in text:
        return False
    return (
        re.search(r"<[^<>\s]*@[^<>\s]*>", text[:MOST]) is not None
        or any(line.count("@") > 1 for line in lines)
        or all(LONELY.fullmatch(line) for line in lines)
    )


def entries(text: str) -> list[tuple[str, str]]:
    """Return the name and the address of each entry; either may be empty."""
    found = []
    for one in _apart(text[:MOST]):
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
        ends = mark == ";" or (mark == "," and not semicolons and "@" in now)
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
    """Return a name without the quotes around it."""
    return " ".join(name.replace('\\"', "").replace('"', " ").strip().strip("'").split())
