# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Statuspage's incident history and webhook: one event for each update that was posted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found, ReadEvent

_STATUSES = ("old_status", "new_status")
_POSTED_AT_ONCE = timedelta(minutes=1)


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        for key in ("incidents", "scheduled_maintenances"):
            yield from filter(_is_incident, listed(root, key))
        single = root.get("incident")
        if isinstance(single, JsonObject) and _is_incident(single):
            yield single
    yield from (each for each in tree.objects() if _is_incident(each) or _is_component(each))


def _is_component(record: JsonObject) -> bool:
    update = record.get("component_update")
    return isinstance(update, dict) and "new_status" in update


def _is_incident(record: JsonObject) -> bool:
    return "incident_updates" in record


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    """Yield the updates, and the opening where no update was posted with it."""
    if _is_component(record):
        yield _of_component(record, reader)
        return
    updates = [_update(each, record, reader) for each in listed(record, "incident_updates")]
    if record.get("scheduled_for"):
        yield _maintenance(record, reader)
        yield from updates
        return
    opened = reader.event(
        record,
        record.get("started_at") or record.get("created_at"),
        one_line("Incident opened", record.get("name"), separator=": "),
    )
    times = [each.at for each in updates if isinstance(each, ReadEvent) and each.at]
    if not isinstance(opened, ReadEvent):
        yield from [] if times else [opened]
    elif opened.at and all(opened.at + _POSTED_AT_ONCE < at for at in times):
        yield opened
    yield from updates


def _maintenance(record: JsonObject, reader: RecordReader) -> Found:
    """Return the time that was planned for it, which is not when it was announced."""
    text = one_line("Maintenance planned", record.get("name"), separator=": ")
    return reader.event(record, record["scheduled_for"], text, until=record.get("scheduled_until"))


def _of_component(record: JsonObject, reader: RecordReader) -> Found:
    update = record["component_update"]
    old, new = (str(update.get(key) or "?").replace("_", " ") for key in _STATUSES)
    name = part(record, "component", "name") or "A component"
    return reader.event(record, update.get("created_at"), one_line(name, f"({old} → {new})"))


def _update(update: JsonObject, incident: JsonObject, reader: RecordReader) -> Found:
    status = str(update.get("status") or "").replace("_", " ").capitalize()
    text = one_line(status, update.get("body") or incident.get("name"), separator=": ")
    return reader.event(update, update.get("display_at") or update.get("created_at"), text)


FORMAT = JsonFormat("statuspage", _records, _events)
