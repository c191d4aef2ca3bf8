"""One instance for each profile: a second start raises the first.

Rules. A lock file in the folder of the settings says who is first; it names its process, so that
the lock of a killed one counts for nothing, and another folder is another instance. The first
listens on a local socket; whoever comes second asks it to come forward, and ends. A first that is
just closing does not answer any more: the second waits for the lock and goes on. A first that
hangs does not keep anybody from working: after ``PATIENCE`` the second starts all the same, which
the license cache allows (it is safe for several processes).

This module is on the way to the first paint; the network part of Qt is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

__all__ = ["Instance"]

PATIENCE: Final = 3000
"""Milliseconds for which a second start waits for a first that does not answer: longer than
closing takes."""
ANSWER: Final = 1000
"""Milliseconds that the first has for its answer."""
ASK: Final = b"come-forward\n"
YES: Final = b"here\n"


class Instance(QObject):
    """This process among those of the same profile; ``asked`` is sent when it is to come forward.

    Attributes:
        willing: Whether it can come forward now; not when it is about to end.

    Args:
        folder: Of the settings; made if it is missing.
    """

    asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / "instance.lock"))
        self._lock.setStaleLockTime(0)  # never by its age: an app may run for months
        self._server: QLocalServer | None = None
        self.willing: Callable[[], bool] = lambda: True

    def claim(self) -> bool:
        """Become the first, or have the first come forward.

        Returns:
            Whether this process is to go on.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # where nothing can be written, nobody can be told apart
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        if self._raise_first():
            return False
        if self._lock.tryLock(PATIENCE):
            return True
        return not self._raise_first()

    def listen(self) -> None:
        """Answer those who come later; only the first does."""
        if self._server is not None or not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        # Qt moves the socket into its place, over one that a killed process has left there.
        self._server.listen(self._name)

    def end(self) -> None:
        """Let another process be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @property
    def _name(self) -> str:
        """Of the socket: short whatever the folder's path, and another for each folder."""
        path = str(self._folder.resolve()).encode()
        digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
        return f"seatkeeper-{bytes(digest.toHex().data()).decode()[:24]}"

    def _raise_first(self) -> bool:
        """Ask the first to come forward, and say whether it does."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only for a second start

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER):
            return False
        socket.write(ASK)
        if not socket.waitForBytesWritten(ANSWER) or not socket.waitForReadyRead(ANSWER):
            return False
        return bytes(socket.readAll().data()) == YES

    @Slot()
    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._answer)
            if socket.bytesAvailable():
                self._reply(socket)

    @Slot()
    def _answer(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - loaded already

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._reply(socket)

    def _reply(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        if bytes(socket.readLine().data()) == ASK and self.willing():
            socket.write(YES)
            socket.flush()
            self.asked.emit()
        else:
            socket.disconnectFromServer()
