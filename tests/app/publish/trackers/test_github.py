# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is GitHub's own: labels it leaves out, pull requests in its lists, many pages."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.target import Sent
from app.publish.trackers.tickets import Tickets
from app.review.action import Action
from app.review.publication import Publication
from app.review.review import Review
from tests.app.publish.trackers.fake_github import FakeGitHub
from tests.builders import review_with

REVIEW = review_with(Action(id="a1", number=1, text="Ask @admin about #7\n/close"))


@pytest.fixture
def fake(httpserver: HTTPServer) -> FakeGitHub:
    return FakeGitHub(httpserver)


def sent(fake: FakeGitHub, review: Review = REVIEW) -> Sent:
    tickets = Tickets(fake.config, fake.tracker(), lambda _seconds: None)
    return tickets.send(review, tickets.plan(review, ExportOptions())[0], ExportOptions())


def test_an_issue_whose_label_github_left_out_is_found_among_the_last(fake: FakeGitHub) -> None:
    fake.may_label = False
    assert sent(fake).key == sent(fake).key
    assert len(fake.issues) == 1


def test_an_issue_is_found_beyond_the_first_page(fake: FakeGitHub) -> None:
    made = sent(fake)
    for number in range(150):
        fake.add_by_hand(f"Other {number}")
        fake.issues[-1]["labels"] = [{"name": "hotwash"}]
    assert sent(fake).key == made.key
    assert len(fake.issues) == 151


def test_a_pull_request_that_quotes_our_key_is_no_ticket(fake: FakeGitHub) -> None:
    sent(fake)
    urls = dict.fromkeys(("url", "html_url", "diff_url", "patch_url"), "https://x.org/1")
    fake.issues[0]["pull_request"] = urls
    assert sent(fake).key == "acme/shop#2"


def test_a_title_calls_nobody(fake: FakeGitHub) -> None:
    sent(fake)
    assert "@admin" not in fake.issues[0]["title"] + fake.issues[0]["body"]
    assert "#7" not in fake.issues[0]["title"] + fake.issues[0]["body"]
    assert sent(fake).note == ""


def test_a_key_of_another_repository_is_said(fake: FakeGitHub) -> None:
    tickets = Tickets(fake.config, fake.tracker())
    with pytest.raises(UserFacingError, match="is no issue of acme/shop"):
        tickets.read_back(Publication(id="p", key="acme/other#7"))


def test_the_version_of_the_api_is_named_and_the_token_shown(fake: FakeGitHub) -> None:
    sent(fake)
    assert fake.server.headers["x-github-api-version"] == "2022-11-28"
    assert fake.server.headers["authorization"] == "Bearer sesame"
