# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Access logs of nginx, Apache and those that write like them, of AWS and of Envoy."""

from __future__ import annotations

import re

from app.capture.event_text import named_actor
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
_BUCKET = re.compile(
    r"\S{1,128}\s[\w.-]{1,63}\s\[(?P<stamp>\d{1,2}/[A-Z][a-z]{2}/\d{4}:[^\]]{8,20})\]\s"
    r"(?P<client>[0-9A-Fa-f:.]{3,45}|-)\s\S{1,200}\s\S{1,40}\s[A-Z][\w.]{3,60}\s\S{1,1024}\s"
    r'"(?P<request>(?:[^"\\]|\\.)*)"\s(?P<status>\d{3}|-)'
)
_PROXY = re.compile(
    r"\[(?P<stamp>\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z)\]\s"
    r'"(?P<request>[A-Z]{3,7}\s(?:[^"\\]|\\.)*)"\s(?P<status>\d{3})(?P<client>)\s'
)
_SHAPES = (_LINE, _BALANCER, _BUCKET, _PROXY)
_PROTOCOL = re.compile(r"\sHTTP/[\d.]+$")


def _read(line: str, stamps: StampReader) -> Entry | None:
    if '"' not in line:
        return None
    found = next((found for shape in _SHAPES if (found := shape.match(line))), None)
    stamp = stamps.read(found["stamp"]) if found else None
    if found is None or stamp is None:
        return None
    request = _PROTOCOL.sub("", found["request"])
    return Entry(stamp, f"{request} → {found['status']}", named_actor(found["client"]))


FORMAT = LineFormat("access-log", _read, 0.95)
