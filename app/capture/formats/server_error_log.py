# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Error logs of nginx and Apache."""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import StampReader

_NGINX = re.compile(
    r"(?P<stamp>\d{4}/\d{2}/\d{2} \d{2}:\d{2}:\d{2}) \[(?P<level>[a-z]{1,10})\] "
    r"(?P<pid>\d+)#\d+: (?P<text>.*)"
)
_APACHE = re.compile(
    r"\[(?P<stamp>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:.]{8,15} \d{4})\] "
    r"\[(?:(?P<module>[\w-]{0,40}):)?(?P<level>[a-z0-9]{1,10})\] (?:\[pid [^\]]{1,40}\] )?"
    r"(?:\[client (?P<client>[^\]]{1,80})\] )?(?P<text>.*)"
)


def _read(line: str, stamps: StampReader) -> Entry | None:
    found = _NGINX.match(line) or _APACHE.match(line)
    stamp = stamps.read(found["stamp"]) if found else None
    if found is None or stamp is None:
        return None
    parts = found.groupdict()
    return Entry(stamp, f"[{parts['level']}] {parts['text']}", parts.get("client") or "")


FORMAT = LineFormat("server-error-log", _read, 0.94)
