"""The command line: what to do, in whose language, and one sentence when it cannot be done."""

from __future__ import annotations

import argparse
import asyncio
import gettext
import json
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scanhost import texts
from scanhost.domain.errors import Trouble
from scanhost.sentences import sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0, or 1 with one sentence on stderr."""
    multiprocessing.freeze_support()
    tr = texts.catalogue(language())
    asked = _parser(tr).parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        return _run(asked, tr)
    except Trouble as trouble:
        print(sentence(trouble, tr), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def language() -> str:
    """Return the language of who sits here: English where the system says so, else Dutch."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.lower().startswith("en") else "nl"
    if sys.platform in ("win32", "darwin"):
        import locale

        return "en" if (locale.getlocale()[0] or "").lower().startswith("en") else "nl"
    return "nl"


def _parser(tr: gettext.NullTranslations) -> argparse.ArgumentParser:
    _ = tr.gettext
    parser = argparse.ArgumentParser(
        prog="scanhost", description=_("Twelve players, twenty questions, one agenda.")
    )
    verbs = parser.add_subparsers(dest="verb", metavar=_("command"))

    window = verbs.add_parser("open", help=_("open the program, on a scan if one is named"))
    window.add_argument("scan", nargs="?", type=Path)

    verbs.add_parser("run-example", help=_("open the program on a copy of an example scan"))

    rehearse = verbs.add_parser(
        "rehearse", help=_("hold a whole session with a simulated group, and check it")
    )
    rehearse.add_argument("--people", type=_number(3, 500), default=12)
    rehearse.add_argument("--seed", type=int, default=1)
    rehearse.add_argument("--speed", choices=("real", "fast"), default="fast")
    rehearse.add_argument("--out", type=Path, help=_("folder for what comes of it"))
    rehearse.add_argument("--scan", type=Path, help=_("a scan to rehearse on a copy of"))

    serve = verbs.add_parser("serve", help=_("let phones in, without a window"))
    serve.add_argument("--scan", type=Path, required=True)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_number(0, 65535), default=0)
    serve.add_argument("--auto", action="store_true", help=_("let the clock lead the session"))

    check = verbs.add_parser("check", help=_("read a scan, and say whether all is well with it"))
    check.add_argument("file", type=Path)

    verbs.add_parser("report-child")  # how the program calls itself to make a PDF
    return parser


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(raw: str) -> int:
        value = int(raw)
        if not least <= value <= most:
            raise ValueError(raw)
        return value

    return number


def _run(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    # Each command imports what it needs: paper needs no Qt, a check no server.
    match asked.verb:
        case "report-child":
            from scanhost.report import child

            return child.main()
        case "check":
            from scanhost.store.reading import check

            print(json.dumps(check(asked.file)))
            return 0
        case "serve":
            from scanhost.app.serving import serve

            asyncio.run(serve(asked.scan, asked.host, asked.port, asked.auto))
            return 0
        case "rehearse":
            return _rehearse(asked, tr)
        case "run-example":
            from scanhost.app import window

            if not window.display():
                print(tr.gettext("There is no display here: holding a rehearsal instead."))
                return _rehearse(_parser(tr).parse_args(["rehearse"]), tr)
            return window.run(None, language(), with_example=True)
        case _:
            from scanhost.app import window

            return window.run(getattr(asked, "scan", None), language())


def _rehearse(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    from scanhost.app.rehearsing import rehearse

    return rehearse(asked.people, asked.seed, asked.speed, asked.out, asked.scan, tr)


if __name__ == "__main__":
    sys.exit(main())
