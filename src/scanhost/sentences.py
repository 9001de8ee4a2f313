"""What a refusal or a trouble sounds like: one sentence that says what happened and what helps."""

from __future__ import annotations

import gettext
import logging
from collections.abc import Mapping

from scanhost.domain.errors import Refused, Trouble
from scanhost.domain.plain import PackMistake
from scanhost.domain.readability import Remark
from scanhost.texts import N_

log = logging.getLogger(__name__)

SENTENCES = {
    # the rules
    "about.unknown": N_("This field is not known to the scan."),
    "absent.double": N_("{name} is on this list already."),
    "absent.name": N_("Fill in the organisation."),
    "absent.unknown": N_("This organisation is no longer on the list."),
    "action.many": N_("A point can have {most} actions at most."),
    "action.unknown": N_("This action is no longer there."),
    "agree.ended": N_("The answers have been counted already."),
    "agree.none": N_("Choose at least one improvement point of this theme first."),
    "agree.running": N_("The room is answering a question already; end that one first."),
    "aside.none": N_("This round counts already."),
    "aside.reason": N_("Fill in why this round does not count."),
    "behalf.names": N_(
        "Names stand beside grades, and only this person can say yes to that. You cannot answer "
        "in their place."
    ),
    "behalf.none": N_("You have not answered in this person's place."),
    "behalf.own": N_("This person has answered already."),
    "behalf.restored": N_(
        "The scan was restored. Let this person's own phone come back first, or take a seat."
    ),
    "call.running": N_("A norm is being graded again; end that first with Next."),
    "clock.none": N_("This step has no clock."),
    "clock.paused": N_("The clock stands still already."),
    "clock.running": N_("The clock is running already."),
    "choice.unknown": N_("Choose one of the answers that stand there."),
    "commitment.many": N_("There can be {most} agreements at most here."),
    "commitment.unknown": N_("This agreement is no longer there."),
    "code.double": N_("Somebody else has this code already."),
    "code.form": N_("A personal code is four to twelve capital letters and digits."),
    "code.unknown": N_("This code belongs to nobody on the list."),
    "consent.needed": N_("First say whether names may stand beside grades."),
    "consent.unasked": N_("In this scan nobody is asked whether names may be shown."),
    "wifi.wifi": N_("The name of a Wi-Fi network is at most 32 characters."),
    "wifi.password": N_("A Wi-Fi password has 8 to 63 letters, digits and signs."),
    "division.late": N_(
        "Somebody has a place at the table already. The domains can be changed again once all "
        "places are free."
    ),
    "division.own": N_(
        "An own division has two to twelve domains, each with a name of its own of 60 characters "
        "at most, and 1 to 20 places."
    ),
    "division.unknown": N_("These norms have no such division of the table."),
    "entry.unknown": N_("Choose one of the three ways to come in."),
    "extra.unknown": N_("Choose one of the three kinds of extra time."),
    "date.form": N_("This is not a date. Write it as 2026-11-26."),
    "time.form": N_("This is not a time. Write it as 13:30."),
    "figures.number": N_(
        "Fill in a whole number up to 99999, without a point, or leave it empty when it is not "
        "known."
    ),
    "figures.year": N_("Write the year as 2025, or the school year as 2025/2026."),
    "indicator.number": N_("Fill in a whole number up to 9999, or leave it empty."),
    "grade.range": N_("A grade is a whole number from 1 to 10."),
    "language.unknown": N_("The scan can be in Dutch or in English."),
    "letter.many": N_("A scan can keep {most} mails at most."),
    "letter.unknown": N_("This mail is not known to the scan."),
    "mails.unopened": N_(
        "No program on this computer opened the mail. You find it as a file in {folder}."
    ),
    "mails.unwritable": N_("The mails cannot be written in {folder}. Choose another folder."),
    "calendar.day": N_("Session 2 has no day yet."),
    "meeting.early": N_("Close session 1 first; then you can begin session 2."),
    "meeting.many": N_("A scan can hold {most} meetings at most."),
    "meeting.none": N_("No meeting is going on."),
    "meeting.running": N_("A meeting is going on already; end that one first."),
    "mode.late": N_("The first question has been asked; how grades are shown stays as it is."),
    "mode.unknown": N_("Choose one of the three ways to show grades."),
    "month.form": N_("This is not a month. Write it as 2027-11."),
    "norm.not_revealed": N_("This norm has no result yet; that comes after its block."),
    "norm.not_skipped": N_("Only a norm that was skipped can be put back."),
    "norm.restored": N_(
        "The scan was put back from a backup. This norm may have been answered before that."
    ),
    "norm.revealed": N_("The grades of this norm have been shown; they no longer change."),
    "norm.round": N_("That was an earlier round of this norm."),
    "norm.skipped": N_("This norm was skipped."),
    "norm.unknown": N_("This norm is not in the scan."),
    "norm.waiting": N_("This norm has not been opened yet."),
    "people.many": N_("A scan can hold {most} people at most."),
    "people.none": N_("There is nobody on the list yet. Add the participants first."),
    "person.coming": N_("Somebody comes, does not come, or has not said."),
    "person.domain": N_("Choose one of the domains of this scan."),
    "person.double": N_("{name} is on the list already. Add something that tells the two apart."),
    "person.name": N_("Fill in a name."),
    "person.seated": N_("This person has taken a seat, and stays on the list."),
    "person.unknown": N_("This person is no longer on the list."),
    "point.many": N_("A scan can hold {most} improvement points at most."),
    "point.other": N_("This improvement point belongs to another norm."),
    "point.unknown": N_("This improvement point is no longer chosen."),
    "progress.many": N_("There can be {most} notes at most on one agreement."),
    "progress.unknown": N_("This note is no longer there."),
    "seat.free": N_("Nobody has taken this seat yet."),
    "said.empty": N_("There is nothing in it yet."),
    "said.kind": N_("This is a question or a good example, nothing else."),
    "said.many": N_("This person has sent a lot already; let them say the rest."),
    "said.unknown": N_("This question or example is no longer there."),
    "said.voting": N_("A norm is being graded. Show the question or example after that."),
    "seat.code": N_("In this scan people come in with their personal code."),
    "seat.knock": N_("In this scan people knock, and you let them in."),
    "seat.gone": N_("This person has gone home. Bring them back to the table first."),
    "seat.here": N_("This person is at the table still."),
    "seat.graded": N_("This seat has given a grade; it can no longer be given back."),
    "seat.lost": N_("This seat is in use on another device."),
    "seat.taken": N_("Somebody sits on this seat already."),
    "seat.unknown": N_("This seat is not in the scan."),
    "seconds.range": N_("A step has {least} seconds at least and {most} at most."),
    "share.running": N_(
        "A session is under way. The scan can be handed on before it, or once session 1 is closed."
    ),
    "wipe.running": N_("Only a scan of which session 1 is closed can be wiped."),
    "session.closed": N_("Session 1 is closed; its grades are final."),
    "session.locked": N_("The scan is still locked. Unlock it first."),
    "session.running": N_("Grading has begun; the lock stays open."),
    "session.unlocked": N_("The scan has been unlocked already."),
    "stand.unknown": N_("Something is open, busy, done or dropped."),
    "step.first": N_("This is the first step."),
    "step.last": N_("This is the last step."),
    "step.moved": N_("The room has moved on in the meantime. Look again."),
    "step.unknown": N_("This step is not in the run of show."),
    "text.long": N_("This text is too long to keep: {most} characters at most. Shorten it."),
    "text.id": N_("This text cannot be kept."),
    "theme.unknown": N_("This theme is not in the scan."),
    "undo.none": N_("There is nothing to undo."),
    "visitor.gone": N_("Nobody stands at the door any more."),
    "visitor.many": N_("Too many people stand at the door. Let some in first."),
    "undo.revealed": N_("Grades have been shown by now, and that cannot be undone."),
    "storage": N_(
        "The laptop cannot store anything now, so nothing counts. See the message above."
    ),
    "bug": N_("Something went wrong in the program. Nothing was changed; try again."),
    "later": N_("This version cannot do that yet."),
    # the scan's file
    "file.missing": N_("{name} is not there. {rescue}"),
    "file.exists": N_("{name} is there already. Choose another name."),
    "file.foreign": N_("{name} is not a scan."),
    "file.newer": N_("{name} was made by a newer version of this program. Install that version."),
    "file.damaged": N_("{name} is damaged and was left as it is. {rescue}"),
    "file.incomplete": N_("{name} belongs together with {missing}, which is not there. {rescue}"),
    "file.older": N_(
        "{name} is of an older version and was brought up to date. The original is kept as {kept}."
    ),
    "restore.none": N_("There is no good backup of {name}; it was left as it is. Look on a stick."),
    "second.missed": N_("{name} lacks the last backup. Connect it again; the next one goes there."),
    "backups.left": N_(
        "Earlier backups in {name} could not be deleted; opening the scan tries again."
    ),
    "emergency.back": N_("{name} went on in {place} when the disk failed, and is back here whole."),
    "emergency.away": N_(
        "{name} went on in {place}, which is not there. Connect it and open the scan again."
    ),
    "emergency.damaged": N_(
        "{name} went on in {other}, which cannot be read any more. What is here is older."
    ),
    "emergency.differs": N_(
        "{name} went on in {other} and was changed here since. Both are kept: choose one."
    ),
    "file.in_use": N_("{name} is in use by {holder}. Close it there first."),
    "file.unreadable": N_("{name} may not be read by you. Ask whoever owns it."),
    "file.unwritable": N_(
        "{name} could not be written; what was there before is as it was. Choose another place."
    ),
    "storage.tight": N_("The disk is nearly full. Make room now, and the session can go on."),
    "storage.full": N_("The disk is full, so nothing can be stored. Make room and start again."),
    "storage.read_only": N_("{name} cannot be written to. Copy it to another place first."),
    "storage.failed": N_("The disk did not store {name}. What was confirmed is safe; start again."),
    "storage.setting": N_("{name} cannot be stored safely here ({setting}). Choose another place."),
    "closing.differs": N_("Closing would have changed the results, so the session stays open."),
    "wipe.differs": N_("Wiping would have changed the results, so the scan stays as it was."),
    "sqlite.old": N_("This program needs SQLite {needed} or newer, and found {found}."),
    "sqlite.checksums": N_("SQLite cannot guard the file here. Install the program again."),
    # a table that somebody brings
    "table.empty": N_("{name} is empty. Choose the file that has the people in it."),
    "table.foreign": N_("{name} is not a table. Choose a CSV file or a spreadsheet."),
    "table.large": N_("{name} is too large. Save only the rows with people, and try that."),
    "table.locked": N_("{name} has a password. Save it without one, and try again."),
    "table.broken": N_("{name} cannot be read. Open it in a spreadsheet and save it as CSV."),
    "table.slow": N_("Reading {name} took too long. Save only the rows with people as CSV."),
    # figures that regions share
    "example.many": N_("A scan can hold {most} examples of its own at most."),
    "example.norms": N_("An example can help with {most} norms at most."),
    "example.unknown": N_("This example is no longer there."),
    "example.year": N_("Write the year with four digits, as 2026."),
    "examples.foreign": N_("{name} holds no examples of a scan."),
    "examples.large": N_("These examples are too long for one file. Choose fewer."),
    "examples.newer": N_("{name} was made by a later version of Participatiescan. Update first."),
    "examples.none": N_("There are no examples to hand on yet."),
    "favourite.many": N_("There are {most} favourites already. Take one off first."),
    "favourite.unknown": N_("This is not an entry of the knowledge bank."),
    "figures.unticked": N_(
        "The chair of this scan has not ticked that its figures may be shared, so nothing was made."
    ),
    "figures.open": N_("Figures can be shared once session 1 is closed."),
    "figures.few": N_("No norm has five grades, so there is nothing that can be shared."),
    "figures.ending": N_("{name} should end in .json or .parquet."),
    "figures.missing": N_("{name} is not there."),
    "figures.foreign": N_("{name} holds no shared figures. Choose a file ending in .cijfers.json."),
    "figures.large": N_("{name} is too large to be shared figures."),
    "figures.newer": N_(
        "{name} was made by a newer version of this program. Install that version."
    ),
    "figures.damaged": N_(
        "{name} cannot be right ({key}). Ask the other region for the file again."
    ),
    # the network
    "port.taken": N_("Port {port} is in use by another program. Close it, or choose another port."),
    "address.none": N_("This computer has no address {host}. Choose another."),
    # paper
    "report.failed": N_("The document could not be made. Try it once more."),
    "report.slow": N_("The document took too long to make. Try it once more."),
    "printer.none": N_(
        "This computer has no printer. Save the document as a PDF, and print it elsewhere."
    ),
    "printer.failed": N_("The printer took nothing. Is it on? Or save the document as a PDF."),
    "report.page": N_("The PDF could not be made. The same is now in a web page: {name}."),
    # rehearsals
    "folder.unwritable": N_("{folder} cannot be written in. Choose another folder."),
    "rehearsal.files": N_("This is a rehearsal: nothing of it is handed on or wiped."),
    "rehearsal.mails": N_("In a rehearsal no mails are made."),
    "session.under_way": N_(
        "A session is under way. Close it first; then another scan can be opened."
    ),
    "years.same": N_("This is the scan that is open itself. Choose one of another year."),
    "years.empty": N_("{name} holds no results that can be laid beside this scan."),
    "years.later": N_(
        "{name} is of a later day than this scan. Open that one, and lay this one beside it."
    ),
    "rehearsal.same": N_("{name} is where the rehearsal would write. Choose another folder."),
    "rehearsal.begun": N_("{name} has been used already. Rehearse on a scan that is still locked."),
    "rehearsal.grades": N_("The rehearsal failed: confirmed grades are not in the file ({norms})."),
    "rehearsal.closing": N_("The rehearsal failed: closing the session changed the results."),
    "rehearsal.paper": N_("The rehearsal failed: the paper differs from the file ({norms})."),
    "folder.used": N_("{folder} holds another {name} already. Choose another folder."),
    "folder.filled": N_("{folder} is not empty. Choose another folder."),
    "files.none": N_("There is nothing for this file yet."),
    "pictures.none": N_("Nothing has been shown of this scan yet, so there are no pictures."),
    "pictures.unwritable": N_(
        "The pictures do not fit in {folder}, or it cannot be written in. Nothing was left there."
    ),
    # the command line
    "usage.unknown": N_("{word} is not known here. `scanhost --help` says what is."),
    "usage.unclear": N_("Something is missing or misspelt. `{command} --help` says how it goes."),
    "usage.number": N_("{option} should be a whole number from {least} to {most}."),
    "usage.choice": N_("{option} should be one of {allowed}."),
    "display.none": N_(
        "There is no display here to show a window on. `scanhost --help` says what works without."
    ),
    "qt.missing": N_("No window can be shown, for a library is missing: {reason}. Install it."),
    # a theme's film; the room sees the theme's title and never a word of this
    "film.module": N_("The film was not shown: no films can be played on this computer."),
    "film.missing": N_("The film was not shown: {name} is not in the folder of these norms."),
    "film.broken": N_("The film {name} was not shown: this computer cannot play it."),
    "film.stalled": N_("The film {name} stood still, so the room saw the title instead."),
    # packs
    "pack.damaged": N_("{file} cannot be used: {key} {problem}"),
    "pack.before": N_(
        "Your norm set is as it was before you last changed it, for {file} cannot be used: {key} "
        "{problem}"
    ),
    "pack.unknown": N_("There is no pack called {pack}."),
    "pack.unkept": N_(
        "The norm set {name} could not be kept. Is the disk full? What you typed still stands "
        "here; change something to try again."
    ),
    # how a text reads
    # what deserves a second look in norms and entries that can be used as they are
    "proof.english": N_("There is no English text here yet."),
    "proof.unused": N_("No norm names this example, so nobody finds it beside a norm."),
    "proof.film": N_("This film is not there; the title is shown instead."),
    "reading.sentence": N_("This sentence has {words} words; keep it to {most}: {text}"),
    "reading.average": N_("Sentences have {words} words on average; keep it to {most}."),
    "reading.words": N_("Many long words ({count}): {words}. Use shorter ones, or explain them."),
}

TYPES = {
    "text": N_("should be a text between quotes."),
    "number": N_("should be a whole number, without quotes."),
    "list": N_("should be a list between [ and ]."),
    "table": N_("should be a table: keys of its own, each with a value."),
}

# What is wrong with a pack or knowledge entry, said of the key that stands before it.
PROBLEMS = {
    "examples.mark": N_("should be sixteen digits and letters from a to f."),
    "pack.missing": N_("is missing; add it."),
    "pack.unknown_key": N_("is not a key we know; check its spelling."),
    "pack.empty": N_("is empty; fill it in."),
    "pack.id": N_("may hold letters, digits, dots and hyphens only."),
    "pack.introduction": N_("should be {expected}."),
    "pack.shipped": N_(
        "has the name of a norm set that comes with the program; give its folder another name."
    ),
    "pack.duplicate": N_("stands there twice ({name}); give one another name."),
    "pack.reserved": N_("cannot be called {name}; choose another name."),
    "pack.choice": N_("should be one of {allowed}."),
    "pack.too_long": N_("is too long: {found} characters, {most} at most."),
    "pack.too_many": N_("has too many parts: {most} at most."),
    "pack.too_large": N_("is too large: {most} bytes at most."),
    "pack.range": N_("should be between {least} and {most}."),
    "pack.sum": N_("adds up to {found} percent; make it 100."),
    "pack.block_size": N_("has {found} norms; a theme has {least} to {most}."),
    "pack.character": N_("holds a character that cannot be shown ({character}); remove it."),
    "pack.toml": N_("is not valid TOML; look for a quote, bracket or = too many or too few."),
    "pack.long_line": N_("is longer than {most} characters; make it shorter."),
    "pack.encoding": N_("is not UTF-8 text; save it as UTF-8."),
    "pack.no_file": N_("is not there; put it back."),
    "pack.unreadable": N_("cannot be read; look at its permissions."),
    "pack.film": N_(
        "should be like media/opening.mp4: letters, digits, dots and hyphens, and mp4, m4v, mov, "
        "mkv or webm at the end."
    ),
    "pack.film_outside": N_("leads out of the folder media; put the film itself there."),
    "pack.folder": N_("is a folder; choose the file in it."),
    "pack.link": N_("is a link to elsewhere; put the file itself there."),
    "pack.special": N_("is no ordinary file; put a text file there."),
    "pack.binary": N_("is no text; choose a file with norms or examples."),
    "pack.control": N_("holds a character that cannot stand in a text ({character}); remove it."),
    "pack.long_key": N_("has a key of more than {most} parts; none of ours has so many."),
    "pack.key_twice": N_("says a key again that was there before; keep one of the two."),
    "pack.no_entry": N_("names {name}, which is not in the knowledge bank; check its spelling."),
    "pack.nothing": N_("holds no norms; choose the folder with pack.toml in it."),
    "pack.escape": N_("has a \\ that means nothing there; write it twice."),
    "pack.deep": N_("has far too many brackets inside each other; take them out."),
}


def sentence(said: Refused | Trouble | Remark, tr: gettext.NullTranslations) -> str:
    """Return one sentence in the reader's language; an unknown code is said to be one."""
    facts = dict(said.facts)
    if said.code == "reveal.missing":
        n = int(facts["count"])
        return tr.ngettext(
            "{count} seat is not ready: reveal all the same?",
            "{count} seats are not ready: reveal all the same?",
            n,
        ).format(count=n)
    if said.code in ("pack.damaged", "pack.before"):
        facts["key"] = facts.get("key") or _spot(facts, tr)
        facts["problem"] = _problem(str(facts.get("problem")), facts, tr)
    if said.code in ("file.damaged", "file.incomplete") or "backup" in facts:
        facts["rescue"] = _rescue(str(facts.get("backup", "")), tr)
    if said.code == "file.in_use":
        facts["holder"] = _holder(facts, tr)
    source = SENTENCES.get(said.code)
    if source is None:
        log.warning("no sentence for %s", said.code)
        return tr.gettext("Something went wrong ({code}).").format(code=said.code)
    return " ".join(tr.gettext(source).format_map(_Facts(facts)).split())


def problem(mistake: PackMistake, tr: gettext.NullTranslations) -> str:
    """Return what is wrong, or deserves a second look, to be said of what its key stands for."""
    said = _problem(mistake.code, mistake.facts, tr)
    return said or sentence(Remark(mistake.code, mistake.facts), tr)


def of_key(mistake: PackMistake, tr: gettext.NullTranslations, norm: str = "") -> str:
    """Return what is wrong at a key, or deserves a second look there; the file is not named."""
    where = mistake.key or _spot(mistake.facts, tr)
    if norm:
        where = tr.gettext("{key} (norm {norm})").format(key=where, norm=norm)
    if problem := _problem(mistake.code, mistake.facts, tr):
        return f"{where} {problem}"
    return f"{where}: {sentence(Remark(mistake.code, mistake.facts), tr)}"


def _problem(code: str, facts: Mapping[str, str | int], tr: gettext.NullTranslations) -> str:
    problem = PROBLEMS.get(code, "")
    if code == "pack.type":
        problem = TYPES.get(str(facts.get("expected")), "")
    return tr.gettext(problem).format_map(_Facts(facts)) if problem else ""


def _spot(facts: Mapping[str, str | int], tr: gettext.NullTranslations) -> str:
    """Return where in a file a mistake is that belongs to no key."""
    if "line" in facts:
        return tr.gettext("line {line}").format(line=facts["line"])
    return tr.gettext("the folder") if "place" in facts else tr.gettext("the file")


def _rescue(backup: str, tr: gettext.NullTranslations) -> str:
    if not backup:
        return tr.gettext("There is no good backup beside it; look for one on a stick.")
    return tr.gettext("Restore it from the newest good backup, {backup}.").format(backup=backup)


def _holder(facts: Mapping[str, str | int], tr: gettext.NullTranslations) -> str:
    if not facts.get("process"):
        return tr.gettext("another program")
    return tr.gettext("{user} on {computer} (process {process})").format_map(_Facts(facts))


class _Facts(dict[str, str | int]):
    """Facts of which one may be missing: a sentence with a gap beats none at all."""

    def __missing__(self, key: str) -> str:
        return ""
