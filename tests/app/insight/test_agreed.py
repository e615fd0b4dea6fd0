# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from datetime import date

from app.insight.agreed import as_agreed, follow_ups_of
from app.review.action import Action
from app.review.follow_up import FollowUp, FollowUpKind
from app.review.note import Note
from tests.builders import review_with

FIRST, SECOND, THIRD = date(2017, 2, 14), date(2017, 2, 28), date(2017, 3, 14)
ALERT = Action(id="a", text="Alert on lag", owner="Ada", due=THIRD)


def redated(name: str, before: date, after: date, action_id: str = "a") -> FollowUp:
    return FollowUp(id=name, rank=name, action_id=action_id, from_due=before, to_due=after)


def test_an_action_nobody_looked_back_at_is_as_it_was_agreed() -> None:
    review = review_with(ALERT, redated("1", FIRST, SECOND, action_id="other"))
    assert as_agreed(review, ALERT) is ALERT
    assert follow_ups_of(review, "a") == ()


def test_two_new_dates_lead_back_to_the_first_one() -> None:
    review = review_with(ALERT, redated("1", FIRST, SECOND), redated("2", SECOND, THIRD))
    assert as_agreed(review, ALERT).due == FIRST


def test_a_date_changed_without_a_look_back_counts_as_agreed_anew() -> None:
    review = review_with(ALERT, redated("1", FIRST, SECOND))
    assert as_agreed(review, ALERT).due == THIRD


def test_an_action_handed_over_was_agreed_by_the_first_owner() -> None:
    given = FollowUp(
        id="1", action_id="a", kind=FollowUpKind.HANDED_OVER, from_owner="Grace", to_owner="Ada"
    )
    agreed = as_agreed(review_with(ALERT, given), ALERT)
    assert (agreed.owner, agreed.due) == ("Grace", THIRD)


def test_what_is_no_action_is_left_alone() -> None:
    note = Note(id="n", text="Later")
    assert as_agreed(review_with(note), note) is note
