# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Abbreviations are written out as whole words only, and never in what is meant literally."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.abbreviations import expanded, expansion_at
from app.rules.rules import Rules

KNOWN = {"oncall": "on-call engineer", "db": "database", "k8s": "Kubernetes"}


def written_out(line: str, end: int | None = None) -> str:
    found = expansion_at(line, len(line) if end is None else end, KNOWN)
    return expanded(line, found) if found else line


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("ask the oncall", "ask the on-call engineer"),
        ("/a page oncall", "/a page on-call engineer"),
        ("Oncall", "On-call engineer"),
        ("the db,", "the database,"),
        ("(db", "(database"),
        ("we said “hi” to db", "we said “hi” to database"),
    ],
)
def test_a_whole_word_is_written_out(line: str, after: str) -> None:
    assert written_out(line) == after


@pytest.mark.parametrize(
    "line",
    ["", "the DB", "my.db", "/var/lib/db", "https://db", "db/data", "@db", "#db", "`kubectl db",
     'he said "the db', "“the db", "„die db", "/e db", "/E notes db", "dbx", "db-", "the db "],
)  # fmt: skip
def test_what_is_meant_as_it_stands_stays(line: str) -> None:
    assert written_out(line) == line


def test_a_word_in_the_middle_is_written_out_where_it_ends() -> None:
    assert written_out("the db is slow", 6) == "the database is slow"
    assert written_out("the dbase", 6) == "the dbase"


@given(line=st.text(max_size=40), end=st.integers(0, 40))
def test_only_the_word_itself_changes(line: str, end: int) -> None:
    found = expansion_at(line, min(end, len(line)), KNOWN)
    if found is not None:
        after = expanded(line, found)
        assert after.startswith(line[: found.start])
        assert after.endswith(line[found.end :])


def test_none_of_the_shipped_ones_is_written_out_again() -> None:
    known = Rules().abbreviations
    for full in known.values():
        for word in full.split():
            assert word not in known
