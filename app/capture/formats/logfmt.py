# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines of key=value pairs as Go services, Heroku and Grafana's programs log them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.stamps import StampReader

_PAIR = re.compile(r'(?:^|\s)([A-Za-z_@][\w.@-]{0,60})=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))')
_TIME_KEYS = ("time", "ts", "t", "timestamp", "@timestamp", "at", "date")
_TEXT_KEYS = ("msg", "message", "event", "error", "err")
_ACTOR_KEYS = ("caller", "logger", "component", "service", "app", "source")


def _read(line: str, stamps: StampReader) -> Entry | None:
    if "=" not in line:
        return None
    pairs = {key: quoted or bare for key, quoted, bare in _PAIR.findall(line)}
    if len(pairs) < 2:
        return None
    stamp = next((found for each in _times(pairs) if (found := stamps.read(each))), None)
    if stamp is None:
        return None
    level = pairs.get("level") or pairs.get("lvl") or ""
    words = next((pairs[key] for key in _TEXT_KEYS if pairs.get(key)), line)
    actor = next((pairs[key] for key in _ACTOR_KEYS if pairs.get(key)), "")
    return Entry(stamp, f"[{level}] {_plain(words)}" if level else _plain(words), actor)


def _times(pairs: dict[str, str]) -> Iterator[str]:
    """Yield what may be the instant; firewalls write the day, the clock and the offset apart."""
    if "date" in pairs and "time" in pairs:
        yield f"{pairs['date']} {pairs['time']}{pairs.get('tz', '')}"
    yield from (pairs[key] for key in _TIME_KEYS if key in pairs)


def _plain(words: str) -> str:
    return words.replace('\\"', '"')


FORMAT = LineFormat("logfmt", _read, 0.95)
