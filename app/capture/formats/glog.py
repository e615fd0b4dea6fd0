# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines of glog and klog (Kubernetes, etcd, many Go and C++ programs): E0102 15:04:05.678901."""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import StampReader

_LINE = re.compile(
    r"(?P<level>[IWEF])(?P<year>(?:\d{4})??)(?P<month>\d{2})(?P<day>\d{2}) "
    r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})\.(?P<fraction>\d{6})\s+"
    r"\d+ (?P<place>[^\s\]]{1,200})\] ?(?P<text>.*)"
)


def _read(line: str, stamps: StampReader) -> Entry | None:
    found = _LINE.match(line)
    stamp = stamps.of_parts(found.groupdict()) if found else None
    if found is None or stamp is None:
        return None
    return Entry(stamp, found["text"], found["place"])


FORMAT = LineFormat("glog", _read, 0.95)
