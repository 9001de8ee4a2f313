"""Modules joined into one script: only in the forms that our own files use, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function) )", re.MULTILINE)
LEFT = re.compile(r"^\s*(?:import|export)\b|;\s*(?:import|export)\b|\bimport\s*[(.]", re.MULTILINE)
PUBLIC = re.compile(r"^export (?:const|let|class|(?:async )?function) (\w+)", re.MULTILINE)
NAMED = re.compile(r"^(?:const|let|class|(?:async )?function) (\w+)", re.MULTILINE)


def joined(modules: Mapping[str, str]) -> str:
    """Return modules, each after those it imports from, as one script.

    A name of two modules, or a form of import or export that is not known, is a `ValueError`.
    """
    owner: dict[str, str] = {}
    public: dict[str, set[str]] = {}
    parts = []
    for name, source in modules.items():
        for listed, other in IMPORT.findall(source):
            wanted = {one.strip() for one in listed.split(",") if one.strip()}
            if missing := wanted - public.get(other, set()):
                raise ValueError(f"{name}: {other} does not give {', '.join(sorted(missing))}")
        public[name] = set(PUBLIC.findall(source))
        body = EXPORT.sub("", IMPORT.sub("", source))
        if left := LEFT.search(body):
            line = body[: left.end()].rpartition("\n")[2].strip()
            raise ValueError(f"{name}: this import or export cannot be joined: {line}")
        for own in NAMED.findall(body):
            if own in owner:
                raise ValueError(f"{own} is a name in {owner[own]} and in {name}")
            owner[own] = name
        parts.append(body)
    return "".join(parts)
