# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from datetime import date

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
        ("log", "2024-01-02 03:04:05", "api-1", "WARN low memory"),
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
            "node8",
            "crond: closed",
        ),
    ),
    (
        'h2 2023-04-26T12:22:55.463821Z app/x 192.0.2.10:4 - 1 1 1 503 - 3 4 "GET /pay HTTP/1.1"',
        (
            "access-log",
            "2023-04-26 12:22:55",
            "192.0.2.10",
            "GET /pay → 503",
        ),
    ),
    (
        '7a files [06/Feb/2019:00:00:38 +0000] 192.0.2.3 7a 3E REST.GET.OBJECT - "GET /a" 404',
        ("access-log", "2019-02-06 00:00:38", "192.0.2.3", "GET /a → 404"),
    ),
    (
        '[2019-02-05T09:03:01.123Z] "GET /x HTTP/1.1" 503 UF 0 91 1000 - "-" "curl"',
        ("access-log", "2019-02-05 09:03:01", "", "GET /x → 503"),
    ),
    (
        "192.0.2.9:148 [14/Jan/2015:12:48:57.127] https-in~ shop/node1 0/0/0/3/3 200 7",
        ("log", "2015-01-14 12:48:57", "", "192.0.2.9:148 https-in~ shop/node1 0/0/0/3/3 200 7"),
    ),
    (
        "[GIN] 2022/02/07 - 10:49:33 | 401 | POST /client",
        ("log", "2022-02-07 10:49:33", "", "GIN 401 | POST /client"),
    ),
    (
        "type=USER_LOGIN msg=audit(1684329817.579:2995): pid=1 res=failed",
        ("log", "2023-05-17 13:23:37", "", "USER_LOGIN pid=1 res=failed"),
    ),
    (
        "1:M 05 Feb 2019 09:03:01.125 * Ready to accept connections",
        ("log", "2019-02-05 09:03:01", "", "* Ready to accept connections"),
    ),
    (
        "98738:M 30 May 12:23:55.600 * Saving",
        ("log", "2024-05-30 12:23:55", "", "* Saving"),
    ),
    (
        "170322  2:34:57 InnoDB: Completed initialization",
        ("log", "2017-03-22 02:34:57", "", "InnoDB: Completed initialization"),
    ),
    (
        "Tue 2019-02-05 09:03:01 UTC web1 systemd[1]: Started",
        ("log", "2019-02-05 09:03:01", "", "web1 systemd[1]: Started"),
    ),
    (
        "date=2024-10-14 time=12:34:56 level=alert msg=denied tz=+0200",
        ("logfmt", "2024-10-14 10:34:56", "", "[alert] denied"),
    ),
    (
        "Jul  7 08:06:15 combo  -- root[2421]: ROOT LOGIN ON tty2",
        ("syslog", "2023-07-07 08:06:15", "root", "ROOT LOGIN ON tty2"),
    ),
    (
        "2019-02-05T09:03:01.123456+01:00 web1 kernel: link up",
        ("syslog", "2019-02-05 08:03:01", "kernel", "link up"),
    ),
    (
        "\x1b[32m2024-01-02 03:04:05\x1b[0m \x1b[31mERROR\x1b[0m broken",
        ("log", "2024-01-02 03:04:05", "", "ERROR broken"),
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


def test_a_stack_trace_belongs_to_its_entry_and_says_what_was_raised() -> None:
    reading = read(
        "2024-01-02 03:04:05 ERROR broken\n"
        "Traceback (most recent call last):\n"
        "  File app.py\n"
        "ValueError: no stock\n"
        "2024-01-02 03:04:06 INFO going on\n"
    )
    assert [(event.line, event.text) for event in reading.events] == [
        (1, "ERROR broken ValueError: no stock (and 2 more lines)"),
        (5, "INFO going on"),
    ]
    assert not reading.skipped


def test_a_line_with_a_time_of_its_own_kind_is_left_out_and_said() -> None:
    reading = read(
        "2024-01-02 03:04:05 INFO a start\n"
        "  03/Foo/2024 03:04:05 what is this\n"
        "a word\n"
        "2024-01-02 03:04:06 INFO going on\n"
    )
    assert [event.line for event in reading.events] == [1, 4]
    assert reading.skipped == (
        Skipped(2, "These 2 lines are not written as the others are; a time there can't be read."),
    )


def test_a_log_of_long_traces_is_still_a_log() -> None:
    trace = "".join(f"#{n} /srv/shop/a.php({n}): call()\n" for n in range(40))
    entries = "".join(
        f"[2024-01-02 03:04:0{n}] shop.ERROR: broken {n}\n[stacktrace]\n{trace}" for n in range(4)
    )
    reading = read(entries)
    assert (reading.format, len(reading.events), reading.skipped) == ("log", 4, ())


def test_the_second_half_of_the_month_tells_which_way_dates_are_written() -> None:
    lines = "[Nest] 7  - 05/06/2024, 7:32:47 PM LOG up\n[Nest] 7  - 25/06/2024, 7:32:47 PM LOG on\n"
    reading = read(lines)
    assert [short[0] for short in in_short(reading)] == [
        "2024-06-05 19:32:47",
        "2024-06-25 19:32:47",
    ]
    assert not any(event.doubts for event in reading.events)


def test_a_supercomputer_log_has_the_epoch_with_the_fraction_of_its_own_clock() -> None:
    line = "- 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.675872 R02-M1 RAS INFO corrected\n"
    event = read(line * 2, zone="").events[0]
    assert (f"{event.at:%H:%M:%S.%f}", event.actor) == ("22:42:50.675872", "R02-M1")
    assert (event.text, event.doubts) == ("RAS INFO corrected", ())


W3C = (
    "#Software: a server\n#Date: 2019-02-05 08:00:00\n"
    "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\n"
    "2019-02-05 08:00:01 GET /a - 192.0.2.7 200\nrubbish\n"
    "#Fields: time cs-method cs-uri-stem c-ip sc-status\n08:00:02 POST /b 192.0.2.8 500\n"
)


def test_a_web_log_is_read_by_the_columns_that_it_names_in_utc() -> None:
    reading = read(W3C, zone="Europe/Berlin")
    assert reading.format == "w3c-log"
    assert in_short(reading) == [
        ("2019-02-05 08:00:01", "192.0.2.7", "GET /a → 200"),
        ("2019-02-05 08:00:02", "192.0.2.8", "POST /b → 500"),
    ]
    assert [each.line for each in reading.skipped] == [5]
    assert not any(event.doubts for event in reading.events)


def test_what_people_write_before_a_time_makes_no_log() -> None:
    written = "At 2024-01-02 03:04:05 the pager fired\nThen 2024-01-02 03:09:05 it was quiet\n"
    bullets = "- 2024-01-02 03:04:05 the pager fired\n- 2024-01-02 03:09:05 it was quiet\n"
    assert read(written).format == read(bullets).format == "document"


def test_days_at_the_start_of_lines_make_no_log() -> None:
    assert read("2024-01-02 the release\n2024-01-03 the rollback\n").format == "document"


def test_lines_of_another_log_in_the_same_file_are_read_too() -> None:
    reading = read(
        "2016/10/25 14:49:34 [error] 540#0: *1 open() failed\n"
        "2016/10/25 14:49:35 [error] 540#0: *2 open() failed\n"
        "2016/10/25 14:49:35 [error] 540#0: *3 open() failed\n"
        '192.0.2.7 - - [25/Oct/2016:14:49:36 +0000] "GET /a HTTP/1.0" 500 2\n'
        "Oct 25 14:49:37 host kernel: oom\n"
        "nothing of the kind\n",
        day=date(2016, 10, 25),
    )
    assert reading.format == "server-error-log"
    assert [short[2] for short in in_short(reading)] == [
        "[error] *1 open() failed",
        "[error] *2 open() failed",
        "[error] *3 open() failed",
        "GET /a → 500",
        "oom",
    ]
    assert [each.line for each in reading.skipped] == [6]


@pytest.mark.parametrize(
    ("line", "instant"),
    [
        (
            "Feb  6 12:14:14 host haproxy[9]: 192.0.2.2:3 [06/Feb/2009:12:14:14.655] in x 0/0 200",
            "2009-02-06 12:14:14",
        ),
        ("Dec  8 06:28:43 host app[1]: 2020-12-08T06:28:43+0000 up", "2020-12-08 06:28:43"),
        ("Feb  6 12:14:14 host app: renewed until 2031-05-01 12:00", "2024-02-06 12:14:14"),
    ],
)
def test_a_message_with_the_same_day_tells_the_year(line: str, instant: str) -> None:
    reading = read(f"{line}\n")
    assert (reading.format, in_short(reading)[0][0]) == ("syslog", instant)
    assert (Doubt.YEAR_GUESSED in reading.events[0].doubts) == instant.startswith("2024")


def test_the_lines_after_such_a_message_are_near_its_day() -> None:
    reading = read(
        "Feb  6 12:14:14 host haproxy[9]: 192.0.2.2:3 [06/Feb/2009:12:14:14.655] in x\n"
        "Feb  6 12:14:15 host haproxy[9]: Server x is DOWN\n",
        day=None,
    )
    assert [short[0] for short in in_short(reading)] == [
        "2009-02-06 12:14:14",
        "2009-02-06 12:14:15",
    ]
    assert [Doubt.YEAR_GUESSED in event.doubts for event in reading.events] == [False, True]
