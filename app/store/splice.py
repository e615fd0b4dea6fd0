# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits as the change table keeps them: a change of long text is written as the part that differs.

Beside the forms of `edit_codec` there is one more: `{"op": "splice", "kind", "id", "field",
"start", "removed", "inserted"}`. It means: in the text as it was, at `start` (in characters),
`removed` gives way to `inserted`. To read it one needs the review it was made on. Typing in a long
note then costs a few bytes a change, where whole texts would cost the note twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.review.changes import apply_edit
from app.review.edit_codec import edit_from_plain, edit_to_plain
from app.review.edits import Batch, Edit, Set
from app.review.item import Kind
from app.review.review import Review
from app.review.text_change import text_change

LONG_TEXT = 200
"""Texts longer than this many characters are spliced."""

PlainEdit = dict[str, Any]


def step_to_plain(edit: Edit, inverse: Edit) -> tuple[PlainEdit, PlainEdit]:
    """Return an edit and its inverse, as `apply_edit` gives it, as plain JSON."""
    if isinstance(edit, Batch) and isinstance(inverse, Batch) and inverse.edits:
        pairs = zip(edit.edits, reversed(inverse.edits), strict=True)
        steps = [step_to_plain(forth, back) for forth, back in pairs]
        return _batch(step[0] for step in steps), _batch(step[1] for step in reversed(steps))
    if isinstance(edit, Set) and isinstance(inverse, Set) and _is_long(edit, inverse):
        return _spliced(edit, inverse)
    return edit_to_plain(edit), edit_to_plain(inverse)


def _batch(edits: Iterable[PlainEdit]) -> PlainEdit:
    return {"op": "batch", "edits": list(edits)}


def edit_on(review: Review, plain: Mapping[str, Any]) -> Edit:
    """Return the edit that `plain` describes when it is carried out on `review`.

    Raises ValueError where it doesn't describe one, or was not made on this review. It may come
    from another program, or from a damaged row: nothing about it is believed.
    """
    try:
        return _edit_on(review, plain)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not an edit: {error}") from error


def _edit_on(review: Review, plain: Mapping[str, Any]) -> Edit:
    if plain.get("op") == "splice":
        return _unspliced(review, plain)
    if plain.get("op") != "batch" or not _has_splice(plain):
        return edit_from_plain(plain)
    edits: list[Edit] = []
    for single in plain["edits"]:
        edits.append(_edit_on(review, single))
        review, _ = apply_edit(review, edits[-1])
    return Batch(tuple(edits))


def _is_long(edit: Set, inverse: Set) -> bool:
    new, old = edit.value, inverse.value
    if type(new) is not str or type(old) is not str:
        return False
    return max(len(new), len(old)) > LONG_TEXT


def _spliced(edit: Set, inverse: Set) -> tuple[PlainEdit, PlainEdit]:
    change = text_change(inverse.value, edit.value)
    start, inserted = change.start, change.words
    removed = inverse.value[start : change.end]
    place = {"op": "splice", "kind": edit.kind.value, "id": edit.id, "field": edit.field}
    return (
        {**place, "start": start, "removed": removed, "inserted": inserted},
        {**place, "start": start, "removed": inserted, "inserted": removed},
    )


def _unspliced(review: Review, plain: Mapping[str, Any]) -> Set:
    kind, item_id, field = Kind(plain["kind"]), plain["id"], plain["field"]
    item = review.get(kind, item_id)
    old = getattr(item, field, None)
    start, removed = plain["start"], plain["removed"]
    if not isinstance(old, str) or old[start : start + len(removed)] != removed:
        raise ValueError(f"a splice of {kind}.{field} does not fit the text it is for")
    return Set(kind, item_id, field, old[:start] + plain["inserted"] + old[start + len(removed) :])


def _has_splice(plain: Mapping[str, Any]) -> bool:
    if plain.get("op") == "batch":
        return any(_has_splice(single) for single in plain["edits"])
    return plain.get("op") == "splice"
