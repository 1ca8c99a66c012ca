"""One window per user and data folder: a second start brings the first to the front and ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

# A first window that does not answer within this time holds nobody up (seconds).
ANSWER_S = 1.0
ASKED = b"show\n"
LONGEST = 64


class Found(StrEnum):
    """What a start finds."""

    NOBODY = "nobody"
    SHOWN = "shown"  # the first one has answered and comes to the front
    HUNG = "hung"  # somebody listens and does not answer


def ask_the_first(place: str, within_s: float = ANSWER_S) -> tuple[Found, str]:
    """Ask the first window to come to the front; gives what was found, and the word that it answered."""
    end = time.monotonic() + within_s
    socket = QLocalSocket()
    socket.connectToServer(place)
    if not socket.waitForConnected(_left_ms(end)):
        return Found.NOBODY, ""
    socket.write(ASKED)
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left_ms(end)):
            socket.abort()
            return Found.HUNG, ""
    word = bytes(socket.readLine(LONGEST).data()).decode("utf-8", "replace").strip()
    socket.abort()
    return Found.SHOWN, word


def _left_ms(end: float) -> int:
    return max(1, round((end - time.monotonic()) * 1000))


class OneInstance(QObject):
    """Listens for later starts; what an earlier, crashed program left at the place is taken over."""

    asked = Signal()
    """A later start wants the window at the front."""

    def __init__(self, place: str, answer: Callable[[], str]) -> None:
        super().__init__()
        self._place = place
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come_in)

    def listen(self) -> bool:
        """Begin to listen; False where the system does not let us, which costs nothing else."""
        if self._server.listen(self._place):
            return True
        QLocalServer.removeServer(self._place)
        return self._server.listen(self._place)

    def close(self) -> None:
        """Leave the place to the next start."""
        self._server.close()

    def _come_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LONGEST:
            socket.abort()
        elif socket.canReadLine():
            asked = bytes(socket.readLine(LONGEST).data())
            if asked == ASKED:
                socket.write(f"{self._answer()}\n".encode())
                socket.flush()
                self.asked.emit()
            socket.disconnectFromServer()
