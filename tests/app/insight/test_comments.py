# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Comments of approvers: on a place or on everything, settled once something was done."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.errors import UserFacingError
from app.insight.comments import (
    comment_places,
    commenting,
    open_comments,
    place_of,
    reopening,
    settling,
    whole,
)
from app.review.action import Action
from app.review.comment import Comment
from app.review.edits import removal
from app.review.item import Kind
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import reviews


def test_a_comment_keeps_who_said_what_where_and_when() -> None:
    review = review_with(Action(id="a", number=3, text="Cap retries"))
    place = next(each for each in comment_places(review) if each.item_id == "a")
    review = applied(review, commenting(review, " By when? ", place, START, "Lee"))
    (comment,) = review.comments
    assert (comment.author, comment.text, comment.at) == ("Lee", "By when?", START)
    found = place_of(review, comment)
    assert found is not None
    assert (found.name, found.step) == ("A3 “Cap retries”", 8)


def test_a_comment_that_says_nothing_is_not_made() -> None:
    with pytest.raises(UserFacingError, match="Write the comment first"):
        commenting(empty_review(), " \n", whole(), START)


def test_a_comment_stays_when_its_place_is_gone() -> None:
    review = review_with(
        Action(id="a", number=3), Comment(id="c", place_kind="action", place_id="a", text="Why?")
    )
    review = applied(review, removal(review, Kind.ACTION, "a"))
    assert place_of(review, review.comments[0]) is None
    assert open_comments(review) == review.comments


@pytest.mark.parametrize("kind", ["planet", "event"])
def test_a_place_that_never_was_is_one_that_is_gone(kind: str) -> None:
    review = review_with(Comment(id="c", place_kind=kind, place_id="x"))
    assert place_of(review, review.comments[0]) is None


def test_it_is_settled_and_opened_again() -> None:
    review = review_with(Comment(id="c", text="Why?"))
    settled = applied(review, settling(review.comments[0], START, "Kim"))
    assert open_comments(settled) == ()
    assert settled.comments[0].settled_by == "Kim"
    again = applied(settled, reopening(settled.comments[0]))
    assert again.comments == review.comments


@given(reviews())
def test_every_place_has_a_name_and_a_step(review: Review) -> None:
    first, *rest = comment_places(review)
    assert first.kind is None
    assert all(each.name and 1 <= each.step <= 10 for each in rest)
