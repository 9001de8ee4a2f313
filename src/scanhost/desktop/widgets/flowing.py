"""What scrolls: as high as its words need at the width it has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget


class Flowing(QWidget):
    """The inside of a scroll area. Qt would keep room for it as if it were as narrow as can be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.LayoutRequest:
            return super().event(event)  # after some of which there is no widget any more
        done = super().event(event)
        layout = self.layout()
        if layout is not None:
            # The scroll area has given it another height by now, which its layout missed.
            layout.setGeometry(self.rect())
        return done
