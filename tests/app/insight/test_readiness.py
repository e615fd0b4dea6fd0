# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The checklist before approval: states beside boxes, what is needed, and a plain verdict."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from app.agenda.completion import incomplete
from app.insight.readiness import Line, Readiness, readiness, verdict
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Link, StopReason
from app.review.comment import Comment
from app.review.edits import set_field
from app.review.event import Event, Moment
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import reviews

RULES = Rules().readiness
TODAY = date(2026, 3, 3)


def found(review: Review) -> Readiness:
    return readiness(review, RULES, TODAY)


def lines(review: Review, rule: str) -> list[Line]:
    return [line for each in found(review).answers for line in each.lines if line.rule == rule]


def texts(review: Review, rule: str) -> list[str]:
    return [f"[{'x' if line.done else ' '}] {line.text}" for line in lines(review, rule)]


def test_the_questions_are_the_five_of_a_reviewer() -> None:
    assert [question.id for question in RULES.questions] == [
        "data",
        "impact",
        "causes",
        "actions",
        "people",
    ]


def test_an_empty_review_is_told_in_plain_numbers_never_as_a_share() -> None:
    told = verdict(found(empty_review("")))
    assert told.startswith("Not ready yet: ")
    assert "%" not in told


def test_what_is_open_stands_first_and_the_needed_before_the_advised() -> None:
    for answer in found(review_with(Evidence(id="", number=1))).answers:
        keys = [(line.done, not line.needed) for line in answer.lines]
        assert keys == sorted(keys)


def test_one_line_names_each_thing_that_lacks_something_and_leads_to_it() -> None:
    review = review_with(
        Action(id="a", number=3, text="Cap retries"),
        Action(id="b", number=4, text="Add an alert", owner="Kim"),
    )
    assert texts(review, "owner") == ["[ ] A3 has one owner"]
    (line,) = lines(review, "owner")
    assert (line.step, line.kind, line.item_id, line.needed) == (8, Kind.ACTION, "a", True)
    owned = applied(review, set_field(review.actions[0], "owner", "Lee"))
    assert texts(owned, "owner") == ["[x] Every action has an owner"]


def test_what_nothing_can_be_said_of_has_no_line() -> None:
    assert texts(empty_review(), "owner") == []
    assert texts(empty_review(), "actions") == ["[ ] Actions are agreed"]


def test_many_of_one_sort_are_counted_in_the_last_line() -> None:
    review = review_with(*(Action(id="", number=n, text="Do") for n in range(1, 12)))
    told = texts(review, "owner")
    assert told[:3] == [f"[ ] A{n} has one owner" for n in (1, 2, 3)]
    assert told[3] == "[ ] Every action has an owner (A4, A5, A6, A7, A8 and 3 more)"
    assert sum(1 + line.more for line in lines(review, "owner")) == 11


def test_an_idea_needs_neither_owner_nor_date() -> None:
    review = review_with(Action(id="", number=1, text="Perhaps", committed=False))
    assert texts(review, "owner") == texts(review, "date") == []


def test_key_moments_are_named_one_by_one() -> None:
    review = review_with(Event(id="", at=START, text="503s", moment=Moment.IMPACT_START))
    assert texts(review, "moments") == [
        "[ ] “detected” is marked in the timeline, with its time",
        "[ ] “mitigated” is marked in the timeline, with its time",
        "[ ] “resolved” is marked in the timeline, with its time",
    ]


def test_an_order_that_cannot_be_is_needed_to_be_mended() -> None:
    review = review_with(
        Event(id="r", at=START, text="Over", moment=Moment.RESOLVED),
        Event(id="d", at=START + timedelta(hours=1), text="Seen", moment=Moment.DETECTED),
    )
    (line,) = lines(review, "order")
    assert not line.done
    assert line.needed
    assert line.item_id == "r"


def test_an_open_comment_is_in_the_way_until_it_is_settled() -> None:
    review = review_with(Comment(id="c", author="Kim", text="Since when?", at=START))
    assert texts(review, "comments") == ["[ ] A comment by Kim is settled"]
    settled = applied(review, set_field(review.comments[0], "settled_at", START))
    assert texts(settled, "comments") == ["[x] Every comment is settled"]


def test_a_cause_that_can_be_acted_on_wants_an_action_or_a_reason() -> None:
    cause = Cause(
        id="c",
        number=2,
        text="No retry cap",
        state=CauseState.CONFIRMED,
        stop_reason=StopReason.ROOT_FACTOR,
    )
    review = review_with(cause, Link(id="l", effect_id=EFFECT_ID, cause_id="c"))
    assert texts(review, "covered") == ["[ ] C2 has an action, or a reason for none"]
    assert texts(review, "evidence") == ["[ ] C2 has evidence"]
    accepted = applied(review, set_field(review.causes[0], "accepted_because", "Gone in May"))
    assert texts(accepted, "covered") == ["[x] Every cause that can be acted on has an answer"]


def test_the_verdict_counts_what_is_needed_and_what_would_be_better() -> None:
    review = review_with(Note(id="", kind=NoteKind.PARKED, text="Later"))
    told = found(review)
    assert not told.is_ready
    assert f"{told.needed} things are needed" in verdict(told)
    assert f"{told.advised} things would make it better" in verdict(told)
    assert verdict(Readiness(())) == "Ready to approve."


@given(reviews())
def test_whatever_a_step_still_lacks_is_in_the_list(review: Review) -> None:
    """Approval and follow-through come after it; the list is about what is approved."""
    left = [entry for entry in incomplete(review) if entry.step <= 8 and entry.step != 2]
    assert not left or found(review).open_lines


@given(reviews())
def test_every_open_line_leads_somewhere_that_is_there(review: Review) -> None:
    for line in found(review).open_lines:
        assert 1 <= line.step <= 10
        assert not line.item_id or (line.kind and review.get(line.kind, line.item_id))
