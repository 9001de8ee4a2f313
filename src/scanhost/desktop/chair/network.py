"""By which network phones come in, and a first try with one's own phone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scanhost.desktop.chair.about import Asked
from scanhost.desktop.chair.codepicture import CodePicture
from scanhost.desktop.chair.desk import Desk
from scanhost.desktop.chair.look import Look
from scanhost.desktop.chair.unseen import WHAT, Cause, Waited, Waiting, causes, remedy
from scanhost.desktop.chair.ways import Ways, kind
from scanhost.desktop.snapshot import Snapshot
from scanhost.desktop.widgets.record import Line
from scanhost.desktop.widgets.words import Words
from scanhost.domain import wifi
from scanhost.domain.commands import SaveAbout
from scanhost.domain.errors import Refused

CODE = 168  # pixels
CAUSES = 6


class Network(QWidget):
    """The ways phones may take, the Wi-Fi for the screen, and whether a phone was there."""

    wanted = Signal(str, str)  # an address, and its adapter

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self.waiting = Waiting(self)
        self.waiting.over.connect(self._again)
        _ = desk.texts.gettext
        self.said = Words("", "muted", wrap=True)
        self.warning = Words("", "todo", wrap=True)
        self.ways = Ways(desk, look)
        self.ways.wanted.connect(self.wanted)
        self.name = Words("", "small", wrap=True)
        self.fields: dict[str, Line] = {}
        self.asked: dict[str, Asked] = {}
        self._line(wifi.NAME, _("Wi-Fi of the room"), _("then phones can scan it from the screen"))
        self._line(wifi.PASSWORD, _("Its password"), _("stands on the screen in the lobby"))
        self.code = CodePicture(look, CODE, _("Code to scan with your own phone"))
        self.address = Words("", "code", wrap=True)
        self.tried = Words("", "strong", wrap=True)
        self._causes: tuple[Cause, ...] = ()
        self._likely = [
            (Words("", "strong", wrap=True), Words("", "muted", wrap=True))
            for _each in range(CAUSES)
        ]
        self._lay()

    def begin(self) -> None:
        """Begin with another scan."""
        self.waiting.begin()

    def draw(self, snapshot: Snapshot) -> None:
        """Show by which network phones come in now, and whether one was there."""
        self._snapshot = snapshot
        room = snapshot.room
        for key, line in self.fields.items():
            value = room.about.get(key, "")
            if value != line.record.known:
                self.asked[key].wrong("")
            line.draw(value)
            line.setEnabled(not room.closed)
        network, joining = snapshot.network, snapshot.joining
        served = network is not None and joining is not None and not joining.alone
        self.ways.setVisible(served)
        self._try.setVisible(served)
        self.said.setText(self._sentence(snapshot))
        self.warning.say(self._warning(snapshot))
        _ = self._desk.texts.gettext
        if network is not None:
            self.ways.draw(network)
            named = _("Some devices also find it as {name}.")
            port = "" if joining is None else joining.address.rpartition(":")[2]
            name = f"http://{network.name}:{port}"
            self.name.say(named.format(name=name) if network.name else "")
        if joining is not None:
            self.code.draw(joining.matrix)
            self.address.setText(joining.address)
        self._draw_tried(snapshot, self.waiting.draw(snapshot))

    def stands(self, snapshot: Snapshot) -> tuple[str, str]:
        """Return what is lacking, and what is said when nothing is."""
        _ = self._desk.texts.gettext
        network, joining = snapshot.network, snapshot.joining
        if network is None or joining is None:
            return "", ""
        shown = next((one for one in network.ways if one.ip == network.shown), None)
        if shown is None:
            return _("no network yet"), ""
        said = _(kind(shown))
        if snapshot.seen:
            said = _("{network}, tried with a phone").format(network=said)
        return "", said

    # --- what is said -----------------------------------------------------------------------------

    def _sentence(self, snapshot: Snapshot) -> str:
        _ = self._desk.texts.gettext
        network = snapshot.network
        if network is None or not network.ways:
            return _(
                "There is no network: only this computer can join. Connect to the Wi-Fi of the "
                "room, or turn on the hotspot of this laptop."
            )
        if len(network.ways) == 1:
            return _("By this network phones reach your laptop. It needs no internet.")
        return _("By which network do phones reach your laptop? It needs no internet.")

    def _warning(self, snapshot: Snapshot) -> str:
        _ = self._desk.texts.gettext
        network = snapshot.network
        if network is None:
            return ""
        if network.lost:
            return _(
                "{adapter}, which you chose, is not there now. Until it is back, phones come in "
                "by the network that is ticked."
            ).format(adapter=network.lost)
        if network.tunnels:
            return _(
                "A VPN is on ({adapter}). If phones do not find your laptop, switch it off first."
            ).format(adapter=", ".join(network.tunnels))
        return ""

    def _draw_tried(self, snapshot: Snapshot, waited: Waited) -> None:
        tr = self._desk.texts
        if waited.seen:
            n = max(snapshot.seen, snapshot.phones)
            said = tr.ngettext(
                "It works: the page was opened {n} time.",
                "It works: the page was opened {n} times.",
                n,
            ).format(n=n)
        else:
            said = tr.gettext("No phone seen yet.")
        self.tried.setText(said)
        self._help.setVisible(waited.long)
        found = tuple(causes(snapshot.network)) if waited.long else ()
        if found != self._causes:
            self._causes = found
            for place, (what, how) in enumerate(self._likely):
                shown = place < len(found)
                what.say(tr.gettext(WHAT[found[place]]) if shown else "")
                how.say(tr.gettext(remedy(found[place])) if shown else "")

    def _again(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)

    # --- fields -----------------------------------------------------------------------------------

    def _line(self, key: str, name: str, hint: str) -> None:
        line = Line(name, lambda text: self._save(key, text))
        self.fields[key] = line
        self.asked[key] = Asked(name, line, hint)

    def _save(self, key: str, value: str) -> None:
        def wrong(refused: Refused) -> bool:
            self.asked[key].wrong(self._desk.said(refused))
            return True

        self._desk.ask(SaveAbout(key, value), wrong, lambda: self.asked[key].wrong(""))

    def _lay(self) -> None:
        _ = self._desk.texts.gettext
        self._help = QFrame()
        self._help.setObjectName("card")
        likely = QVBoxLayout(self._help)
        likely.setContentsMargins(16, 12, 16, 14)
        likely.setSpacing(2)
        likely.addWidget(
            Words(
                _("Does the page not open on your phone? These are the likely causes:"), wrap=True
            )
        )
        for what, how in self._likely:
            likely.addSpacing(6)
            likely.addWidget(what)
            likely.addWidget(how)
        self._help.hide()
        self._try = QFrame()
        self._try.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Words(_("Try it with your own phone"), "section", wrap=True))
        words.addWidget(
            Words(
                _(
                    "Put your phone on the same network and point its camera at the code, or type "
                    "the address. You then see the page that says the scan is still locked."
                ),
                "muted",
                wrap=True,
            )
        )
        words.addWidget(self.address)
        words.addWidget(self.tried)
        words.addWidget(self.name)
        words.addStretch(1)
        trying = QHBoxLayout(self._try)
        trying.setContentsMargins(16, 14, 18, 14)
        trying.setSpacing(18)
        trying.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        trying.addLayout(words, 1)
        wireless = QGridLayout()
        wireless.setHorizontalSpacing(22)
        top = Qt.AlignmentFlag.AlignTop
        wireless.addWidget(self.asked[wifi.NAME], 0, 0, top)
        wireless.addWidget(self.asked[wifi.PASSWORD], 0, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.warning)
        column.addWidget(self.ways)
        column.addLayout(wireless)
        column.addWidget(self._try)
        column.addWidget(self._help)
