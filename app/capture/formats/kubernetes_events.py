# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Kubernetes events with their instants: `kubectl get events -o json`."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        yield from filter(_is_ours, listed(root, "items"))
    yield from filter(_is_ours, tree.objects())


def _is_ours(record: JsonObject) -> bool:
    return "involvedObject" in record or record.keys() >= {"regarding", "reason"}


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    about = part(record, "involvedObject") or part(record, "regarding")
    name = "/".join(str(part(about, key)) for key in ("kind", "name") if part(about, key))
    text = one_line(record.get("reason"), name, record.get("message") or record.get("note"))
    first = record.get("firstTimestamp") or record.get("eventTime")
    last = part(record, "series", "lastObservedTime") or record.get("lastTimestamp")
    yield reader.event(
        record,
        first or last or part(record, "metadata", "creationTimestamp"),
        text,
        until=last,
        actor=part(record, "source", "component") or record.get("reportingComponent"),
    )


FORMAT = JsonFormat("kubernetes-events", _records, _events)
