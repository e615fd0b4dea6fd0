# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page in Confluence, against a server that checks each request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer

from app.errors import UserFacingError
from app.publish.confluence.target import PAUSES, ConfluencePage
from app.publish.export import ExportOptions
from app.publish.http import Refused, Unanswered
from app.publish.target import Doing, Sent
from app.publish.trackers.tickets import Tickets
from app.review.action import Action
from app.review.cause import Cause
from app.review.event import Event, Moment
from app.review.publication import Publication
from app.review.review import Review
from tests.app.publish.confluence.fake_confluence import FakeConfluence
from tests.app.publish.trackers.described_server import Trouble
from tests.builders import REVIEW_ID, review_with, with_fields

START = datetime(2026, 11, 2, 10, tzinfo=UTC)
OPTIONS = ExportOptions(now=START)
TITLE = "Incident review: Checkout <slow> & sad"


@pytest.fixture(params=["cloud", "data_center"])
def fake(request: pytest.FixtureRequest, httpserver: HTTPServer) -> Iterator[FakeConfluence]:
    made = FakeConfluence(httpserver, request.param)
    yield made
    assert made.server.faults == []


@pytest.fixture
def page(fake: FakeConfluence) -> ConfluencePage:
    return fake.target()


@pytest.fixture
def review() -> Review:
    made = review_with(
        Event(id="e1", at=START, text="Pool full ]]> <ac:link/>", moment=Moment.IMPACT_START),
        Event(id="e2", at=START + timedelta(minutes=9), text="Paged", moment=Moment.ALERTED),
        Cause(id="c1", number=1, text="Nothing limits the pool"),
        Action(id="a1", number=1, text="Cap the pool", cause_ids=("c1",), tracker_key="OPS-7"),
        title="Checkout <slow> & sad",
    )
    summary = "Carts were slow.\n\nNobody was paged."
    return with_fields(made, made.incident, summary=summary)


def sent(page: ConfluencePage, review: Review) -> Sent:
    return page.send(review, page.plan(review, OPTIONS)[0], OPTIONS)


def with_record(review: Review, made: Sent) -> Review:
    record = Publication(id="p1", target="wiki", key=made.key, url=made.url, version=made.version)
    return with_fields(review, record)


def test_a_page_is_made_with_its_timeline_labels_and_drawings(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    there = fake.pages[0]
    assert there["title"] == TITLE
    assert made.url == f"{fake.server.address}{fake.base}/spaces/OPS/pages/100"
    assert (made.key, made.version) == ("100", 1)
    assert '<ac:structured-macro ac:name="toc"' in there["body"]
    assert '<ac:structured-macro ac:name="info"' in there["body"]
    assert "<td>2026-11-02 10:00</td><td>Pool full ]]&gt; &lt;ac:link/&gt;</td>" in there["body"]
    assert '<ri:attachment ri:filename="hotwash-timeline.png" />' in there["body"]
    assert there["labels"] == ["hotwash", "post-mortem"]
    assert sorted(there["attachments"]) == ["hotwash-timeline.png", "hotwash-whys.png"]
    assert there["attachments"]["hotwash-whys.png"]["content"].startswith(b"\x89PNG")


def test_sending_again_changes_neither_page_nor_drawings(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    again = sent(page, with_record(review, made))
    assert again == made
    assert [each["version"] for each in fake.pages] == [1]
    versions = {each["version"] for each in fake.pages[0]["attachments"].values()}
    assert versions == {1}


def test_a_changed_review_changes_its_page_in_place(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    changed = with_fields(review, review.actions[0], text="Cap the pool at 200")
    again = sent(page, with_record(changed, made))
    assert (again.key, again.version) == (made.key, 2)
    assert "Cap the pool at 200" in fake.pages[0]["body"]


def test_another_cause_is_another_version_of_the_drawing(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    changed = with_fields(review, review.causes[0], text="Nothing limits the pool of connections")
    changed = with_fields(changed, review.effect, text="Carts were slow")
    sent(page, with_record(changed, made))
    attachments = fake.pages[0]["attachments"]
    assert attachments["hotwash-whys.png"]["version"] == 2
    assert attachments["hotwash-timeline.png"]["version"] == 1


def test_a_page_that_somebody_changed_is_not_written_over_unseen(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    fake.change(0, "Read this first", "Discussed on Monday")
    changed = with_record(with_fields(review, review.actions[0], text="Cap it"), made)
    with pytest.raises(Refused, match="it is version 2, and 1 was last seen") as raised:
        sent(page, changed)
    assert raised.value.status == 409
    assert fake.pages[0]["version"] == 2


def test_who_publishes_again_after_being_told_replaces_our_part(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    fake.change(0, "Read this first", "Discussed on Monday")
    changed = with_record(with_fields(review, review.actions[0], text="Cap it"), made)
    with pytest.raises(Refused, match="publish again"):
        sent(page, changed)
    assert sent(page, changed).version == 3
    assert "Read this first" in fake.pages[0]["body"]
    fake.change(0, "Once more", "")
    with pytest.raises(Refused, match="it is version 4"):
        sent(page, changed)


def test_a_team_may_say_that_changes_there_are_no_matter(
    review: Review, fake: FakeConfluence
) -> None:
    config = replace(fake.config, fields={**fake.config.fields, "conflict": "replace"})
    page = fake.target(config)
    made = sent(page, review)
    fake.change(0, "Read this first", "Discussed on Monday")
    changed = with_record(with_fields(review, review.actions[0], text="Cap it"), made)
    assert sent(page, changed).version == 3
    assert "Read this first" in fake.pages[0]["body"]


def test_after_a_look_at_it_our_part_is_replaced_and_theirs_is_kept(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    fake.change(0, "Read this first", "Discussed on Monday")
    changed = with_record(with_fields(review, review.actions[0], text="Cap it"), made)
    seen = page.read_back(changed.publications[0])
    assert (seen.version, seen.remote_status) == (2, "version 2, changed there")
    again = sent(page, with_record(changed, seen))
    body = fake.pages[0]["body"]
    assert again.version == 3
    assert body.startswith("<p>Read this first&nbsp;</p><p><ac:structured-macro")
    assert body.endswith("</p>\n<p>Discussed on Monday</p>")
    assert "<td>Cap it</td>" in body
    assert "Cap the pool" not in body


def test_a_change_in_the_very_moment_is_refused_by_confluence_itself(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    changed = with_record(with_fields(review, review.actions[0], text="Cap it"), made)
    fake.server.troubles.append(Trouble(409, methods=("PUT",)))
    with pytest.raises(Refused, match="Somebody else changed this"):
        sent(page, changed)
    assert fake.pages[0]["version"] == 1


def test_a_page_whose_record_was_lost_is_found_by_title_and_key(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    made = sent(page, review)
    assert sent(page, review).key == made.key
    assert len(fake.pages) == 1


def test_a_page_of_the_same_title_that_is_not_ours_is_left_alone(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    sent(page, review)
    theirs = fake.pages[0]["body"] = "<p>Notes of ours</p>"
    with pytest.raises(UserFacingError, match="not from this review"):
        sent(page, review)
    assert fake.pages[0]["body"] == theirs


@pytest.mark.parametrize(
    "trouble", [Trouble(cut=True, after=True), Trouble(502, after=True), Trouble(504, after=True)]
)
def test_an_answer_that_is_lost_leaves_one_page(
    page: ConfluencePage, review: Review, fake: FakeConfluence, trouble: Trouble
) -> None:
    fake.server.troubles.append(replace(trouble))
    assert sent(page, review).key == "100"
    assert len(fake.pages) == 1


def test_a_page_that_was_never_made_is_said_after_some_patience(
    review: Review, fake: FakeConfluence
) -> None:
    paused: list[float] = [0]
    fake.server.troubles.append(Trouble(cut=True))
    with pytest.raises(Unanswered, match="broke"):
        sent(fake.target(pauses=paused), review)
    assert paused == [0, *PAUSES]
    assert fake.pages == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "does not accept these credentials"),
        (403, "does not let you"),
        (404, "does not have this place"),
        (413, "refuses so large a file"),
        (429, "asks to wait"),
        (503, "trouble of its own"),
    ],
)
def test_each_refusal_is_one_sentence_and_the_next_try_makes_one_page(
    page: ConfluencePage, review: Review, fake: FakeConfluence, status: int, said: str
) -> None:
    fake.server.troubles.append(Trouble(status))
    with pytest.raises(Refused, match=said):
        sent(page, review)
    sent(page, review)
    assert len(fake.pages) == 1


def test_a_drawing_that_is_refused_is_sent_with_the_next_try(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    fake.server.troubles.append(Trouble(413, path="child/attachment"))
    with pytest.raises(Refused, match="so large a file"):
        sent(page, review)
    sent(page, review)
    assert len(fake.pages) == 1
    assert len(fake.pages[0]["attachments"]) == 2


def test_a_page_deleted_there_is_made_anew_below_its_parent(
    review: Review, fake: FakeConfluence
) -> None:
    config = replace(fake.config, fields={**fake.config.fields, "parent": "42"})
    page = fake.target(config)
    made = sent(page, review)
    assert fake.pages[0]["parent"] == "42"
    fake.pages[0]["gone"] = True
    assert sent(page, with_record(review, made)).key == "101"


def test_a_space_that_is_not_there_is_said_before_anything_is_sent(fake: FakeConfluence) -> None:
    fake.target().check()
    page = fake.target(replace(fake.config, project="NOWHERE"))
    said = "no space “NOWHERE”" if fake.cloud else "does not have this place"
    with pytest.raises(UserFacingError, match=said):
        page.check()
    assert fake.server.written() == []


def test_the_plan_is_one_page_with_its_text(page: ConfluencePage, review: Review) -> None:
    (piece,) = page.plan(review, OPTIONS)
    assert (piece.title, piece.doing, piece.item_id) == (TITLE, Doing.CREATE, "")
    assert "Cap the pool" in piece.preview


def test_an_action_links_to_the_ticket_that_was_made_of_it(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    ticket = Publication(
        id="p2", target="jira", item_id="a1", key="OPS-7", url="https://jira.example.org/OPS-7"
    )
    sent(page, with_fields(review, ticket))
    link = '<a href="https://jira.example.org/OPS-7">OPS-7</a>'
    assert link in fake.pages[0]["body"]


def test_the_own_key_is_in_the_page_and_the_secret_nowhere(
    page: ConfluencePage, review: Review, fake: FakeConfluence
) -> None:
    sent(page, review)
    assert f">hotwash-{REVIEW_ID}<" in fake.pages[0]["body"]
    assert "sesame" not in str([each[2] for each in fake.server.seen])
    assert not isinstance(page, Tickets)
