# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is GitLab's own: accounts by number, confidential issues, projects within groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.target import Sent
from app.publish.trackers.gitlab import GitLab
from app.publish.trackers.tickets import Tickets
from app.review.action import Action
from app.review.review import Review
from tests.app.publish.trackers.fake_gitlab import FakeGitLab
from tests.builders import review_with, with_fields

ACTION = Action(id="a1", number=1, text="Cap the pool", owner="Sam", due=date(2026, 12, 1))
REVIEW = review_with(ACTION)


@pytest.fixture
def fake(httpserver: HTTPServer) -> FakeGitLab:
    return FakeGitLab(httpserver)


def sent(fake: FakeGitLab, review: Review = REVIEW, **fields: Any) -> Sent:
    config = replace(fake.config, fields={**fake.config.fields, **fields})
    tickets = Tickets(config, fake.tracker(config), lambda _seconds: None)
    return tickets.send(review, tickets.plan(review, ExportOptions())[0], ExportOptions())


def test_an_issue_may_be_confidential_and_has_its_day_and_labels(fake: FakeGitLab) -> None:
    sent(fake, confidential="yes", labels=("a, b",))
    _, path, data = next(each for each in fake.server.seen if each[0] == "POST")
    assert path == "/api/v4/projects/acme%2Fweb%2Fshop/issues"
    assert (data["confidential"], data["due_date"]) == (True, "2026-12-01")
    assert data["labels"] == "hotwash,a  b"
    assert data["assignee_ids"] == [11]


def test_an_account_that_gitlab_does_not_know_is_said_and_nothing_is_made(
    fake: FakeGitLab,
) -> None:
    with pytest.raises(UserFacingError, match=r"knows no account “sam\.k”"):
        sent(fake, owners=("Sam = sam.k",))
    assert fake.issues == []


def test_a_day_and_an_owner_that_are_taken_away_here_go_there(fake: FakeGitLab) -> None:
    sent(fake)
    sent(fake, with_fields(REVIEW, ACTION, due=None, owner=""))
    assert fake.shown(0, "due") == ""
    assert fake.shown(0, "assignee") == ""


def test_an_address_with_the_api_in_it_is_understood(fake: FakeGitLab) -> None:
    config = replace(fake.config, address=f"{fake.server.address}/api/v4")
    assert GitLab(config, "sesame").http.base == fake.server.address


@pytest.mark.parametrize("page", ["issues", "work_items"])
def test_a_link_to_an_issue_is_its_key(fake: FakeGitLab, page: str) -> None:
    link = f"{fake.server.address}/acme/web/shop/-/{page}/7"
    assert fake.tracker().key_in(link) == "acme/web/shop#7"
