# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Grafana annotations (GET /api/annotations): moments and regions, in epoch milliseconds."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for each in tree.objects():
        if each.keys() >= {"time", "text"} and ("dashboardId" in each or "dashboardUID" in each):
            yield each


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    text = one_line(record.get("text"), _change(record), _tags(record.get("tags")))
    actor = record.get("userName") or record.get("login")
    yield reader.event(record, record.get("time"), text, until=record.get("timeEnd"), actor=actor)


def _change(record: JsonObject) -> str:
    """Return how an alert's state changed, which is the whole text of an alert's annotation."""
    old, new = record.get("prevState"), record.get("newState")
    return f"({old} → {new})" if old or new else ""


def _tags(tags: object) -> str:
    named = [str(tag) for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return f"[{', '.join(named)}]" if named else ""


FORMAT = JsonFormat("grafana-annotations", _records, _events)
