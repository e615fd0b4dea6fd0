# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Datadog events: API versions 1 and 2, the webhook with its millisecond texts, and listed logs."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    for root in roots(tree):
        single = root.get("event")
        if isinstance(single, JsonObject) and _is_ours(single):
            yield single
        for key in ("events", "data"):
            yield from filter(_is_ours, listed(root, key))
        single = root.get("data")
        if isinstance(single, JsonObject) and _is_ours(single):
            yield single
    yield from filter(_is_ours, tree.objects())


def _is_ours(record: JsonObject) -> bool:
    return _is_first(record) or _is_second(record) or _is_webhook(record)


def _is_first(record: JsonObject) -> bool:
    return "date_happened" in record


def _is_second(record: JsonObject) -> bool:
    return (
        record.get("type") in ("event", "log")
        and part(record, "attributes", "timestamp") is not None
    )


def _is_webhook(record: JsonObject) -> bool:
    return record.keys() >= {"event_type", "date", "title"} or record.keys() >= {
        "alert_type",
        "date",
        "title",
    }


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    if _is_second(record):
        yield _second(record, reader)
        return
    at = record.get("date_happened") if _is_first(record) else record.get("date")
    words = record.get("text") or record.get("body")
    text = one_line(record.get("title") or record.get("msg_title"), words, separator=": ")
    yield reader.event(record, at, text, actor=_actor(record))


def _second(record: JsonObject, reader: RecordReader) -> Found:
    outer = record["attributes"]
    inner = outer.get("attributes") if isinstance(outer.get("attributes"), dict) else {}
    text = one_line(
        inner.get("title") or outer.get("title"),
        outer.get("message") or inner.get("message"),
        separator=": ",
    )
    if record["type"] == "log" and outer.get("status"):
        text = one_line(f"[{outer['status']}]", text)
    actor = part(inner, "service") or outer.get("service") or outer.get("host")
    return reader.event(record, outer["timestamp"], text, actor=actor)


def _actor(record: JsonObject) -> object:
    return (
        part(record, "user", "handle")
        or record.get("host")
        or record.get("source_type_name")
        or record.get("source")
    )


FORMAT = JsonFormat("datadog", _records, _events)
