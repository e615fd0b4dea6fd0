# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is Jira's own: fields of a project, links to tickets, spaces in labels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from app.publish.export import ExportOptions
from app.publish.http import Refused
from app.publish.target import Sent
from app.publish.trackers.tickets import Tickets
from app.review.action import Action, ActionKind, ActionSize, Aim
from tests.app.publish.trackers.described_server import Trouble
from tests.app.publish.trackers.fake_jira import FakeJira
from tests.builders import review_with

REVIEW = review_with(
    Action(
        id="a1",
        number=1,
        text="Cap the pool",
        kind=ActionKind.CODE_FIX,
        aim=Aim.PREVENT,
        size=ActionSize.LARGE,
    )
)


@pytest.fixture
def fake(httpserver: HTTPServer) -> FakeJira:
    return FakeJira(httpserver)


def sent(fake: FakeJira, **fields: Any) -> Sent:
    config = replace(fake.config, fields={**fake.config.fields, **fields})
    tickets = Tickets(config, fake.tracker(config), lambda _seconds: None)
    return tickets.send(REVIEW, tickets.plan(REVIEW, ExportOptions())[0], ExportOptions())


def test_the_fields_of_a_project_are_set_as_the_team_maps_them(fake: FakeJira) -> None:
    sent(
        fake,
        issue_type="Bug",
        components=("Pool", "Checkout"),
        labels="post mortem",
        kind_labels="code_fix = bug",
        priorities="prevent = High",
        points=("large = 8",),
        points_field="customfield_10016",
        more_fields=('fixVersions = [{"name": "1.2"}]', "customfield_1 = Team South"),
    )
    fields = fake.issues[0]["fields"]
    assert fields["issuetype"] == {"name": "Bug"}
    assert fields["components"] == [{"name": "Pool"}, {"name": "Checkout"}]
    assert fields["labels"][:3] == ["hotwash", "post-mortem", "bug"]
    assert fields["priority"] == {"name": "High"}
    assert fields["customfield_10016"] == 8
    assert fields["fixVersions"] == [{"name": "1.2"}]
    assert fields["customfield_1"] == "Team South"


def test_a_field_that_no_screen_has_is_left_out(fake: FakeJira) -> None:
    sent(fake, priority="High", leave_out=("priority", "duedate"))
    assert "priority" not in fake.issues[0]["fields"]


def test_a_field_that_can_not_be_set_is_said_with_the_way_out(fake: FakeJira) -> None:
    said = "Field 'duedate' cannot be set. It is not on the appropriate screen, or unknown."
    body = {"errorMessages": [], "errors": {"duedate": said}}
    fake.server.troubles.append(Trouble(400, body=body, path="issue"))
    with pytest.raises(Refused, match=r"duedate.*under “leave_out” of jira"):
        sent(fake)
    assert fake.issues == []


def test_a_project_that_is_not_there_is_said_in_jiras_words(fake: FakeJira) -> None:
    fake.config = replace(fake.config, project="NOWHERE")
    with pytest.raises(Refused, match="project: valid project is required"):
        sent(fake)


def test_a_ticket_that_is_made_but_can_not_be_read_is_made(fake: FakeJira) -> None:
    fake.server.troubles.append(Trouble(503, methods=("GET",)))
    made = sent(fake)
    assert (made.key, made.status) == ("OPS-1", None)
    assert made.url == f"{fake.server.address}/browse/OPS-1"


@pytest.mark.parametrize(
    ("text", "key"),
    [("OPS-7", "OPS-7"), (" OPS-7 ", "OPS-7"), ("#7", ""), ("ops-7", ""), ("see OPS-7", "")],
)
def test_a_key_is_known_by_its_form(fake: FakeJira, text: str, key: str) -> None:
    assert fake.tracker().key_in(text) == key


def test_a_link_to_a_ticket_is_a_key_too(fake: FakeJira) -> None:
    assert fake.tracker().key_in(f"{fake.server.address}/browse/OPS-7") == "OPS-7"
    assert fake.tracker().key_in("https://other.example.org/browse/OPS-7") == ""
