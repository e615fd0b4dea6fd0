# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The door of the running app: takes what second starts say, and lets nobody else in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.version import VERSION
from ui.desktop.meeting_place import socket_name
from ui.desktop.request import LARGEST, Answer, answer_line, read_request

MOST_AT_ONCE = 8
PATIENCE_MS = 5_000
"""For how long somebody may be at the door without having said a whole line."""


class Door(QObject):
    """One for the process that holds the data folder's file. `requested` carries a `Request`."""

    requested = Signal(object)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._callers: set[_Caller] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def open(self) -> bool:
        """Listen from now on; False where there is no private place to be met at."""
        try:
            name = socket_name(self._data_dir)
        except OSError:
            return False
        # Whoever left a socket there is gone: this process holds the file.
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()
        for caller in tuple(self._callers):
            caller.leave()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST_AT_ONCE:
                socket.abort()
                socket.deleteLater()
                continue
            caller = _Caller(socket, self)
            self._callers.add(caller)
            caller.left.connect(self._on_left)
            caller.listen()

    def _on_left(self, caller: _Caller) -> None:
        self._callers.discard(caller)
        caller.deleteLater()


class _Caller(QObject):
    """Somebody at the door, until a line is said or the patience is at its end."""

    left = Signal(object)

    def __init__(self, socket: QLocalSocket, door: Door) -> None:
        super().__init__(door)
        self._door = door
        self._socket = socket
        socket.setParent(self)
        self._has_left = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.leave)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self.leave)

    def listen(self) -> None:
        """Wait for a line."""
        self._patience.start(PATIENCE_MS)
        self._on_ready()

    def leave(self) -> None:
        """Send whoever it is away."""
        if not self._has_left:
            self._has_left = True
            self._patience.stop()
            self._socket.abort()
            self.left.emit(self)

    def _on_ready(self) -> None:
        if self._has_left:
            return
        said = bytes(self._socket.peek(LARGEST + 1).data())
        line, is_whole, _ = said.partition(b"\n")
        if is_whole:
            self._answer(line)
        elif len(said) > LARGEST:
            self.leave()

    def _answer(self, line: bytes) -> None:
        request = read_request(line)
        if request is None:
            self.leave()
            return
        self._socket.readyRead.disconnect(self._on_ready)
        self._socket.write(answer_line(Answer(VERSION)))
        self._socket.flush()
        self._socket.disconnectFromServer()
        self._door.requested.emit(request)
