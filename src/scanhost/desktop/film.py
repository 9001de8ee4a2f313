"""The film of a theme: played into pictures, so that the slides paint it like all else."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage

from scanhost.domain.errors import Refused

log = logging.getLogger(__name__)

STALL = 3000  # milliseconds without a new picture, after which nobody waits any longer


class Film(QObject):
    """One film, played once. Qt's multimedia is optional, and loaded when a film starts."""

    changed = Signal()  # there is another picture
    ended = Signal()
    failed = Signal(object)  # Refused: why it does not play, or not any more

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._player: Any = None  # QMediaPlayer
        self._sound: Any = None  # QAudioOutput, where there is one
        self._frame: Any = None  # QVideoFrame, the newest
        self._picture: QImage | None = None  # of that one, once somebody looks
        self._muted = False
        self._over = False
        self._stall = QTimer(self)
        self._stall.setSingleShot(True)
        self._stall.setInterval(STALL)
        self._stall.timeout.connect(lambda: self._fail("film.stalled"))

    def start(self) -> None:
        """Begin to play; what comes of it are signals."""
        try:
            import PySide6.QtMultimedia as media
        except ImportError as missing:  # not installed, or a library of the system is not there
            log.info("no films here: %s", missing)
            self._fail("film.module")
            return
        self._player = player = media.QMediaPlayer(self)
        sink = media.QVideoSink(self)
        sink.videoFrameChanged.connect(self._framed)
        player.setVideoSink(sink)
        if not media.QMediaDevices.defaultAudioOutput().isNull():
            self._sound = media.QAudioOutput(self)
            self._sound.setMuted(self._muted)
            player.setAudioOutput(self._sound)
        player.errorOccurred.connect(self._broke)
        player.mediaStatusChanged.connect(self._went)
        player.setSource(QUrl.fromLocalFile(str(self._path)))
        player.play()
        self._stall.start()

    def pause(self, yes: bool) -> None:
        """Stand still, or go on."""
        if self._player is None:
            return
        if yes:
            self._stall.stop()
            self._player.pause()
        else:
            self._stall.start()
            self._player.play()

    def mute(self, yes: bool) -> None:
        """Be silent, or be heard again; it plays on."""
        self._muted = yes
        if self._sound is not None:
            self._sound.setMuted(yes)

    def stop(self) -> None:
        """End at once and say nothing more."""
        self.blockSignals(True)
        self._stall.stop()
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
            self._player = None
        self.deleteLater()

    def picture(self) -> QImage | None:
        """Return what is to be seen now; None before the first picture."""
        if self._picture is None and self._frame is not None:
            self._picture = self._frame.toImage()
        return self._picture

    def _framed(self, frame: Any) -> None:
        if not frame.isValid():
            return  # what a player that stops sends
        self._frame, self._picture = frame, None
        if self._stall.isActive():
            self._stall.start()
        self.changed.emit()

    def _went(self, status: Any) -> None:
        if status.name == "EndOfMedia" and self._frame is None:
            self._fail("film.broken")  # there was nothing to see
        elif status.name == "EndOfMedia":
            self._stall.stop()
            self.ended.emit()
        elif status.name == "InvalidMedia":
            self._fail("film.broken")

    def _broke(self, error: Any, told: str) -> None:
        log.info("a film does not play: %s", told)
        self._fail("film.broken")

    def _fail(self, code: str) -> None:
        """Say so once; a player may find several words for the same."""
        if self._over:
            return
        self._over = True
        self._stall.stop()
        self.failed.emit(Refused(code, {"name": self._path.name}))
