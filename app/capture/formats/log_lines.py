# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Any other log: lines with a machine's stamp at their start, or after a few known things.

Log4j, Python's logging, Go's, Java's, Rails', supercomputers' and phones' logs all are that. Where
a line has an epoch before its stamp, the epoch is taken: it needs no zone.
"""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import Stamp, StampReader

_BEFORE = (
    r"(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|[TDIWEFC])\]?[\s,:]+)"
    r"|(?:[\w./-]{1,120}\.log(?:\.[\w.:-]{1,40})?[\s:]+)"  # as tail and grep put it
    r"|(?:[\w-]{1,20}\s(?=\d{9,10}\s\d{4}\.\d{2}\.\d{2}\s))"  # clusters: a mark, then the epoch
    r"|(?:\d{1,9}\s[\w-]{1,64}\s[\w.-]{1,64}\s[\w.-]{1,64}\s(?=\d{9,10}\s))"  # the epoch is fifth
    r"|(?:[\w.-]{1,64}\s{1,20}\|\s?)"  # docker compose: service  | line
)
_START = re.compile(rf"\s{{0,4}}(?:{_BEFORE})?[\[(<\"']?")
_AFTER = re.compile(r"[\])>\"']?[\s,;:|-]*")
_PROCESS = re.compile(r"(?:\d{1,7}\s+){1,2}(?=[A-Z])|\d{1,7}\s+(?=[A-Z]{4,8}\s)|\d{1,7}(?=\s)")
_WORDED = re.compile(r"[^\W\d]{2}")


def _read(line: str, stamps: StampReader) -> Entry | None:
    start = _START.match(line)
    found = stamps.match(line, start.end()) if start else None
    if found is None:
        found = stamps.match(line, len(line) - len(line.lstrip()))
    if found is None or not _is_an_instant(found[0]):
        return None
    stamp, end = found
    after = _AFTER.match(line, end)
    rest = line[after.end() if after else end :]
    before = line[: start.end()].strip(" \t[(<\"',:|") if start else ""
    return Entry(stamp, _words(before, rest)) if _WORDED.search(line, end) else None


def _is_an_instant(stamp: Stamp) -> bool:
    """Refuse days without a clock: a log has clocks, a document may begin a line with a day."""
    return stamp.precision.value in ("second", "unknown")


def _words(before: str, rest: str) -> str:
    """Return the line's words, with the level that stood before the stamp."""
    process = _PROCESS.match(rest)
    words = rest[process.end() :].strip() if process else rest
    return f"{before} {words}" if before.isalpha() else words


FORMAT = LineFormat("log", _read, 0.6, enough=0.6)
