# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When a review asks to be reopened, and which actions are asked whether they still matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.errors import UserFacingError
from app.insight.agreed import as_agreed
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.look_back import Looker, closed, handed_over, recommitted, redated, reopened
from app.insight.portfolio import portfolio_of
from app.insight.reopening import (
    ReopeningWish,
    asked_whether_relevant,
    reopening_wish,
    reopening_wishes,
)
from app.insight.slips import slips, times_later, total_slip
from app.insight.standing import due_on, first_due
from app.review.action import Action, ActionStatus
from app.review.approval import Approval, Verdict
from app.review.edits import Set
from app.review.follow_up import FollowUpKind
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from tests.builders import applied, review_with

TODAY = date(2026, 3, 20)
RULES = FollowThroughRules()
LOOKER = Looker("Lead", datetime(2026, 3, 20, 9, tzinfo=UTC), TODAY)
HELD = datetime(2026, 3, 2, 14, tzinfo=UTC)


def review(due: date = TODAY, state: ReviewState = ReviewState.APPROVED) -> Review:
    """Return a review in a state, with one action due on a day."""
    made = review_with(
        Action(id="a1", number=1, text="Cap the retries", owner="Dana", due=due),
        Approval(id="ok", approver="Kit", verdict=Verdict.APPROVED, fingerprint="abc"),
    )
    return applied(
        made,
        Set(Kind.LIFECYCLE, "lifecycle", "state", state),
        Set(Kind.MEETING, "meeting", "scheduled_at", HELD),
    )


def wish_of(review: Review, today: date = TODAY) -> ReopeningWish | None:
    """Return what a review asks on a day."""
    found = portfolio_of(review)
    return reopening_wish(found.reviews[0], found.actions, RULES, today)


def action_of(review: Review) -> Action:
    """Return its only action."""
    return review.actions[0]


def on(day: date) -> Looker:
    """Return somebody who looks back on a day."""
    return Looker("Lead", datetime(day.year, day.month, day.day, 9, tzinfo=UTC), day)


@pytest.mark.parametrize(("late", "asks"), [(7, False), (8, True)])
def test_a_review_asks_once_an_action_is_more_than_a_week_overdue(late: int, asks: bool) -> None:
    wish = wish_of(review(TODAY - timedelta(days=late)))
    assert (wish is not None) is asks
    if wish is not None:
        assert wish.sentence == "A1 is 8 days overdue"


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.IN_REVIEW, ReviewState.REOPENED])
def test_only_a_review_that_was_agreed_asks(state: ReviewState) -> None:
    assert wish_of(review(TODAY - timedelta(days=30), state)) is None


def test_what_is_done_or_only_an_idea_does_not_ask() -> None:
    late = review(TODAY - timedelta(days=30))
    assert wish_of(applied(late, Set(Kind.ACTION, "a1", "status", ActionStatus.DONE))) is None
    assert wish_of(applied(late, Set(Kind.ACTION, "a1", "committed", False))) is None


def test_a_review_asks_once_an_action_was_put_off_twice() -> None:
    found = review(TODAY)
    for days in (5, 10):
        assert wish_of(found) is None
        due = TODAY + timedelta(days=days)
        found = applied(found, redated(found, [(action_of(found), due)], "busy", LOOKER))
    wish = wish_of(found)
    assert wish is not None
    assert wish.sentence == "A1 was put off 2×"


def test_a_date_brought_forward_puts_nothing_off() -> None:
    found = review(TODAY + timedelta(days=20))
    for days in (15, 10, 5):
        due = TODAY + timedelta(days=days)
        found = applied(found, redated(found, [(action_of(found), due)], "sooner", LOOKER))
    assert wish_of(found) is None
    assert len(slips(found.follow_ups)) == 3
    assert times_later(found.follow_ups) == 0
    assert total_slip(portfolio_of(found).actions[0]) == -15


def test_reopening_is_one_edit_that_dates_asks_and_keeps_the_reason() -> None:
    late = review(TODAY - timedelta(days=10))
    due = TODAY + timedelta(days=14)
    edit = reopened(
        late, late.actions, reason=" still hurts ", due=due, approver="Kit", looker=LOOKER
    )
    after = applied(late, edit)
    assert after.lifecycle.state is ReviewState.REOPENED
    [move] = after.transitions
    assert (move.from_state, move.to_state, move.reason, move.by, move.at) == (
        ReviewState.APPROVED, ReviewState.REOPENED, "still hurts", "Lead", LOOKER.at,
    )  # fmt: skip
    assert action_of(after).due == due
    [look] = after.follow_ups
    assert (look.kind, look.from_due, look.to_due) == (
        FollowUpKind.REOPENED, TODAY - timedelta(days=10), due,
    )  # fmt: skip
    [approval] = after.approvals
    assert (approval.verdict, approval.fingerprint) == (Verdict.PENDING, "")


def test_another_approver_is_added_to_those_who_were_asked() -> None:
    late = review(TODAY - timedelta(days=10))
    edit = reopened(late, late.actions, reason="why", due=TODAY, approver="Robin", looker=LOOKER)
    after = applied(late, edit)
    assert [(one.approver, one.verdict) for one in after.approvals] == [
        ("Kit", Verdict.APPROVED),
        ("Robin", Verdict.PENDING),
    ]


def test_what_was_put_off_before_a_reopening_was_dealt_with_then() -> None:
    found = review(TODAY)
    for days in (5, 10):
        due = TODAY + timedelta(days=days)
        found = applied(found, redated(found, [(action_of(found), due)], "busy", LOOKER))
    edit = reopened(
        found, found.actions, reason="why", due=TODAY + timedelta(days=30), approver="Kit",
        looker=on(TODAY + timedelta(days=1)),
    )  # fmt: skip
    found = applied(found, edit, Set(Kind.LIFECYCLE, "lifecycle", "state", ReviewState.APPROVED))
    assert wish_of(found) is None
    assert portfolio_of(found).reviews[0].reopened_on == (TODAY + timedelta(days=1),)


def test_the_review_that_is_late_longest_comes_first() -> None:
    short, long = review(TODAY - timedelta(days=9)), review(TODAY - timedelta(days=90))
    parts = [portfolio_of(short), portfolio_of(long)]
    both = replace(
        parts[0],
        reviews=(parts[0].reviews[0], replace(parts[1].reviews[0], id="long")),
        actions=(parts[0].actions[0], replace(parts[1].actions[0], review_id="long")),
    )
    assert [wish.review.id for wish in reopening_wishes(both, RULES, TODAY)] == [
        "long",
        short.id,
    ]


def test_an_action_nobody_looked_back_at_for_long_is_asked_about() -> None:
    found = review(TODAY + timedelta(days=200))
    later = HELD.date() + timedelta(days=RULES.still_relevant_days)
    assert not asked_whether_relevant(portfolio_of(found).actions, RULES, later)
    later += timedelta(days=1)
    [asked] = asked_whether_relevant(portfolio_of(found).actions, RULES, later)
    assert asked.action.id == "a1"
    edit = recommitted(found, action_of(found), TODAY + timedelta(days=200), "yes", on(later))
    found = applied(found, edit)
    assert not asked_whether_relevant(portfolio_of(found).actions, RULES, later)
    assert found.follow_ups[0].kind is FollowUpKind.RECOMMITTED


def test_handing_over_keeps_from_whom_to_whom() -> None:
    found = review()
    found = applied(found, handed_over(found, action_of(found), " Eli ", "has time", LOOKER))
    [look] = found.follow_ups
    assert (action_of(found).owner, look.from_owner, look.to_owner) == ("Eli", "Dana", "Eli")
    assert as_agreed(found, action_of(found)).owner == "Dana"


def test_closing_gives_up_with_a_reason_and_a_day() -> None:
    found = review()
    found = applied(found, closed(found, action_of(found), "superseded", LOOKER))
    action = action_of(found)
    assert (action.status, action.dropped_on) == (ActionStatus.DROPPED, TODAY)
    assert found.follow_ups[0].reason == "superseded"


def test_a_day_in_the_past_is_told_as_it_was_then() -> None:
    found = review(TODAY)
    for days, on_day in ((10, TODAY), (20, TODAY + timedelta(days=9))):
        due = TODAY + timedelta(days=days)
        found = applied(found, redated(found, [(action_of(found), due)], "busy", on(on_day)))
    [entry] = portfolio_of(found).actions
    assert first_due(entry) == TODAY
    before, between = TODAY - timedelta(days=1), TODAY + timedelta(days=3)
    assert due_on(entry, before) == TODAY
    assert due_on(entry, between) == TODAY + timedelta(days=10)
    assert due_on(entry, TODAY + timedelta(days=9)) == TODAY + timedelta(days=20)


@pytest.mark.parametrize(
    ("sentence", "owner", "reason"),
    [
        ("Say why", "Eli", "  "),
        ("Say who", " ", "why"),
        ("owns it already", "@dana", "why"),
    ],
)
def test_a_look_back_without_its_words_is_refused(sentence: str, owner: str, reason: str) -> None:
    found = review()
    with pytest.raises(UserFacingError, match=sentence):
        handed_over(found, action_of(found), owner, reason, LOOKER)


def test_a_new_date_needs_to_be_another_one_with_a_reason() -> None:
    found = review()
    with pytest.raises(UserFacingError, match="its date already"):
        redated(found, [(action_of(found), TODAY)], "why", LOOKER)
    with pytest.raises(UserFacingError, match="Say why"):
        redated(found, [(action_of(found), TODAY + timedelta(days=1))], "", LOOKER)


def test_a_reopened_review_needs_reason_date_and_approver() -> None:
    late = review(TODAY - timedelta(days=10))
    told = {"reason": "why", "due": TODAY, "approver": "Kit"}
    for field, value, sentence in (
        ("reason", " ", "Say why"),
        ("due", TODAY - timedelta(days=1), "has passed"),
        ("approver", "", "Name who"),
    ):
        wrong = {**told, field: value}
        with pytest.raises(UserFacingError, match=sentence):
            reopened(late, late.actions, looker=LOOKER, **wrong)  # type: ignore[arg-type]
