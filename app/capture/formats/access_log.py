# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Access logs of nginx, Apache and those that write like them: common and combined, with host."""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import StampReader

_LINE = re.compile(
    r"(?:\S+\s)??(?P<client>[0-9A-Fa-f:.]{3,45}|[\w.-]{1,253}),?\s(?:-|[A-Za-z]\w*)\s(?P<user>.{1,80}?)\s"
    r"\[(?P<stamp>\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\]]{8,20})\]\s"
    r'"(?P<request>(?:[^"\\]|\\.)*)"\s(?P<status>\d{3}|-)'
)
_PROTOCOL = re.compile(r"\sHTTP/[\d.]+$")


def _read(line: str, stamps: StampReader) -> Entry | None:
    found = _LINE.match(line) if "[" in line[:400] else None
    stamp = stamps.read(found["stamp"]) if found else None
    if found is None or stamp is None:
        return None
    request = _PROTOCOL.sub("", found["request"])
    return Entry(stamp, f"{request} → {found['status']}", found["client"])


FORMAT = LineFormat("access-log", _read, 0.95)
