"""One window per user: a second start hands its path to the first, and ends."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000  # milliseconds for the first to answer
LONGEST = 4096  # bytes of a path


def name() -> str:
    """Return what this user's window is known by on this computer."""
    who = hashlib.sha256(getpass.getuser().encode()).hexdigest()[:12]
    return f"participatiescan-{who}"


def hand_over(path: str, to: str) -> bool:
    """Give a path to the window that is open already; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(to)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(path.encode()[:LONGEST] + b"\n")
    sent = socket.waitForBytesWritten(PATIENCE)
    socket.disconnectFromServer()
    return sent


class Single(QObject):
    """Listens for later starts; only this user can reach it."""

    started_again = Signal(str)  # the path it was started with, or ""

    def __init__(self, known_as: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known_as = known_as
        self._waiting: list[QLocalSocket] = []  # that have not said everything yet
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)

    def start(self) -> None:
        """Begin to listen; what a crashed window left behind is removed."""
        QLocalServer.removeServer(self._known_as)
        self._server.listen(self._known_as)

    def stop(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _heard(self) -> None:
        # It belongs to the server and goes with it; second starts are few.
        self._waiting.append(self._server.nextPendingConnection())
        self._waiting[-1].readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        for socket in list(self._waiting):
            if socket.canReadLine():
                self._waiting.remove(socket)
                line = bytes(socket.readLine(LONGEST).data()).decode("utf-8", "replace")
                self.started_again.emit(line.rstrip("\n"))
