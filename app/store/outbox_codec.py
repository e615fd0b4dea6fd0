# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Commits and reviews as the plain JSON of an outbox.

A commit is written whole, with its inverse, so that each line can be read without the others: one
that is damaged costs itself alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.review.cause import Link
from app.review.changes import Changes, Ref
from app.review.edit_codec import edit_from_plain, edit_to_plain
from app.review.edits import Edit
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review, assemble
from app.review.values import from_plain, to_plain
from app.session.session import Commit
from app.session.step import Grave, Graves

BEFORE_ALL_ARRIVALS = -1
"""What a commit of a former session knows of what arrived in this one: nothing."""


@dataclass(frozen=True)
class Pending:
    """A commit of a former session that was not confirmed then; without the review around it."""

    number: int
    at: datetime
    author: str
    initiator: str
    label: str
    edit: Edit
    inverse: Edit

    def on(self, review: Review) -> Commit:
        """Return it as a commit that is still to be merged; `review` is how it looked then."""
        return Commit(
            number=self.number,
            edit=self.edit,
            changes=Changes(inverse=self.inverse),
            review=review,
            at=self.at,
            author=self.author,
            initiator=self.initiator,
            label=self.label,
            arrivals=BEFORE_ALL_ARRIVALS,
        )


def commit_to_text(commit: Commit) -> str:
    """Return what is to be kept of `commit`, as JSON."""
    return pending_to_text(
        Pending(
            number=commit.number,
            at=commit.at,
            author=commit.author,
            initiator=commit.initiator,
            label=commit.label,
            edit=commit.edit,
            inverse=commit.changes.inverse,
        )
    )


def pending_to_text(pending: Pending) -> str:
    """Return a commit of a former session as it was kept, as JSON."""
    return _text(
        {
            "number": pending.number,
            "at": pending.at.isoformat(),
            "author": pending.author,
            "initiator": pending.initiator,
            "label": pending.label,
            "edit": edit_to_plain(pending.edit),
            "inverse": edit_to_plain(pending.inverse),
        }
    )


def pending_from_text(text: str) -> Pending:
    """Return the commit that `text` describes. Raises ValueError where it describes none."""
    try:
        plain = json.loads(text)
        return Pending(
            number=int(plain["number"]),
            at=_instant(plain["at"]),
            author=str(plain["author"]),
            initiator=str(plain["initiator"]),
            label=str(plain["label"]),
            edit=edit_from_plain(plain["edit"]),
            inverse=edit_from_plain(plain["inverse"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a commit: {error}") from error


def review_to_text(review: Review, graves: Graves) -> str:
    """Return `review` and the items that were removed from it, as JSON."""
    kept = [item for kind in ITEM_TYPES for item in review.items(kind)]
    return _text(
        {
            "id": review.id,
            "items": [_item_to_plain(item) for item in kept],
            "graves": [_grave_to_plain(grave) for grave in graves.values()],
        }
    )


def review_from_text(text: str) -> tuple[Review, dict[Ref, Grave]]:
    """Return the review and the removed items that `text` describes. Raises ValueError."""
    try:
        plain = json.loads(text)
        items = tuple(_item_from_plain(one) for one in plain["items"])
        graves = [_grave_from_plain(one) for one in plain["graves"]]
        review = assemble(plain["id"], items)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a review: {error}") from error
    return review, {(grave.item.KIND, grave.item.id): grave for grave in graves}


def _grave_to_plain(grave: Grave) -> list[Any]:
    return [_item_to_plain(one) for one in (grave.item, *grave.links)]


def _grave_from_plain(plain: list[Any]) -> Grave:
    item, *links = (_item_from_plain(one) for one in plain)
    return Grave(item, tuple(link for link in links if isinstance(link, Link)))


def _item_to_plain(item: Item) -> list[Any]:
    return [item.KIND.value, to_plain(item)]


def _item_from_plain(plain: list[Any]) -> Item:
    kind, values = plain
    return from_plain(ITEM_TYPES[Kind(kind)], values)


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"not an instant: {text}")
    return at


def _text(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
