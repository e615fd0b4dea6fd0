# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a second start says to the running app, and the answer: one line of JSON each. No Qt.

Versions meet here: fields are only ever added, and those that are not known are passed over. What
is no request, or is larger than one can be, is nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.version import VERSION
from app.wish import MOST_SIGNS, MOST_WISHES, is_link

LARGEST = 1 << 20
"""Bytes of a line: as JSON a sign takes up to six, and other things have to be said too."""
_LONGEST_WORD = 400
_FORM = "hotwash"
"""The field that makes an object a request or an answer; it holds the form's number."""


@dataclass(frozen=True)
class Request:
    """What to open, in order; nothing where the window is only to come to the front.

    `token` is what the desktop gave the second start, so that the running app may come forward.
    `version` is that of the second start.
    """

    wishes: tuple[str, ...] = ()
    token: str = ""
    version: str = VERSION


@dataclass(frozen=True)
class Answer:
    """That the request was taken, and by which version."""

    version: str


def request_line(request: Request) -> bytes:
    """Return a request as it is sent."""
    told = {"open": request.wishes, "token": request.token, "version": request.version}
    return _line(told)


def read_request(line: bytes) -> Request | None:
    """Return what a line asks for; None where it makes no sense."""
    told = _object(line)
    if told is None:
        return None
    wishes = told.get("open", [])
    if not isinstance(wishes, list) or len(wishes) > MOST_WISHES:
        return None
    if not all(isinstance(wish, str) and _is_wish(wish) for wish in wishes):
        return None
    if sum(map(len, wishes)) > MOST_SIGNS:
        return None
    return Request(tuple(wishes), _word(told, "token"), _word(told, "version"))


def answer_line(answer: Answer) -> bytes:
    """Return an answer as it is sent."""
    return _line({"taken": True, "version": answer.version})


def read_answer(line: bytes) -> Answer | None:
    """Return what a line answers; None where it is no answer."""
    told = _object(line)
    if told is None or told.get("taken") is not True:
        return None
    return Answer(_word(told, "version"))


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps({_FORM: 1, **told}).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any] | None:
    if len(line) > LARGEST:
        return None
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(told, dict) and type(told.get(_FORM)) is int
    return told if is_ours else None


def _is_wish(wish: str) -> bool:
    """Tell whether a text can be what is opened: a link, or a whole path."""
    return "\0" not in wish and (is_link(wish) or _is_whole_path(wish))


def _is_whole_path(wish: str) -> bool:
    return wish.startswith(("/", "\\\\")) or wish[1:3] in (":\\", ":/") or "://" in wish


def _word(told: dict[str, Any], name: str) -> str:
    word = told.get(name, "")
    is_one = isinstance(word, str) and len(word) <= _LONGEST_WORD and word.isprintable()
    return word if is_one else ""
