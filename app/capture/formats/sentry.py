# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentry: events and issues as its API lists them and its webhooks send them."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_TIMES = ("datetime", "dateCreated", "timestamp", "received", "dateReceived")


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        for path in (("data", "event"), ("data", "issue"), ("data", "error"), ("event",)):
            if isinstance(found := part(root, *path), JsonObject) and _is_ours(found):
                yield found
    yield from filter(_is_ours, tree.objects())


def _is_ours(record: JsonObject) -> bool:
    return _is_issue(record) or _is_event(record)


def _is_issue(record: JsonObject) -> bool:
    named = "shortId" in record or "culprit" in record
    return named and record.keys() >= {"firstSeen", "lastSeen"}


def _is_event(record: JsonObject) -> bool:
    named = "event_id" in record or "eventID" in record
    return named and any(key in record for key in _TIMES)


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    if _is_issue(record):
        yield _issue(record, reader)
        return
    at = next((record[key] for key in _TIMES if record.get(key)), None)
    yield reader.event(record, at, _text(record), actor=_actor(record))


def _issue(record: JsonObject, reader: RecordReader) -> Found:
    seen = f"({record['count']} times)" if record.get("count") else ""
    text = one_line(record.get("shortId"), _text(record), seen)
    return reader.event(
        record,
        record.get("firstSeen"),
        text,
        until=record.get("lastSeen"),
        actor=part(record, "project", "slug"),
    )


def _actor(record: JsonObject) -> object:
    """Return where it was raised: the machine, else the project."""
    project = record.get("project")
    return (
        record.get("server_name")
        or part(project, "slug")
        or (project if isinstance(project, str) else record.get("logger"))
    )


def _text(record: JsonObject) -> str:
    title = record.get("title") or _exception(record) or _message(record.get("message"))
    return one_line(
        title or _message(record.get("logentry")), record.get("culprit"), separator=" in "
    )


def _message(message: object) -> object:
    if isinstance(message, dict):
        return message.get("formatted") or message.get("message")
    return message


def _exception(record: JsonObject) -> str:
    """Return type and value of the exception that was raised last."""
    found = part(record, "exception", "values") or part(record, "exception")
    last = found[-1] if isinstance(found, list) and found else None
    return one_line(part(last, "type"), part(last, "value"), separator=": ")


FORMAT = JsonFormat("sentry", _records, _events)
