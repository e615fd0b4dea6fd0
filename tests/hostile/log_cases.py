# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Logs, chats and tables: another case is one entry."""

from __future__ import annotations

import gzip

from tests.hostile import zips
from tests.hostile.case import Case

_ANSI = b"2024-01-02 03:04:05 ERROR \x1b[2J\x1b]0;owned\x07\x1b[31mred\x1b[0m\n"
LOGS = (
    Case("log: escapes for terminals", "a.log", lambda: _ANSI * 3, "events", shown="3 events"),
    Case(
        "log: one line of 30 MB",
        "a.log",
        lambda: b"2024-01-02 03:04:05 INFO " + b"x" * 30_000_000,
        "events",
        shown="1 events",
    ),
    Case(
        "log: 30 MB without an end of line, seen",
        "a.log",
        lambda: b"y" * 30_000_000,
        "lines",
        shown="1 lines.* …",
    ),
    Case(
        "log: 30 MB, looked through for secrets",
        "a.log",
        lambda: b"password=" * 3_000_000,
        "secrets",
        shown="FoundSecrets",
    ),
    Case("log: two million lines", "a.log", lambda: b"\n" * 2_000_000, "lines", shown="2000000 li"),
    Case("log: zeros", "a.log", lambda: bytes(10**6), "lines", refused="not text"),
    Case(
        "log: a program",
        "a.log",
        lambda: b"\x7fELF" + bytes(range(256)) * 99,
        "events",
        refused="not text",
    ),
    Case(
        "log: gzip of a gigabyte",
        "a.log.gz",
        lambda: gzip.compress(bytes(2**30), 9),
        "events",
        refused="more than 512 MB",
    ),
    Case(
        "log: gzip cut off",
        "a.log.gz",
        lambda: gzip.compress(_ANSI * 99)[:-9],
        "events",
        refused="cut off",
    ),
    Case("log: JSON 100,000 deep", "a.json", lambda: b"[" * 100_000, "events", shown="0 events"),
    Case(
        "chat: a day of 200 MB",
        "a.zip",
        lambda: zips.slack(bytes(200 * 2**20)),
        "events",
        shown="1 skipped",
    ),
    Case(
        "chat: a day outside",
        "a.zip",
        lambda: zips.slack(b"[]", "../x/2024-01-02.json"),
        "events",
        refused="no Slack export",
    ),
    Case(
        "chat: bidi in a name",
        "a.zip",
        lambda: zips.slack(
            '[{"type":"message","ts":"1704164645.1","user":"U\u202eA","text":"<script>"}]'.encode()
        ),
        "events",
        shown="<script>",
    ),
    Case(
        "table: formulas",
        "a.csv",
        lambda: b"time,text\n2024-01-02 10:00,=HYPERLINK(1)\n",
        "events",
        shown="=HYPERLINK",
    ),
    Case(
        "table: a row of a million columns",
        "a.csv",
        lambda: b"time,text\n2024-01-02 10:00" + b",x" * 10**6,
        "events",
        shown="events",
    ),
)
