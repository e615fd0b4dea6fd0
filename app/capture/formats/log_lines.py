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

_COMPOSED = r"[\w.-]{1,64}\s{1,20}\|\s?"
"""What docker compose puts before a line: service  | line"""
_BEFORE = (
    r"(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|[TDIWEFC])\]?[\s,:]+)"
    r"|(?:[\w./-]{1,120}\.log(?:\.[\w.:-]{1,40})?[\s:]+)"  # as tail and grep put it
    r"|(?:[\w-]{1,20}\s(?=\d{9,10}\s\d{4}\.\d{2}\.\d{2}\s))"  # clusters: a mark, then the epoch
    rf"|(?:{_COMPOSED})"
    r"|(?:\d{1,10}:[A-Z]\s)"  # Redis: process and role
)
_START = re.compile(rf"\s{{0,4}}(?:{_BEFORE})?[\[(<\"'*]?")
_AFTER = re.compile(r"[\])>\"']?[\s,;:|-]*")
_SERVICE = re.compile(_COMPOSED)
_BEFORE_STAMP = " \t[(<\"',:|-"
_WHOLLY_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_NO_WORDS = re.compile(r"[\w./-]{1,120}\.log(?:\.[\w.:-]{1,40})?|\d{1,10}:[A-Z]")
_PROCESS = re.compile(r"(?:\d{1,7}\s+){1,2}(?=[A-Z])|\d{1,7}\s+(?=[A-Z]{4,8}\s)|\d{1,7}(?=\s)")
_WORDED = re.compile(r"[^\W\d]{2}")
_LATER = re.compile(
    r"(?<=[\s\[(:=|\]])(?:\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T ]| - )\d"
    r"|\d{1,2}/(?:\d{2}|[A-Z][a-z]{2})/\d{4}[:, -]"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2}|\d{4}-)|\d{2} [A-Z][a-z]{2} \d{2}:)"
)
"""Where a stamp may stand that isn't at the start."""
_MARK = re.compile(
    r"[\[({<]?[\w.@#:/|%+=~,-]{0,80}(?:[:._/@=\d\])}>][\w.@#:/|%+=~,<-]{0,80})?[\])}>:,]{0,3}"
)
_GROUP = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}")
_PLAIN_MARK = re.compile(r"-|https?|h2|wss?|grpcs?|tcp|tls|[A-Z][A-Z\d_-]{1,40}")
_BULLET = re.compile(r"[|*#>•+-]|\d{1,3}[.)]\s")
_FURTHEST = 200
_MOST_MARKS = 8
_AUDIT = re.compile(r"type=(\w{1,40}) msg=audit\((\d{9,10}\.\d{1,9}):\d{1,12}\):\s?")
_FIFTH = re.compile(
    r"\d{1,9}\s(?P<node>[\w-]{1,64})\s(?P<kind>[\w.-]{1,64}\s[\w.-]{1,64})\s(?P<epoch>\d{9,10})\s-?\d\s"
)
"""The high-performance cluster of Los Alamos: number, node, component, state, then the epoch."""
_CLUSTER = re.compile(
    r"\d{4}\.\d{2}\.\d{2}\s(?P<node>\S{1,64})\s(?:\d{4}-\d{2}-\d{2}-\d{2}\.\d{2}\.(?P<second>\d{2})"
    r"\.(?P<fraction>\d{6})|[A-Z][a-z]{2}\s{1,2}\d{1,2}\s\d{2}:\d{2}:\d{2})\s\S{1,130}\s"
)
"""What clusters repeat after the epoch: the day, the node, and the node's own clock."""


def _read(line: str, stamps: StampReader) -> Entry | None:
    return _plain(line, stamps) or _special(line, stamps)


def _plain(line: str, stamps: StampReader) -> Entry | None:
    """Read a line with its stamp at the start, or after what programs put before it."""
    found = _placed(line, stamps)
    if found is None or not _is_an_instant(found[1]):
        return None
    begin, stamp, end = found
    if not _WORDED.search(line, end):
        return None
    after = _AFTER.match(line, end)
    rest = line[after.end() if after else end :]
    before = line[:begin].strip().rstrip(_BEFORE_STAMP)
    if begin and (cluster := _CLUSTER.match(line, end + 1)):
        return _of_cluster(stamp, cluster, line)
    if before and _SERVICE.match(line):
        return Entry(stamp, _without_process(rest), before)
    if not before or before.isalpha():
        return Entry(stamp, f"{before} {_without_process(rest)}".lstrip())
    return Entry(stamp, f"{_marks(before)} {rest}".lstrip())


def _placed(line: str, stamps: StampReader) -> tuple[int, Stamp, int] | None:
    """Return where the stamp begins, the stamp, and where it ends."""
    if line[:1].isdigit() and (found := stamps.match(line)):
        return 0, *found
    start = _START.match(line)
    for begin in (start.end() if start else 0, len(line) - len(line.lstrip())):
        if found := stamps.match(line, begin):
            return begin, *found
    later = _LATER.search(line, 0, _FURTHEST)
    if later is None or not _is_marks(line[: later.start()]):
        return None
    found = stamps.match(line, later.start())
    return (later.start(), *found) if found else None


def _special(line: str, stamps: StampReader) -> Entry | None:
    """Read the logs that have an epoch in a place of its own."""
    if audited := _AUDIT.match(line):
        stamp = stamps.read(audited[2])
        return Entry(stamp, f"{audited[1]} {line[audited.end() :]}") if stamp else None
    if fifth := _FIFTH.match(line):
        stamp, words = stamps.read(fifth["epoch"]), f"{fifth['kind']} {line[fifth.end() :]}"
        return Entry(stamp, words, fifth["node"]) if stamp else None
    return None


def _is_marks(before: str) -> bool:
    """Tell what programs put before a stamp from people's words, bullets and bars of tables."""
    if _BULLET.match(before.lstrip()):
        return False
    marks = _GROUP.sub("[]", before).rstrip("[(").split()
    return len(marks) <= _MOST_MARKS and all(map(_is_mark, marks))


def _is_mark(word: str) -> bool:
    if _PLAIN_MARK.fullmatch(word):
        return True
    return any(each in word for each in "0123456789[](){}:._/@=<>") and bool(_MARK.fullmatch(word))


def _is_an_instant(stamp: Stamp) -> bool:
    """Refuse days without a clock: a log has clocks, a document may begin a line with a day."""
    return stamp.precision.value in ("second", "unknown")


def _of_cluster(stamp: Stamp, found: re.Match[str], line: str) -> Entry:
    """Return a cluster's entry: the epoch needs no zone, the node's own clock has the fraction."""
    if stamp.at and found["second"] and stamp.at.second == int(found["second"]):
        exact = stamp.at.replace(microsecond=int(found["fraction"]))
        stamp = Stamp(exact, stamp.precision, stamp.doubts)
    return Entry(stamp, line[found.end() :], found["node"])


def _without_process(rest: str) -> str:
    """Return a line's words without the numbers of process and thread before them."""
    process = _PROCESS.match(rest)
    return rest[process.end() :].strip() if process else rest


def _marks(before: str) -> str:
    """Return what stood before the stamp as words; the file a line came from is none."""
    if _NO_WORDS.fullmatch(before):
        return ""
    return before[1:-1] if _WHOLLY_BRACKETED.fullmatch(before) else before


FORMAT = LineFormat("log", _read, 0.6, enough=0.6)
