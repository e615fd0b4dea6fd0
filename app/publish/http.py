# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Talk to a tracker or a wiki: one request, one answer, and each trouble in one sentence.

Redirects are never followed: they could carry credentials to another host. Certificates are always
verified. Nothing is retried here: whether asking again is harmless is known to the caller alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from app.errors import UserFacingError
from app.translation import tr
from app.version import VERSION

if TYPE_CHECKING:
    import httpx2

SECONDS = 20.0
"""How long a server may take to connect, and between two pieces of an answer."""
PATIENCE = 6
"""How many times as long a whole answer may take: one byte now and then goes on for ever."""
LONGEST_WAIT = 366 * 24 * 3600.0
"""No server asks to wait longer and means it, and more seconds than this can't be told."""
MOST_BYTES = 16 * 2**20
"""No answer that is wanted here is longer."""


class Unanswered(UserFacingError):
    """The request may or may not have been carried out: nobody answered, or not to the end."""


class Refused(UserFacingError):
    """The server answered that it did not do what was asked. `status` is its HTTP status."""

    def __init__(self, sentence: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True)
class Answer:
    """What a server said. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """Return the body as plain data. Raises Unanswered where it is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unanswered(_no_such_answer()) from error


class Http:
    """Requests to one server, at `base`, with the same `headers` on each; use it with `with`.

    `headers` may hold credentials: they are in no message, no log and no `repr`.
    """

    def __init__(
        self,
        base: str,
        headers: Mapping[str, str] | None = None,
        *,
        seconds: float = SECONDS,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self.base = checked_base(base)
        self.host = host_of(self.base)
        self._headers = dict(headers or {})
        self._seconds = seconds
        self._transport = transport
        self._client: httpx2.Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def send(
        self,
        method: str,
        path: str,
        *,
        data: Any = None,
        query: Mapping[str, str] | None = None,
        files: Mapping[str, tuple[str, bytes, str]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer to one request; `data` goes as JSON, `files` as a form.

        `files` are name, content and media type by the name of their field; one without a name is a
        plain field. Raises Refused for every status that is no success, and Unanswered where it is
        not known what became of it.
        """
        import httpx2  # slow to import, and only wanted by who publishes

        try:
            with self._open().stream(
                method,
                f"{self.base}{path}",
                json=data,
                params=query,
                files=_form(files),
                headers=headers,
            ) as response:
                answer = Answer(
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    _limited(response, self._seconds * PATIENCE),
                )
        except httpx2.InvalidURL as error:
            raise UserFacingError(
                tr("{0} has no address that can be asked. Check what is set up for it.").format(
                    self.host
                )
            ) from error
        except httpx2.HTTPError as error:
            raise Unanswered(_sentence(error, self.host)) from error
        if not 200 <= answer.status < 300:
            raise refusal(answer, self.host)
        return answer

    def _open(self) -> httpx2.Client:
        if self._client is None:
            import httpx2

            self._client = httpx2.Client(
                headers={"user-agent": f"Hotwash/{VERSION}", **_sendable(self._headers)},
                timeout=self._seconds,
                follow_redirects=False,
                transport=self._transport,
                trust_env=True,
            )
        return self._client


@contextmanager
def understood() -> Iterator[None]:
    """Raise Unanswered where an answer is JSON, and still not what it is taken for.

    A proxy, another API or a server in trouble may well answer 200 with words of its own.
    """
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise Unanswered(_no_such_answer()) from error


def _no_such_answer() -> str:
    return tr("The answer can't be read. Is the address that of the server's API?")


def checked_base(base: str) -> str:
    """Return an address without a trailing slash. Raises UserFacingError where it is none.

    Plain HTTP is for this computer alone: elsewhere it would show credentials to everybody.
    """
    address = base.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.port != 0 and address.isprintable() else None
    except ValueError:
        host = None
    if not host or " " in address or parts.scheme not in ("https", "http"):
        raise UserFacingError(
            tr("“{0}” is not an address such as https://example.org.").format(address[:80])
        )
    if parts.username or parts.password:
        raise UserFacingError(
            tr("Leave name and password out of the address; they are asked for by themselves.")
        )
    if parts.scheme == "http" and host not in ("localhost", "127.0.0.1", "::1"):
        raise UserFacingError(
            tr("{0} has to begin with https:// so that nobody can read along.").format(address[:80])
        )
    return address


def host_of(base: str) -> str:
    """Return the host of an address, with its port where it has one of its own."""
    return urlsplit(base).netloc


def refusal(answer: Answer, host: str) -> Refused:
    """Return what an answer without success means, and what to do about it."""
    wait = retry_after(answer)
    sentences = {
        400: tr("{0} can't take this: {1}"),
        401: tr("{0} does not accept these credentials. Enter them again."),
        403: tr("{0} does not let you do this. Ask for the right to, or choose another place."),
        404: tr("{0} does not have this place. Check the address and the name of the project."),
        409: tr("Somebody else changed this on {0} meanwhile. Look at it there, then try again."),
        413: tr("{0} refuses so large a file. Leave the pictures out, or link them."),
        422: tr("{0} can't take this: {1}"),
        429: tr("{0} asks to wait {2}. Try again then."),
    }
    if answer.status in sentences:
        sentence = sentences[answer.status]
    elif 300 <= answer.status < 400:
        sentence = tr("{0} has moved. Enter its new address; credentials are not sent on.")
    elif answer.status >= 500:
        sentence = tr("{0} has trouble of its own ({3}). Try again later; nothing is sent twice.")
    else:
        sentence = tr("{0} answered {3}: {1}")
    wait_words = tr("{0} s").format(round(wait)) if wait else tr("a while")
    return Refused(
        sentence.format(host, _reason(answer), wait_words, answer.status), answer.status, wait
    )


def retry_after(answer: Answer) -> float | None:
    """Return the seconds a server asks to wait (RFC 9110, 10.2.3); None where it says none."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return min(float(said), LONGEST_WAIT)
    if not said:
        return None
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    if at.tzinfo is None:
        return None
    return min(max(0.0, (at - datetime.now(UTC)).total_seconds()), LONGEST_WAIT)


def _sendable(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return headers as they are. Raises UserFacingError, which does not quote them.

    No header can hold letters beyond ASCII, or the end of a line that was copied along.
    """
    for value in headers.values():
        if not (value.isascii() and value.isprintable()):
            raise UserFacingError(
                tr(
                    "These credentials hold a character that can't be sent. "
                    "Copy them again, without line breaks."
                )
            )
    return headers


def _form(
    files: Mapping[str, tuple[str, bytes, str]] | None,
) -> dict[str, tuple[str | None, bytes, str]] | None:
    if files is None:
        return None
    return {field: (name or None, content, kind) for field, (name, content, kind) in files.items()}


def _limited(response: httpx2.Response, seconds: float) -> bytes:
    found = bytearray()
    end = monotonic() + seconds
    for piece in response.iter_bytes():
        found += piece
        if len(found) > MOST_BYTES:
            raise Unanswered(tr("The answer is too long to be the one that was asked for."))
        if monotonic() > end:
            raise Unanswered(
                tr("{0} did not answer in time. Try again; what exists is not made twice.").format(
                    response.url.host
                )
            )
    return bytes(found)


def _reason(answer: Answer) -> str:
    """Return what the server says is wrong, in its own words, as far as it says anything short."""
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return tr("it gives no reason")
    found = list(_messages(said))
    words = " ".join("; ".join(found).split())[:300]
    return words or tr("it gives no reason")


def _messages(said: Any) -> list[str]:
    """Return the messages of the error answers of Atlassian, GitHub, GitLab and Redmine."""
    if isinstance(said, str):
        return [said]
    if isinstance(said, list):
        return [text for entry in said[:10] for text in _messages(entry)]
    if not isinstance(said, dict):
        return []
    found = []
    for name, value in list(said.items())[:20]:
        if name in ("message", "errorMessages", "error", "error_description", "errors", "detail"):
            found += _messages(value)
        elif isinstance(value, str | list) and name not in ("documentation_url", "url", "status"):
            found += [f"{name}: {text}" for text in _messages(value)]
    return found


def _sentence(error: httpx2.HTTPError, host: str) -> str:
    import httpx2

    if isinstance(error, httpx2.ConnectTimeout | httpx2.PoolTimeout):
        return tr("{0} can't be reached: it does not answer. Try again later.").format(host)
    if isinstance(error, httpx2.TimeoutException):
        return tr("{0} did not answer in time. Try again; what exists is not made twice.").format(
            host
        )
    if isinstance(error, httpx2.ConnectError):
        if "CERTIFICATE" in str(error).upper():
            return tr("{0} can't show that it is itself: its certificate is not valid.").format(
                host
            )
        return tr("{0} can't be reached. Check the address and the connection.").format(host)
    return tr("The connection to {0} broke. Try again; what exists is not made twice.").format(host)
