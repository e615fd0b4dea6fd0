# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What causes rest on: each check with causes that call it up and causes that don't."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.insight.logic_rule import Weight
from app.review.cause import EFFECT_ID, CauseKind, CauseState, Gate, StopReason
from app.review.edits import Add, Set
from app.review.event import Event, Precision
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import tree
from tests.app.insight.logic_reviews import cause, each, found, places, two_below_a
from tests.builders import applied
from tests.fakes import START


def test_a_confirmed_cause_with_a_needed_part_open_is_read_aloud() -> None:
    review = cause(two_below_a(), "a", gate=Gate.AND, state=CauseState.CONFIRMED)
    review = cause(review, "b", state=CauseState.CONFIRMED)
    (told,) = found(review, "R5")
    assert told.message.startswith(
        "Read aloud: “cause a because cause b and cause c.” "
        "C1 is confirmed, while some of what it needs is not: C3."
    )
    assert told.related == ("c",)
    assert found(cause(review, "c", state=CauseState.CONFIRMED), "R5") == []
    assert found(cause(review, "a", state=CauseState.SUSPECTED), "R5") == []
    assert found(cause(review, "a", gate=Gate.AT_LEAST, gate_count=1), "R5") == []
    assert len(found(cause(review, "a", gate=Gate.AT_LEAST, gate_count=2), "R5")) == 1


def test_causes_that_would_each_have_been_enough_are_read_aloud_when_both_came_about() -> None:
    review = each(two_below_a(), "bc", state=CauseState.CONFIRMED)
    (told,) = found(review, "R5")
    assert "“cause a because cause b or cause c.” Each is enough by itself" in told.message
    assert found(cause(review, "b", state=CauseState.SUSPECTED), "R5") == []


def test_an_event_explained_by_conditions_alone_is_asked_what_happened() -> None:
    review = each(two_below_a(), "bc", kind=CauseKind.CONDITION)
    (told,) = found(review, "R6")
    assert "all that explains it was there before: C2 and C3." in told.message
    assert found(cause(review, "b", kind=CauseKind.TRIGGER), "R6") == []
    assert found(cause(review, "b", kind=None), "R6") == []


def test_a_condition_may_stand_on_conditions() -> None:
    review = each(two_below_a(), "abc", kind=CauseKind.CONDITION)
    assert found(review, "R6") == []


def test_an_event_explained_by_triggers_alone_is_asked_for_a_condition() -> None:
    review = each(two_below_a(), "bc", kind=CauseKind.TRIGGER)
    (told,) = found(review, "R6")
    assert told.message.startswith("C1 is explained by triggers alone")


def test_a_graph_without_a_trigger_is_asked_for_one() -> None:
    assert places(two_below_a(), "R15") == [EFFECT_ID]
    assert places(tree((EFFECT_ID, "a"), (EFFECT_ID, "b")), "R15") == []
    assert places(cause(two_below_a(), "a", kind=CauseKind.TRIGGER), "R15") == []


def test_a_trigger_below_a_condition_is_questioned() -> None:
    review = cause(two_below_a(), "b", kind=CauseKind.TRIGGER)
    assert places(review, "R15") == []
    (told,) = found(cause(review, "a", kind=CauseKind.CONDITION), "R15")
    assert (told.cause_id, told.related) == ("b", ("a",))


def test_an_end_without_a_reason_is_asked_for_one() -> None:
    review = two_below_a()
    assert places(review, "R8") == ["b", "c"]
    review = cause(review, "b", stop_reason=StopReason.NO_CONTROL)
    assert places(cause(review, "c", state=CauseState.REFUTED), "R8") == []


def dated(cause_event: Event, effect_event: Event, *more: Event) -> Review:
    review = applied(tree((EFFECT_ID, "a"), ("a", "b")), Add(cause_event), Add(effect_event))
    review = applied(review, *map(Add, more))
    ids = (cause_event.id, *(event.id for event in more))
    return cause(cause(review, "a", event_ids=(effect_event.id,)), "b", event_ids=ids)


def at(event_id: str, minutes: float, precision: Precision = Precision.MINUTE) -> Event:
    return Event(id=event_id, at=START + timedelta(minutes=minutes), precision=precision)


def test_a_cause_later_than_its_effect_is_told_with_both_times_in_the_reviews_zone() -> None:
    review = dated(at("e1", 20), at("e2", 5))
    review = applied(review, Set(Kind.INCIDENT, "incident", "time_zone", "Asia/Kolkata"))
    (told,) = found(review, "R10")
    assert (told.cause_id, told.related, told.weight) == ("b", ("a",), Weight.ERROR)
    assert told.message.startswith("C2 begins at 19:50, later than C1 (19:35), which it explains.")


@pytest.mark.parametrize(
    ("cause_event", "effect_event"),
    [
        (at("e1", 5), at("e2", 20)),
        (at("e1", 5.5, Precision.SECOND), at("e2", 5)),
        (at("e1", 20, Precision.APPROXIMATE), at("e2", 5)),
        (at("e1", 20), at("e2", 5, Precision.APPROXIMATE)),
        (at("e1", 20, Precision.UNKNOWN), at("e2", 5)),
        (Event(id="e1"), at("e2", 5)),
        (at("e1", 20), at("e2", 0, Precision.HOUR)),
    ],
)
def test_what_may_have_come_first_is_not_held_against_a_cause(
    cause_event: Event, effect_event: Event
) -> None:
    assert found(dated(cause_event, effect_event), "R10") == []


def test_the_earliest_event_counts_and_one_of_unknown_time_may_be_it() -> None:
    assert found(dated(at("e1", 20), at("e2", 5), at("e3", 1)), "R10") == []
    assert found(dated(at("e1", 20), at("e2", 5), Event(id="e3")), "R10") == []
    assert len(found(dated(at("e1", 20), at("e2", 5), at("e3", 30)), "R10")) == 1


def test_seconds_and_days_are_told_where_minutes_do_not_tell_times_apart() -> None:
    (told,) = found(dated(at("e1", 5.5, Precision.SECOND), at("e2", 5.1, Precision.SECOND)), "R10")
    assert "begins at 14:05:30, later than C1 (14:05:06)" in told.message
    (told,) = found(dated(at("e1", 60 * 24), at("e2", 5)), "R10")
    assert "begins at 03 Mar 14:00, later than C1 (02 Mar 14:05)" in told.message


def test_a_cause_confirmed_by_word_alone_is_an_error() -> None:
    review = cause(two_below_a(), "b", state=CauseState.CONFIRMED)
    (told,) = found(review, "R11")
    assert (told.cause_id, told.weight) == ("b", Weight.ERROR)
    review = applied(review, Add(Evidence(id="e")))
    assert found(cause(review, "b", evidence_ids=("e",)), "R11") == []
