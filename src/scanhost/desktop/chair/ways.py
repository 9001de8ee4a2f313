"""The ways by which phones may come in: what each is called, and why it stands where it does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.showing import Option
from scanhost.desktop.snapshot import Network, Way
from scanhost.texts import N_

HOTSPOT, WIFI, CABLE = N_("Hotspot of this laptop"), N_("Wi-Fi"), N_("Network cable")


def kind(way: Way) -> str:
    """Return what a way is called, to be translated."""
    if way.hotspot:
        return HOTSPOT
    return WIFI if way.wireless else CABLE


def reason(way: Way) -> str:
    """Return why one would choose a way, to be translated."""
    if way.hotspot:
        return N_("Phones join the network that this laptop gives out itself.")
    if way.wireless and way.internet:
        return N_("The internet of this laptop goes by it too, so phones are most likely there.")
    if way.wireless:
        return N_("For phones that are on this Wi-Fi.")
    if way.internet:
        return N_("The internet of this laptop goes by it. Phones must reach the same network.")
    return N_("For phones that reach the network behind this cable.")


class Ways(QWidget):
    """One button per way; which one is used is chosen with one press."""

    wanted = Signal(str, str)  # an address, and its adapter

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._drawn: tuple[Way, ...] = ()
        self.options: dict[str, Option] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def draw(self, network: Network) -> None:
        """Show which there are, and which one is used."""
        if network.ways != self._drawn:
            self._build(network.ways)
        if network.shown in self.options:
            self.options[network.shown].setChecked(True)

    def _build(self, ways: tuple[Way, ...]) -> None:
        _ = self._desk.texts.gettext
        held = next((ip for ip, one in self.options.items() if one.hasFocus()), None)
        for one in self.options.values():
            self._group.removeButton(one)
            self._column.removeWidget(one)
            one.deleteLater()
        self._drawn, self.options = ways, {}
        for way in ways:
            name = f"{_(kind(way))} · {way.ip}"
            told = _("{reason} Adapter: {adapter}.")
            one = Option(self._look, name, told.format(reason=_(reason(way)), adapter=way.adapter))
            one.clicked.connect(partial(self.wanted.emit, way.ip, way.adapter))
            self._group.addButton(one)
            self._column.addWidget(one)
            self.options[way.ip] = one
        if held in self.options:
            self.options[held].setFocus()
