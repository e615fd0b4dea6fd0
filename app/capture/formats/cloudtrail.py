# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""AWS CloudTrail: the log files it delivers, and what `lookup-events` answers."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        for key in ("Records", "Events"):
            yield from filter(_is_ours, listed(root, key))
        if isinstance(detail := root.get("detail"), JsonObject) and _is_ours(detail):
            yield detail
    yield from filter(_is_ours, tree.objects())


def _is_ours(record: JsonObject) -> bool:
    return record.keys() >= {"eventTime", "eventName"} or record.keys() >= {
        "EventTime",
        "EventName",
    }


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    service = record.get("eventSource") or record.get("EventSource") or ""
    error = record.get("errorCode")
    text = one_line(
        record.get("eventName") or record.get("EventName"),
        f"on {str(service).removesuffix('.amazonaws.com')}" if service else "",
        f"refused: {error}" if error else "",
        record.get("errorMessage"),
    )
    at = record.get("eventTime") or record.get("EventTime")
    yield reader.event(record, at, text, actor=_actor(record))


def _actor(record: JsonObject) -> object:
    """Return who called, by the most telling of the names CloudTrail has."""
    identity = part(record, "userIdentity")
    return (
        part(identity, "userName")
        or part(identity, "sessionContext", "sessionIssuer", "userName")
        or part(identity, "invokedBy")
        or part(identity, "principalId")
        or record.get("Username")
        or part(identity, "type")
    )


FORMAT = JsonFormat("cloudtrail", _records, _events)
