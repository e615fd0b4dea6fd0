# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Real exports: what a careful reader finds in each of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

import pytest

from app.capture.file_reading import read_path
from app.capture.formats.table import read_events
from app.capture.reading import Doubt, ReadContext
from tests.source_tree import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "formats"
NOT_KNOWN = "not known"

needs_material = pytest.mark.skipif(not FOLDER.is_dir(), reason="the material is not here")


@dataclass(frozen=True)
class Expected:
    """What is in a file; instants are the earliest and the latest, in UTC."""

    format: str
    count: int
    earliest: str
    latest: str
    actors: frozenset[str] | None = None
    doubts: frozenset[Doubt] = frozenset()
    day: date | None = None


EXPECTED = {
    # Five hours behind UTC, with nine digits of a second, and not ended.
    "alertmanager_webhook_msteams.json": Expected(
        "alertmanager",
        1,
        "2018-03-07 11:33:21",
        "2018-03-07 11:33:21",
        frozenset({"instance-with-hyphen_and_underscore"}),
    ),
    # Newest first; three authors under five names.
    "git_log_default_dfds.txt": Expected(
        "git-log", 25, "2023-02-16 08:20:20", "2025-03-26 15:12:18"
    ),
    "github_deployment_payload.json": Expected(
        "github", 1, "2019-05-15 15:20:53", "2019-05-15 15:20:53", frozenset({"Codertocat"})
    ),
    # The deployment is in it as well; the event is the status, two seconds later.
    "github_deployment_status_payload.json": Expected(
        "github", 1, "2019-05-15 15:20:55", "2019-05-15 15:20:55", frozenset({"Codertocat"})
    ),
    "github_workflow_run_completed.payload.json": Expected(
        "github", 1, "2020-10-05 16:33:24", "2020-10-05 16:33:24", frozenset({"Codertocat"})
    ),
    # Milliseconds; one is a region that ends where it starts.
    "grafana_annotations_api.json": Expected(
        "grafana-annotations", 2, "2017-10-06 04:45:11", "2017-10-06 05:06:35", frozenset({""})
    ),
    # Seconds, half of them without a value.
    "grafana_csv_series_as_rows.csv": Expected(
        "grafana-csv", 6, "2017-07-14 09:55:00", "2017-07-14 10:03:20", frozenset({""})
    ),
    # One cell too many, right of the date that counts; no zone anywhere.
    "jira_export_default_header_wide_row.csv": Expected(
        "jira-csv",
        1,
        "2024-05-11 15:26:00",
        "2024-05-11 15:26:00",
        frozenset({"bob"}),
        frozenset({Doubt.MISSING_ZONE}),
    ),
    "journald_json.jsonl": Expected(
        "journald", 1, "2015-02-03 19:06:04", "2015-02-03 19:06:04", frozenset({"systemd"})
    ),
    # Ages only, below a heading with a clock and no day.
    "kubectl_describe_events_mybinder.txt": Expected(
        "kubectl", 12, NOT_KNOWN, NOT_KNOWN, doubts=frozenset({Doubt.RELATIVE_TIME})
    ),
    "kubectl_get_events_old.txt": Expected(
        "kubectl", 4, NOT_KNOWN, NOT_KNOWN, doubts=frozenset({Doubt.RELATIVE_TIME})
    ),
    # Summer and winter of one zone, then another zone.
    "nginx_access_filebeat.log": Expected(
        "access-log",
        8,
        "2016-10-25 12:49:33",
        "2020-06-09 19:10:39",
        frozenset({"77.179.66.156", "127.0.0.1", "192.168.0.1"}),
    ),
    # Created in milliseconds, updated in nanoseconds: the same instant.
    "opsgenie_create.json": Expected(
        "opsgenie", 1, "2017-08-14 11:25:56", "2017-08-14 11:25:56", frozenset({"test@example.com"})
    ),
    # Newest first.
    "pagerduty_log_entries.json": Expected(
        "pagerduty", 12, "2013-03-06 20:28:46", "2013-03-06 21:33:15"
    ),
    # Twelve-hour clock in the morning of a day that only the review knows.
    "slack_paste_k8s_2019-02-05.txt": Expected(
        "slack-paste",
        53,
        "2019-02-05 08:27:00",
        "2019-02-05 11:27:00",
        doubts=frozenset({Doubt.MISSING_ZONE}),
        day=date(2019, 2, 5),
    ),
    # Three updates, and the opening half an hour before the first of them.
    "statuspage_history_emma_real.json": Expected(
        "statuspage", 4, "2019-02-20 18:00:19", "2019-02-20 19:40:58"
    ),
}


def export(name: str) -> str:
    """Return the text of an export; the test is skipped where that one is not here."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not in the material here")
    return path.read_text("utf-8")


@needs_material
@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_read_as_a_careful_reader_would(name: str) -> None:
    expected = EXPECTED[name]
    reading = read_events(export(name), ReadContext(day=expected.day))
    instants = sorted(event.at for event in reading.events if event.at)
    assert reading.format == expected.format
    assert len(reading.events) == expected.count
    assert (f"{instants[0]:%Y-%m-%d %H:%M:%S}" if instants else NOT_KNOWN) == expected.earliest
    assert (f"{instants[-1]:%Y-%m-%d %H:%M:%S}" if instants else NOT_KNOWN) == expected.latest
    assert {doubt for event in reading.events for doubt in event.doubts} == expected.doubts
    assert not reading.skipped
    if expected.actors is not None:
        assert {event.actor for event in reading.events} == expected.actors


@needs_material
def test_every_export_of_the_material_is_read_and_what_was_reached_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    readings = {path.name: read_path(path, ReadContext()) for path in sorted(FOLDER.iterdir())}
    known = [name for name in readings if name in EXPECTED]
    reached = [name for name in known if len(readings[name].events) == EXPECTED[name].count]
    empty = [name for name, reading in readings.items() if not reading.events]
    with capsys.disabled():
        sys.stdout.write(
            f"\nExports read as expected: {len(reached)} of {len(known)}. Of {len(readings)} in "
            f"the material {len(empty)} gave no event{': ' if empty else ''}{', '.join(empty)}.\n"
        )
    assert reached == known
    assert readings


@needs_material
@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".json")])
def test_an_export_that_was_cut_off_gives_what_stands_before(name: str) -> None:
    text = export(name)
    whole = {event.at for event in read_events(text, ReadContext()).events}
    form = EXPECTED[name].format
    for part in range(1, 8):
        reading = read_events(text[: len(text) * part // 8], ReadContext(), form)
        assert {event.at for event in reading.events} <= whole
        assert reading.skipped


@needs_material
def test_ages_count_back_from_the_heading_where_the_day_is_known() -> None:
    text = export("kubectl_describe_events_mybinder.txt")
    reading = read_events(text, ReadContext(day=date(2017, 11, 30)))
    first = reading.events[0]
    assert f"{first.at:%Y-%m-%d %H:%M}" == "2017-12-01 00:22"
    assert first.doubts == (Doubt.RELATIVE_TIME,)
