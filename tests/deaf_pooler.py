# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A stand-in for a pooler in transaction mode: queries and answers pass, news does not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_NOTIFICATION = b"A"
_HEADER = 5


@contextmanager
def deaf_pooler(port: int) -> Iterator[int]:
    """Pass on connections to a server at `port`, news left out; yield the port to connect to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        open_ones: list[socket.socket] = []
        threads = [threading.Thread(target=_accept, args=(listener, port, open_ones))]
        threads[0].start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            for each in open_ones:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            threads[0].join()


def _accept(listener: socket.socket, port: int, open_ones: list[socket.socket]) -> None:
    ways: list[threading.Thread] = []
    with suppress(OSError):
        while True:
            client, _ = listener.accept()
            server = socket.create_connection(("127.0.0.1", port))
            open_ones += [client, server]
            ways += [
                threading.Thread(target=_pass_on, args=(client, server)),
                threading.Thread(target=_pass_on_without_news, args=(server, client)),
            ]
            for way in ways[-2:]:
                way.start()
    for way in ways:
        way.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_RDWR)


def _pass_on_without_news(source: socket.socket, target: socket.socket) -> None:
    waiting = b""
    with suppress(OSError):
        while data := source.recv(65_536):
            waiting += data
            while len(waiting) >= _HEADER:
                end = 1 + int.from_bytes(waiting[1:_HEADER])
                if len(waiting) < end:
                    break
                if waiting[:1] != _NOTIFICATION:
                    target.sendall(waiting[:end])
                waiting = waiting[end:]
        target.shutdown(socket.SHUT_RDWR)
