# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The first draft of the root-cause statement, and the contributing factors by area."""

from __future__ import annotations

from hypothesis import given, settings

from app.insight.statement import StatementWords, contributing_factors, draft_statement
from app.review.cause import EFFECT_ID, CauseKind, CauseState, StopReason
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import CATEGORIES, graphs, tree
from tests.builders import applied, empty_review

CONFIRMED = CauseState.CONFIRMED


def outage() -> Review:
    review = tree(
        (EFFECT_ID, "t"), (EFFECT_ID, "a"), ("a", "b"), ("a", "c"), ("t", "d"), ("t", "e")
    )
    return cause(review, EFFECT_ID, text="Down for an hour.")


def cause(review: Review, cause_id: str, **fields: object) -> Review:
    edits = (Set(Kind.CAUSE, cause_id, name, value) for name, value in fields.items())
    return applied(review, *edits)


def worked_out() -> Review:
    review = cause(outage(), "t", state=CONFIRMED, kind=CauseKind.TRIGGER, text="Disk full")
    review = cause(review, "b", state=CONFIRMED, category="Process", text="No rehearsal.")
    review = cause(review, "c", state=CONFIRMED, category="Detection")
    return cause(review, "d", state=CONFIRMED)


def test_a_draft_tells_the_trigger_apart_then_confirmed_ends_by_area_then_what_is_open() -> None:
    assert draft_statement(worked_out(), ("Detection", "Process")) == (
        "Down for an hour. What set it off: Disk full (C6).\n"
        "\n"
        "Contributing conditions, by area:\n"
        "- Detection: cause c (C3).\n"
        "- Process: No rehearsal (C2).\n"
        "- Not sorted yet: cause d (C4).\n"
        "\n"
        "Not yet confirmed: cause e (C5)."
    )


def test_areas_follow_the_set_then_their_first_appearance() -> None:
    review = cause(worked_out(), "d", category="Elsewhere")
    groups = contributing_factors(review, ("Detection",)).groups
    assert [group.area for group in groups] == ["Detection", "Process", "Elsewhere"]


def test_what_is_in_between_counts_only_where_the_room_marked_it() -> None:
    review = cause(worked_out(), "a", state=CONFIRMED)
    told = contributing_factors(review)
    assert "a" not in {each.id for group in told.groups for each in group.factors}
    for mark in ({"kind": CauseKind.ROOT}, {"stop_reason": StopReason.ROOT_FACTOR}):
        marked = contributing_factors(cause(review, "a", **mark))
        assert "a" in {each.id for group in marked.groups for each in group.factors}


def test_what_is_ruled_out_or_hangs_below_it_is_left_out() -> None:
    review = cause(worked_out(), "t", state=CauseState.REFUTED)
    told = contributing_factors(review)
    assert told.triggers == ()
    assert told.suspected == ()
    assert {each.id for group in told.groups for each in group.factors} == {"b", "c"}


def test_nothing_said_gives_no_draft_and_nothing_confirmed_says_so() -> None:
    assert draft_statement(empty_review()) == ""
    assert contributing_factors(empty_review()).is_empty
    assert draft_statement(cause(tree((EFFECT_ID, "a")), EFFECT_ID, text="Down")) == (
        "Down.\n\nNo contributing condition is confirmed yet.\n\nNot yet confirmed: cause a (C1)."
    )


def test_the_words_may_be_translated() -> None:
    words = StatementWords(trigger="Auslöser", not_confirmed="Noch offen")
    told = draft_statement(worked_out(), (), words)
    assert "Auslöser: Disk full (C6)." in told
    assert "Noch offen: cause e (C5)." in told


@given(review=graphs())
@settings(max_examples=40, deadline=None)
def test_every_factor_is_told_once_and_always_in_the_same_order(review: Review) -> None:
    factors = contributing_factors(review, CATEGORIES)
    told = [each.id for group in factors.titled() for each in group.factors]
    assert len(told) == len(set(told))
    assert factors == contributing_factors(Review(review.id, review.tables), CATEGORIES)
    assert "the root cause" not in draft_statement(review, CATEGORIES).lower()
