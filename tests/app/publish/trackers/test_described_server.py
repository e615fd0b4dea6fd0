# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The server of the tests sees what does not fit the description, and can be in trouble."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from app.publish.http import Http, Refused, Unanswered
from tests.app.publish.trackers.described_server import DescribedServer, Trouble, described
from tests.app.publish.trackers.fake_github import ISSUES, FakeGitHub
from tests.app.publish.trackers.fake_jira import FakeJira


def test_a_request_that_the_vendor_does_not_know_is_a_fault(httpserver: HTTPServer) -> None:
    fake = FakeGitHub(httpserver)
    with Http(fake.server.address) as http:
        http.send("POST", ISSUES, data={"title": "Cap it", "body": None, "labels": "x"})
    assert len(fake.server.faults) == 1
    assert "labels" in fake.server.faults[0]


def test_a_wrong_field_of_a_search_is_a_fault(httpserver: HTTPServer) -> None:
    fake = FakeJira(httpserver)
    asked = {"jql": 'labels = "x" ORDER BY created ASC', "feelds": [], "maxResults": 1}
    with Http(fake.server.address) as http:
        http.send("POST", "/rest/api/3/search/jql", data=asked)
    assert "feelds" in fake.server.faults[0]


def test_a_path_that_the_vendor_does_not_have_is_a_fault(httpserver: HTTPServer) -> None:
    fake = FakeJira(httpserver)
    with Http(fake.server.address) as http, pytest.raises(Refused):
        http.send("POST", "/rest/api/3/search", data={"jql": "x"})
    assert "/rest/api/3/search" in fake.server.faults[0]


def test_an_answer_that_the_vendor_would_not_give_is_a_fault(httpserver: HTTPServer) -> None:
    server = DescribedServer(httpserver, described("github"), "/api/v3")
    server.route("GET", f"{ISSUES}/([0-9]+)", lambda _number, **_: {"number": "seven"})
    with Http(server.address) as http:
        http.send("GET", f"{ISSUES}/7")
    assert len(server.faults) == 1
    assert "answer to GET" in server.faults[0]


def test_trouble_comes_once_instead_of_the_answer_or_after_the_work(
    httpserver: HTTPServer,
) -> None:
    fake = FakeGitHub(httpserver)
    fake.server.troubles += [Trouble(503), Trouble(cut=True, after=True)]
    data = {"title": "Cap it", "body": ""}
    with Http(fake.server.address) as http:
        with pytest.raises(Refused):
            http.send("POST", ISSUES, data=data)
        assert fake.issues == []
        with pytest.raises(Unanswered):
            http.send("POST", ISSUES, data=data)
        assert len(fake.issues) == 1
        assert http.send("POST", ISSUES, data=data).status == 201
