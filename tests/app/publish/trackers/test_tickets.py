# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds of the tickets in every tracker, against a server that checks each request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.http import Refused, Unanswered
from app.publish.target import Doing, Piece, Sent, own_key
from app.publish.trackers.tickets import PAUSES, Tickets
from app.review.action import Action, ActionKind, ActionStatus, Aim
from app.review.cause import Cause
from app.review.evidence import Evidence
from app.review.publication import Publication
from app.review.review import Review
from tests.app.publish.trackers.described_server import Trouble
from tests.app.publish.trackers.fake_github import FakeGitHub
from tests.app.publish.trackers.fake_gitlab import FakeGitLab
from tests.app.publish.trackers.fake_jira import FakeJira
from tests.app.publish.trackers.fake_redmine import FakeRedmine
from tests.builders import REVIEW_ID, review_with, with_fields

FAKES: dict[str, Any] = {
    "jira_cloud": lambda server: FakeJira(server, "cloud"),
    "jira_data_center": lambda server: FakeJira(server, "data_center"),
    "github": FakeGitHub,
    "gitlab": FakeGitLab,
    "redmine": FakeRedmine,
}
ACTION = Action(
    id="action0000000001",
    number=3,
    text="Cap the pool at 200 connections",
    owner="Sam",
    due=date(2026, 12, 1),
    kind=ActionKind.CODE_FIX,
    aim=Aim.PREVENT,
    cause_ids=("cause00000000001",),
    done_when="A load test with 300 clients sheds 100",
)
OWN = f"hotwash-{REVIEW_ID}-{ACTION.id}"
NO_OPTIONS = ExportOptions()


@pytest.fixture(params=list(FAKES))
def fake(request: pytest.FixtureRequest, httpserver: HTTPServer) -> Iterator[Any]:
    made = FAKES[request.param](httpserver)
    yield made
    assert made.server.faults == []


@pytest.fixture
def paused() -> list[float]:
    return []


@pytest.fixture
def tickets(fake: Any, paused: list[float]) -> Tickets:
    return Tickets(fake.config, fake.tracker(), paused.append)


@pytest.fixture
def review() -> Review:
    return review_with(
        Evidence(id="evidence00000001", number=1, title="Graph of the pool"),
        Cause(
            id="cause00000000001",
            number=4,
            text="Nothing limits the pool",
            evidence_ids=("evidence00000001",),
        ),
        ACTION,
    )


def sent(tickets: Tickets, review: Review, action: Action = ACTION) -> Sent:
    pieces = {piece.item_id: piece for piece in tickets.plan(review, NO_OPTIONS)}
    return tickets.send(review, pieces[action.id], NO_OPTIONS)


def with_record(review: Review, tickets: Tickets, made: Sent) -> Review:
    record = Publication(
        id="publication00001", target=tickets.name, item_id=ACTION.id, key=made.key, url=made.url
    )
    return with_fields(review, record)


def test_a_ticket_says_what_was_agreed_why_and_where_it_comes_from(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    assert (made.key, made.status) == (fake.key(0), ActionStatus.OPEN)
    assert made.url.startswith("http")
    assert fake.shown(0, "title") == "Cap the pool at 200 connections"
    body = fake.shown(0, "body")
    assert "A load test with 300 clients sheds 100" in body
    assert "C4: Nothing limits the pool (evidence E1)" in body
    assert "A3 of the incident review" in body
    assert "Checkout slow" in body
    assert "2026-12-01" in body
    assert fake.carries(0, OWN)


def test_the_owner_is_given_the_ticket_by_the_account_the_team_named(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    sent(tickets, review)
    assert "sam" in fake.shown(0, "assignee")
    assert "Owner:" not in fake.shown(0, "body")


def test_an_owner_without_an_account_is_named_in_the_text_and_before_sending(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    review = with_fields(review, ACTION, owner="Robin @ Ops")
    piece = tickets.plan(review, NO_OPTIONS)[0]
    assert "Robin @ Ops has no account set here" in piece.why
    tickets.send(review, piece, NO_OPTIONS)
    assert fake.shown(0, "assignee") == ""
    assert "Owner: Robin" in fake.shown(0, "body")


def test_sending_again_makes_no_second_ticket_and_changes_nothing(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    written = [each for each in fake.server.written() if "search" not in each[1]]
    assert len(written) == 1
    again = sent(tickets, with_record(review, tickets, made))
    assert again == made
    assert [each for each in fake.server.written() if "search" not in each[1]] == written
    assert len(fake.issues) == 1


def test_a_ticket_whose_record_was_lost_is_found_by_our_own_key(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    assert sent(tickets, review).key == made.key
    assert len(fake.issues) == 1


def test_a_changed_action_changes_its_ticket_and_keeps_what_people_added(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    fake.write_around(0, "Please see the runbook first", "We tried 150 already")
    changed = with_fields(
        review, ACTION, text="Cap the pool at 150 connections", done_when="It sheds 150"
    )
    again = sent(tickets, with_record(changed, tickets, made))
    body = fake.shown(0, "body")
    assert again.note == ""
    assert fake.shown(0, "title") == "Cap the pool at 150 connections"
    assert body.index("Please see the runbook first") < body.index("It sheds 150")
    assert body.index("It sheds 150") < body.index("We tried 150 already")
    assert "sheds 100" not in body


def test_another_owner_here_is_another_assignee_there(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    review = with_fields(review, ACTION, owner="Kim")
    sent(tickets, with_record(review, tickets, made))
    assert "kim" in fake.shown(0, "assignee")


def test_an_action_that_is_overdue_already_has_its_ticket_all_the_same(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    sent(tickets, with_fields(review, ACTION, due=date(2026, 10, 1)))
    assert "2026-10-01" in fake.shown(0, "body")


def test_a_title_that_people_changed_there_is_left_to_them(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    fake.change(0, "title", "Pool: cap it")
    review = with_fields(review, ACTION, text="Cap the pool at 150 connections")
    again = sent(tickets, with_record(review, tickets, made))
    assert fake.shown(0, "title") == "Pool: cap it"
    assert again.note == "Changed there, and left as it is: the title."
    unchanged = sent(tickets, with_record(review, tickets, made))
    assert unchanged.note == again.note


def test_a_ticket_that_people_named_in_the_action_is_taken_and_none_is_made(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    key = fake.add_by_hand("Limit connections")
    review = with_fields(review, ACTION, tracker_key=key)
    piece = tickets.plan(review, NO_OPTIONS)[0]
    assert (piece.doing, piece.why) == (Doing.UPDATE, key)
    assert tickets.send(review, piece, NO_OPTIONS).key == key
    assert fake.shown(0, "title") == "Limit connections"
    assert fake.carries(0, OWN)
    assert len(fake.issues) == 1


def test_an_action_with_a_ticket_elsewhere_says_so_before_another_is_made(
    tickets: Tickets, review: Review
) -> None:
    piece = tickets.plan(with_fields(review, ACTION, tracker_key="trello/7"), NO_OPTIONS)[0]
    assert piece.doing is Doing.CREATE
    assert piece.why == "It names a ticket elsewhere, trello/7; this makes another one."


def test_a_ticket_deleted_there_is_not_made_anew_behind_anybodys_back(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    made = sent(tickets, review)
    fake.forget(0)
    review = with_fields(with_record(review, tickets, made), ACTION, tracker_key=made.key)
    with pytest.raises(UserFacingError, match="Take it out of A3"):
        sent(tickets, review)
    assert len(fake.issues) == 1


def test_an_answer_cut_off_leaves_one_ticket(tickets: Tickets, review: Review, fake: Any) -> None:
    fake.server.troubles.append(Trouble(cut=True, after=True, path="issue"))
    made = sent(tickets, review)
    assert made.key == fake.key(0)
    assert len(fake.issues) == 1


def test_a_server_that_does_not_answer_in_time_leaves_one_ticket(
    review: Review, fake: Any, paused: list[float]
) -> None:
    heard = Event()
    fake.server.troubles.append(Trouble(503, silent=heard, after=True, path="issue"))
    hasty = fake.tracker()
    hasty.http._seconds = 0.2
    tickets = Tickets(fake.config, hasty, paused.append)
    with pytest.raises(Unanswered, match="did not answer in time"):
        sent(tickets, review)
    heard.set()
    hasty.http._seconds = 5
    assert sent(tickets, review).key == fake.key(0)
    assert len(fake.issues) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_fails_after_doing_it_leaves_one_ticket(
    tickets: Tickets, review: Review, fake: Any, status: int
) -> None:
    fake.server.troubles.append(Trouble(status, after=True, path="issue"))
    assert sent(tickets, review).key == fake.key(0)
    assert len(fake.issues) == 1


def test_a_tracker_that_finds_a_new_ticket_late_is_asked_with_patience(
    tickets: Tickets, review: Review, fake: Any, paused: list[float]
) -> None:
    fake.late = 2
    fake.server.troubles.append(Trouble(cut=True, after=True, path="issue"))
    assert sent(tickets, review).key == fake.key(0)
    assert len(fake.issues) == 1
    assert paused in ([], [1.0, 2.0])


def test_what_was_never_found_is_said_and_looked_for_with_patience_the_next_time(
    tickets: Tickets, review: Review, fake: Any, paused: list[float]
) -> None:
    fake.server.troubles.append(Trouble(cut=True, path="issue"))
    with pytest.raises(Unanswered, match="what exists is not made twice"):
        sent(tickets, review)
    assert paused == list(PAUSES)
    made = sent(tickets, review)
    assert paused == [*PAUSES, *PAUSES]
    assert made.key == fake.key(0)
    assert len(fake.issues) == 1


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble(401), "does not accept these credentials"),
        (Trouble(403), "does not let you"),
        (Trouble(404), "does not have this place"),
        (Trouble(409), "Somebody else changed this"),
        (Trouble(422, body={"message": "Validation Failed"}), "Validation Failed"),
        (Trouble(429, {"Retry-After": "17"}), "asks to wait 17 s"),
        (Trouble(503), "trouble of its own"),
    ],
)
def test_a_refusal_is_one_sentence_and_the_next_try_makes_one_ticket(
    tickets: Tickets, review: Review, fake: Any, trouble: Trouble, said: str
) -> None:
    fake.server.troubles.append(replace(trouble, path="issue"))
    with pytest.raises(Refused, match=said):
        sent(tickets, review)
    assert fake.issues == []
    assert sent(tickets, review).key == fake.key(0)
    assert len(fake.issues) == 1


def test_a_refusal_while_asking_whether_it_is_there_makes_nothing(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    fake.server.troubles.append(Trouble(401, methods=("GET", "POST")))
    with pytest.raises(Refused, match="does not accept"):
        sent(tickets, review)
    assert fake.issues == []


@pytest.mark.parametrize("standing", ["open", "in_progress", "done", "dropped"])
def test_a_status_is_read_back_in_its_own_words_and_in_ours(
    tickets: Tickets, review: Review, fake: Any, standing: str
) -> None:
    made = sent(tickets, review)
    fake.set_status(0, standing)
    config = replace(
        fake.config, fields={**fake.config.fields, "status_in_progress": ("In Review",)}
    )
    record = with_record(review, tickets, made).publications[0]
    read = Tickets(config, fake.tracker(config)).read_back(record)
    assert read.status == ActionStatus(standing)
    assert read.remote_status != ""


def test_ideas_and_closed_actions_are_listed_and_left_alone(
    tickets: Tickets, review: Review
) -> None:
    idea = with_fields(review, ACTION, committed=False)
    closed = with_fields(review, ACTION, status=ActionStatus.DONE)
    for each, said in ((idea, "an idea so far"), (closed, "closed already")):
        piece = tickets.plan(each, NO_OPTIONS)[0]
        assert piece.doing is Doing.LEAVE
        assert said in piece.why


def test_an_action_that_is_gone_meanwhile_sends_nothing(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    with pytest.raises(UserFacingError, match="no longer in the review"):
        tickets.send(review, Piece("A9", Doing.CREATE, item_id="gone"), NO_OPTIONS)
    assert fake.server.seen == []


def test_the_preview_is_the_text_without_markup(tickets: Tickets, review: Review) -> None:
    piece = tickets.plan(review, NO_OPTIONS)[0]
    assert piece.title == "A3 Cap the pool at 200 connections"
    assert "Done when\nA load test with 300 clients sheds 100" in piece.preview
    assert (piece.doing, piece.why) == (Doing.CREATE, "")


def test_credentials_are_in_no_request_but_its_header(
    tickets: Tickets, review: Review, fake: Any
) -> None:
    sent(tickets, review)
    assert "sesame" not in str(fake.server.seen)
    assert "sesame" not in repr(tickets)
    assert own_key(review, ACTION.id) == OWN
