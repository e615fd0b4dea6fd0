# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One of two wordings is chosen in one edit, and undo brings the other back."""

from __future__ import annotations

import pytest

from app.review.alternative import Alternative
from app.review.alternatives import (
    alternatives,
    both,
    kept,
    place_named,
    place_of,
    standing_text,
    taken,
)
from app.review.changes import apply_edit
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from tests.builders import review_with


def second(text: str = "Sam's words", **place: str) -> Alternative:
    where = {"place_kind": "note", "place_id": "n", "field": "text", **place}
    return Alternative(id="a", text=text, author="Sam", **where)


@pytest.fixture
def review() -> Review:
    return review_with(Note(id="n", text="Noor's words"), second())


def words(review: Review) -> str:
    note = review.get(Kind.NOTE, "n")
    assert isinstance(note, Note)
    return note.text


def test_what_waits_is_found_with_its_place_and_what_stands_there(review: Review) -> None:
    (each,) = alternatives(review)
    assert place_of(each) == (Kind.NOTE, "n", "text")
    assert standing_text(review, each) == "Noor's words"


def test_keeping_drops_the_other_wording(review: Review) -> None:
    after, _ = apply_edit(review, kept(second()))
    assert (words(after), alternatives(after)) == ("Noor's words", ())


def test_taking_puts_the_other_wording_in(review: Review) -> None:
    after, changes = apply_edit(review, taken(review, second()))
    assert (words(after), alternatives(after)) == ("Sam's words", ())
    assert apply_edit(after, changes.inverse)[0] == review


def test_both_stand_one_after_the_other(review: Review) -> None:
    after, _ = apply_edit(review, both(review, second()))
    assert words(after) == "Noor's words / Sam's words"


def test_texts_of_several_lines_are_kept_below_each_other(review: Review) -> None:
    after, _ = apply_edit(review, both(review, second("One.\nTwo.")))
    assert words(after) == "Noor's words\nOne.\nTwo."


@pytest.mark.parametrize("place", [{"place_id": "gone"}, {"field": "no_such"}])
def test_what_has_no_place_any_more_is_only_dropped(place: dict[str, str]) -> None:
    lost = second(**place)
    review = review_with(Note(id="n", text="Noor's words"), lost)
    assert standing_text(review, lost) is None
    after, _ = apply_edit(review, taken(review, lost))
    assert (words(after), alternatives(after)) == ("Noor's words", ())


def test_a_kind_of_a_later_version_is_no_place() -> None:
    assert place_named("hologram", "1", "text") is None
