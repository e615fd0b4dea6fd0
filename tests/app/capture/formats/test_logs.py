# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import pytest

from app.capture.reading import Doubt, Skipped
from tests.app.capture.formats.reading_words import in_short, read

# A line as the program writes it, its format, its instant, who and what.
LINES = [
    (
        "<34>1 2003-10-11T22:14:15.003Z host.example su - ID47 [a@1 b=\"c]\"] 'su root' failed",
        ("syslog", "2003-10-11 22:14:15", "su", "'su root' failed"),
    ),
    (
        "<165>Aug 24 05:34:00 host cron[10]: done",
        ("syslog", "2023-08-24 05:34:00", "cron", "done"),
    ),
    (
        "Feb  5 09:03:01 host sshd(pam_unix)[19]: failure; uid=0",
        ("syslog", "2024-02-05 09:03:01", "sshd(pam_unix)", "failure; uid=0"),
    ),
    (
        "2024-01-02T03:04:05+02:00 web1 sshd[122]: Accepted key",
        ("syslog", "2024-01-02 01:04:05", "sshd", "Accepted key"),
    ),
    (
        "E0102 15:04:05.678901   12345 server.go:42] no route",
        ("glog", "2024-01-02 15:04:05", "server.go:42", "no route"),
    ),
    (
        'time="2024-01-02T03:04:05Z" level=warning msg="disk is \\"full\\"" app=web',
        ("logfmt", "2024-01-02 03:04:05", "web", '[warning] disk is "full"'),
    ),
    (
        "2016/10/25 14:49:34 [error] 540#0: *1 open() failed",
        ("server-error-log", "2016-10-25 14:49:34", "", "[error] *1 open() failed"),
    ),
    (
        "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 3:tid 4] [client 192.0.2.9] None",
        ("server-error-log", "2011-09-09 10:42:29", "192.0.2.9", "[error] None"),
    ),
    (
        'web.example 192.0.2.7 - ann lee [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.0" 500 2',
        ("access-log", "2000-10-10 20:55:36", "192.0.2.7", "GET /a → 500"),
    ),
    (
        "2024-01-02 03:04:05,678 [main] INFO  shop.Cart - opened",
        ("log", "2024-01-02 03:04:05", "", "[main] INFO shop.Cart - opened"),
    ),
    (
        "INFO  [2024-01-02 03:04:05,678] shop.Cart: opened",
        ("log", "2024-01-02 03:04:05", "", "INFO shop.Cart: opened"),
    ),
    (
        "[2024-01-02T03:04:05.678Z] ERROR: no stock",
        ("log", "2024-01-02 03:04:05", "", "ERROR: no stock"),
    ),
    (
        "2024/01/02 03:04:05 main.go:23: listening",
        ("log", "2024-01-02 03:04:05", "", "main.go:23: listening"),
    ),
    (
        "081109 203615 148 INFO store.Node: block written",
        ("log", "2008-11-09 20:36:15", "", "INFO store.Node: block written"),
    ),
    (
        "17/06/09 20:10:40 INFO worker.Runner: ready to run",
        ("log", "2017-06-09 20:10:40", "", "INFO worker.Runner: ready to run"),
    ),
    (
        "03-17 16:13:38.811  1702  2395 D Window: opening",
        ("log", "2024-03-17 16:13:38", "", "D Window: opening"),
    ),
    (
        "api-1  | 2024-01-02 03:04:05 WARN low memory",
        ("log", "2024-01-02 03:04:05", "", "WARN low memory"),
    ),
    (
        "Jan 02, 2024 3:04:05 PM shop.Server start",
        ("log", "2024-01-02 15:04:05", "", "shop.Server start"),
    ),
    (
        "1704164645.123 INFO something happened",
        ("log", "2024-01-02 03:04:05", "", "INFO something happened"),
    ),
    (
        "- 1131566461 2005.11.09 node8 Nov 9 12:01:01 node8/node8 crond: closed",
        (
            "log",
            "2005-11-09 20:01:01",
            "",
            "2005.11.09 node8 Nov 9 12:01:01 node8/node8 crond: closed",
        ),
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=range(len(LINES)))
def test_a_line_is_told_by_its_shape(line: str, expected: tuple[str, str, str, str]) -> None:
    reading = read(f"{line}\n{line}\n")
    assert reading.format == expected[0]
    assert in_short(reading) == [expected[1:]] * 2


def test_the_year_that_syslog_leaves_out_is_the_reviews_and_doubted() -> None:
    reading = read("Dec 31 23:59:01 host app: late\nJan  1 00:01:02 host app: early\n")
    assert [short[0] for short in in_short(reading)] == [
        "2023-12-31 23:59:01",
        "2024-01-01 00:01:02",
    ]
    assert all(Doubt.YEAR_GUESSED in event.doubts for event in reading.events)


def test_without_a_day_a_stamp_without_a_year_stays_unknown() -> None:
    reading = read("Dec 31 23:59:01 host app: late\n", day=None)
    assert [event.at for event in reading.events] == [None]
    assert reading.events[0].doubts == (Doubt.MISSING_DATE,)


def test_a_clock_without_a_zone_is_read_in_the_reviews() -> None:
    line = "2024-07-02 03:04:05 INFO started up\n"
    assert in_short(read(line, zone="Europe/Berlin"))[0][0] == "2024-07-02 01:04:05"
    assert read(line, zone="").events[0].doubts == (Doubt.MISSING_ZONE,)


def test_an_hour_that_came_twice_is_doubted() -> None:
    line = "2024-10-27 02:30:00 INFO started up\n"
    assert read(line, zone="Europe/Berlin").events[0].doubts == (Doubt.REPEATED_TIME,)


def test_a_stack_trace_is_one_remark_below_its_entry() -> None:
    reading = read(
        "2024-01-02 03:04:05 ERROR broken\n"
        "Traceback (most recent call last):\n"
        "  File app.py\n"
        "2024-01-02 03:04:06 INFO going on\n"
    )
    assert [event.line for event in reading.events] == [1, 4]
    assert reading.skipped == (
        Skipped(2, "These 2 lines have no time; they belong to the entry above them."),
    )


def test_days_at_the_start_of_lines_make_no_log() -> None:
    assert read("2024-01-02 the release\n2024-01-03 the rollback\n").format == "document"
