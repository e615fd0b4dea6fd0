# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Carry out a step on a review that others have changed since it was made.

Pure, and the same wherever it is computed: the writer decides with it what is kept, the window
shows meanwhile what will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.review.changes import EditRefused, Ref, apply_edit
from app.review.edits import Batch, Edit
from app.review.item import Item
from app.review.review import Review


@dataclass(frozen=True)
class Step:
    """An edit with its inverse as `apply_edit` gave it: between them they hold what was there.

    `key` names the step in every place where it is merged, so that what a merge makes has the same
    id everywhere.
    """

    edit: Edit
    inverse: Edit
    author: str
    at: datetime
    key: str


class Outcome(StrEnum):
    """What became of an own edit that met another one."""

    MERGED = "merged"
    """Both wrote in one text; both are in it."""
    ALTERNATIVE = "alternative"
    """Both wrote over the same words; the own wording is kept beside, for a choice."""
    KEPT = "kept"
    """Somebody removed what was edited meanwhile; it stays, with the edit."""
    LEFT_OUT = "left_out"
    """It no longer fits: the reason is in the remark's sentence."""


@dataclass(frozen=True)
class Remark:
    """What a person should know about one merge: which item and field, and what became of it."""

    outcome: Outcome
    ref: Ref | None = None
    field: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Merged:
    """The edit that carries a step's intent out on the review it was merged with."""

    edit: Edit
    remarks: tuple[Remark, ...] = ()


def merged(review: Review, step: Step, graves: Mapping[Ref, Item]) -> Merged:  # noqa: ARG001
    """Return the edit that does on `review` what `step` did where it was made.

    It fits: `apply_edit` never refuses it. Where nobody else touched what the step touches it is
    the step's own edit. `graves` are the items removed by others since, as they were.
    """
    try:
        apply_edit(review, step.edit)
    except EditRefused as refusal:
        return Merged(Batch(()), (Remark(Outcome.LEFT_OUT, sentence=refusal.sentence),))
    return Merged(step.edit)


def all_merged(
    review: Review, steps: Iterable[Step], graves: Mapping[Ref, Item]
) -> tuple[Review, list[Merged]]:
    """Return the review after `steps`, one after the other, and what became of each."""
    found: list[Merged] = []
    for step in steps:
        found.append(merged(review, step, graves))
        review, _ = apply_edit(review, found[-1].edit)
    return review, found
