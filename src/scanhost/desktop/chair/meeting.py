"""A meeting that runs: its run of show, the form of the step, and what the room sees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair import meetingsteps
from scanhost.desktop.chair.choiceform import ChoiceForm
from scanhost.desktop.chair.closingform import ClosingForm
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.keys import Key, Keys
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.meetingforms import (
    AgreementsForm,
    ProcessForm,
    StatusForm,
    TableForm,
    WelcomeForm,
)
from scanhost.desktop.chair.meetingname import called
from scanhost.desktop.chair.meetingrail import MeetingRail
from scanhost.desktop.chair.meetingside import MeetingSide
from scanhost.desktop.chair.nextform import NextForm
from scanhost.desktop.chair.overview import Overview
from scanhost.desktop.chair.stepform import StepForm
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.theme import Theme
from scanhost.desktop.widgets.buttons import button, rename
from scanhost.desktop.widgets.order import in_order
from scanhost.desktop.widgets.record import flush
from scanhost.domain.errors import Refused
from scanhost.domain.followup import (
    BeginMeeting,
    CancelMeeting,
    EndMeeting,
    GoTo,
    ResumeMeeting,
)
from scanhost.domain.meetings import TABLE, MeetingStep, Stage

WIDE, NARROW = (290, 370), (232, 330)  # left and right column, in pixels
ENOUGH = 1340
OVERVIEW = "overview"  # in the place of a step's id


class Meeting(QWidget):
    """Shown while a meeting runs; typing in it is read along by the room."""

    page_wanted = Signal(int)  # of a slide that has several: 1 is the next

    def __init__(self, desk: Desk, look: Look, beamer: Theme) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._snapshot: Snapshot | None = None
        self._today = ""
        self._shown = ""  # id of the step whose form stands here, or OVERVIEW
        self._step = ""  # id of the step
        self.form: StepForm | None = None
        _ = desk.texts.gettext
        self.rail = MeetingRail(desk, look)
        self.rail.wanted.connect(self._go)
        self.rail.given_up.connect(self._to_page)
        self.side = MeetingSide(desk, look, beamer)
        self.back = button(_("Back"), self.go_back, grab=False)
        self.cancel = button(_("Not yet after all"), self._call_off, "quiet", grab=False)
        self.all = button(_("All agreements"), self._turn, grab=False)
        self.all.setCheckable(True)
        self.forward = button("", self.go_on, "main", grab=False)
        self._lay()
        self._keys()

    def draw(self, snapshot: Snapshot, today: str, black: bool) -> None:
        """Show the meeting as it is."""
        self._snapshot, self._today = snapshot, today
        meeting = snapshot.room.meeting
        self.rail.draw(snapshot.room)
        if meeting is None:
            self._put_away()
            return
        if meeting.step.id != self._step:
            self._step = meeting.step.id
            self.all.setChecked(False)
        self._draw_form(meeting.step)
        self._draw_foot(snapshot)
        self.side.draw(snapshot, black)
        if self.form is not None:
            feet: list[QWidget] = [self.back, self.cancel, self.all, self.forward]
            in_order([self.rail.view, self.rail.go_there, *self.form.chain(), *feet])

    def go_on(self) -> None:
        """Go to the step that follows; from the last one, end the meeting."""
        meeting = None if self._snapshot is None else self._snapshot.room.meeting
        if meeting is None:
            return
        flush(self)
        if meeting.ahead is not None:
            self._go(meeting.ahead.id)
            return
        said = self._desk.texts.gettext("The meeting is finished. The agenda is definitive now.")
        self._desk.ask(EndMeeting(), then=lambda: self._desk.offered.emit(said, ResumeMeeting()))

    def go_back(self) -> None:
        """Go to the step before."""
        meeting = None if self._snapshot is None else self._snapshot.room.meeting
        if meeting is not None and meeting.at > 0:
            self._go(meeting.steps[meeting.at - 1].id)

    def read_along(self) -> None:
        """Show what the room sees with what is being typed."""
        self.side.read_along()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a field with Escape, so that keys lead on again."""
        held = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and held is not self and held is not None:
            self._to_page()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = WIDE if self.width() >= ENOUGH else NARROW
        self.rail.setFixedWidth(left)
        self.side.fit(right)
        super().resizeEvent(event)

    def _go(self, step: str) -> None:
        meeting = None if self._snapshot is None else self._snapshot.room.meeting
        if meeting is not None and step != meeting.step.id:
            flush(self)
            self._desk.ask(GoTo(meeting.step.id, step), _moved)

    def _call_off(self) -> None:
        """Go back to before the meeting, of which nothing that was typed is lost."""
        meeting = None if self._snapshot is None else self._snapshot.room.meeting
        if meeting is None:
            return
        said = self._desk.texts.gettext("{meeting} has not begun. What was typed is kept.")
        said = said.format(meeting=called(meeting.number, self._desk))
        back = BeginMeeting(meeting.day)
        self._desk.ask(CancelMeeting(), then=lambda: self._desk.offered.emit(said, back))

    def _turn(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot, self._today, self.side.black)

    def _to_page(self) -> None:
        flush(self)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_form(self, step: MeetingStep) -> None:
        wanted = OVERVIEW if self.all.isChecked() else step.id
        if self.form is None or self._shown != wanted:
            self._put_away()
            self._shown = wanted
            self.form = Overview(self._desk, self._look) if wanted == OVERVIEW else self._make(step)
            self._middle.insertWidget(0, self.form, 1)
        if self._snapshot is not None:
            self.form.draw(self._snapshot, self._today)

    def _put_away(self) -> None:
        form, self.form, self._shown = self.form, None, ""
        if form is None:
            return
        flush(form)
        held = QApplication.focusWidget()
        if held is not None and form.isAncestorOf(held):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else a button that Space presses
        self._middle.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _make(self, step: MeetingStep) -> StepForm:
        desk, look = self._desk, self._look
        if step.stage is Stage.PROCESS and step.about == TABLE:
            return TableForm(desk, look, step)
        about: dict[Stage, Callable[[Desk, Look, MeetingStep], StepForm]] = {
            Stage.STATUS: StatusForm,
            Stage.AGREEMENTS: AgreementsForm,
            Stage.PROCESS: ProcessForm,
        }
        if step.stage in about:
            return about[step.stage](desk, look, step)
        whole: dict[Stage, Callable[[Desk, Look], StepForm]] = {
            Stage.WELCOME: WelcomeForm,
            Stage.CHOICE: ChoiceForm,
            Stage.NEXT: NextForm,
            Stage.CLOSING: ClosingForm,
        }
        return whole[step.stage](desk, look)

    def _draw_foot(self, snapshot: Snapshot) -> None:
        _, meeting = self._desk.texts.gettext, snapshot.room.meeting
        if meeting is None:
            return
        self.back.setVisible(meeting.at > 0)
        self.cancel.setVisible(meeting.at == 0)
        any_agreed = any(point.commitments for point in snapshot.room.points)
        self.all.setVisible(meeting.step.stage is Stage.STATUS and any_agreed)
        if meeting.ahead is None:
            rename(self.forward, _("Finish the meeting"))
        else:
            leads = meetingsteps.leads(meeting.ahead, snapshot.room, self._desk)
            rename(self.forward, _("Next: {step}").format(step=leads))

    def _keys(self) -> None:
        Keys(
            self,
            [
                Key(("Space", "Right"), self.go_on, buttons=True),
                Key(("PgDown",), self.go_on),
                Key(("Left",), self.go_back, buttons=True),
                Key(("PgUp",), self.go_back),
                Key(("J",), self.rail.jump),
                Key(("Ctrl+Down",), lambda: self.page_wanted.emit(1)),
                Key(("Ctrl+Up",), lambda: self.page_wanted.emit(-1)),
            ],
        )

    def _lay(self) -> None:
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        foot = QWidget()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(26, 10, 26, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.cancel)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.forward)
        self._middle.addWidget(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.rail)
        columns.addLayout(self._middle, 1)
        columns.addWidget(self.side)


def _moved(refused: Refused) -> bool:
    return refused.code == "step.moved"  # pressed twice: the meeting is where it should be
