# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.column_choice import BadColumnChoice, ColumnChoice
from app.capture.formats.delimited import read_with_choice
from app.capture.reading import Doubt, ReadContext, ReadEvent, Skipped
from tests.app.capture.formats.reading_words import in_short, read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("11/May/24 03:26 PM", "2024-05-11 15:26:00"),
        ("6/21/2025 16:14", "2025-06-21 16:14:00"),
        ("2018-05-11T09:46:53.000+0300", "2018-05-11 06:46:53"),
    ],
)
def test_jira_writes_dates_in_three_ways(written: str, expected: str) -> None:
    reading = read(f"Issue key,Summary,Reporter,Created\nSHOP-1,No stock,ann,{written}\n")
    assert reading.format == "jira-csv"
    assert in_short(reading) == [(expected, "ann", "SHOP-1: No stock")]


def test_an_issue_lasts_until_it_is_resolved() -> None:
    reading = read(
        "Issue key,Summary,Created,Resolved\nSHOP-1,x,11/May/24 03:26 PM,12/May/24 01:00 AM\n"
    )
    assert reading.events[0].until == datetime(2024, 5, 12, 1, tzinfo=UTC)


def test_a_row_that_is_shifted_is_named_by_its_line() -> None:
    reading = read("Issue key,Summary,Created\nA-1,one, two,11/May/24 03:26 PM\nA-2,x,\n")
    assert reading.skipped == (
        Skipped(2, "This row has 4 cells for 3 columns, and no time."),
        Skipped(3, "The time of this row is empty."),
    )


def test_a_day_and_a_clock_may_stand_in_two_columns() -> None:
    reading = read("Date,Time,What\n2024-01-02,14:03,Deploy\n2024-01-02,14:10,Alert\n")
    assert in_short(reading) == [
        ("2024-01-02 14:03:00", "", "Deploy"),
        ("2024-01-02 14:10:00", "", "Alert"),
    ]


def test_another_row_tells_which_number_is_the_day() -> None:
    reading = read("when,what\n03/04/2024 10:00,a\n21/04/2024 10:00,b\n")
    assert in_short(reading)[0][0] == "2024-04-03 10:00:00"
    assert not reading.events[0].doubts


def test_a_date_that_can_be_read_in_two_ways_is_doubted() -> None:
    reading = read("when,what\n03/04/2024 10:00,a\n05/04/2024 10:00,b\n")
    assert all(event.doubts == (Doubt.AMBIGUOUS_DATE,) for event in reading.events)


def test_a_bare_number_is_doubted_unless_its_column_is_called_as_times_are() -> None:
    reading = read("edge_ts\tuser\tmessage\n1704164645000\tann\thello\n")
    assert in_short(reading) == [("2024-01-02 03:04:05", "ann", "hello")]
    assert reading.events[0].doubts == (Doubt.UNIT_GUESSED,)
    reading = read("timestamp\tuser\tmessage\n1704164645000\tann\thello\n")
    assert in_short(reading) == [("2024-01-02 03:04:05", "ann", "hello")]
    assert not reading.events[0].doubts


PANELS = [
    (
        '"Time","cpu a","cpu b"\n2024-01-02 03:04:05,0.5,\n2024-01-02 03:04:35,0.6 %,7\n',
        ["cpu a: 0.5, cpu b: no value", "cpu a: 0.6 %, cpu b: 7"],
    ),
    ("Time;cpu\n1704164645000;3 ms\n1704164675000;5 ms\n", ["cpu: 3 ms", "cpu: 5 ms"]),
    (
        'sep=,\n"Series","Time","Value"\n"cpu","2024-01-02T04:04:05+01:00","0.5"\n',
        ["cpu: 0.5"],
    ),
]


@pytest.mark.parametrize(("text", "words"), PANELS)
def test_a_panel_says_which_series_a_value_is_of(text: str, words: list[str]) -> None:
    reading = read(text)
    assert reading.format == "grafana-csv"
    assert [event.text for event in reading.events] == words
    assert in_short(reading)[0][0] == "2024-01-02 03:04:05"


def test_a_table_of_times_and_names_is_no_panel() -> None:
    assert read("Time,What\n2024-01-02 03:04:05,the pager fired\n").format == "csv"


def test_issues_exported_by_their_fields_names_are_jiras_too() -> None:
    reading = read(
        "key;summary;created;resolutiondate\n"
        "OPS-1;Down;2018-05-11T09:46:53.000+0300;2018-05-11T10:46:53.000+0300\n"
        "OPS-2;Slow;2018-05-12T09:46:53.000+0300;\n"
    )
    assert reading.format == "jira-csv"
    assert [short[0] for short in in_short(reading)] == [
        "2018-05-11 06:46:53",
        "2018-05-12 06:46:53",
    ]
    first, second = (event.until for event in reading.events)
    assert f"{first:%H:%M}" == "07:46"
    assert second is None


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    reading = read('when,what\n2024-01-02 10:00,"two\nlines"\n2024-01-02 11:00,next\n')
    assert [event.line for event in reading.events] == [2, 4]
    assert reading.events[0].text == "two lines"


def test_a_person_chooses_other_columns_and_the_choice_is_kept() -> None:
    text = "opened,closed,who\n2024-01-02 10:00,2024-01-03 10:00,ann\n"
    kept = json.dumps(ColumnChoice(("closed",), ("who",)).to_plain())
    choice = ColumnChoice.from_plain(json.loads(kept))
    events = list(read_with_choice(text, ReadContext(zone="UTC"), choice))
    assert isinstance(events[0], ReadEvent)
    assert events[0].at == datetime(2024, 1, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize("plain", [None, [], {}, {"time": "x"}, {"time": [1], "text": ["a"]}])
def test_a_kept_choice_that_is_broken_is_said(plain: object) -> None:
    with pytest.raises(BadColumnChoice):
        ColumnChoice.from_plain(plain)


def test_a_chosen_column_that_is_gone_is_said() -> None:
    choice = ColumnChoice(("closed",), ("who",))
    with pytest.raises(BadColumnChoice, match="no column “closed”"):
        list(read_with_choice("opened,who\n2024-01-02 10:00,ann\n", ReadContext(), choice))


def test_records_of_a_log_in_json_keep_their_level() -> None:
    reading = read(
        '{"time":"2024-01-02T10:00:00Z","level":"error","msg":"no stock"}\n'
        '{"time":"bad\n{"time":"2024-01-02T10:00:01Z","level":30,"msg":"stock"}\n'
    )
    assert reading.format == "json-lines"
    assert [short[2] for short in in_short(reading)] == ["[error] no stock", "[info] stock"]
    assert [each.line for each in reading.skipped] == [2]


def test_a_list_that_was_cut_off_gives_its_whole_records() -> None:
    reading = read(
        '[\n{"createdAt":"2024-01-02T10:00:00Z","name":"a"},\n{"createdAt":"2024-01-02T1'
    )
    assert len(reading.events) == 1
    assert reading.skipped


_INSTANTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001 - (as above)
    timezones=st.just(UTC),
)
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
_EVENTS = st.lists(st.tuples(_INSTANTS, _TEXTS), min_size=2, max_size=8)


@settings(max_examples=40, deadline=None)
@given(_EVENTS)
def test_what_was_written_as_csv_is_read_back(events: list[tuple[datetime, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["time", "message"])
    writer.writerows((at.isoformat(), text) for at, text in events)
    reading = read(out.getvalue())
    assert [event.at for event in reading.events] == [at for at, _ in events]


@settings(max_examples=40, deadline=None)
@given(_EVENTS)
def test_what_was_written_as_json_lines_is_read_back(events: list[tuple[datetime, str]]) -> None:
    text = "\n".join(json.dumps({"time": at.isoformat(), "msg": text}) for at, text in events)
    found = read(text).events
    assert [(event.at, event.text) for event in found] == events


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        ("Time (UTC)", "2024-06-02 03:04:05"),
        ("stamp_utc", "2024-06-02 03:04:05"),
        ("start +02:00", "2024-06-02 01:04:05"),
        ("start", "2024-06-02 07:04:05"),
    ],
)
def test_a_columns_name_may_say_the_zone_of_its_times(name: str, instant: str) -> None:
    reading = read(f"{name},What\n2024-06-02 03:04:05,down\n", zone="America/New_York")
    assert in_short(reading)[0][0] == instant
    reading = read(f"{name},What\n2024-06-02 03:04:05,down\n", zone="")
    assert (Doubt.MISSING_ZONE in reading.events[0].doubts) == (name == "start")
