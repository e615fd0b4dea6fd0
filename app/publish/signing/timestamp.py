# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ask a timestamp server (RFC 3161) when it was: it signs the hash of a signature, nothing else."""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from app.errors import UserFacingError
from app.translation import tr

if TYPE_CHECKING:
    import httpx2

_SECONDS = 20.0
_MOST_BYTES = 2**20


class TimestampServer(TimeStamper):
    """The server at `address`. Plain HTTP will do: no secret is sent, and the answer is signed."""

    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._address = checked_address(address)
        self._host = urlsplit(self._address).netloc

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the server's answer. Raises UserFacingError."""
        import httpx2

        headers = {"content-type": "application/timestamp-query"}
        try:
            with httpx2.Client(timeout=_SECONDS, follow_redirects=False) as client:
                answer = client.post(self._address, content=req.dump(), headers=headers)
        except httpx2.HTTPError as error:
            words = tr("The timestamp server {0} does not answer. Try again, or sign without it.")
            raise UserFacingError(words.format(self._host)) from error
        return self._read(answer)

    def _read(self, answer: httpx2.Response) -> tsp.TimeStampResp:
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_reply = kind == "application/timestamp-reply" and len(answer.content) <= _MOST_BYTES
        if answer.status_code == 200 and is_reply:
            try:
                reply = tsp.TimeStampResp.load(answer.content)
                reply["status"].native  # noqa: B018 - read, so that rubbish is told here
            except (ValueError, TypeError):
                reply = None
            if reply is not None:
                return reply
        words = tr("{0} answered {1}, and not as a timestamp server does. Check its address.")
        raise UserFacingError(words.format(self._host, answer.status_code))


def checked_address(address: str) -> str:
    """Return the address of a timestamp server. Raises UserFacingError where it is none."""
    try:
        parts = urlsplit(address.strip())
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_address = is_address and not parts.username and not parts.password
    except ValueError:
        is_address = False
    if not is_address:
        words = tr(
            "“{0}” is not the address of a timestamp server, such as https://tsa.example.org."
        )
        raise UserFacingError(words.format(address.strip()[:80]))
    return address.strip()


def try_server(address: str) -> None:
    """Ask a timestamp server to vouch for the hash of nothing. Raises UserFacingError."""
    from pyhanko.sign.timestamps import TimestampRequestError

    server = TimestampServer(address)
    try:
        asyncio.run(server.async_timestamp(hashlib.sha256(b"").digest(), "sha256"))
    except TimestampRequestError as error:
        words = tr("The timestamp server {0} refused ({1}).")
        raise UserFacingError(words.format(urlsplit(address).netloc, error)) from error
