# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody removes while the wording of another is on its way to it."""

from __future__ import annotations

from app.review.alternative import Alternative
from app.review.changes import apply_edit
from app.review.edits import Batch, Edit, Remove
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from app.session.merging import Merged, Outcome, merged
from app.session.step import Step
from tests.builders import review_with
from tests.fakes import START

NOTE = Note(id="n1", text="the disk was full")
OTHER = Alternative(
    id="a1", place_kind="note", place_id="n1", field="text", text="the queue was full", author="Sam"
)
REMOVAL = Remove(Kind.NOTE, "n1")


def test_what_a_wording_waits_for_is_not_removed_by_who_does_not_know_of_it() -> None:
    found = _removed(REMOVAL, knowing=review_with(NOTE))
    assert found.review == review_with(NOTE, OTHER)
    assert [remark.outcome for remark in found.remarks] == [Outcome.KEPT]


def test_who_knows_of_the_wording_removes_what_it_is_for() -> None:
    found = _removed(REMOVAL, knowing=review_with(NOTE, OTHER))
    assert found.review.notes == ()
    assert [each.text for each in found.review.alternatives] == [OTHER.text]


def test_a_wording_goes_together_with_what_it_is_for() -> None:
    both = Batch((REMOVAL, Remove(Kind.ALTERNATIVE, "a1")))
    found = _removed(both, knowing=review_with(NOTE, OTHER))
    assert (found.review.notes, found.review.alternatives) == ((), ())


def _removed(edit: Edit, *, knowing: Review) -> Merged:
    """Return what becomes of a removal on the review with the wording, made on another one."""
    made, changes = apply_edit(knowing, edit)
    step = Step(edit, changes.inverse, "Noor", START, "n:1", made=made)
    return merged(review_with(NOTE, OTHER), step, {})
