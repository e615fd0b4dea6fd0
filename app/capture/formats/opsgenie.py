# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Opsgenie: webhook of an alert, and what its API lists (alerts, their logs and notes).

The webhook writes createdAt in milliseconds and updatedAt in nanoseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_CAMEL = re.compile(r"(?<=[a-z])[A-Z]")


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for each in tree.objects():
        if _is_webhook(each) or _is_listed_alert(each):
            yield each
    for root in roots(tree):
        yield from filter(_is_listed, listed(root, "data"))
        single = root.get("data")
        if isinstance(single, JsonObject) and _is_listed(single):
            yield single


def _is_listed(record: JsonObject) -> bool:
    return _is_listed_alert(record) or _is_log(record)


def _is_webhook(record: JsonObject) -> bool:
    alert = part(record, "alert")
    return "action" in record and isinstance(alert, dict) and "alertId" in alert


def _is_listed_alert(record: JsonObject) -> bool:
    return record.keys() >= {"tinyId", "message", "createdAt"}


def _is_log(record: JsonObject) -> bool:
    return record.keys() >= {"log", "createdAt", "owner"} or record.keys() >= {
        "note",
        "createdAt",
        "owner",
    }


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    if _is_webhook(record):
        yield _of_webhook(record, reader)
    elif _is_log(record):
        text = one_line(record.get("log") or record.get("note"))
        yield reader.event(record, record.get("createdAt"), text, actor=record.get("owner"))
    else:
        text = one_line("Alert", record.get("message"), separator=": ")
        yield reader.event(record, record.get("createdAt"), text, actor=record.get("owner"))


def _of_webhook(record: JsonObject, reader: RecordReader) -> Found:
    """Return what was done to the alert: it is as old as the alert only when that was created."""
    alert = record["alert"]
    action = str(record.get("action", ""))
    created, updated = alert.get("createdAt"), alert.get("updatedAt")
    at = created if action == "Create" else updated or created
    words = _CAMEL.sub(lambda found: f" {found[0].lower()}", action)
    text = one_line(words, alert.get("message") or alert.get("alias"), separator=": ")
    text = one_line(text, f"({note})" if (note := one_line(alert.get("note"))) else "")
    return reader.event(record, at, text, actor=alert.get("username"))


FORMAT = JsonFormat("opsgenie", _records, _events)
