# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is Redmine's own: numbers for names, and a markup that the server is set to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.http import Refused
from app.publish.target import Sent
from app.publish.trackers.tickets import Tickets
from app.review.action import Action, ActionStatus, Aim
from app.review.publication import Publication
from tests.app.publish.trackers.fake_redmine import FakeRedmine
from tests.builders import review_with

REVIEW = review_with(Action(id="a1", number=1, text="Cap the pool", owner="Sam", aim=Aim.DETECT))


@pytest.fixture
def fake(httpserver: HTTPServer) -> FakeRedmine:
    return FakeRedmine(httpserver)


def sent(fake: FakeRedmine, **fields: Any) -> Sent:
    config = replace(fake.config, fields={**fake.config.fields, **fields})
    tickets = Tickets(config, fake.tracker(config), lambda _seconds: None)
    return tickets.send(REVIEW, tickets.plan(REVIEW, ExportOptions())[0], ExportOptions())


def test_tracker_priority_and_owner_go_by_their_numbers(fake: FakeRedmine) -> None:
    sent(fake, issue_type="task", priorities="detect = High")
    issue = fake.issues[0]
    assert (issue["tracker_id"], issue["priority_id"]) == (3, 3)
    assert issue["assigned_to"] == {"id": 5, "name": "Sam Kerr"}


def test_an_owner_may_be_named_by_number(fake: FakeRedmine) -> None:
    made = sent(fake, owners="Sam = 5")
    assert fake.issues[0]["assigned_to"]["id"] == 5
    assert sent(fake, owners="Sam = 5") == made


def test_a_tracker_that_is_not_there_is_said_with_those_that_are(fake: FakeRedmine) -> None:
    with pytest.raises(UserFacingError, match="has no “Chore”; it has Bug, Task"):
        sent(fake, issue_type="Chore")
    assert fake.issues == []


def test_a_project_that_is_not_there_is_said(fake: FakeRedmine) -> None:
    fake.config = replace(fake.config, project="nowhere")
    with pytest.raises(Refused, match="does not have this place"):
        sent(fake)


def test_the_text_is_markdown_where_the_server_is_set_to_it(fake: FakeRedmine) -> None:
    sent(fake, markup="markdown")
    assert fake.issues[0]["description"].startswith("<!-- hotwash-")


def test_an_issue_under_way_is_one_with_some_of_it_done(fake: FakeRedmine) -> None:
    made = sent(fake)
    fake.issues[0]["done_ratio"] = 30
    read = Tickets(fake.config, fake.tracker()).read_back(Publication(id="p", key=made.key))
    assert read.status is ActionStatus.IN_PROGRESS
