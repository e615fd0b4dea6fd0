# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules of cause logic: each with causes that call it up and causes that don't."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.capture.review_file import import_file
from app.insight.logic import Finding, findings
from app.insight.logic_checks.table import CHECKS
from app.insight.logic_rule import LogicRule, Weight
from app.paths import resources_dir
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate, Link, StopReason
from app.review.edits import Add, Remove, Set
from app.review.event import Event, Precision
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.people import Person
from app.review.review import Review, assemble
from app.rules.rules import Rules
from tests.app.causal.graphs import graphs, tree
from tests.builders import applied, empty_review
from tests.fakes import START
from tests.strategies import reviews

RULES = Rules().cause_logic
UNKIND = ("wrong", "must", "bad", "blame", "fault", "should", "the root cause")


def found(review: Review, rule: str) -> list[Finding]:
    return [finding for finding in findings(review, RULES) if finding.rule == rule]


def places(review: Review, rule: str) -> list[str]:
    return [finding.cause_id for finding in found(review, rule)]


def cause(review: Review, cause_id: str, **fields: object) -> Review:
    edits = (Set(Kind.CAUSE, cause_id, name, value) for name, value in fields.items())
    return applied(review, *edits)


def each(review: Review, cause_ids: str, **fields: object) -> Review:
    for cause_id in cause_ids:
        review = cause(review, cause_id, **fields)
    return review


def two_below_a() -> Review:
    return tree((EFFECT_ID, "a"), ("a", "b"), ("a", "c"))


# R1: the effect


def test_an_effect_without_words_or_causes_is_asked_for_both() -> None:
    told = [finding.message for finding in found(empty_review(), "R1")]
    assert told[0].startswith("The effect has no wording yet. Select it")
    assert told[1].startswith("Nothing explains the effect yet.")


def test_an_effect_with_all_causes_ruled_out_is_unexplained() -> None:
    review = cause(tree((EFFECT_ID, "a")), EFFECT_ID, text="Down")
    assert found(review, "R1") == []
    assert places(cause(review, "a", state=CauseState.REFUTED), "R1") == [EFFECT_ID]


def test_a_cause_that_explains_nothing_is_named() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"))
    review = applied(review, Remove(Kind.LINK, f"{EFFECT_ID}>b"))
    review = cause(review, EFFECT_ID, text="Down")
    assert places(review, "R1") == ["b"]
    assert places(cause(review, "b", state=CauseState.REFUTED), "R1") == []


# R2, R3, R4: gates, names, circles


def test_a_gate_needs_two_causes() -> None:
    review = cause(two_below_a(), "a", gate=Gate.AND)
    assert places(review, "R2") == []
    (told,) = found(cause(review, "b", state=CauseState.REFUTED), "R2")
    assert (told.cause_id, told.weight) == ("a", Weight.WARNING)
    assert told.message.startswith("C1 asks for all of its causes together, and has only one.")


@pytest.mark.parametrize(
    ("count", "words"),
    [(3, "at least 3 of its causes, and has only 2"), (0, "not said how many"), (2, "")],
)
def test_a_gate_asks_for_as_many_as_there_are(count: int, words: str) -> None:
    review = cause(two_below_a(), "a", gate=Gate.AT_LEAST, gate_count=count)
    told = [finding.message for finding in found(review, "R2")]
    assert len(told) == bool(words)
    assert all(words in message for message in told)


def test_a_gate_without_a_name_is_asked_for_one_but_not_a_leaf_being_typed() -> None:
    review = each(two_below_a(), "ab", text=" ")
    (told,) = found(review, "R3")
    assert told.message.startswith("C1 has no wording, and C2 and C3 below it.")
    assert places(two_below_a(), "R3") == []


def test_a_circle_from_elsewhere_is_named_and_stops_no_other_check() -> None:
    review = applied(two_below_a(), Add(Cause(id="d", rank="zz", number=4, text="d")))
    items = [item for table in review.tables.values() for item in table.values()]
    closing = Link(id="back", rank="zzz", effect_id="c", cause_id="a")
    circular = assemble(review.id, (*items, closing))
    (told,) = found(circular, "R4")
    assert told.message.startswith("These explain themselves in a circle: C1 and C3.")
    assert (told.related, told.weight) == (("c",), Weight.ERROR)
    assert places(circular, "R1") == [EFFECT_ID, "d"]
    assert found(review, "R4") == []


# R5: read back


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


# R6, R15: triggers and conditions


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


# R7, R14: lines and depth


def test_a_straight_line_of_three_is_told_once_at_its_top() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("b", "c"), ("c", "d"))
    (told,) = found(review, "R7")
    assert told.cause_id == EFFECT_ID
    assert told.message.startswith("From the effect down, 4 answers stand in one straight line.")


def test_a_line_of_two_or_one_with_a_second_answer_is_none() -> None:
    assert found(tree((EFFECT_ID, "a"), ("a", "b")), "R7") == []
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("a", "x"), ("b", "c"))
    assert found(review, "R7") == []
    assert len(found(cause(review, "x", state=CauseState.REFUTED), "R7")) == 1


def test_the_deepest_end_alone_is_told_that_five_is_no_limit() -> None:
    names = [EFFECT_ID, *"abcdefg"]
    review = tree(*pairwise(names), ("a", "x"))
    (told,) = found(review, "R14")
    assert (told.cause_id, told.weight) == ("g", Weight.HINT)
    assert told.message.startswith("C7 is 7 answers deep. There is no limit.")
    assert found(tree(*pairwise(names[:6])), "R14") == []


# R8, R9: where the questions end


def test_an_end_without_a_reason_is_asked_for_one() -> None:
    review = two_below_a()
    assert places(review, "R8") == ["b", "c"]
    review = cause(review, "b", stop_reason=StopReason.NO_CONTROL)
    assert places(cause(review, "c", state=CauseState.REFUTED), "R8") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Human error", "Human error"),
        ("It was an OPERATOR  ERROR", "OPERATOR ERROR"),
        ("Somebody forgot the flag", "forgot"),
        ("Carelessness during the change", "Carelessness"),
        ("The on-call engineer ran it on the wrong host", "on-call engineer ran"),
        ("Engineer on call quickly deleted the folder", "Engineer on call quickly deleted"),
        ("Admins didn’t check the host", "Admins didn't"),
        ("Ana Ruiz pushed the change", "Ana Ruiz pushed"),
        ("The on-call engineer", "The on-call engineer"),
        ("Ana Ruiz.", "Ana Ruiz."),
    ],
)
def test_a_person_at_the_end_is_asked_on_about(text: str, words: str) -> None:
    review = applied(tree((EFFECT_ID, "a")), Add(Person(id="p", name="Ana Ruiz")))
    (told,) = found(cause(review, "a", text=text), "R9")
    assert told.message.startswith(f"C1 ends with what a person did: “{words}”. Ask on: what made")


@pytest.mark.parametrize(
    "text",
    [
        "The report said “human error”",
        'The log says "operator deleted"',
        "db1 and db2 sessions looked alike",
        "Nobody was assigned to own data durability",
        "Only one engineer knew the procedure",
        "Unmistakable alarm was off",
        "No on-call engineer",
        "Users made three times as many requests",
        "User error rate was not watched",
        "Kubernetes operator removed the pod",
        "On-call engineer had been awake for 19 hours",
        "",
    ],
)
def test_conditions_quotes_and_machines_are_left_alone(text: str) -> None:
    assert found(cause(tree((EFFECT_ID, "a")), "a", text=text), "R9") == []


def test_a_person_in_the_middle_has_been_asked_on_about_already() -> None:
    assert found(cause(two_below_a(), "a", text="Human error"), "R9") == []


# R10: order of events


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


# R11, R12, R13: evidence, what is ruled out, the same said twice


def test_a_cause_confirmed_by_word_alone_is_an_error() -> None:
    review = cause(two_below_a(), "b", state=CauseState.CONFIRMED)
    (told,) = found(review, "R11")
    assert (told.cause_id, told.weight) == ("b", Weight.ERROR)
    review = applied(review, Add(Evidence(id="e")))
    assert found(cause(review, "b", evidence_ids=("e",)), "R11") == []


def test_what_is_only_below_a_cause_ruled_out_is_told() -> None:
    review = cause(two_below_a(), "a", state=CauseState.REFUTED)
    (told,) = found(review, "R12")
    assert (told.cause_id, told.related) == ("a", ("b", "c"))
    assert "takes what is only below it out of the logic: C2 and C3." in told.message


def test_what_also_explains_something_that_holds_is_not_lost() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), (EFFECT_ID, "b"))
    assert found(cause(review, "a", state=CauseState.REFUTED), "R12") == []
    review = each(two_below_a(), "abc", state=CauseState.REFUTED)
    assert found(review, "R12") == []


def test_the_same_said_twice_is_offered_as_one() -> None:
    review = cause(cause(two_below_a(), "b", text="Disk full!"), "c", text=" disk  FULL ")
    (told,) = found(review, "R13")
    assert (told.cause_id, told.related) == ("c", ("b",))
    assert told.message.startswith("C3 says the same as C2: “disk FULL”. Merge the two")
    assert found(each(two_below_a(), "bc", text=""), "R13") == []
    assert found(two_below_a(), "R13") == []


# All together


def test_findings_come_the_weightier_first_and_always_in_the_same_order() -> None:
    review = cause(two_below_a(), "c", state=CauseState.CONFIRMED)
    told = findings(review, RULES)
    weights = [list(Weight).index(finding.weight) for finding in told]
    assert weights == sorted(weights)
    assert told == findings(replace(review), RULES)


def test_the_way_out_is_the_end_of_the_message() -> None:
    told = findings(two_below_a(), RULES)
    assert told
    assert all(finding.message.endswith(f" {finding.better}") for finding in told)


@given(review=graphs(10))
@settings(max_examples=40, deadline=None)
def test_any_graph_is_read_calmly_and_every_finding_leads_to_a_cause(review: Review) -> None:
    there = review.table(Kind.CAUSE)
    for finding in findings(review, RULES):
        assert {finding.cause_id, *finding.related} <= set(there)
        assert "{" not in finding.message


@given(review=reviews())
@settings(max_examples=40, deadline=None)
def test_any_review_is_read_whatever_is_written_in_it(review: Review) -> None:
    assert all(finding.message for finding in findings(review, RULES))


def test_every_shipped_word_is_calm_and_offers_a_way_out() -> None:
    assert {rule.check for rule in RULES} == set(CHECKS)
    for rule in RULES:
        for saying in rule.sayings.values():
            told = f"{saying.message} {saying.better}".lower()
            assert not [word for word in UNKIND if f" {word} " in f" {told} "], told
            assert "!" not in told
            assert saying.message.rstrip("”").endswith(".")
            assert saying.better[-1] in ".?"


def test_the_example_has_three_questions_left() -> None:
    example: Path = resources_dir() / "examples" / "gitlab-2017-01-31.yaml"
    review = import_file(example).review
    told = [(finding.rule, finding.cause_id) for finding in findings(review, RULES)]
    assert told == [("R6", "c-removed"), ("R5", "c-removed"), ("R8", "c-late")]


def test_no_rules_find_nothing() -> None:
    none: tuple[LogicRule, ...] = ()
    assert findings(two_below_a(), none) == ()
