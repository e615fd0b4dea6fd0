# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import pytest

from app.capture.reading import Doubt
from app.review.event import Precision
from tests.app.capture.formats.reading_words import in_short, read

NAME = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
WORDS = "Commit 0a1b2c3: Use the new pool"
AT = "2024-01-02 14:04:05"

DATES = [
    "Tue Jan 2 15:04:05 2024 +0100",
    "2024-01-02 15:04:05 +0100",
    "2024-01-02T15:04:05+01:00",
    "Tue, 2 Jan 2024 15:04:05 +0100",
    "1704204245 +0100",
    "1704204245",
]


@pytest.mark.parametrize("written", DATES)
def test_every_date_that_git_writes_is_read(written: str) -> None:
    text = (
        f"commit {NAME}\nAuthor: Ann Lee <ann@example.com>\nDate:   {written}\n\n"
        "    Use the new pool\n\n    Because the old one leaks.\n"
    )
    assert in_short(read(text)) == [(AT, "Ann Lee", WORDS)]


def test_the_authors_date_counts_where_both_are_there() -> None:
    text = (
        f"commit {NAME} (HEAD -> main)\nAuthor:     Ann Lee <ann@example.com>\n"
        "AuthorDate: 2024-01-02 15:04:05 +0100\nCommit:     Bob Ray <bob@example.com>\n"
        "CommitDate: 2024-01-05 15:04:05 +0100\n\n    Use the new pool\n"
    )
    assert in_short(read(text)) == [(AT, "Ann Lee", WORDS)]


@pytest.mark.parametrize(
    "line",
    [
        "0a1b2c3 2024-01-02 15:04:05 +0100 Use the new pool",
        "* 0a1b2c3 2024-01-02T15:04:05+01:00 Use the new pool",
        "| * 0a1b2c3 - Use the new pool (2024-01-02 15:04:05 +0100)",
        "0a1b2c3|2024-01-02T14:04:05Z|Use the new pool",
        "0a1b2c3 1704204245 Use the new pool",
    ],
)
def test_a_commit_on_one_line_is_a_hash_a_date_and_words(line: str) -> None:
    reading = read(f"{line}\n{line}\n")
    assert reading.format == "git-log"
    assert in_short(reading) == [(AT, "", WORDS)] * 2


def test_the_branches_drawn_beside_it_are_no_words() -> None:
    text = (
        f"* commit {NAME}\n| Author: Ann Lee <ann@example.com>\n"
        "| Date:   Tue Jan 2 15:04:05 2024 +0100\n| \n|     Use the new pool\n"
    )
    assert in_short(read(text)) == [(AT, "Ann Lee", WORDS)]


def test_a_day_alone_is_known_to_the_day() -> None:
    reading = read("0a1b2c3 2024-01-02 Use the new pool\n")
    assert reading.events[0].precision is Precision.DAY


def test_a_commit_some_hours_ago_has_no_known_time() -> None:
    reading = read("0a1b2c3 - Ann Lee, 3 hours ago : Use the new pool\n")
    assert reading.events[0].at is None
    assert reading.events[0].doubts == (Doubt.RELATIVE_TIME,)


def test_changed_files_below_a_commit_are_left_out() -> None:
    text = f"commit {NAME}\nDate: 2024-01-02 15:04:05 +0100\n\n    Use it\n\n pool.py | 2 +-\n"
    reading = read(text)
    assert (len(reading.events), reading.skipped) == (1, ())


def test_the_raw_layout_has_the_instants_as_numbers() -> None:
    text = (
        "commit 0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d\n"
        "tree 1d2016faaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
        "author Ann Lee <ann@example.org> 1704204245 +0100\n"
        "committer Bob <bob@example.org> 1704207845 +0100\n\n"
        "    Use the new pool\n"
    )
    reading = read(text)
    assert reading.format == "git-log"
    assert in_short(reading) == [(AT, "Ann Lee", WORDS)]


def test_a_patch_for_the_mail_is_a_commit() -> None:
    text = (
        "From 0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d Mon Sep 17 00:00:00 2001\n"
        "From: Ann Lee <ann@example.org>\nDate: Tue, 2 Jan 2024 15:04:05 +0100\n"
        "Subject: [PATCH 1/2] Use the new pool\n\nWhy it is so.\n"
    )
    reading = read(text)
    assert reading.format == "git-log"
    assert in_short(reading) == [(AT, "Ann Lee", WORDS)]


def test_the_reflog_and_names_in_brackets_keep_their_words_whole() -> None:
    lines = (
        "0a1b2c3 HEAD@{2024-01-02 15:04:05 +0100}: commit: Use the new pool\n"
        "0a1b2c3 2024-01-02 15:04:05 +0100 Use the new pool (Ann Lee)\n"
    )
    assert [event.text for event in read(lines).events] == [
        "Commit 0a1b2c3: commit: Use the new pool",
        "Commit 0a1b2c3: Use the new pool (Ann Lee)",
    ]


def test_a_log_without_dates_is_gits_and_says_so_of_each_commit() -> None:
    text = "commit 0a1b2c3d\nAuthor: Ann Lee <ann@example.org>\n\n    Use the new pool\n"
    reading = read(text)
    assert (reading.format, reading.events) == ("git-log", ())
    assert [each.line for each in reading.skipped] == [1]
