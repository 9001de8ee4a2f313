"""How to join, for the chair to read out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.unseen import WHAT, Waited, Waiting, causes, remedy
from scanhost.desktop.snapshot import Joining, Snapshot
from scanhost.desktop.widgets.words import Words


class Join(QFrame):
    """The address and the code, so that the chair can read them out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.known = False  # how a phone gets in
        self._snapshot: Snapshot | None = None
        self.waiting = Waiting(self)
        self.waiting.over.connect(self._again)
        self.address = Words("", "code")
        self.code = Words("", "code")
        self.phones = Words("", "small", wrap=True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        _ = desk.texts.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 10)
        column.setSpacing(3)
        column.addWidget(Words(_("To join, on phone or tablet"), "small"))
        column.addWidget(self.address)
        row = QHBoxLayout()
        row.addWidget(Words(_("code"), "muted"), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.code)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.phones)

    def draw(self, snapshot: Snapshot) -> None:
        """Show how a phone gets in now."""
        joining, tr = snapshot.joining, self._desk.texts
        self._snapshot = snapshot
        self.known = joining is not None
        if joining is None:
            return
        self.address.setText(joining.address)
        self.code.setText(joining.code)
        self.phones.setText(self._said(joining, snapshot, self.waiting.draw(snapshot)))
        self.setAccessibleName(
            tr.gettext("Address {address}, code {code}").format(
                address=joining.address, code=joining.code
            )
        )

    def _again(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def _said(self, joining: Joining, snapshot: Snapshot, waited: Waited) -> str:
        tr = self._desk.texts
        if joining.alone:
            return tr.gettext(
                "There is no network: only this computer can join. Connect to the Wi-Fi of the "
                "room, or turn on the hotspot of this laptop."
            )
        if not waited.seen and waited.long:
            likely = causes(snapshot.network)[0]
            return tr.gettext(
                "No phone seen yet. {cause}? {remedy} More stands in the guide (F1)."
            ).format(cause=tr.gettext(WHAT[likely]), remedy=tr.gettext(remedy(likely)))
        if not waited.seen:
            return tr.gettext(
                "No phone seen yet. Phones must be on the same network as this laptop."
            )
        n = snapshot.phones
        return tr.ngettext("{n} phone is connected.", "{n} phones are connected.", n).format(n=n)
