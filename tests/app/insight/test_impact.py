# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What it cost, whether it calls for a review, when to meet, who is missing, what is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.agenda.completion import criteria, incomplete, is_complete
from app.insight.actions import completion, missing_parts, overdue, uncovered
from app.insight.crew import missing_roles, not_invited
from app.insight.criteria import Criterion, findings, is_called_for
from app.insight.impact import (
    affected_share,
    bad_minutes,
    burn_share,
    error_budget,
    figure_text,
    money,
    user_minutes,
)
from app.insight.schedule import Timing, timing, window
from app.review.action import Action, ActionStatus, Aim
from app.review.cause import Cause, StopReason
from app.review.edits import Set
from app.review.event import Event, Moment
from app.review.impact_window import ImpactWindow
from app.review.incident import Severity
from app.review.item import Kind
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START

TODAY = date(2026, 3, 20)


def impact(**fields: object) -> Review:
    """Return a review with an hour of impact and these entries."""
    hour = review_with(
        Event(id="a", at=START, moment=Moment.IMPACT_START),
        Event(id="b", at=START + timedelta(hours=1), moment=Moment.MITIGATED),
    )
    return applied(
        hour, *(Set(Kind.IMPACT, "impact", name, value) for name, value in fields.items())
    )


def test_the_error_budget_is_window_times_what_the_slo_allows() -> None:
    review = impact(slo_target=0.999, slo_window_days=30, affected_share=0.5)
    assert error_budget(review).value == pytest.approx(43.2)
    burnt = burn_share(review)
    assert burnt.value == pytest.approx(60 * 0.5 / 43.2)
    assert figure_text(burnt) == "69.4 %"


def test_a_computed_input_claims_no_more_digits_than_make_sense() -> None:
    stages = (
        ImpactWindow(id="w", at=START, until=START + timedelta(minutes=195), users_affected=305),
        ImpactWindow(
            id="v",
            at=START + timedelta(minutes=195),
            until=START + timedelta(minutes=326),
            users_affected=90,
        ),
    )
    review = applied(
        review_with(*stages),
        *(
            Set(Kind.IMPACT, "impact", name, value)
            for name, value in {
                "users_total": 12_000,
                "slo_target": 0.999,
                "slo_window_days": 30,
            }.items()
        ),
    )
    told = next(words for words in burn_share(review).inputs if words.startswith("bad minutes"))
    assert told == "bad minutes × affected share 5.939 min"


def test_minutes_and_shares_are_as_entered_or_computed() -> None:
    assert bad_minutes(impact()) == 60
    assert bad_minutes(impact(bad_minutes=12.5)) == 12.5
    assert bad_minutes(empty_review()) is None
    assert affected_share(impact(users_affected=50, users_total=200)) == 0.25
    assert affected_share(impact(requests_failed=1, requests_total=4)) == 0.25
    assert affected_share(impact(users_affected=5)) is None


def test_user_minutes_and_money_follow_their_formulas() -> None:
    review = impact(users_affected=1000, use_share=0.5, money_per_minute=20.0, credits=300.0)
    assert user_minutes(review).value == 30_000
    assert money(review).value == 1500
    assert figure_text(money(review)) == "1,500 EUR"
    assert money(impact(credits=10.0)).value == 10


def test_an_unknown_input_is_named_and_the_figure_stays_unknown() -> None:
    figure = burn_share(impact())
    assert figure.value is None
    assert figure.missing == ("affected share", "error budget")
    assert figure_text(figure) == "not known"


CRITERIA = (
    Criterion("severe", "It was a SEV-1", severities=(Severity.SEV1,)),
    Criterion("budget", "5 % of the budget", budget_share=0.05),
)


def test_one_rule_that_holds_is_enough() -> None:
    review = applied(empty_review(), Set(Kind.INCIDENT, "incident", "severity", Severity.SEV1))
    found = findings(review, CRITERIA)
    assert [finding.holds for finding in found] == [True, None]
    assert is_called_for(found) is True
    assert found[1].why == "the share of the error budget is not known"


def test_no_rule_holds_only_when_all_is_known() -> None:
    review = impact(slo_target=0.9, slo_window_days=30, affected_share=0.1)
    assert is_called_for(findings(review, CRITERIA)) is None
    mild = applied(review, Set(Kind.INCIDENT, "incident", "severity", Severity.SEV3))
    assert is_called_for(findings(mild, CRITERIA)) is False
    both = Criterion("both", "Long for many", impact_minutes=30, users=10)
    assert findings(impact(users_affected=20), [both])[0].holds is True


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(20, Timing.TOO_EARLY), (48, Timing.IN_TIME), (80, Timing.LATE), (None, Timing.NOT_KNOWN)],
)
def test_the_meeting_is_best_between_24_and_72_hours(hours: int | None, expected: Timing) -> None:
    review = review_with(Event(id="r", at=START, moment=Moment.RESOLVED))
    when = None if hours is None else START + timedelta(hours=hours)
    review = applied(review, Set(Kind.MEETING, "meeting", "scheduled_at", when))
    assert timing(review) is expected
    assert window(review) is not None
    assert window(empty_review()) is None


def test_who_is_named_and_not_invited_is_found() -> None:
    review = review_with(
        Person(id="p", name="On-call engineer", role=Role.SCRIBE),
        Person(id="q", name="Incident lead", invited=False),
        Event(id="a", actor="on-call engineer "),
        Event(id="b", actor="Incident lead"),
        Event(id="c", actor="Database team"),
        Event(id="d"),
    )
    assert not_invited(review) == ("Incident lead", "Database team")
    assert missing_roles(review) == (Role.FACILITATOR, Role.APPROVER)


def test_actions_are_counted_by_what_was_due() -> None:
    review = review_with(
        Action(id="a", due=TODAY - timedelta(days=1)),
        Action(id="b", due=TODAY, status=ActionStatus.DONE),
        Action(id="c", due=TODAY + timedelta(days=1)),
        Action(id="d", due=TODAY, status=ActionStatus.DROPPED),
    )
    assert completion(review, TODAY).rate == 0.5
    assert completion(empty_review(), TODAY).rate is None
    assert [action.id for action in overdue(review, TODAY)] == ["a"]


def test_what_an_action_lacks_is_named() -> None:
    ready = Action(
        id="a", text="x", owner="o", due=TODAY, done_when="d", cause_ids=("c",), aim=Aim.PREVENT
    )
    assert missing_parts(ready) == ()
    assert missing_parts(Action(id="b"))[:2] == ("wording", "owner")


def test_a_cause_to_act_on_without_an_action_is_found() -> None:
    review = review_with(Cause(id="c", stop_reason=StopReason.ROOT_FACTOR), Cause(id="d"))
    assert [cause.id for cause in uncovered(review)] == ["c"]
    accepted = applied(review, Set(Kind.CAUSE, "c", "accepted_because", "rare"))
    assert uncovered(accepted) == ()


def test_each_step_says_what_completes_it() -> None:
    review = empty_review()
    assert not any(is_complete(review, step) for step in range(2, 10))
    assert next(entry.step for entry in incomplete(review)) == 1
    titled = criteria(review, 1)
    assert [entry.done for entry in titled] == [True, False, False]
