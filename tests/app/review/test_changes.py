# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits: what they change, what they refuse, and the way back."""

from __future__ import annotations

import pytest

from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.changes import CauseCycle, EditRefused, apply_edit
from app.review.edits import Add, Batch, Edit, Remove, Set, addition, move, next_number, removal
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START


def chain(*ids: str) -> Review:
    """Return a review in which each cause explains the one before it."""
    review = review_with(*(Cause(id=cause_id, text=cause_id) for cause_id in ids))
    above = [EFFECT_ID, *ids]
    for effect, cause in zip(above, ids, strict=False):
        review = applied(review, addition(review, Link(id="", effect_id=effect, cause_id=cause)))
    return review


def test_adding_says_what_was_added_and_how_to_take_it_back() -> None:
    review, changes = apply_edit(empty_review(), Add(Note(id="n", text="x")))
    assert changes.added == {(Kind.NOTE, "n")}
    assert changes.inverse == Remove(Kind.NOTE, "n")
    assert [note.text for note in review.notes] == ["x"]


def test_setting_says_which_field_was_altered() -> None:
    before = review_with(Note(id="n", text="x"))
    after, changes = apply_edit(before, Set(Kind.NOTE, "n", "text", "y"))
    assert changes.altered == {(Kind.NOTE, "n", "text")}
    assert applied(after, changes.inverse) == before
    assert changes.touches(Kind.NOTE)
    assert not changes.touches(Kind.EVENT)
    assert changes.kinds() == {Kind.NOTE}


def test_a_batch_is_all_or_nothing() -> None:
    before = review_with(Note(id="n", text="x"))
    edit = Batch((Set(Kind.NOTE, "n", "text", "y"), Remove(Kind.NOTE, "absent")))
    with pytest.raises(EditRefused, match="no longer in the review"):
        apply_edit(before, edit)
    assert [note.text for note in before.notes] == ["x"]


def test_what_comes_and_goes_in_one_batch_is_not_mentioned() -> None:
    edit = Batch((Add(Note(id="n")), Remove(Kind.NOTE, "n")))
    _, changes = apply_edit(empty_review(), edit)
    assert changes.is_empty


def test_removing_and_adding_again_counts_as_altered() -> None:
    before = review_with(Note(id="n", text="x"))
    _, changes = apply_edit(before, Batch((Remove(Kind.NOTE, "n"), Add(Note(id="n", text="y")))))
    assert {entry[:2] for entry in changes.altered} == {(Kind.NOTE, "n")}
    assert not changes.added
    assert not changes.removed


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Add(Note(id="n")), "already a note"),
        (Add(Note(id="")), "needs an id"),
        (Add(Note(id="m", text=3)), "does not fit the text"),  # type: ignore[arg-type]
        (Set(Kind.NOTE, "n", "colour", "red"), "no field colour"),
        (Set(Kind.NOTE, "n", "id", "m"), "no field id"),
        (Set(Kind.NOTE, "n", "text", None), "does not fit the text"),
        (Set(Kind.NOTE, "gone", "text", ""), "no longer in the review"),
        (Remove(Kind.INCIDENT, "incident"), "belongs to every review"),
        (Remove(Kind.CAUSE, EFFECT_ID), "belongs to every review"),
        (Add(Action(id="a", cause_ids=("gone",))), "refers to is not there"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_a_sentence(edit: Edit, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        apply_edit(review_with(Note(id="n")), edit)


def test_a_cause_can_not_explain_itself() -> None:
    review = chain("a", "b", "c")
    with pytest.raises(CauseCycle, match="can't explain itself"):
        apply_edit(review, addition(review, Link(id="", effect_id="c", cause_id="a")))


def test_the_same_answer_is_not_given_twice() -> None:
    review = chain("a")
    with pytest.raises(EditRefused, match="already an answer"):
        apply_edit(review, addition(review, Link(id="", effect_id=EFFECT_ID, cause_id="a")))


def test_a_link_may_be_moved_when_no_cycle_comes_of_it() -> None:
    review = chain("a", "b", "c")
    link = next(link for link in review.links if link.cause_id == "c")
    moved = applied(review, Set(Kind.LINK, link.id, "effect_id", "a"))
    assert {(entry.effect_id, entry.cause_id) for entry in moved.links} == {
        (EFFECT_ID, "a"),
        ("a", "b"),
        ("a", "c"),
    }


def test_what_is_still_used_is_not_removed_alone() -> None:
    review = review_with(Evidence(id="f"), Event(id="e", evidence_ids=("f",)))
    with pytest.raises(EditRefused, match="still used by a event"):
        apply_edit(review, Remove(Kind.EVIDENCE, "f"))


def test_removal_takes_the_references_along_and_can_be_undone() -> None:
    before = review_with(
        Evidence(id="f"), Cause(id="c", evidence_ids=("f",)), Action(id="a", cause_ids=("c",))
    )
    link = addition(before, Link(id="l", effect_id=EFFECT_ID, cause_id="c"))
    before = applied(before, link)
    for kind, item_id in ((Kind.EVIDENCE, "f"), (Kind.CAUSE, "c")):
        after, changes = apply_edit(before, removal(before, kind, item_id))
        assert after.get(kind, item_id) is None
        assert applied(after, changes.inverse) == before


def test_frozen_evidence_keeps_its_content_until_it_is_unfrozen() -> None:
    review = review_with(Evidence(id="f", title="log", frozen_at=START))
    for edit in (Set(Kind.EVIDENCE, "f", "title", "other"), Remove(Kind.EVIDENCE, "f")):
        with pytest.raises(EditRefused, match="frozen"):
            apply_edit(review, edit)
    thawed = applied(review, Set(Kind.EVIDENCE, "f", "frozen_at", None))
    assert not applied(thawed, Remove(Kind.EVIDENCE, "f")).evidence


def test_a_move_changes_one_rank_only() -> None:
    review = review_with(Note(id="a"), Note(id="b"), Note(id="c"))
    moved = applied(review, move(review, Kind.NOTE, "c", before="a"))
    assert [note.id for note in moved.notes] == ["c", "a", "b"]
    back = applied(moved, move(moved, Kind.NOTE, "c", before=None))
    assert [note.id for note in back.notes] == ["a", "b", "c"]


def test_an_addition_may_follow_a_given_item() -> None:
    review = review_with(Note(id="a"), Note(id="b"))
    after = applied(review, addition(review, Note(id="new"), after="a"))
    assert [note.id for note in after.notes] == ["a", "new", "b"]


def test_numbers_go_on_from_the_highest() -> None:
    assert next_number(empty_review(), Kind.ACTION) == 1
    assert next_number(review_with(Action(id="a", number=7)), Kind.ACTION) == 8
