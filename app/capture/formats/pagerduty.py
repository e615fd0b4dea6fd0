# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""PagerDuty: log entries (newest first), webhooks of version 3 and 2, and listed incidents."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_SUFFIX = "_log_entry"


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        yield from _within(root)
    for each in tree.objects():
        if _is_ours(each):
            yield each
        elif isinstance(event := each.get("event"), JsonObject) and _is_webhook(event):
            yield event


def _within(root: JsonObject) -> Iterator[JsonObject]:
    yield from filter(_is_entry, listed(root, "log_entries"))
    yield from filter(_is_incident, listed(root, "incidents"))
    for key in ("log_entry", "incident"):
        if isinstance(single := root.get(key), JsonObject) and _is_ours(single):
            yield single
    for message in listed(root, "messages"):
        entries = list(filter(_is_entry, listed(message, "log_entries")))
        yield from entries or filter(_is_message, [message])


def _is_ours(record: JsonObject) -> bool:
    return _is_entry(record) or _is_webhook(record) or _is_incident(record)


def _is_entry(record: JsonObject) -> bool:
    return str(record.get("type", "")).removesuffix("_reference").endswith(_SUFFIX)


def _is_webhook(record: JsonObject) -> bool:
    return record.keys() >= {"event_type", "occurred_at", "data"}


def _is_message(record: JsonObject) -> bool:
    is_told = "event" in record or "type" in record
    return is_told and "created_on" in record and _incident_of(record) is not None


def _incident_of(message: JsonObject) -> object:
    """Return the incident of a webhook's message: version 1 has it below `data`."""
    return part(message, "incident") or part(message, "data", "incident")


def _is_incident(record: JsonObject) -> bool:
    return "created_at" in record and (
        "incident_number" in record or record.keys() >= {"escalation_policy", "assignments"}
    )


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    if _is_entry(record):
        yield _entry(record, reader)
    elif _is_webhook(record):
        yield _webhook(record, reader)
    elif _is_message(record):
        yield _message(record, reader)
    else:
        yield _incident(record, reader)


def _entry(record: JsonObject, reader: RecordReader) -> Found:
    summary = record.get("summary") or str(record.get("type", "")).removesuffix(_SUFFIX)
    return reader.event(
        record,
        record.get("created_at"),
        one_line(summary, record.get("note") or part(record, "channel", "note"), separator=": "),
        actor=part(record, "agent", "summary"),
    )


def _webhook(record: JsonObject, reader: RecordReader) -> Found:
    """Return what happened; the incident that it happened to is as old as its first page."""
    happened = str(record["event_type"]).replace(".", " ").replace("_", " ").capitalize()
    about = (
        part(record, "data", "title")
        or part(record, "data", "content")
        or part(record, "data", "message")
        or part(record, "data", "incident", "summary")
    )
    return reader.event(
        record,
        record["occurred_at"],
        one_line(happened, about, separator=": "),
        actor=part(record, "agent", "summary") or part(record, "client", "name"),
    )


def _message(record: JsonObject, reader: RecordReader) -> Found:
    incident = _incident_of(record)
    happened = str(record.get("event") or record["type"]).replace(".", " ").capitalize()
    about = part(incident, "title") or part(incident, "trigger_summary_data", "subject")
    return reader.event(
        record,
        record["created_on"],
        one_line(happened, about, separator=": "),
        actor=part(incident, "last_status_change_by", "name")
        or part(incident, "assigned_to_user", "name"),
    )


def _incident(record: JsonObject, reader: RecordReader) -> Found:
    """Return the incident from its first page to its end, where it is resolved."""
    number = record.get("incident_number")
    resolved = record.get("resolved_at")
    if resolved is None and record.get("status") == "resolved":
        resolved = record.get("last_status_change_at")
    return reader.event(
        record,
        record.get("created_at"),
        one_line(f"Incident #{number}" if number else "Incident", _title(record), separator=": "),
        until=resolved,
        actor=part(record, "service", "summary"),
    )


def _title(record: JsonObject) -> object:
    return record.get("title") or record.get("description") or record.get("summary")


FORMAT = JsonFormat("pagerduty", _records, _events)
