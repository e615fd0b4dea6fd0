# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A proxy before a real server that cuts the first answer to a request which makes something."""

from __future__ import annotations

import socket
import threading
from http.client import HTTPConnection
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_NOT_PASSED = ("connection", "transfer-encoding", "content-length", "host", "keep-alive")


class CuttingProxy:
    """Passes requests on, one after the other, whole; `cuts` counts the answers it cut."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self.cuts = 0
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as asked:
                method, path, _version = asked.readline().decode().split()
                headers = {}
                while line := asked.readline().decode().strip():
                    name, _, value = line.partition(":")
                    headers[name.lower()] = value.strip()
                body = asked.read(int(headers.get("content-length", "0")))
                answer = self._passed_on(method, path, headers, body)
                if method == "POST" and not self.cuts:
                    self.cuts += 1
                    answer = answer[: len(answer) // 2]
                connection.sendall(answer)

    def _passed_on(self, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
        """Return the server's answer as it goes over the wire."""
        connection = HTTPConnection(self._host)
        try:
            kept = {name: value for name, value in headers.items() if name not in _NOT_PASSED}
            connection.request(method, path, body or None, kept)
            response = connection.getresponse()
            content = response.read()
            head = [f"HTTP/1.1 {response.status} {response.reason}"]
            head += [f"{k}: {v}" for k, v in response.getheaders() if k.lower() not in _NOT_PASSED]
            head += [f"Content-Length: {len(content)}", "Connection: close", "", ""]
            return "\r\n".join(head).encode() + content
        finally:
            connection.close()
