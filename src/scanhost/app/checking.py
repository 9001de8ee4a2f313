"""Looking over scans, norms and examples, in lines that say what is wrong and what helps."""

from __future__ import annotations

import gettext
import io
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from scanhost import resources
from scanhost.domain.errors import Trouble
from scanhost.domain.plain import shown
from scanhost.sentences import of_key, sentence
from scanhost.store import normfiles


def asked(paths: Iterable[Path], tr: gettext.NullTranslations) -> int:
    """Say what is wrong with files on stderr, the rest on stdout; return 1 if anything is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file's name or text may hold what a console cannot write.
        sys.stdout.reconfigure(errors="backslashreplace")
    wrong = False
    try:
        for path in paths:
            wrong |= _norms(path, tr) if normfiles.ours(path) else _scan(path, tr)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads this has seen enough; Python would flush once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(wrong)


def _scan(path: Path, tr: gettext.NullTranslations) -> bool:
    from scanhost.store.reading import check  # SQLite is only for who checks a scan

    try:
        print(json.dumps(check(path)))
    except Trouble as trouble:
        print(sentence(trouble, tr), file=sys.stderr)
        return True
    return False


def _norms(path: Path, tr: gettext.NullTranslations) -> bool:
    looked = normfiles.look(path, resources.norms())
    for found in looked.mistakes:
        print(_line(found, tr), file=sys.stderr)
    for found in looked.remarks:
        print(tr.gettext("Look again: {line}").format(line=_line(found, tr)))
    counted = (
        (looked.packs, tr.ngettext("{n} set of norms", "{n} sets of norms", looked.packs)),
        (looked.entries, tr.ngettext("{n} entry", "{n} entries", looked.entries)),
        (looked.examples, tr.ngettext("{n} example", "{n} examples", looked.examples)),
    )
    said = [many.format(n=n) for n, many in counted if n]
    wrong, again = len(looked.mistakes), len(looked.remarks)
    said.append(tr.ngettext("{n} mistake", "{n} mistakes", wrong).format(n=wrong))
    if again:
        words = tr.ngettext("{n} to look at again", "{n} to look at again", again)
        said.append(words.format(n=again))
    print(f"{_name(path)}: {', '.join(said)}.")
    return bool(looked.mistakes)


def _line(found: normfiles.Found, tr: gettext.NullTranslations) -> str:
    return f"{_name(found.file)}: {of_key(found.mistake, tr, found.norm)}"


def _name(path: Path) -> str:
    return shown(os.fspath(path))
