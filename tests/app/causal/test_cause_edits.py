# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The cause editor's edits: one step of undo each, and nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.causal import edits
from app.causal.graph import CauseGraph, read_back
from app.causal.outline import outline_text
from app.review.action import Action
from app.review.cause import EFFECT_ID, CauseState, Gate
from app.review.changes import CauseCycle, apply_edit
from app.review.edits import Add, Edit, Set
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import graphs, tree
from tests.builders import applied, empty_review


def outline(review: Review) -> list[str]:
    graph = CauseGraph(review)
    return [f"{'  ' * depth}{graph.cause(node).text}" for node, depth in graph.outline()]


def done(review: Review, edit: Edit | None) -> Review:
    assert edit is not None
    after, changes = apply_edit(review, edit)
    assert applied(after, changes.inverse) == review
    return after


def test_a_child_answers_why_and_takes_over_the_category() -> None:
    review = applied(tree((EFFECT_ID, "a")), Set(Kind.CAUSE, "a", "category", "Tooling"))
    added = edits.add_child(review, "a", "because")
    after = done(review, added.edit)
    cause = CauseGraph(after).cause(added.cause_id)
    assert (cause.text, cause.category, cause.number) == ("because", "Tooling", 2)
    assert outline(after) == ["cause a", "  because"]


def test_a_sibling_stands_behind_the_one_it_was_asked_of() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"))
    after = done(review, edits.add_sibling(review, "a", "new").edit)
    assert outline(after) == ["cause a", "new", "cause b"]
    beside_effect = done(review, edits.add_sibling(review, EFFECT_ID, "new").edit)
    assert outline(beside_effect) == ["cause a", "cause b", "new"]


def test_promote_moves_up_behind_the_old_parent() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "c"), (EFFECT_ID, "b"))
    after = done(review, edits.promote(review, "c"))
    assert outline(after) == ["cause a", "cause c", "cause b"]
    assert edits.promote(review, "a") is None


def test_promote_to_where_it_already_is_only_unlinks() -> None:
    review = tree(("a", "c"), (EFFECT_ID, "a"), (EFFECT_ID, "c"))
    after = done(review, edits.promote(review, "c"))
    assert outline(after) == ["cause a", "cause c"]


@pytest.mark.parametrize(("cause", "step", "order"), [("b", -1, "bac"), ("b", 1, "acb")])
def test_reorder_moves_among_siblings(cause: str, step: int, order: str) -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), (EFFECT_ID, "c"))
    after = done(review, edits.reorder(review, cause, step))
    assert outline(after) == [f"cause {name}" for name in order]


def test_reorder_ends_at_the_ends() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"))
    assert edits.reorder(review, "a", -1) is None
    assert edits.reorder(review, "b", 1) is None
    assert edits.reorder(review, EFFECT_ID, 1) is None


def test_a_cause_is_put_under_another_effect_but_never_under_itself() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), (EFFECT_ID, "c"))
    after = done(review, edits.reparent(review, "b", "c"))
    assert outline(after) == ["cause a", "cause c", "  cause b"]
    assert edits.reparent(review, "b", "a") is None
    assert edits.reparent(review, "b", "b") is None
    cycle = edits.reparent(review, "a", "b")
    assert cycle is not None
    with pytest.raises(CauseCycle):
        apply_edit(review, cycle)


def test_a_cause_may_explain_two_effects() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"))
    after = done(review, edits.link_also(review, "c", "b"))
    assert CauseGraph(after).parents("c") == ("a", "b")
    assert edits.link_also(after, "c", "b") is None


def test_a_branch_goes_without_what_others_need() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("a", "s"), (EFFECT_ID, "c"), ("c", "s"))
    review = applied(review, Add(Action(id="x", cause_ids=("b", "c"))))
    after = done(review, edits.remove_branch(review, ["a"]))
    assert outline(after) == ["cause c", "  cause s"]
    assert after.actions[0].cause_ids == ("c",)
    assert edits.remove_branch(review, [EFFECT_ID]) is None


def test_state_and_gate_turn_round() -> None:
    review = applied(
        tree((EFFECT_ID, "a")),
        Add(Evidence(id="f")),
        Set(Kind.CAUSE, "a", "evidence_ids", ("f",)),
    )
    for state in (CauseState.CONFIRMED, CauseState.REFUTED, CauseState.SUSPECTED):
        review = done(review, edits.cycle_state(review, "a"))
        assert CauseGraph(review).cause("a").state is state
    assert edits.cycle_state(review, EFFECT_ID) is None
    review = done(review, edits.toggle_gate(review, EFFECT_ID))
    assert review.effect.gate is Gate.AND
    assert done(review, edits.toggle_gate(review, EFFECT_ID)).effect.gate is Gate.OR


def test_a_cause_without_evidence_is_not_confirmed_but_may_be_ruled_out() -> None:
    review = tree((EFFECT_ID, "a"))
    for ask in (
        lambda: edits.cycle_state(review, "a"),
        lambda: edits.set_state(review, "a", CauseState.CONFIRMED),
    ):
        with pytest.raises(edits.NeedsEvidence, match="Attach some with Ctrl"):
            ask()
    after = done(review, edits.set_state(review, "a", CauseState.REFUTED))
    assert CauseGraph(after).cause("a").state is CauseState.REFUTED
    assert edits.set_state(after, "a", CauseState.REFUTED) is None
    assert edits.set_state(after, EFFECT_ID, CauseState.REFUTED) is None


def test_an_indented_list_becomes_a_branch() -> None:
    review = tree((EFFECT_ID, "a"))
    text = "- first\n    * deeper\n\n  1. beside\n+ second\nthird"
    added = edits.paste(review, "a", text)
    assert added is not None
    after = done(review, added.edit)
    assert outline(after) == [
        "cause a", "  first", "    deeper", "    beside", "  second", "  third",
    ]  # fmt: skip
    assert edits.paste(review, "a", " \n \n") is None


@given(review=graphs())
@settings(max_examples=40, deadline=None)
def test_pasting_what_was_copied_gives_the_same_branch(review: Review) -> None:
    review = applied(review, Set(Kind.CAUSE, EFFECT_ID, "text", "Down"))
    copied = outline_text(review, EFFECT_ID)
    added = edits.paste(review, EFFECT_ID, copied)
    assert added is not None
    after = applied(review, added.edit)
    assert outline_text(after, added.cause_id) == copied


@given(review=graphs())
@settings(max_examples=40, deadline=None)
def test_the_outline_holds_every_cause_once(review: Review) -> None:
    found = [node for node, _ in CauseGraph(review).outline()]
    assert sorted(found) == sorted(cause.id for cause in review.causes)


def test_a_cause_is_read_back_as_a_sentence() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"))
    review = applied(review, Set(Kind.CAUSE, EFFECT_ID, "text", "Down"))
    assert read_back(review, EFFECT_ID) == "Down because cause a or cause b."
    review = applied(review, Set(Kind.CAUSE, EFFECT_ID, "gate", Gate.AND))
    assert read_back(review, EFFECT_ID) == "Down because cause a and cause b."
    assert read_back(review, "a") == ""


def test_a_larger_group_is_read_back_with_its_gate_and_without_what_is_ruled_out() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), (EFFECT_ID, "c"), (EFFECT_ID, "d"))
    review = applied(
        review,
        Set(Kind.CAUSE, EFFECT_ID, "text", "Down."),
        Set(Kind.CAUSE, EFFECT_ID, "gate", Gate.AT_LEAST),
        Set(Kind.CAUSE, EFFECT_ID, "gate_count", 2),
        Set(Kind.CAUSE, "d", "state", CauseState.REFUTED),
        Set(Kind.CAUSE, "c", "text", ""),
    )
    assert read_back(review, EFFECT_ID) == (
        "Down because at least 2 of these: cause a; cause b; …."
    )
    review = applied(review, Set(Kind.CAUSE, EFFECT_ID, "gate", Gate.AND))
    assert read_back(review, EFFECT_ID) == "Down because cause a; cause b and …."
    for cause_id in "abc":
        review = applied(review, Set(Kind.CAUSE, cause_id, "state", CauseState.REFUTED))
    assert read_back(review, EFFECT_ID) == ""


def test_several_causes_take_the_same_state_but_for_those_without_evidence() -> None:
    review = applied(
        tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), (EFFECT_ID, "c")),
        Add(Evidence(id="f")),
        *(Set(Kind.CAUSE, name, "evidence_ids", ("f",)) for name in "ab"),
    )
    after = done(review, edits.cycle_state(review, "a", "abc"))
    assert [cause.state for cause in after.causes] == [
        CauseState.CONFIRMED,
        CauseState.CONFIRMED,
        CauseState.SUSPECTED,
    ]


def test_a_pasted_list_with_one_head_words_an_effect_of_which_nothing_is_said() -> None:
    pasted = edits.paste(empty_review(), EFFECT_ID, "- It was down\n  - No alert\n  - No copy")
    assert pasted is not None
    after = applied(empty_review(), pasted.edit)
    assert after.effect.text == "It was down"
    assert outline(after) == ["No alert", "No copy"]
    worded = applied(empty_review(), Set(Kind.CAUSE, EFFECT_ID, "text", "Sign-in failed"))
    below = edits.paste(worded, EFFECT_ID, "It was down\n  No alert")
    assert below is not None
    assert outline(applied(worded, below.edit)) == ["It was down", "  No alert"]
