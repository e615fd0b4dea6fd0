# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a review knows: its own dictionary, and the names in it."""

from __future__ import annotations

from app.insight.spelling.known_words import forget_word_edit, known_words, own_word_edit
from app.review.action import Action
from app.review.edits import Set
from app.review.event import Event
from app.review.item import Kind
from app.review.people import Person
from tests.builders import applied, empty_review, review_with


def test_names_of_people_teams_and_services_are_known() -> None:
    review = applied(
        review_with(
            Person(id="p", name="Zoë Lima", team="Frobnics", email="zlima@example.org"),
            Event(id="e", actor="snirp-bot", handover_to="Blurb"),
            Action(id="a", owner="Quux"),
        ),
        Set(Kind.INCIDENT, "incident", "service", "checkoutd"),
    )
    known = known_words(review)
    assert {"zoë", "lima", "frobnics", "zlima", "snirp", "blurb", "quux", "checkoutd"} <= known


def test_a_word_is_added_once_and_taken_out_again() -> None:
    review = empty_review()
    edit = own_word_edit(review, "Frobnic")
    assert edit is not None
    review = applied(review, edit)
    assert review.lifecycle.own_words == ("Frobnic",)
    assert "frobnic" in known_words(review)
    assert own_word_edit(review, "frobnic") is None
    assert own_word_edit(review, " ") is None
    assert applied(review, forget_word_edit(review, "Frobnic")).lifecycle.own_words == ()
