# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Records in JSON with a time among their keys: JSON Lines, JSON logs, or a list of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.capture.column_choice import ColumnChoice, guessed_choice, is_named_time, zone_in_name
from app.capture.event_text import named_actor, one_line
from app.capture.formats.format import SAMPLE_SIZE
from app.capture.formats.json_format import listed, looks_like_json, sample_tree
from app.capture.json_tree import JsonObject, JsonTree, read_json
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import StampReader
from app.translation import marked, tr

_CONFIDENCE = 0.6
_SAMPLE_RECORDS = 30
_LEVELS = {10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal"}
_SYSLOG_LEVELS = dict(
    enumerate(("emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"))
)
"""Graylog's records count as syslog does."""
_LEVEL_KEYS = ("level", "severity", "lvl", "levelname", "log.level")
_COMPOSED = re.compile(r"^[\w.-]{1,64}[ ]{0,20}\|[ ]?(?=\{)", re.MULTILINE)
_STEP = 500
_BAD_LINE = marked("This line is not JSON that can be read.")


def names_of(sample: str) -> tuple[str, ...]:
    """Return the keys that the first records have, in their order."""
    records = list(_records(sample_tree(sample)))[:_SAMPLE_RECORDS]
    return tuple(dict.fromkeys(name for record in records for name in _flat(record)))


def choice_for(sample: str) -> ColumnChoice | None:
    """Return the keys guessed from the first records, to be shown to a person."""
    records = list(_records(sample_tree(sample)))[:_SAMPLE_RECORDS]
    names = names_of(sample)
    rows = [[_flat(record).get(name) for name in names] for record in records]
    return guessed_choice(names, rows)


def read_with_choice(text: str, context: ReadContext, choice: ColumnChoice) -> Iterator[Found]:
    """Yield the records' events by the keys a person chose."""
    reader = _Records(choice, context)
    if _is_by_lines(text):
        yield from reader.lines(text)
    else:
        yield from reader.tree(text)


@dataclass(frozen=True)
class JsonLinesFormat:
    """Any JSON with records that have a time."""

    name: str = "json-lines"

    def recognises(self, sample: str) -> float:
        """Return some confidence where a key of the records holds times."""
        sample = _unprefixed(sample)
        return _CONFIDENCE if looks_like_json(sample) and choice_for(sample) else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield the records' events by the keys that look right."""
        text = _unprefixed(text)
        choice = choice_for(text[:SAMPLE_SIZE])
        if choice is None:
            yield Skipped(1, tr("No key of the records here holds times that can be read."))
            return
        yield from read_with_choice(text, context, choice)


class _Records:
    def __init__(self, choice: ColumnChoice, context: ReadContext) -> None:
        self._choice = choice
        self._context = context
        zone = next(filter(None, map(zone_in_name, choice.time)), context.zone)
        self._stamps = StampReader(replace(context, zone=zone))
        self._is_alone = False

    def lines(self, text: str) -> Iterator[Found]:
        """Read an object a line with the standard reader, which is quick."""
        lines = text.removeprefix("\ufeff").split("\n")
        self._is_alone = not any(line.strip() for line in lines[1:])
        for number, line in enumerate(lines, start=1):
            if not number % _STEP:
                self._context.step(number, len(lines))
            if line.strip():
                record = _object(line)
                source = line.rstrip("\r")
                yield (
                    self._event(number, source, record)
                    if record
                    else Skipped(number, tr(_BAD_LINE))
                )
        self._context.step(len(lines), len(lines))

    def tree(self, text: str) -> Iterator[Found]:
        """Read objects that stand over several lines, or in a list."""
        tree = read_json(text, self._context.step)
        records = list(_records(tree))
        self._is_alone = len(records) == 1
        for record in records:
            yield self._event(record.line, tree.source(record), record)
        if tree.problem:
            yield tree.problem

    def _event(self, line: int, source: str, record: dict[str, Any]) -> Found:
        flat = _flat(record)
        written = [flat.get(name) for name in self._choice.time]
        value = written[0] if len(written) == 1 else " ".join(str(each) for each in written)
        stamp = self._stamps.read(value)
        if stamp is None:
            return Skipped(line, tr("This record has no time that can be read."))
        end = self._stamps.read(flat.get(self._choice.until)) if self._choice.until else None
        return ReadEvent(
            line=line,
            source=source,
            text=one_line(_level(flat), *self._words(flat)),
            at=stamp.at,
            until=end.at if end and end.at and stamp.at and end.at > stamp.at else None,
            precision=stamp.precision,
            actor=named_actor(flat.get(self._choice.actor)),
            doubts=(*stamp.doubts, *self._doubts(value)),
        )

    def _words(self, flat: dict[str, Any]) -> Iterator[object]:
        """Yield the words that were chosen; a web request says more than "handled request"."""
        words = [flat.get(name) for name in self._choice.text]
        if not any(words):
            words = [value for name, value in flat.items() if _is_message(name)][:1]
        yield from words
        request = _request(flat)
        if request and request.partition(" → ")[0] not in one_line(*words):
            yield request

    def _doubts(self, value: object) -> Iterator[Doubt]:
        is_number = not isinstance(value, str) or value.replace(".", "", 1).isdigit()
        if is_number and not any(map(is_named_time, self._choice.time)):
            yield Doubt.UNIT_GUESSED
        if self._is_alone and any("." in name for name in self._choice.time):
            yield Doubt.DATE_ASSUMED  # it may be when a thing inside was made


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    """Yield the objects at the top or in a list there; else those of the first list inside."""
    found = [each for each in tree.objects() if each.end]
    if len(found) != 1 or choice_keys(found[0]):
        yield from found
        return
    for key in found[0]:
        inner = list(listed(found[0], key))
        if inner:
            yield from inner
            return


def choice_keys(record: dict[str, Any]) -> ColumnChoice | None:
    """Return the keys that hold a time and words in one record, or None."""
    flat = _flat(record)
    return guessed_choice(list(flat), [list(flat.values())])


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record with the keys one level below as "outer.inner"."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat.update({f"{key}.{name}": inner for name, inner in value.items()})
        else:
            flat[key] = value
    return {key: value for key, value in flat.items() if not isinstance(value, dict | list)}


def _is_message(name: str) -> bool:
    """Tell whether a key is called as messages are; services differ in which of them they fill."""
    return name.rpartition(".")[2].lower() in ("message", "msg", "text", "textpayload")


def _request(flat: dict[str, Any]) -> str:
    """Return the web request a record tells of, as access logs are shown, or nothing."""
    named = {name.rpartition(".")[2].lower(): value for name, value in flat.items()}
    method = named.get("method") or named.get("verb")
    path = next((named[key] for key in ("path", "uri", "url") if named.get(key)), None)
    if not isinstance(method, str) or not isinstance(path, str) or not method.isupper():
        return ""
    status = named.get("status") or named.get("status_code")
    return f"{method} {path} → {status}" if status else f"{method} {path}"


def _level(flat: dict[str, Any]) -> str:
    level = next((flat[key] for key in _LEVEL_KEYS if flat.get(key) not in (None, "")), None)
    levels = _SYSLOG_LEVELS if "short_message" in flat else _LEVELS
    word = levels.get(level) if isinstance(level, int) else level
    return f"[{word}]" if isinstance(word, str) and len(word) <= 12 else ""


def _unprefixed(text: str) -> str:
    """Return the text without the service's name that docker compose puts before each line."""
    return _COMPOSED.sub("", text) if _COMPOSED.match(text) else text


def _is_by_lines(text: str) -> bool:
    """Tell whether the first line is a record by itself."""
    record = _object(text.lstrip("\ufeff \t\r\n").partition("\n")[0])
    return record is not None and choice_keys(record) is not None


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


FORMAT = JsonLinesFormat()
