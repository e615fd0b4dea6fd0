# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Carry out a step on a review that others have changed since it was made.

Pure, and the same wherever it is computed: the writer decides with it what is kept, the window
shows meanwhile what will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.review.changes import Changes, EditRefused, apply_edit
from app.review.edits import Edit, batch
from app.review.review import Review
from app.session.carrying import Carrying
from app.session.consequences import left_bare, second_moments, with_demotions
from app.session.item_numbers import ItemNumbers
from app.session.step import Grave, Graves, Outcome, Pair, Remark, Step, pairs_of
from app.session.untouched import is_untouched

__all__ = ["Grave", "Graves", "Merged", "Outcome", "Remark", "Step", "all_merged", "merged"]


@dataclass(frozen=True)
class Merged:
    """The edit that carries a step's intent out, and the review and changes that come of it."""

    edit: Edit
    review: Review
    changes: Changes = field(default_factory=Changes)
    remarks: tuple[Remark, ...] = ()


def merged(review: Review, step: Step, graves: Graves) -> Merged:
    """Return the edit that does on `review` what `step` did where it was made.

    It fits: `apply_edit` never refuses it. Where nobody else touched what the step touches it is
    the step's own edit. `graves` are the items removed by others since, as they were.
    """
    pairs = list(pairs_of(step.edit, step.inverse))
    numbers = ItemNumbers(review, step, pairs)
    own = None
    if not numbers.given and not numbers.cited and is_untouched(review, step.made, pairs):
        own = _as_made(review, step)
    found = own or _carried(review, step, pairs, graves, numbers)
    return _with_consequences(review, step, pairs, found)


def all_merged(
    review: Review, steps: Iterable[Step], graves: Graves
) -> tuple[Review, list[Merged]]:
    """Return the review after `steps`, one after the other, and what became of each."""
    found: list[Merged] = []
    for step in steps:
        found.append(merged(review, step, graves))
        review = found[-1].review
    return review, found


def _as_made(review: Review, step: Step) -> Merged | None:
    try:
        after, changes = apply_edit(review, step.edit)
    except EditRefused:
        return None
    return Merged(step.edit, after, changes)


def _carried(
    review: Review, step: Step, pairs: Sequence[Pair], graves: Graves, numbers: ItemNumbers
) -> Merged:
    """Return what comes of carrying the step out edit by edit.

    Freezing vouches for exact facts. Where those are others by now, none of the step's edits of
    facts can stand, and it is carried out without them.
    """
    first = Carrying(review, step, pairs, graves, numbers)
    try:
        after = first.run()
    except EditRefused as refusal:
        numbers = ItemNumbers(review, step, pairs)
        second = Carrying(review, step, pairs, graves, numbers, freeze_fault=refusal.sentence)
        return _finished(second, second.run())
    return _finished(first, after)


def _finished(carrying: Carrying, after: Review) -> Merged:
    return Merged(carrying.edit, after, carrying.changes, tuple(carrying.remarks))


def _with_consequences(review: Review, step: Step, pairs: Sequence[Pair], found: Merged) -> Merged:
    """Return `found` with what follows from it now, and did not where the step was made."""
    bare = left_bare(review, found.review, found.edit)
    seconds = [] if step.takes_back else second_moments(step.made, found.review, pairs)
    if not bare and not seconds:
        return found
    whole = batch([with_demotions(found.edit, bare), *seconds])
    after, changes = apply_edit(review, whole)
    return replace(found, edit=whole, review=after, changes=changes)
