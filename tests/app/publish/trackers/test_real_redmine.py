# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The Redmine adapter against a Redmine that runs, where one is named.

HOTWASH_REDMINE is its address, HOTWASH_REDMINE_KEY the API key of an administrator. It has a
project "ops"; issues are made in it.
"""

from __future__ import annotations

import html
import os
import re
from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.http import Http, Refused
from app.publish.target import Sent
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.redmine import target
from app.publish.trackers.tickets import Tickets
from app.review.action import Action, ActionStatus, Aim
from app.review.ids import new_id
from app.review.publication import Publication
from app.review.review import Review
from tests.app.publish.trackers.cutting_proxy import CuttingProxy
from tests.builders import review_with, with_fields

ADDRESS, SECRET = os.environ.get("HOTWASH_REDMINE", ""), os.environ.get("HOTWASH_REDMINE_KEY", "")
pytestmark = pytest.mark.skipif(not ADDRESS, reason="HOTWASH_REDMINE names no Redmine")
CONFIG = TargetConfig(
    "redmine",
    TargetKind.REDMINE,
    ADDRESS or "http://localhost",
    "ops",
    fields={
        "owners": ("Sam = Redmine Admin",),
        "issue_type": "support",
        "priorities": ("prevent = High",),
    },
)
HARM = (
    "*bold* _it_ -del- @code@ #1 [[Wiki]] {{toc}} !http://x.org/y.png! <b>x</b> &amp; C:\\new "
    '"a":http://x.org commit:abc @admin'
)


@pytest.fixture
def review() -> Review:
    """Return a review that no other run knows."""
    action = Action(
        id=new_id(), number=3, text="Cap the pool", due=date(2027, 12, 1), aim=Aim.PREVENT
    )
    return replace(review_with(action), id=new_id())


@pytest.fixture
def tickets() -> Tickets:
    return target(CONFIG, SECRET)


def sent(tickets: Tickets, review: Review) -> Sent:
    return tickets.send(review, tickets.plan(review, ExportOptions())[0], ExportOptions())


def issue_of(made: Sent) -> dict[str, object]:
    number = made.key.partition("#")[2]
    with Http(ADDRESS, {"x-redmine-api-key": SECRET}) as http:
        found: dict[str, object] = http.send("GET", f"/issues/{number}.json").json()["issue"]
    return found


def change(made: Sent, **fields: object) -> None:
    number = made.key.partition("#")[2]
    with Http(ADDRESS, {"x-redmine-api-key": SECRET}) as http:
        http.send("PUT", f"/issues/{number}.json", data={"issue": fields})


def test_an_issue_is_made_once_with_its_day_priority_and_tracker(
    tickets: Tickets, review: Review
) -> None:
    made = sent(tickets, review)
    assert sent(tickets, review) == made
    issue = issue_of(made)
    assert (issue["subject"], issue["due_date"]) == ("Cap the pool", "2027-12-01")
    assert issue["priority"] == {"id": 3, "name": "High"}
    assert issue["tracker"] == {"id": 3, "name": "Support"}
    assert (made.remote_status, made.status) == ("New", ActionStatus.OPEN)


def test_an_answer_cut_off_leaves_one_issue(review: Review) -> None:
    with CuttingProxy(ADDRESS) as proxy:
        config = replace(CONFIG, address=proxy.address)
        made = sent(target(config, SECRET), review)
    assert proxy.cuts == 1
    with Http(ADDRESS, {"x-redmine-api-key": SECRET}) as http:
        query = {"status_id": "*", "description": f"~hotwash-{review.id}"}
        found = http.send("GET", "/issues.json", query=query).json()["issues"]
    assert [f"ops#{issue['id']}" for issue in found] == [made.key]


def test_a_changed_action_keeps_what_people_wrote_around_it(
    tickets: Tickets, review: Review
) -> None:
    made = sent(tickets, review)
    text = str(issue_of(made)["description"])
    change(made, description=f"Before\n\n{text}\n\nBehind", due_date="2027-12-24")
    action = review.actions[0]
    changed = with_fields(review, action, text="Cap it at 150", due=date(2027, 12, 10))
    again = sent(tickets, changed)
    issue = issue_of(made)
    written = str(issue["description"])
    assert (again.key, issue["subject"], issue["due_date"]) == (
        made.key,
        "Cap it at 150",
        "2027-12-24",
    )
    assert again.note == "Changed there, and left as it is: the due date."
    assert written.startswith("Before")
    assert written.endswith("Behind")
    assert "2027-12-10" in written
    assert "2027-12-01" not in written


@pytest.mark.parametrize(
    ("number", "status"), [(2, ActionStatus.OPEN), (5, ActionStatus.DONE), (6, ActionStatus.DONE)]
)
def test_a_status_is_read_back(
    tickets: Tickets, review: Review, number: int, status: ActionStatus
) -> None:
    made = sent(tickets, review)
    change(made, status_id=number)
    read = tickets.read_back(Publication(id="p", key=made.key))
    assert read.status is status
    assert read.remote_status in ("In Progress", "Closed", "Rejected")


def test_what_was_typed_is_shown_as_it_was_typed(tickets: Tickets, review: Review) -> None:
    action = review.actions[0]
    made = sent(tickets, with_fields(review, action, done_when=HARM))
    with Http(ADDRESS, {"x-redmine-api-key": SECRET}) as http:
        number = made.key.partition("#")[2]
        page = http.send("GET", f"/issues/{number}").body.decode()
    shown = re.search(r'<div class="wiki">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    block = next(
        each for each in re.findall(r"<p>(.*?)</p>", shown[1], re.DOTALL) if "bold" in each
    )
    assert "<" not in block
    assert html.unescape(block) == HARM


def test_a_key_that_does_not_fit_is_one_sentence(review: Review) -> None:
    with pytest.raises(Refused, match="does not accept these credentials"):
        sent(target(CONFIG, "wrong"), review)


def test_a_project_that_is_not_there_is_one_sentence(review: Review) -> None:
    elsewhere = replace(CONFIG, project="nowhere", fields={})
    with pytest.raises(Refused, match="does not have this place"):
        sent(target(elsewhere, SECRET), review)


def test_an_owner_who_is_no_member_is_said_and_nothing_is_made(review: Review) -> None:
    action = review.actions[0]
    owned = with_fields(review, action, owner="Robin")
    config = replace(CONFIG, fields={"owners": ("Robin = Robin Doe",)})
    with pytest.raises(UserFacingError, match="no member of ops"):
        sent(target(config, SECRET), owned)


def test_an_action_that_is_overdue_is_made_and_moved_all_the_same(
    tickets: Tickets, review: Review
) -> None:
    action = review.actions[0]
    promised = with_fields(review, action, due=date(2020, 3, 1), committed_on=date(2020, 1, 1))
    made = sent(tickets, promised)
    issue = issue_of(made)
    assert (issue["start_date"], issue["due_date"]) == ("2020-01-01", "2020-03-01")
    moved = with_fields(review, action, due=date(2019, 12, 1))
    sent(tickets, moved)
    issue = issue_of(made)
    assert (issue["start_date"], issue["due_date"]) == (None, "2019-12-01")


def test_a_priority_that_is_not_there_is_said_with_those_that_are(review: Review) -> None:
    config = replace(CONFIG, fields={"priority": "Huge"})
    with pytest.raises(UserFacingError, match="has no “Huge”; it has Low, Normal, High"):
        sent(target(config, SECRET), review)
