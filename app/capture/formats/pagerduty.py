# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""PagerDuty log entries (GET /log_entries, GET /incidents/{id}/log_entries), newest first."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_SUFFIX = "_log_entry"


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        yield from filter(_is_entry, listed(root, "log_entries"))
        if isinstance(entry := root.get("log_entry"), JsonObject):
            yield entry
    yield from filter(_is_entry, tree.objects())


def _is_entry(record: JsonObject) -> bool:
    return str(record.get("type", "")).removesuffix("_reference").endswith(_SUFFIX)


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    summary = record.get("summary") or str(record.get("type", "")).removesuffix(_SUFFIX)
    yield reader.event(
        record,
        record.get("created_at"),
        one_line(summary, record.get("note") or part(record, "channel", "note"), separator=": "),
        actor=part(record, "agent", "summary"),
    )


FORMAT = JsonFormat("pagerduty", _records, _events)
