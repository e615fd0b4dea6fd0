# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A server on this computer that takes only what a vendor's OpenAPI description allows.

Each request, and each answer of the fake behind it, is checked against the description; what does
not fit fails the test. It can also be in trouble: refuse, break off in mid-answer, or do what was
asked and then break off.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest, WerkzeugOpenAPIResponse
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

DESCRIPTIONS = Path(__file__).parent / "descriptions"
WRITING = ("POST", "PUT", "PATCH")
Route = Callable[..., Any]


@dataclass
class Trouble:
    """What goes wrong at the next request of `methods`; `after` it was carried out, or instead.

    While a server is `silent` it answers nobody.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    cut: bool = False
    silent: Event | None = None
    after: bool = False
    methods: tuple[str, ...] = WRITING
    path: str = ""


class DescribedServer:
    """Routes of a fake behind a description; `seen` are the requests as (method, path, data)."""

    def __init__(
        self, httpserver: HTTPServer, description: Mapping[str, Any] | None, base: str = ""
    ) -> None:
        self.address = httpserver.url_for("").rstrip("/")
        self.seen: list[tuple[str, str, Any]] = []
        self.headers: dict[str, str] = {}
        self.faults: list[str] = []
        self.troubles: list[Trouble] = []
        self._routes: list[tuple[str, re.Pattern[str], Route]] = []
        self._description = _opened(description, self.address + base) if description else None
        httpserver.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def route(self, method: str, pattern: str, answer: Route) -> None:
        """Let `answer` serve a path; it is given the groups of `pattern`, `query` and `data`.

        It returns plain data (200), or a status with data.
        """
        self._routes.append((method, re.compile(pattern), answer))

    def written(self) -> list[tuple[str, str]]:
        """Return the requests that ask for a change."""
        return [(method, path) for method, path, _ in self.seen if method in WRITING]

    def _answer(self, request: Request) -> Response:
        data = _data(request)
        path = _sent_path(request)
        self.seen.append((request.method, path, data))
        self.headers = {name.lower(): value for name, value in request.headers.items()}
        self._check_request(request)
        trouble = self._trouble_for(request)
        if trouble and not trouble.after:
            return _troubled(trouble)
        response = self._served(request, path, data)
        self._check_response(request, response)
        return _troubled(trouble) if trouble else response

    def _served(self, request: Request, path: str, data: Any) -> Response:
        for method, pattern, answer in self._routes:
            found = pattern.fullmatch(path)
            if found and method == request.method:
                said = answer(*found.groups(), query=request.args.to_dict(), data=data)
                status, body = said if isinstance(said, tuple) else (200, said)
                if body is None:
                    return Response("", status=status)
                return Response(json.dumps(body), status, content_type="application/json")
        return Response('{"message": "Not Found"}', 404, content_type="application/json")

    def _trouble_for(self, request: Request) -> Trouble | None:
        for trouble in self.troubles:
            if request.method in trouble.methods and trouble.path in request.path:
                self.troubles.remove(trouble)
                return trouble
        return None

    def _check_request(self, request: Request) -> None:
        if self._description is None:
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # a vendor deprecates fields
                self._description.validate_request(_AsSent(request))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test is to show it
            self.faults.append(f"{request.method} {request.path}: {_reasons(error)}")

    def _check_response(self, request: Request, response: Response) -> None:
        if self._description is None or response.status_code >= 300 or not response.data:
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                self._description.validate_response(
                    _AsSent(request), WerkzeugOpenAPIResponse(response)
                )
        except Exception as error:  # noqa: BLE001 - as above
            self.faults.append(f"answer to {request.method} {request.path}: {_reasons(error)}")


def _data(request: Request) -> Any:
    """Return what a request brings: plain data, or the fields of a form with its files."""
    if request.mimetype == "application/json":
        return json.loads(request.get_data())
    if request.mimetype == "multipart/form-data":
        files = {name: (each.filename, each.read()) for name, each in request.files.items()}
        return {**request.form.to_dict(), **files}
    return None


class _AsSent(WerkzeugOpenAPIRequest):
    """A request with the path as it was sent, in which a project may be "acme%2Fshop"."""

    @property
    def path(self) -> str:
        return _sent_path(self.request)


def _sent_path(request: Request) -> str:
    sent: str = request.environ.get("REQUEST_URI", request.path)
    return sent.split("?", maxsplit=1)[0]


def described(name: str) -> dict[str, Any]:
    """Return a kept description, or the vendor's whole one where HOTWASH_DESCRIPTIONS has it."""
    whole = Path(os.environ.get("HOTWASH_DESCRIPTIONS", "")) / f"{name}.json"
    file = whole if whole.is_file() else DESCRIPTIONS / f"{name}.json"
    read: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return read


_opened_before: dict[tuple[str, ...], OpenAPI] = {}


def _opened(description: Mapping[str, Any], address: str) -> OpenAPI:
    """Return a description ready for checking; making it so takes longer than a test."""
    key = (address, *description["paths"])
    if key not in _opened_before:
        whole = {**description, "servers": [{"url": address}]}
        _opened_before[key] = OpenAPI.from_dict(whole)
    return _opened_before[key]


def _troubled(trouble: Trouble) -> Response:
    if trouble.silent:
        trouble.silent.wait(5)
    if trouble.cut:
        return Response(_broken(), 201, headers={"Content-Length": "500"})
    body = json.dumps(trouble.body) if trouble.body is not None else ""
    return Response(body, trouble.status, headers=dict(trouble.headers))


def _broken() -> Iterator[bytes]:
    yield b'{"'
    raise ConnectionResetError


def _reasons(error: Exception) -> str:
    """Return an error with those below it: the outermost says only that something is wrong."""
    below = error.__cause__ or error
    broken = getattr(below, "schema_errors", None) or ()
    found = [f"{'/'.join(map(str, each.path))}: {each.message[-200:]}" for each in broken]
    return "; ".join(found) or f"{type(error).__name__}: {str(below)[:300]}"
