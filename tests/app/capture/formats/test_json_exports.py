# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from app.capture.reading import Doubt
from tests.app.capture.formats.reading_words import Short, in_short, read

AT = "2024-01-02 03:04:05"
ISO = "2024-01-02T03:04:05Z"
SECONDS = 1704164645

# What a tool exports, its format, and the events in it.
EXPORTS: list[tuple[Any, str, list[Short]]] = [
    (
        {"labels": {"alertname": "Full"}, "startsAt": ISO, "endsAt": "2024-01-02T04:00:00Z"},
        "alertmanager",
        [(AT, "", "Full")],
    ),
    (
        {"data": [{"tinyId": "1", "message": "Full", "createdAt": ISO, "owner": "ann"}]},
        "opsgenie",
        [(AT, "ann", "Alert: Full")],
    ),
    (
        {
            "action": "Acknowledge",
            "alert": {"alertId": "1", "message": "Full", "username": "ann"}
            | {"createdAt": 1704160000000, "updatedAt": 1704164645000000110},
        },
        "opsgenie",
        [(AT, "ann", "Acknowledge: Full")],
    ),
    (
        {
            "ref": "refs/heads/main",
            "before": "0",
            "after": "0a1b2c3d4e",
            "commits": [
                {"id": "0a1b2c3d4e", "message": "Fix\n\nIt", "author": {"name": "Ann"}}
                | {"timestamp": "2024-01-02T04:04:05+01:00"}
            ],
            "pusher": {"name": "ann"},
            "repository": {"pushed_at": SECONDS},
        },
        "github",
        [(AT, "ann", "Push to refs/heads/main 0a1b2c3"), (AT, "Ann", "Commit 0a1b2c3 Fix It")],
    ),
    (
        {
            "total_count": 1,
            "workflow_runs": [
                {"name": "deploy", "run_number": 7, "head_sha": "0a", "head_branch": "main"}
                | {"status": "completed", "conclusion": "failure", "created_at": ISO}
                | {"updated_at": "2024-01-02T03:09:05Z", "actor": {"login": "ann"}}
            ],
        },
        "github",
        [(AT, "ann", "Workflow deploy #7 on main ended: failure")],
    ),
    (
        [{"dashboardId": 1, "time": SECONDS * 1000, "timeEnd": SECONDS * 1000 + 60_000}
         | {"text": "deploy", "tags": ["web"], "login": "ann"}],
        "grafana-annotations",
        [(AT, "ann", "deploy [web]")],
    ),
    (
        {"event_id": "a1", "timestamp": SECONDS + 0.5, "server_name": "web1", "culprit": "cart.add"}
        | {"exception": {"values": [{"type": "KeyError", "value": "sku"}]}},
        "sentry",
        [(AT, "web1", "KeyError: sku in cart.add")],
    ),
    (
        [{"shortId": "SHOP-1", "title": "KeyError", "firstSeen": ISO, "count": "9"}
         | {"lastSeen": "2024-01-02T03:14:05Z", "project": {"slug": "shop"}}],
        "sentry",
        [(AT, "shop", "SHOP-1 KeyError (9 times)")],
    ),
    (
        {"event": {"date_happened": SECONDS, "title": "Monitor", "text": "is down"}},
        "datadog",
        [(AT, "", "Monitor: is down")],
    ),
    (
        {
            "data": [
                {"type": "event", "id": "x"}
                | {"attributes": {"timestamp": ISO, "message": "is down"}
                   | {"attributes": {"title": "Monitor", "service": "web"}}}
            ]
        },
        "datadog",
        [(AT, "web", "Monitor: is down")],
    ),
    (
        {
            "Records": [
                {"eventTime": ISO, "eventName": "StopInstances", "eventSource": "ec2.amazonaws.com"}
                | {"userIdentity": {"type": "IAMUser", "userName": "ann"}, "errorCode": "Denied"}
            ]
        },
        "cloudtrail",
        [(AT, "ann", "StopInstances on ec2 refused: Denied")],
    ),
    (
        {"Events": [{"EventTime": SECONDS, "EventName": "StopInstances", "Username": "ann"}]},
        "cloudtrail",
        [(AT, "ann", "StopInstances")],
    ),
    (
        {"__REALTIME_TIMESTAMP": f"{SECONDS}000000", "_COMM": "sh", "MESSAGE": [104, 105]},
        "journald",
        [(AT, "sh", "hi")],
    ),
    (
        {
            "items": [
                {"involvedObject": {"kind": "Pod", "name": "web"}, "reason": "Killing"}
                | {"message": "Stopping", "firstTimestamp": ISO, "lastTimestamp": ISO}
                | {"source": {"component": "kubelet"}}
            ]
        },
        "kubernetes-events",
        [(AT, "kubelet", "Killing Pod/web Stopping")],
    ),
    (
        [
            {"type": "message", "text": "<@U2|bob> see <https://a.example|it> &amp; go"}
            | {"user": "U1", "ts": "1704164645.000002", "user_profile": {"display_name": "ann"}},
            {"type": "message", "user": "U2", "text": "ok", "thread_ts": "1704164645.000002"}
            | {"ts": "1704164646.000100"},
        ],
        "slack-export",
        [
            (AT, "ann", "@bob see it (https://a.example) & go"),
            ("2024-01-02 03:04:06", "U2", "(in a thread) ok"),
        ],
    ),
    (
        {"incidents": [{"name": "Slow", "created_at": ISO, "incident_updates": [
            {"status": "in_progress", "body": "Looking", "display_at": ISO}]}]},
        "statuspage",
        [(AT, "", "In progress: Looking")],
    ),
    (
        {"log_entries": [{"type": "acknowledge_log_entry", "summary": "Acknowledged by Ann"}
                         | {"created_at": ISO, "agent": {"summary": "Ann"}}]},
        "pagerduty",
        [(AT, "Ann", "Acknowledged by Ann")],
    ),
    (
        {"event": {"event_type": "incident.triggered", "occurred_at": ISO}
         | {"agent": {"summary": "Ann"}}
         | {"data": {"title": "Down", "created_at": "2024-01-02T03:00:00Z"}}},
        "pagerduty",
        [(AT, "Ann", "Incident triggered: Down")],
    ),
    (
        {"messages": [{"event": "incident.resolve", "created_on": ISO}
                      | {"incident": {"title": "Down"}}]},
        "pagerduty",
        [(AT, "", "Incident resolve: Down")],
    ),
    (
        {"messages": [{"type": "incident.trigger", "created_on": ISO}
                      | {"data": {"incident": {"trigger_summary_data": {"subject": "Down"}}
                                  | {"assigned_to_user": {"name": "Ann"}}}}]},
        "pagerduty",
        [(AT, "Ann", "Incident trigger: Down")],
    ),
    (
        {"action": "AddNote", "alert": {"alertId": "1", "message": "Full", "note": "on it"}
         | {"createdAt": 1704160000000, "updatedAt": 1704164645000000110, "username": "ann"}},
        "opsgenie",
        [(AT, "ann", "Add note: Full (on it)")],
    ),
    (
        {"incidents": [{"incident_number": 7, "title": "Down", "created_at": ISO}
                       | {"status": "resolved", "resolved_at": "2024-01-02T04:00:00Z"}
                       | {"service": {"summary": "Shop"}}]},
        "pagerduty",
        [(AT, "Shop", "Incident #7: Down")],
    ),
    (
        {"action": "closed", "issue": {"number": 3, "title": "Slow", "closed_at": ISO}
         | {"created_at": "2023-01-01T00:00:00Z"}}
        | {"repository": {"created_at": "2020-01-01T00:00:00Z"}, "sender": {"login": "ann"}},
        "github",
        [(AT, "ann", "Issue #3 closed: Slow")],
    ),
    (
        {"action": "completed", "workflow_job": {"name": "test", "started_at": ISO}
         | {"completed_at": "2024-01-02T03:09:00Z", "conclusion": "failure"}}
        | {"repository": {"created_at": "2020-01-01T00:00:00Z"}, "sender": {"login": "ann"}},
        "github",
        [(AT, "ann", "Workflow job completed (failure): test")],
    ),
    (
        {"scheduled_maintenances": [{"name": "Upgrade", "created_at": "2024-01-01T00:00:00Z"}
         | {"scheduled_for": ISO, "scheduled_until": "2024-01-02T05:00:00Z"}
         | {"incident_updates": []}]},
        "statuspage",
        [(AT, "", "Maintenance planned: Upgrade")],
    ),
    (
        {"data": [{"type": "log", "id": "x"} | {"attributes": {"timestamp": ISO, "message": "boom"}
         | {"service": "shop", "status": "error"}}]},
        "datadog",
        [(AT, "shop", "[error] boom")],
    ),
    (
        {"component_update": {"created_at": ISO, "new_status": "operational"}
         | {"old_status": "major_outage"}} | {"component": {"name": "Shop"}},
        "statuspage",
        [(AT, "", "Shop (major outage → operational)")],
    ),
    (
        [{"short_message": "Disk full", "host": "web1", "timestamp": SECONDS + 0.25, "level": 3},
         {"short_message": "Disk ok", "host": "web1", "timestamp": SECONDS, "level": 6}],
        "json-lines",
        [(AT, "web1", "[error] Disk full"), (AT, "web1", "[info] Disk ok")],
    ),
    (
        [{"ts": SECONDS + 0.5, "level": "info", "msg": "handled request", "logger": "-"}
         | {"request": {"method": "GET", "uri": "/pay"}, "status": 503}] * 2,
        "json-lines",
        [(AT, "", "[info] handled request GET /pay → 503")] * 2,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("export", "name", "events"), EXPORTS, ids=range(len(EXPORTS)))
def test_an_export_is_told_by_its_keys(export: Any, name: str, events: list[Short]) -> None:
    reading = read(json.dumps(export, indent=1))
    assert reading.format == name
    assert in_short(reading) == events
    assert not reading.skipped


@pytest.mark.parametrize(
    ("export", "name"), [export[:2] for export in EXPORTS], ids=range(len(EXPORTS))
)
def test_an_entry_without_its_time_is_skipped_with_its_line(export: Any, name: str) -> None:
    text = json.dumps(export, indent=1)
    for instant in (ISO, f"{SECONDS}", "1704", "2024-01-02T"):
        text = text.replace(instant, "x")
    reading = read(text)
    assert not [event for event in reading.events if event.at]


def test_an_alert_that_has_ended_lasts_until_then() -> None:
    reading = read(json.dumps(EXPORTS[0][0]))
    assert reading.events[0].until == datetime(2024, 1, 2, 4, tzinfo=UTC)


@pytest.mark.parametrize("status", [{"state": "active"}, "firing"])
def test_an_alert_that_is_active_has_no_end_yet(status: object) -> None:
    reading = read(json.dumps({**EXPORTS[0][0], "status": status}))
    assert reading.events[0].until is None


def test_the_first_year_means_that_it_has_not_ended() -> None:
    reading = read(json.dumps({**EXPORTS[0][0], "endsAt": "0001-01-01T00:00:00Z"}))
    assert reading.events[0].until is None
    assert not reading.events[0].doubts


def test_an_event_names_the_line_its_record_begins_on() -> None:
    record = {"dashboardId": 1, "time": SECONDS, "text": "a"}
    reading = read("[\n" + json.dumps(record) + ",\n\n" + json.dumps(record) + "\n]")
    assert [event.line for event in reading.events] == [2, 4]


def test_a_webhook_about_what_no_instant_tells_is_doubted() -> None:
    hook = {"action": "assigned", "issue": {"number": 3, "title": "Slow", "updated_at": ISO}}
    repository = {"repository": {"created_at": "2020-01-01T00:00:00Z"}, "sender": {"login": "ann"}}
    assert read(json.dumps(hook | repository)).events[0].doubts == (Doubt.DATE_ASSUMED,)


def test_a_time_deep_in_a_record_that_stands_alone_is_doubted() -> None:
    reading = read(json.dumps({"action": "moved", "project": {"created_at": ISO}}))
    assert reading.events[0].doubts == (Doubt.DATE_ASSUMED,)


def test_records_behind_a_services_name_are_read() -> None:
    line = 'shop-1  | {"time": "2024-01-02T03:04:05Z", "msg": "down"}\n'
    reading = read(line * 2)
    assert reading.format == "json-lines"
    assert in_short(reading) == [(AT, "", "down")] * 2
