# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Columns that a person chose hold for the file, and for the next one that has the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.capture.chosen_reading import read_text
from app.capture.column_choice import BadColumnChoice, ColumnChoice
from app.capture.kept_columns import KEPT_FILE, KeptColumns
from app.capture.reading import ReadContext

TABLE = "time,service,note\n2024-01-02 03:04:05,shop,down\n2024-01-02 03:04:06,till,slow\n"
RECORDS = '{"time":"2024-01-02T03:04:05Z","msg":"down","svc":"shop"}\n'
SERVICE = ColumnChoice(("time",), ("service",))


@pytest.fixture
def kept(tmp_path: Path) -> KeptColumns:
    return KeptColumns(tmp_path)


def test_what_is_guessed_can_be_chosen_otherwise(kept: KeptColumns) -> None:
    guessed = read_text(TABLE, ReadContext(), kept)
    assert guessed.columns is not None
    assert guessed.columns.names == ("time", "service", "note")
    assert guessed.columns.choice is not None
    assert guessed.columns.choice.text == ("note",)
    chosen = read_text(TABLE, ReadContext(), kept, "csv", SERVICE)
    assert [event.text for event in chosen.reading.events] == ["shop", "till"]


def test_records_in_json_have_columns_too(kept: KeptColumns) -> None:
    choice = ColumnChoice(("time",), ("svc",))
    chosen = read_text(RECORDS, ReadContext(), kept, "json-lines", choice)
    assert [event.text for event in chosen.reading.events] == ["shop"]
    assert chosen.columns is not None
    assert chosen.columns.names == ("time", "msg", "svc")


def test_a_choice_that_was_kept_is_used_for_the_same_columns(kept: KeptColumns) -> None:
    kept.keep(("time", "service", "note"), SERVICE)
    assert [event.text for event in read_text(TABLE, ReadContext(), kept).reading.events] == [
        "shop",
        "till",
    ]
    other = TABLE.replace("note", "remark")
    assert read_text(other, ReadContext(), kept).reading.events[0].text != "shop"


def test_a_log_has_no_columns_to_choose(kept: KeptColumns) -> None:
    assert read_text("2024-01-02 03:04:05 INFO up\n" * 2, ReadContext(), kept).columns is None


def test_a_table_without_a_time_still_offers_its_columns(kept: KeptColumns) -> None:
    found = read_text("a,b\nc,d\ne,f\n", ReadContext(), kept, "csv")
    assert found.reading.events == ()
    assert found.columns is not None
    assert (found.columns.names, found.columns.choice) == (("a", "b"), None)


def test_a_column_that_is_not_there_is_said(kept: KeptColumns) -> None:
    with pytest.raises(BadColumnChoice, match="no column “gone”"):
        read_text(TABLE, ReadContext(), kept, "csv", ColumnChoice(("gone",), ("note",)))


def test_a_damaged_file_of_choices_holds_nothing(kept: KeptColumns, tmp_path: Path) -> None:
    for content in ("{", "[]", '{"a": 1}'):
        (tmp_path / KEPT_FILE).write_text(content, "utf-8")
        assert kept.choice_for(("time", "service", "note")) is None
    kept.keep(("time", "service", "note"), SERVICE)
    assert kept.choice_for(("time", "service", "note")) == SERVICE


def test_the_oldest_of_many_choices_is_let_go(kept: KeptColumns) -> None:
    for number in range(201):
        kept.keep((f"a{number}", "time", "service"), SERVICE)
    assert kept.choice_for(("a0", "time", "service")) is None
    assert kept.choice_for(("a200", "time", "service")) == SERVICE
