# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody wrote and that can't stand where it was written: kept as an alternative.

Who goes on typing while it waits goes on in it: one alternative for each author and field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import cast

from app.review.alternative import Alternative
from app.review.changes import Ref
from app.review.edits import Add, Edit, Set, set_field
from app.review.item import Kind
from app.review.rank import rank_between
from app.review.review import HasTables, Review
from app.session.step import Step
from app.session.text_merge import merge_texts


def awaited(
    review: HasTables, made: Review | None, chosen: Container[Ref] = ()
) -> frozenset[tuple[str, str]]:
    """Return the items, by kind and id, that a wording waits for which is not in `made`.

    Whoever saw no more than `made` removes them without knowing that somebody wrote there: but for
    the wordings `chosen`, of which his step disposes itself.
    """
    known = made.table(Kind.ALTERNATIVE) if made else {}
    waiting = cast("Mapping[str, Alternative]", review.table(Kind.ALTERNATIVE))
    return frozenset(
        (each.place_kind, each.place_id)
        for each in waiting.values()
        if each.id not in known and (Kind.ALTERNATIVE, each.id) not in chosen
    )


def is_waiting(review: HasTables, step: Step, edit: Set) -> bool:
    """Tell whether a wording of the step's author waits for the place that `edit` is about."""
    return any(_waiting(review, step, _place(review, edit)))


def continued(review: HasTables, step: Step, edit: Set, base: str) -> Set | None:
    """Return the edit that carries on the author's alternative with what he changed about `base`.

    None where there is none, or where what he changed is not to be found in it.
    """
    place = _place(review, edit)
    for waiting in _waiting(review, step, place):
        merge = merge_texts(base, waiting.text, edit.value)
        if merge.mine is None:
            return set_field(waiting, "text", merge.text)
    return None


def kept_aside(review: HasTables, step: Step, edit: Set, text: str) -> Edit | None:
    """Return the edit that keeps `text` as an alternative for the place that `edit` was meant for.

    None where the same is kept already.
    """
    place = _place(review, edit)
    if any(waiting.text == text for waiting in _waiting(review, step, place)):
        return None
    name = "\n".join((step.key, *place))
    item_id = hashlib.sha256(name.encode()).hexdigest()[:32]
    known = review.table(Kind.ALTERNATIVE)
    if item_id in known:
        return Set(Kind.ALTERNATIVE, item_id, "text", text)
    made = Alternative(
        id=item_id,
        rank=rank_between(max((item.rank for item in known.values()), default=""), ""),
        text=text,
        author=step.author,
        at=step.at,
    )
    kind, place_id, field = place
    return Add(replace(made, place_kind=kind, place_id=place_id, field=field))


def _place(review: HasTables, edit: Set) -> tuple[str, str, str]:
    """Return the place of a text; that of an alternative is the one which it is for."""
    item = review.table(edit.kind).get(edit.id)
    if isinstance(item, Alternative):
        return item.place_kind, item.place_id, item.field
    return edit.kind.value, edit.id, edit.field


def _waiting(review: HasTables, step: Step, place: tuple[str, str, str]) -> Iterator[Alternative]:
    for item in review.table(Kind.ALTERNATIVE).values():
        waiting = cast(Alternative, item)
        known = waiting.place_kind, waiting.place_id, waiting.field
        if waiting.author == step.author and known == place:
            yield waiting
