# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two causes that say the same become one, and nothing that hung on either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.causal.graph import CauseGraph
from app.causal.merge import merge
from app.review.action import Action
from app.review.cause import EFFECT_ID, CauseKind, CauseState, Gate
from app.review.changes import apply_edit
from app.review.edits import Add, Set
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import graphs, tree
from tests.builders import applied


def merged(review: Review, keep: str, gone: str) -> Review:
    edit = merge(review, keep, gone)
    assert edit is not None
    after, changes = apply_edit(review, edit)
    assert applied(after, changes.inverse) == review
    return after


def links(review: Review) -> set[tuple[str, str]]:
    return {(link.effect_id, link.cause_id) for link in review.links}


def test_links_evidence_events_and_actions_move_over() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("x", "b"), (EFFECT_ID, "x"), ("b", "c"))
    review = applied(
        review,
        Add(Evidence(id="e1")),
        Add(Evidence(id="e2")),
        Add(Event(id="v")),
        Add(Action(id="act", cause_ids=("a", "b"))),
        Set(Kind.CAUSE, "a", "evidence_ids", ("e1",)),
        Set(Kind.CAUSE, "b", "evidence_ids", ("e1", "e2")),
        Set(Kind.CAUSE, "b", "event_ids", ("v",)),
        Set(Kind.CAUSE, "b", "state", CauseState.CONFIRMED),
        Set(Kind.CAUSE, "b", "kind", CauseKind.CONDITION),
        Set(Kind.CAUSE, "b", "gate", Gate.AND),
        Set(Kind.CAUSE, "a", "notes", "one"),
        Set(Kind.CAUSE, "b", "notes", "two"),
    )
    after = merged(review, "a", "b")
    assert links(after) == {(EFFECT_ID, "a"), ("x", "a"), (EFFECT_ID, "x"), ("a", "c")}
    kept = CauseGraph(after).cause("a")
    assert (kept.text, kept.evidence_ids, kept.event_ids) == ("cause a", ("e1", "e2"), ("v",))
    assert (kept.state, kept.kind, kept.gate) == (
        CauseState.CONFIRMED, CauseKind.CONDITION, Gate.AND,
    )  # fmt: skip
    assert kept.notes == "one\ntwo"
    assert after.actions[0].cause_ids == ("a",)


def test_what_the_kept_cause_says_itself_stays() -> None:
    review = applied(
        tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c")),
        Set(Kind.CAUSE, "a", "category", "Tooling"),
        Set(Kind.CAUSE, "b", "category", "Process"),
        Set(Kind.CAUSE, "b", "gate", Gate.AND),
        Set(Kind.CAUSE, "a", "state", CauseState.REFUTED),
        Set(Kind.CAUSE, "b", "state", CauseState.CONFIRMED),
    )
    kept = CauseGraph(merged(review, "a", "b")).cause("a")
    assert (kept.category, kept.gate, kept.state) == ("Tooling", Gate.OR, CauseState.REFUTED)


@pytest.mark.parametrize(("keep", "gone"), [("top", "low"), ("low", "top")])
def test_one_below_the_other_takes_the_upper_place_and_keeps_what_stood_between(
    keep: str, gone: str
) -> None:
    review = tree((EFFECT_ID, "top"), ("top", "mid"), ("mid", "low"), ("low", "end"))
    after = merged(review, keep, gone)
    assert links(after) == {(EFFECT_ID, keep), (keep, "mid"), (keep, "end")}


def test_the_effect_is_not_merged_nor_a_cause_with_itself() -> None:
    review = tree((EFFECT_ID, "a"))
    assert merge(review, EFFECT_ID, "a") is None
    assert merge(review, "a", EFFECT_ID) is None
    assert merge(review, "a", "a") is None


@given(review=graphs(9), picks=st.tuples(st.integers(0, 99), st.integers(0, 99)))
@settings(max_examples=80, deadline=None)
def test_any_two_causes_merge_without_loss(review: Review, picks: tuple[int, int]) -> None:
    ids = [cause.id for cause in review.causes]
    if len(ids) < 2:
        return
    keep, gone = ids[picks[0] % len(ids)], ids[picks[1] % len(ids)]
    if keep == gone:
        return
    after = merged(review, keep, gone)
    assert {cause.id for cause in after.causes} == set(ids) - {gone}
    before, now = CauseGraph(review), CauseGraph(after)
    inside = {keep, gone} | before.descendants(keep) | before.descendants(gone)
    assert links(after) == {
        (keep if effect == gone else effect, keep if cause == gone else cause)
        for effect, cause in links(review)
        if not (cause in (keep, gone) and effect in inside)
    }
    was_loose = {keep if cause == gone else cause for cause in before.loose()}
    assert set(now.loose()) <= was_loose
