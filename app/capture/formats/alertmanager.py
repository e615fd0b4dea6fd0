# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Prometheus Alertmanager: the webhook, and the alerts its API lists.

An end of 0001-01-01 says that the alert has not ended; so does, in the API, an end that belongs to
an alert still active (it is only when the alert would be taken as resolved).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_WORDS = ("summary", "description", "message")


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        for path in (("alerts",), ("data",), ("data", "alerts")):
            yield from filter(_is_alert, listed(root, *path))
    yield from filter(_is_alert, tree.objects())


def _is_alert(record: JsonObject) -> bool:
    return record.keys() >= {"labels", "startsAt"} or record.keys() >= {"labels", "activeAt"}


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    ended = None if _is_active(record) else record.get("endsAt")
    text = one_line(
        part(record, "labels", "alertname"),
        next((words for key in _WORDS if (words := part(record, "annotations", key))), None),
        separator=": ",
    )
    at = record.get("startsAt", record.get("activeAt"))
    yield reader.event(record, at, text, until=ended, actor=part(record, "labels", "instance"))


def _is_active(record: JsonObject) -> bool:
    status = record.get("status")
    return status == "firing" or part(status, "state") in ("active", "suppressed")


FORMAT = JsonFormat("alertmanager", _records, _events)
