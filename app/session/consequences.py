# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What follows from an edit, whoever makes it: a confirmed cause that lost its evidence.

Pure: it looks at the review before and after, and names what is to be added to the same commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.changes import apply_edit
from app.review.edits import Batch, Edit, Set, batch
from app.review.item import Kind
from app.review.review import Review

_DECISIVE = ("state", "evidence_ids")


def demoted_by(review: Review, edit: Edit) -> tuple[str, ...]:
    """Return the causes that `edit` would leave confirmed without evidence, in order of their ids.

    One that stands so already (it came in with a file) is left alone, and so is one just added.
    Raises EditRefused where the edit does not fit the review.
    """
    touched = {*_decided(edit)} - {EFFECT_ID}
    if not touched:
        return ()
    after, _ = apply_edit(review, edit)
    return tuple(
        cause_id
        for cause_id in sorted(touched)
        if review.get(Kind.CAUSE, cause_id) is not None
        and _is_bare(after, cause_id)
        and not _is_bare(review, cause_id)
    )


def _decided(edit: Edit) -> Iterator[str]:
    """Yield the causes whose state or evidence `edit` sets: most edits, typing too, set neither."""
    if isinstance(edit, Batch):
        for single in edit.edits:
            yield from _decided(single)
    elif isinstance(edit, Set) and edit.kind is Kind.CAUSE and edit.field in _DECISIVE:
        yield edit.id


def with_demotions(edit: Edit, cause_ids: Sequence[str]) -> Edit:
    """Return `edit` followed by turning `cause_ids` back into suspected causes: one step."""
    back = (Set(Kind.CAUSE, cause_id, "state", CauseState.SUSPECTED) for cause_id in cause_ids)
    return batch([edit, *back])


def _is_bare(review: Review, cause_id: str) -> bool:
    cause = cast("Cause | None", review.get(Kind.CAUSE, cause_id))
    return cause is not None and cause.state is CauseState.CONFIRMED and not cause.evidence_ids
