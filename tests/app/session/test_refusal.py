# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A session in which one can only look on: it says why, and what others do still comes in."""

from __future__ import annotations

import pytest

from app.review.changes import EditRefused
from app.review.edits import addition
from app.review.note import Note
from app.session.arrival import Arrival
from app.session.session import Session
from tests.builders import empty_review, review_with
from tests.fakes import FakeClock

WHY = "You can only look on."


def test_an_edit_is_refused_with_the_reason_and_nothing_changes() -> None:
    session = Session(empty_review(), FakeClock())
    session.apply(addition(session.review, Note(id="n1")))
    before = session.review
    session.refusal = WHY
    with pytest.raises(EditRefused, match=WHY):
        session.apply(addition(session.review, Note(id="n2")))
    with pytest.raises(EditRefused, match=WHY):
        session.undo()
    with pytest.raises(EditRefused, match=WHY):
        session.redo()
    assert session.review == before


def test_the_step_is_still_there_when_edits_are_taken_again() -> None:
    session = Session(empty_review(), FakeClock())
    session.apply(addition(session.review, Note(id="n1")))
    session.refusal = WHY
    with pytest.raises(EditRefused):
        session.undo()
    session.refusal = ""
    session.undo()
    assert session.review == empty_review()


def test_what_others_do_comes_in() -> None:
    session = Session(empty_review(), FakeClock())
    session.refusal = WHY
    arrived = review_with(Note(id="n1"))
    session.receive(Arrival(arrived, 0), ())
    assert session.review == arrived
