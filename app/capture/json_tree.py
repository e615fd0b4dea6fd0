# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read JSON that may be cut off, hostile or several values in a row, knowing each object's line.

The standard reader gives all or nothing and no lines, and recurses; an export that was cut off in
the clipboard still holds events, and each of them has to name the line it stood on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from math import isfinite
from typing import Any

from app.capture.reading import Skipped
from app.translation import tr

_TOKEN = re.compile(
    r"[ \t\r\n\ufeff]*(?:([{}\[\],:\"])|(-?\d[\d.eE+-]*)|(true|false|null|NaN|-?Infinity))"
)
_REST = re.compile(r"[ \t\r\n\x00\ufeff]*")
_WORDS = {"true": True, "false": False}
_DEEPEST = 100
_LONGEST_NUMBER = 40
_STEP = 5_000
_SOURCE_LENGTH = 500


class JsonObject(dict[str, Any]):
    """An object with its place in the text; `end` is 0 where the text was cut off within it."""

    def __init__(self, start: int, line: int) -> None:
        super().__init__()
        self.start = start
        self.line = line
        self.end = 0


Step = Callable[[int, int], None]


def _unheard(_done: int, _total: int) -> None:
    return


@dataclass
class JsonTree:
    """The values of a text, as far as it could be read."""

    text: str
    roots: list[Any] = field(default_factory=list)
    problem: Skipped | None = None
    """Where and why reading stopped early."""

    def source(self, record: JsonObject) -> str:
        """Return the record as it stood, on one line and shortened."""
        return " ".join(self.text[record.start : record.end or None][:_SOURCE_LENGTH].split())

    def objects(self) -> Iterator[JsonObject]:
        """Yield the objects at the top, or in a list at the top."""
        for root in self.roots:
            for each in root if isinstance(root, list) else [root]:
                if isinstance(each, JsonObject):
                    yield each


def read_json(text: str, step: Step = _unheard) -> JsonTree:
    """Read as much of the text as is JSON. `step` is told lines done and lines in all."""
    if tree := _by_lines(text, step):
        return tree
    reader = _Reader(text, step)
    reader.run()
    return reader.tree


def _by_lines(text: str, step: Step) -> JsonTree | None:
    """Read an object on each line, which the quick standard reader can; None where that fails."""
    tree = JsonTree(text)
    start = 0
    lines = text.split("\n")
    if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
        return None
    for number, line in enumerate(lines, start=1):
        if not number % _STEP:
            step(number, len(lines))
        if line.strip():
            found = _object_on(line, start, number)
            if found is None:
                return None
            tree.roots.append(found)
        start += len(line) + 1
    return tree


def _object_on(line: str, start: int, number: int) -> JsonObject | None:
    def placed(pairs: list[tuple[str, Any]]) -> JsonObject:
        found = JsonObject(start, number)
        found.end = start + len(line)
        found.update(pairs)
        return found

    try:
        found = json.loads(line, object_pairs_hook=placed, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, JsonObject) else None


class _Reader:
    def __init__(self, text: str, step: Step) -> None:
        self.tree = JsonTree(text)
        self._text = text
        self._step = step
        self._lines = text.count("\n") + 1
        self._stack: list[JsonObject | list[Any]] = []
        self._keys: list[str | None] = []
        self._at = 0
        self._line, self._counted = 1, 0

    def run(self) -> None:
        tokens = 0
        while self.tree.problem is None and (found := _TOKEN.match(self._text, self._at)):
            self._at = found.end()
            mark, number, word = found.groups()
            if mark:
                self._mark(mark)
            elif number is None:
                self._put(_WORDS.get(word))
            elif self._at < len(self._text) or not self._stack:  # else it may be half a number
                self._put(_number(number))
            tokens += 1
            if not tokens % _STEP:
                self._step(self._line_at(self._at), self._lines)
        self._finish()

    def _mark(self, mark: str) -> None:
        if mark == '"':
            self._string()
        elif mark in "{[":
            self._open(mark)
        elif mark in "}]":
            self._close(mark)

    def _string(self) -> None:
        try:
            value, self._at = scanstring(self._text, self._at, False)
        except ValueError:
            self._stop(tr("The text ends in the middle of a word."))
            return
        if self._keys and isinstance(self._stack[-1], dict) and self._keys[-1] is None:
            self._keys[-1] = value
        else:
            self._put(value)

    def _open(self, mark: str) -> None:
        if len(self._stack) >= _DEEPEST:
            self._stop(tr("Values are nested more than {0} deep here.").format(_DEEPEST))
            return
        start = self._at - 1
        value: JsonObject | list[Any]
        value = JsonObject(start, self._line_at(start)) if mark == "{" else []
        self._put(value)
        self._stack.append(value)
        self._keys.append(None)

    def _close(self, mark: str) -> None:
        if not self._stack or isinstance(self._stack[-1], dict) != (mark == "}"):
            self._stop(tr("A bracket closes here that was not opened."))
            return
        self._keys.pop()
        closed = self._stack.pop()
        if isinstance(closed, JsonObject):
            closed.end = self._at

    def _put(self, value: Any) -> None:
        if not self._stack:
            self.tree.roots.append(value)
        elif isinstance(holder := self._stack[-1], list):
            holder.append(value)
        elif (key := self._keys[-1]) is not None:
            holder[key] = value
            self._keys[-1] = None
        else:
            self._stop(tr("A value stands here without a name."))

    def _finish(self) -> None:
        if self.tree.problem is not None:
            return
        rest = _REST.match(self._text, self._at)
        if rest and rest.end() < len(self._text):
            self._at = rest.end()
            self._stop(tr("What follows here is not JSON."))
        elif self._stack:
            self._stop(tr("The text ends before the JSON does; what stands before was read."))

    def _stop(self, reason: str) -> None:
        if self.tree.problem is None:
            self.tree.problem = Skipped(self._line_at(min(self._at, len(self._text))), reason)

    def _line_at(self, place: int) -> int:
        if place > self._counted:
            self._line += self._text.count("\n", self._counted, place)
            self._counted = place
        return self._line


def _number(written: str) -> int | float | None:
    """Return a number, or None for one that is no number or too long to be anything."""
    if len(written) > _LONGEST_NUMBER:
        return None
    try:
        return int(written)
    except ValueError:
        pass
    try:
        value = float(written)
    except ValueError:
        return None
    return value if isfinite(value) else None
