# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A network between a client and a server that can freeze: nothing ends, nothing comes through."""

from __future__ import annotations

import selectors
import socket
import threading
from typing import Self


class FrozenNetwork:
    """Listens on a loopback port and passes everything on to another one, unless it is frozen."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._flows = threading.Event()
        self._flows.set()
        self._ends: list[socket.socket] = [self._listening]
        self._other: dict[socket.socket, socket.socket] = {}
        self._ears, self._bell = socket.socketpair()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)
        self._thread.start()

    def freeze(self) -> None:
        """Swallow everything from now on; connections stay as they are."""
        self._flows.clear()
        self._bell.send(b"!")

    def thaw(self) -> None:
        """Pass everything on again, what came meanwhile too."""
        self._flows.set()
        self._bell.send(b"!")

    def close(self) -> None:
        """End all connections."""
        self._closing = True
        self._bell.send(b"!")
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        while not self._closing:
            self._pass_on()
        for end in (*self._ends, self._ears, self._bell):
            end.close()

    def _pass_on(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._ears, selectors.EVENT_READ)
            if self._flows.is_set():
                for end in self._ends:
                    selector.register(end, selectors.EVENT_READ)
            ready = [key.fileobj for key, _ in selector.select()]
        for end in [one for one in ready if isinstance(one, socket.socket)]:
            if end is self._ears:
                self._ears.recv(100)
            elif end is self._listening:
                self._join()
            elif end in self._other:
                self._carry(end)

    def _join(self) -> None:
        near, _ = self._listening.accept()
        far = socket.create_connection(("127.0.0.1", self._target))
        self._ends += [near, far]
        self._other |= {near: far, far: near}

    def _carry(self, end: socket.socket) -> None:
        other = self._other[end]
        try:
            data = end.recv(65536)
            other.sendall(data)
        except OSError:
            data = b""
        if not data:
            for gone in (end, other):
                self._ends.remove(gone)
                del self._other[gone]
                gone.close()
