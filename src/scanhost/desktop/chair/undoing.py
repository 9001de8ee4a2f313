"""What can be taken back, in the chair's words, and the button for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair import steps
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.widgets.buttons import Faced
from scanhost.desktop.widgets.words import Words, tip
from scanhost.domain import commands as ask
from scanhost.domain import examples, followup
from scanhost.domain.commands import Command
from scanhost.domain.views import Room
from scanhost.texts import N_

WIDTH = 200  # pixels for what was done

# Command -> what was done; {name} is whose seat, {norm} which norm.
SAID: dict[type[Command], str] = {
    ask.Next: N_("moved on"),
    ask.Back: N_("looked back"),
    ask.Jump: N_("jumped"),
    ask.Pause: N_("clock paused"),
    ask.Resume: N_("clock running again"),
    ask.AddTime: N_("time added"),
    ask.Skip: N_("{norm} skipped"),
    ask.Reopen: N_("{norm} put back"),
    ask.VoteAgain: N_("vote on {norm} again"),
    ask.Lock: N_("scan locked"),
    ask.Unlock: N_("scan unlocked"),
    ask.FreeSeat: N_("seat of {name} freed"),
    ask.MarkAbsent: N_("{name} marked absent"),
    ask.GiveExtra: N_("extra time for {name}"),
    ask.GradeFor: N_("answer on behalf of {name}"),
    ask.TakeBackFor: N_("answer on behalf of {name} taken back"),
    ask.Leave: N_("{name} went home"),
    ask.ComeBack: N_("{name} came back"),
    ask.SetAside: N_("round of {norm} set aside"),
    ask.CountAgain: N_("round of {norm} counts again"),
    ask.Admit: N_("{name} let in"),
    ask.GiveCodes: N_("personal codes"),
    ask.ShowSaid: N_("question or example on the screen"),
    ask.KeepSaid: N_("question or example in the agenda"),
    ask.SaveAbout: N_("about the scan"),
    ask.SavePerson: N_("details of {name}"),
    ask.RemovePerson: N_("participant removed"),
    ask.SavePeople: N_("participants added"),
    ask.RemovePeople: N_("participants removed"),
    ask.SaveAbsent: N_("partner not at the table"),
    ask.RemoveAbsent: N_("partner not at the table removed"),
    ask.NoteLetters: N_("mails noted"),
    ask.ForgetLetters: N_("mails no longer noted"),
    ask.SaveText: N_("text"),
    ask.TickPoint: N_("point chosen"),
    ask.DropPoint: N_("point no longer chosen"),
    ask.AddAction: N_("action added"),
    ask.DropAction: N_("action struck"),
    examples.AddExamples: N_("examples added"),
    examples.DropExamples: N_("examples removed"),
    examples.SaveExample: N_("text of an example"),
    examples.StageExample: N_("example put on another list"),
    examples.WeighExample: N_("example weighed"),
    ask.ChooseEntry: N_("favourite of the knowledge bank"),
    ask.InvolveYouth: N_("part of young people"),
    ask.PlanFollowUp: N_("day of session 2"),
    followup.BeginMeeting: N_("meeting begun"),
    followup.CancelMeeting: N_("meeting called off"),
    followup.GoTo: N_("moved on"),
    followup.EndMeeting: N_("meeting finished"),
    followup.ResumeMeeting: N_("meeting taken up again"),
    followup.StandPoint: N_("how far a point is"),
    followup.DecidePoint: N_("point on the agenda or not"),
    followup.RankPoint: N_("what comes first"),
    followup.AddCommitment: N_("agreement added"),
    followup.DropCommitment: N_("agreement removed"),
    followup.PlanCommitment: N_("day of an agreement"),
    followup.NoteProgress: N_("how far an agreement is"),
    followup.DropProgress: N_("note removed"),
    followup.PlanNextScan: N_("month of the next scan"),
    followup.ChooseNextDomain: N_("domain of the next chair"),
}
PRESENT = N_("{name} marked present")


def said(command: Command, room: Room, desk: Desk, short: bool = False) -> str:
    """Return what was done, in a few words; `short` calls people by their first names."""
    _ = desk.texts.gettext
    words = SAID.get(type(command), "")
    if isinstance(command, ask.MarkAbsent) and not command.absent:
        words = PRESENT
    seat, norm = getattr(command, "seat", ""), getattr(command, "norm", None)
    person = next((one.person for one in room.seats if one.person.id == seat), None)
    if isinstance(command, ask.SavePerson):
        person = command.person
    name = person.name if person is not None else ""
    if person is not None and short:
        name = person.first or name
    named = ""
    if norm and norm == room.pack.introduction.id:
        named = steps.norm_name(norm, room, desk).lower()
    elif norm:
        named = _("norm {norm}").format(norm=norm)
    if isinstance(command, ask.Jump):
        step = next((one for one, _motion in room.steps if one.id == command.step), None)
        if step is not None:
            return _("jump to {step}").format(step=steps.name(step, room, desk))
    return _(words).format(name=name, norm=named) if words else ""


class UndoButton(Faced):
    """*Undo*, with what it takes back; hidden when there is nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("quiet")
        self._desk = desk
        self._what = Words("", "small")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Words(desk.texts.gettext("Undo"), "strong"))
        head.addWidget(Words(desk.texts.gettext("Ctrl Z"), "key"))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 8, 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._what)
        self.face(column)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def draw(self, undo: Command | None, room: Room) -> None:
        """Say what can be taken back."""
        self.setVisible(undo is not None)
        if undo is None:
            return
        what, metrics = said(undo, room, self._desk), self._what.fontMetrics()
        fits = metrics.horizontalAdvance(what) <= WIDTH
        short = what if fits else said(undo, room, self._desk, short=True)
        self._what.setText(metrics.elidedText(short, Qt.TextElideMode.ElideRight, WIDTH))
        whole = self._desk.texts.gettext("Undo: {what}").format(what=what)
        self.setAccessibleName(whole)
        self.setToolTip(tip(whole))
