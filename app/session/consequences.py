# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What follows from an edit, whoever makes it: a confirmed cause that lost its evidence.

And from a merge: a key moment that another event marks by now. Pure: it looks at the review before
and after, and names what is to be added to the same commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.changes import apply_edit
from app.review.edits import Batch, Edit, Set, batch
from app.review.event import Event, Moment
from app.review.item import Kind
from app.review.review import Review
from app.session.step import Pair, ref_of

_DECISIVE = ("state", "evidence_ids")


def demoted_by(review: Review, edit: Edit) -> tuple[str, ...]:
    """Return the causes that `edit` would leave confirmed without evidence, in order of their ids.

    One that stands so already (it came in with a file) is left alone, and so is one just added.
    Raises EditRefused where the edit does not fit the review.
    """
    if not _touched(edit):
        return ()
    return left_bare(review, apply_edit(review, edit)[0], edit)


def left_bare(before: Review, after: Review, edit: Edit) -> tuple[str, ...]:
    """Return the causes that `edit`, which led from `before` to `after`, left confirmed bare."""
    return tuple(
        cause_id
        for cause_id in sorted(_touched(edit))
        if before.get(Kind.CAUSE, cause_id) is not None
        and _is_bare(after, cause_id)
        and not _is_bare(before, cause_id)
    )


def with_demotions(edit: Edit, cause_ids: Sequence[str]) -> Edit:
    """Return `edit` followed by turning `cause_ids` back into suspected causes: one step."""
    back = (Set(Kind.CAUSE, cause_id, "state", CauseState.SUSPECTED) for cause_id in cause_ids)
    return batch([edit, *back])


def second_moments(made: Review | None, after: Review, pairs: Iterable[Pair]) -> list[Edit]:
    """Return the edits that take a moment from other events where a step marked its own with it.

    `made` is the review as the step's author saw it: what had two events there keeps them.
    """
    edits: list[Edit] = []
    for moment, event_id in _marked(after, pairs):
        for event in after.events:
            known = cast("Event | None", made and made.get(Kind.EVENT, event.id))
            if event.moment is not moment or event.id == event_id:
                continue
            if known is None or known.moment is not moment:
                edits.append(Set(Kind.EVENT, event.id, "moment", None))
    return edits


def _marked(after: Review, pairs: Iterable[Pair]) -> Iterator[tuple[Moment, str]]:
    """Yield the moments that a step gives to events, with the events that have them after it."""
    for edit, _ in pairs:
        kind, event_id = ref_of(edit)
        if kind is not Kind.EVENT or (isinstance(edit, Set) and edit.field != "moment"):
            continue
        event = cast("Event | None", after.get(kind, event_id))
        if event is not None and event.moment is not None:
            yield event.moment, event_id


def _touched(edit: Edit) -> set[str]:
    return {*_decided(edit)} - {EFFECT_ID}


def _decided(edit: Edit) -> Iterator[str]:
    """Yield the causes whose state or evidence `edit` sets: most edits, typing too, set neither."""
    if isinstance(edit, Batch):
        for single in edit.edits:
            yield from _decided(single)
    elif isinstance(edit, Set) and edit.kind is Kind.CAUSE and edit.field in _DECISIVE:
        yield edit.id


def _is_bare(review: Review, cause_id: str) -> bool:
    cause = cast("Cause | None", review.get(Kind.CAUSE, cause_id))
    return cause is not None and cause.state is CauseState.CONFIRMED and not cause.evidence_ids
