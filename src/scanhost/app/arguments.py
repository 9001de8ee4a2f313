"""What can be asked on the command line, and one sentence for what cannot."""

from __future__ import annotations

import argparse
import gettext
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from scanhost.domain.errors import Trouble
from scanhost.domain.handing import ALL, PERSONS
from scanhost.report.filekinds import KINDS

LARGEST = 500  # people in a rehearsal: as many phones as the room was measured with
PORTS = 65535
SLIDES = "slides"


def understood(arguments: Sequence[str] | None, tr: gettext.NullTranslations) -> argparse.Namespace:
    """Return what is asked for; `Trouble` when that is not clear. `--help` ends the program."""
    asked, unknown = _parser(tr).parse_known_args(arguments)
    if unknown:
        raise Trouble("usage.unknown", word=unknown[0])
    return asked


def _parser(tr: gettext.NullTranslations) -> argparse.ArgumentParser:
    _ = tr.gettext
    parser = _speaking(tr)(
        "scanhost", description=_("Twelve players, twenty questions, one agenda.")
    )
    verbs = parser.add_subparsers(
        title=_("commands"), dest="verb", metavar=_("command"), prog="scanhost"
    )

    text = _("open the program, on a scan if one is named")
    window = verbs.add_parser("open", help=text, description=text)
    window.add("scan", nargs="?", type=Path, metavar=_("FILE"), help=_("a scan"))

    text = _("open the program on a copy of an example scan")
    verbs.add_parser("run-example", help=text, description=text)

    text = _("hold a whole session with a simulated group, and check it")
    rehearse = verbs.add_parser("rehearse", help=text, description=text)
    rehearse.add(
        "--people",
        type=_number("--people", 3, LARGEST),
        default=12,
        metavar=_("N"),
        help=_("how many take part (12)"),
    )
    rehearse.add(
        "--seed",
        type=_number("--seed", -(2**63), 2**63),
        default=1,
        metavar=_("N"),
        help=_("the same number gives the same grades"),
    )
    rehearse.add(
        "--speed",
        type=_one_of("--speed", ("real", "fast")),
        default="fast",
        metavar="real|fast",
        help=_("as slow as a real session, or fast"),
    )
    rehearse.add("--out", type=Path, metavar=_("FOLDER"), help=_("folder for what comes of it"))
    rehearse.add("--scan", type=Path, metavar=_("FILE"), help=_("a scan to rehearse on a copy of"))

    text = _("let phones in, without a window")
    serve = verbs.add_parser("serve", help=text, description=text)
    serve.add("--scan", type=Path, required=True, metavar=_("FILE"), help=_("a scan"))
    serve.add(
        "--host",
        default="127.0.0.1",
        metavar=_("ADDRESS"),
        help=_("where to listen; 0.0.0.0 is everywhere"),
    )
    serve.add(
        "--port",
        type=_number("--port", 0, PORTS),
        default=0,
        metavar=_("N"),
        help=_("where to listen; 0 takes a free one"),
    )
    serve.add("--auto", action="store_true", help=_("let the clock lead the session"))

    serve.add("--second", type=Path, metavar=_("FOLDER"), help=_("a second place for backups"))

    text = _("put the newest good backup in the place of a scan")
    restore = verbs.add_parser("restore", help=text, description=text)
    restore.add("file", type=Path, metavar=_("FILE"), help=_("a scan"))
    restore.add("--backup", type=Path, metavar=_("FILE"), help=_("this backup, not the newest"))
    restore.add("--second", type=Path, metavar=_("FOLDER"), help=_("a second place for backups"))

    text = _("read scans or norms, and say what is wrong with them")
    check = verbs.add_parser("check", help=text, description=text)
    check.add(
        "paths",
        nargs="+",
        type=Path,
        metavar=_("PATH"),
        help=_("a scan, a folder of norms, or a file ending in .toml"),
    )

    text = _("write one file in which people practise at home, for with the invitation")
    practice = verbs.add_parser("practice", help=text, description=text)
    practice.add("scan", nargs="?", type=Path, metavar=_("FILE"), help=_("a scan"))
    practice.add("--pack", metavar=_("NAME"), help=_("these norms, without a scan"))
    practice.add(
        "--out", type=Path, required=True, metavar=_("FILE"), help=_("where to write it (.html)")
    )

    text = _("write a copy of a scan for the next chair, without addresses and codes")
    share = verbs.add_parser("share", help=text, description=text)
    share.add("file", type=Path, metavar=_("FILE"), help=_("a scan"))
    share.add("out", type=Path, metavar=_("COPY"), help=_("where to write it (.scan)"))

    text = _("take personal data out of a scan and its backups, for ever")
    wipe = verbs.add_parser("wipe", help=text, description=text)
    wipe.add("file", type=Path, metavar=_("FILE"), help=_("a scan"))
    wipe.add(
        "--what",
        type=_one_of("--what", (PERSONS, ALL)),
        required=True,
        metavar="persons|all",
        help=_("persons, or everything personal"),
    )
    wipe.add("--second", type=Path, metavar=_("FOLDER"), help=_("a second place for backups"))

    text = _("write the outcome of a scan for other programs, or its slides as pictures")
    export = verbs.add_parser("export", help=text, description=text)
    export.add("scan", type=Path, metavar=_("FILE"), help=_("a scan"))
    export.add(
        "to", type=Path, metavar=_("PATH"), help=_("a file, or a new folder for more than one")
    )
    export.add(
        "--as",
        dest="kind",
        type=_one_of("--as", (SLIDES, *KINDS)),
        default=SLIDES,
        metavar="|".join((SLIDES, *KINDS)),
        help=_("pictures of the slides, a workbook, CSV, a calendar, one for each lead, or JSON"),
    )

    text = _("write the shared figures of a scan, for a programme office")
    figures = verbs.add_parser("figures", help=text, description=text)
    figures.add("scan", type=Path, metavar=_("FILE"), help=_("a scan"))
    figures.add(
        "out", type=Path, metavar=_("FIGURES"), help=_("where to write them (.json or .parquet)")
    )

    verbs.add_parser("report-child")  # how the program calls itself to make paper and files
    verbs.add_parser("table-child")  # and to read a table that somebody brings
    return parser


class _Parser(argparse.ArgumentParser):
    """Speaks the reader's language, where argparse has English only."""

    tr: gettext.NullTranslations

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(
            prog=prog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, self.tr),
            **more,
        )
        self._group = self.add_argument_group(self.tr.gettext("options"))
        self.add("-h", "--help", action="help", help=self.tr.gettext("show this, and stop"))

    def add(self, *names: str, **more: Any) -> None:
        """Add an argument under our own heading."""
        self._group.add_argument(*names, **more)

    def error(self, message: str) -> NoReturn:
        """Say it in the reader's language; argparse's own message is English."""
        raise Trouble("usage.unclear", command=self.prog)


def _speaking(tr: gettext.NullTranslations) -> type[_Parser]:
    """Return the parser in a language; a class, for argparse makes the verbs' parsers of it."""
    return type("_Parser", (_Parser,), {"tr": tr})


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, tr: gettext.NullTranslations) -> None:
        super().__init__(prog, max_help_position=28)
        self._tr = tr

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._tr.gettext("usage:") + " ")


def _number(option: str, least: int, most: int) -> Callable[[str], int]:
    def number(raw: str) -> int:
        value = int(raw) if raw.lstrip("-").isascii() and raw.lstrip("-").isdigit() else None
        if value is None or not least <= value <= most:
            raise Trouble("usage.number", option=option, least=least, most=most)
        return value

    return number


def _one_of(option: str, allowed: Sequence[str]) -> Callable[[str], str]:
    def one(raw: str) -> str:
        if raw not in allowed:
            raise Trouble("usage.choice", option=option, allowed=", ".join(allowed))
        return raw

    return one
