# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Comments of approvers: where one can be made, what it is about, and when it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.errors import UserFacingError
from app.insight.place import item_name, step_of, step_title
from app.review.cause import EFFECT_ID
from app.review.comment import Comment
from app.review.edits import Edit, addition, batch, set_field
from app.review.item import Item, Kind
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import marked, tr

_KINDS = (
    *(Kind.INCIDENT, Kind.MEETING, Kind.PERSON, Kind.EVIDENCE, Kind.EVENT, Kind.IMPACT),
    *(Kind.IMPACT_WINDOW, Kind.CAUSE, Kind.OBSERVATION, Kind.ACTION),
)
"""The kinds a comment can be about, in the order of the steps."""
_WHOLE = marked("the whole review")


@dataclass(frozen=True)
class CommentPlace:
    """Somewhere a comment can be about; `kind` is None for the whole review."""

    kind: Kind | None
    item_id: str
    name: str
    step: int

    @property
    def where(self) -> str:
        """The step in words; empty for the whole review."""
        return step_title(self.step) if self.step else ""


def whole() -> CommentPlace:
    """Return the place of what is said about everything."""
    return CommentPlace(None, "", tr(_WHOLE), 0)


def comment_places(review: Review) -> Iterator[CommentPlace]:
    """Yield every place, the whole review first."""
    yield whole()
    for kind in _KINDS:
        items = review.items(kind)
        for item in sorted(items, key=lambda each: each.id != EFFECT_ID):
            yield _place(review, item)


def place_of(review: Review, comment: Comment) -> CommentPlace | None:
    """Return what a comment is about; None where that is gone since."""
    if not comment.place_kind:
        return whole()
    try:
        item = review.get(Kind(comment.place_kind), comment.place_id)
    except ValueError:
        return None
    return None if item is None else _place(review, item)


def open_comments(review: Review) -> tuple[Comment, ...]:
    """Return the comments that are not settled."""
    return tuple(comment for comment in review.comments if not comment.is_settled)


def commenting(
    review: Review, text: str, place: CommentPlace, now: datetime, author: str = ""
) -> Edit:
    """Return the edit that adds a comment. Raises UserFacingError where it says nothing."""
    if not text.strip():
        raise UserFacingError(tr("Write the comment first."))
    comment = Comment(
        id="",
        author=author,
        text=text.strip(),
        place_kind=place.kind.value if place.kind else "",
        place_id=place.item_id,
        at=now,
    )
    return addition(review, comment)


def settling(comment: Comment, now: datetime, by: str = "") -> Edit:
    """Return the edit that settles a comment."""
    return batch([set_field(comment, "settled_at", now), set_field(comment, "settled_by", by)])


def reopening(comment: Comment) -> Edit:
    """Return the edit that opens a settled comment again."""
    return batch([set_field(comment, "settled_at", None), set_field(comment, "settled_by", "")])


def _place(review: Review, item: Item) -> CommentPlace:
    name = item_name(item, review.get, zone_of(review))
    return CommentPlace(item.KIND, item.id, name[:1].upper() + name[1:], step_of(item.KIND))
