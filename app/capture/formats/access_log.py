# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Access logs of nginx, Apache and those that write like them, and of AWS load balancers."""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import StampReader

_LINE = re.compile(
    r"(?:\S+\s)??(?P<client>[0-9A-Fa-f:.]{3,45}|[\w.-]{1,253}),?\s(?:-|\w{1,64})\s(?P<user>.{1,80}?)\s"
    r"\[(?P<stamp>\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\]]{8,20})\]\s"
    r'"(?P<request>(?:[^"\\]|\\.)*)"\s(?P<status>\d{3}|-)'
)
_BALANCER = re.compile(
    r"(?:(?:https?|h2|wss?|grpcs?)\s)?(?P<stamp>\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z)\s\S{1,200}\s"
    r"(?P<client>\S{2,45}?):\d{1,5}\s\S{1,60}\s(?:-?[\d.]{1,12}\s){3}"
    r"(?P<status>\d{3}|-)\s(?:\d{1,3}|-)\s\d{1,18}\s\d{1,18}\s"
    r'"(?P<request>(?:[^"\\]|\\.)*)"'
)
_PROTOCOL = re.compile(r"\sHTTP/[\d.]+$")


def _read(line: str, stamps: StampReader) -> Entry | None:
    found = (_LINE.match(line) if "[" in line[:400] else None) or _BALANCER.match(line)
    stamp = stamps.read(found["stamp"]) if found else None
    if found is None or stamp is None:
        return None
    request = _PROTOCOL.sub("", found["request"])
    return Entry(stamp, f"{request} → {found['status']}", found["client"])


FORMAT = LineFormat("access-log", _read, 0.95)
