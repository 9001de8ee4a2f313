"""The command line: what to do, in whose language, and one sentence when it cannot be done."""

from __future__ import annotations

import argparse
import gc
import gettext
import logging
import multiprocessing
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from types import ModuleType

from scanhost import texts
from scanhost.app import arguments as command_line
from scanhost.app import display
from scanhost.domain.errors import Trouble
from scanhost.sentences import sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0, or 1 with one sentence on stderr."""
    multiprocessing.freeze_support()
    tr = texts.catalogue(language())
    # What goes wrong is said in one sentence; the rest is for the log of the window.
    shown = logging.StreamHandler()
    shown.setLevel(logging.ERROR)
    logging.basicConfig(handlers=[shown], format="%(levelname)s %(name)s: %(message)s")
    try:
        return _run(command_line.understood(arguments, tr), tr)
    except Trouble as trouble:
        print(sentence(trouble, tr), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(tr.gettext("Stopped."), file=sys.stderr)
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


def _run(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    # Each command imports what it needs: paper needs no Qt, a check no server.
    match asked.verb:
        case "report-child":
            from scanhost.report import child

            return child.main()
        case "table-child":
            from scanhost.store import tablechild

            return tablechild.main()
        case "check":
            from scanhost.app import checking

            return checking.asked(asked.paths, tr)
        case "serve":
            import asyncio

            from scanhost.app.serving import serve

            def tell(trouble: Trouble) -> None:
                print(sentence(trouble, tr), file=sys.stderr)

            asyncio.run(
                serve(
                    asked.scan, asked.host, asked.port, asked.auto, second=asked.second, tell=tell
                )
            )
            return 0
        case "practice":
            from scanhost.app import athome

            athome.asked(asked.scan, asked.pack, asked.out)
            said = tr.gettext("The practice file is in {path}").format(path=asked.out)
            print(said)
            return 0
        case "figures":
            from scanhost.app import figures

            figures.asked(asked.scan, asked.out)
            print(tr.gettext("The figures are in {path}").format(path=asked.out))
            return 0
        case "export":
            return _export(asked, tr)
        case "share":
            from scanhost.app import handing

            handing.share(asked.file, asked.out)
            print(tr.gettext("The copy for the next chair is in {path}").format(path=asked.out))
            return 0
        case "wipe":
            from scanhost.app import handing

            left = handing.wipe(asked.file, asked.what, asked.second)
            print(tr.gettext("{name} is wiped, and its backups here.").format(name=asked.file.name))
            if left is not None:
                raise left
            return 0
        case "restore":
            return _restore(asked, tr)
        case "rehearse":
            return _rehearse(asked, tr)
        case "run-example":
            try:
                return int(_window().run(None, language(), with_example=True))
            except Trouble as trouble:
                if trouble.code != "display.none":
                    raise
            gc.enable()
            print(tr.gettext("There is no display here: holding a rehearsal instead."), flush=True)
            return _rehearse(command_line.understood(["rehearse"], tr), tr)
        case _:
            return int(_window().run(getattr(asked, "scan", None), language()))


def _window() -> ModuleType:
    """Return what starts the windows; `Trouble` where there can be none."""
    if not display.present():
        raise Trouble("display.none")
    gc.disable()  # next to nothing made before the windows are there is garbage
    try:
        from scanhost.app import starting
    except ImportError as error:
        if error.name and error.name.startswith("scanhost"):
            raise
        raise Trouble("qt.missing", reason=str(error).partition(":")[0]) from error
    return starting


def _export(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    if asked.kind != command_line.SLIDES:
        from scanhost.app import filing

        many = filing.export(asked.scan, asked.kind, asked.to)
        said = tr.ngettext("{n} file is in {path}", "{n} files are in {path}", many)
        print(said.format(n=many, path=asked.to))
        return 0
    try:
        from scanhost.app import exporting
    except ImportError as error:
        if error.name and error.name.startswith("scanhost"):
            raise
        raise Trouble("qt.missing", reason=str(error).partition(":")[0]) from error
    many = exporting.export(asked.scan, asked.to)
    print(
        tr.ngettext("{n} picture is in {folder}", "{n} pictures are in {folder}", many).format(
            n=many, folder=asked.to
        )
    )
    return 0


def _restore(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    from scanhost.app.library import Library
    from scanhost.store.restoring import restore

    done = restore(
        asked.file,
        backups=Library().backups(asked.file),
        second=asked.second,
        backup=asked.backup,
    )
    made = datetime.fromtimestamp(done.made)
    said = tr.gettext("{name} is as {backup} holds it: {day}, {time}, {facts} facts.")
    if done.kept is not None:
        said = tr.gettext(
            "{name} is as {backup} holds it: {day}, {time}, {facts} facts; before is in {kept}."
        )
    words = {
        "name": asked.file.name,
        "backup": done.backup.name,
        "day": texts.date_long(made.date(), language()),
        "time": texts.time_short(made, language()),
        "facts": done.facts,
        "kept": done.kept,
    }
    print(said.format_map(words))
    return 0


def _rehearse(asked: argparse.Namespace, tr: gettext.NullTranslations) -> int:
    from scanhost.app.rehearsing import rehearse

    return rehearse(asked.people, asked.seed, asked.speed, asked.out, asked.scan, tr)


if __name__ == "__main__":
    sys.exit(main())
