# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What follows from an edit, whoever makes it: a confirmed cause that lost its evidence.

Pure: it looks at the review before and after, and names what is to be added to the same commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.changes import Changes
from app.review.edits import Edit, Set, batch
from app.review.item import Kind
from app.review.review import Review

_DECISIVE = ("state", "evidence_ids")


def demoted_causes(before: Review, after: Review, changes: Changes) -> tuple[str, ...]:
    """Return the causes that `changes` left confirmed without evidence, in order of their ids.

    One that stood so before (it came in with a file) is left alone, and so is one just added.
    """
    touched = {
        cause_id
        for kind, cause_id, field in changes.altered
        if kind is Kind.CAUSE and field in _DECISIVE and cause_id != EFFECT_ID
    }
    return tuple(
        cause_id
        for cause_id in sorted(touched)
        if _is_bare(after, cause_id) and not _is_bare(before, cause_id)
    )


def with_demotions(edit: Edit, cause_ids: Sequence[str]) -> Edit:
    """Return `edit` followed by turning `cause_ids` back into suspected causes: one step."""
    back = (Set(Kind.CAUSE, cause_id, "state", CauseState.SUSPECTED) for cause_id in cause_ids)
    return batch([edit, *back])


def _is_bare(review: Review, cause_id: str) -> bool:
    cause = cast(Cause, review.table(Kind.CAUSE)[cause_id])
    return cause.state is CauseState.CONFIRMED and not cause.evidence_ids
