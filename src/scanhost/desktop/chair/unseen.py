"""Why no phone has reached the page yet, and what helps: the likeliest first, in plain words."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from scanhost.desktop.snapshot import Network, Snapshot
from scanhost.texts import N_

PATIENCE = 60_000  # milliseconds in which a first phone is usually there


class Cause(StrEnum):
    """What keeps phones out."""

    VPN = "vpn"
    CABLE = "cable"  # the laptop hangs on a cable, phones on a Wi-Fi
    FIREWALL = "firewall"
    MOBILE = "mobile"  # the phone goes by its own data
    OTHER = "other"  # another Wi-Fi
    GUEST = "guest"  # a network whose devices may not see each other


WHAT = {
    Cause.VPN: N_("A VPN is on"),
    Cause.CABLE: N_("This laptop is on a cable"),
    Cause.FIREWALL: N_("The firewall of this laptop"),
    Cause.MOBILE: N_("The phone uses mobile data"),
    Cause.OTHER: N_("The phone is on another network"),
    Cause.GUEST: N_("A guest network keeps devices apart"),
}
REMEDY = {
    Cause.VPN: N_("Switch the VPN of this laptop off until the session is over."),
    Cause.CABLE: N_(
        "Phones must reach the same network by Wi-Fi. Often it is simpler to take the cable out "
        "and use the Wi-Fi for the laptop too."
    ),
    Cause.MOBILE: N_("Switch mobile data off on the phone, or use flight mode with Wi-Fi on."),
    Cause.OTHER: N_("Choose on the phone the network that this laptop is on."),
    Cause.GUEST: N_(
        "Many guest networks do so. Ask for another network, or turn on the hotspot of this "
        "laptop: phones then join that. No internet is needed."
    ),
}
FIREWALLS = {
    "win32": N_(
        "Windows asks once whether Participatiescan may use the network: tick Private networks "
        "and choose Allow. Is the question gone? Open Start, type “Allow an app through Windows "
        "Firewall”, choose Change settings and tick Private behind Participatiescan."
    ),
    "darwin": N_(
        "macOS asks once whether Participatiescan may accept connections: choose Allow. Is the "
        "question gone? Open System Settings, Network, Firewall, Options, and allow it there."
    ),
}
FIREWALL = N_("Let the firewall allow incoming connections for this program.")


def causes(network: Network | None) -> list[Cause]:
    """Return what may keep phones out, the likeliest first."""
    ways = () if network is None else network.ways
    shown = next((one for one in ways if network and one.ip == network.shown), None)
    found = [Cause.FIREWALL, Cause.MOBILE, Cause.OTHER, Cause.GUEST]
    if shown is not None and shown.hotspot:
        found.remove(Cause.GUEST)
    elif shown is not None and not shown.wireless:
        found.insert(0, Cause.CABLE)
    return [Cause.VPN, *found] if network is not None and network.tunnels else found


def remedy(cause: Cause, system: str = sys.platform) -> str:
    """Return what helps against it on this computer, to be translated."""
    return FIREWALLS.get(system, FIREWALL) if cause is Cause.FIREWALL else REMEDY[cause]


@dataclass(frozen=True, slots=True)
class Waited:
    """Whether a phone was there, and whether it takes long."""

    seen: bool
    long: bool


class Waiting(QObject):
    """Counts a minute from when phones could come; a phone that comes ends it."""

    over = Signal()  # nobody came

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._long = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    def begin(self) -> None:
        """Begin anew, with another scan."""
        self._timer.stop()
        self._long = False

    def draw(self, snapshot: Snapshot) -> Waited:
        """Return how it stands."""
        seen = bool(snapshot.seen or snapshot.phones)
        if seen or snapshot.joining is None or snapshot.joining.alone:
            self.begin()
        elif not self._long and not self._timer.isActive():
            self._timer.start(PATIENCE)
        return Waited(seen, self._long)

    def _end(self) -> None:
        self._long = True
        self.over.emit()
