# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The systemd journal as `journalctl -o json` writes it: an entry a line, in microseconds."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    return (each for each in tree.objects() if "__REALTIME_TIMESTAMP" in each)


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    actor = next(
        (
            record[key]
            for key in ("SYSLOG_IDENTIFIER", "_COMM", "UNIT", "_HOSTNAME")
            if isinstance(record.get(key), str)
        ),
        "",
    )
    text = one_line(_message(record.get("MESSAGE")))
    yield reader.event(record, record["__REALTIME_TIMESTAMP"], text, actor=actor)


def _message(message: object) -> object:
    """Return the words; the journal writes bytes that are no text as a list of numbers."""
    if not isinstance(message, list):
        return message
    octets = [each for each in message if isinstance(each, int) and 0 <= each < 256]
    return bytes(octets).decode(errors="replace")


FORMAT = JsonFormat("journald", _records, _events)
