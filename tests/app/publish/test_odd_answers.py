# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Servers that answer with success, in JSON, and with something else than was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.confluence.target import ConfluencePage
from app.publish.export import ExportOptions
from app.publish.publishing import plan, send
from app.publish.target import Checkable, Target
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.targets import make_target
from app.publish.trackers.tickets import Tickets
from app.review.action import Action
from app.review.publication import Publication
from tests.builders import review_with
from tests.fakes import START, FakeClock

PLACES = (
    (TargetKind.JIRA, "https://example.atlassian.net", "OPS"),
    (TargetKind.JIRA, "https://jira.example.org", "OPS"),
    (TargetKind.GITHUB, "https://github.com", "acme/shop"),
    (TargetKind.GITLAB, "https://gitlab.com", "acme/shop"),
    (TargetKind.REDMINE, "https://redmine.example.org", "shop"),
    (TargetKind.CONFLUENCE, "https://example.atlassian.net/wiki", "OPS"),
    (TargetKind.CONFLUENCE, "https://wiki.example.org", "OPS"),
)
KEYS = {
    TargetKind.JIRA: "OPS-1",
    TargetKind.GITHUB: "acme/shop#1",
    TargetKind.GITLAB: "acme/shop#1",
}
NAMES = (
    *("key", "id", "issues", "issue", "fields", "status", "name", "number", "iid", "title"),
    *("body", "description", "labels", "assignee", "results", "_links", "version", "storage"),
    *("value", "statusCategory", "resolution", "web_url", "webui", "extensions", "metadata"),
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(("OPS-1", "7"))
)
ANSWERS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=20,
)
REVIEW = review_with(Action(id="a1", number=1, text="Alert on lag", owner="Ana"))
OPTIONS = ExportOptions(now=START)


def target_that_hears(place: tuple[TargetKind, str, str], answers: Iterator[Any]) -> Target:
    """Return a target whose server gives one answer after the other."""
    kind, address, project = place
    made = make_target(TargetConfig("there", kind, address, project, "ana@example.org"), "sesame")
    assert isinstance(made, Tickets | ConfluencePage)
    made._pause = lambda _seconds: None
    http = made._tracker.http if isinstance(made, Tickets) else made._pages.http
    http._transport = httpx2.MockTransport(
        lambda _request: httpx2.Response(200, content=json.dumps(next(answers)).encode())
    )
    return made


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0]} {place[1]}")
@given(answers=st.lists(ANSWERS, min_size=1, max_size=5))
@settings(deadline=None)
def test_an_answer_nobody_expects_is_said_in_a_sentence(
    place: tuple[TargetKind, str, str], answers: list[Any]
) -> None:
    target = target_that_hears(place, cycle(answers))
    wanted = plan(target, REVIEW, OPTIONS).to_send
    run = send(target, REVIEW, wanted, OPTIONS, lambda _arrival: None, FakeClock().now)
    assert len(run.arrivals) + len(run.troubles) == 1
    known = Publication(id="p", target="there", key=KEYS.get(place[0], "7"))
    assert isinstance(target, Checkable)
    for ask in (lambda: target.read_back(known), target.check):
        with suppress(UserFacingError):  # nothing else may come of it
            ask()


def test_what_may_have_been_made_is_asked_for_again() -> None:
    made = {"key": "OPS-1", "fields": {"summary": "Alert on lag"}}
    answers = iter([{"issues": []}, {"errorMessages": ["busy"]}, {"issues": [made]}])
    target = target_that_hears(PLACES[0], answers)
    wanted = plan(target, REVIEW, OPTIONS).to_send
    run = send(target, REVIEW, wanted, OPTIONS, lambda _arrival: None, FakeClock().now)
    assert [arrival.sent.key for arrival in run.arrivals] == ["OPS-1"]
