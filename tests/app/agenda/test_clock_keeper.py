# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The clock takes commands of its keeper alone, and of everybody while it has none."""

from __future__ import annotations

import pytest

from app.agenda.clock_keeper import handed_to, may_command
from app.review.changes import apply_edit
from app.review.meeting import Meeting
from tests.builders import empty_review


@pytest.mark.parametrize("name", ["Noor", "Sam", ""])
def test_everybody_commands_a_clock_that_nobody_keeps(name: str) -> None:
    assert may_command(Meeting(), name)


def test_the_keeper_alone_commands_the_clock() -> None:
    kept = Meeting(clock_keeper="Noor")
    assert may_command(kept, "Noor")
    assert not may_command(kept, "Sam")
    assert not may_command(kept, "")


def test_how_a_name_is_typed_makes_no_other_person_of_it() -> None:
    assert may_command(Meeting(clock_keeper="Noor  van Dam"), " noor van dam ")


def test_the_clock_is_handed_over_by_an_edit() -> None:
    review = empty_review()
    after, changes = apply_edit(review, handed_to(review.meeting, " Sam  B. "))
    assert after.meeting.clock_keeper == "Sam B."
    assert apply_edit(after, changes.inverse)[0] == review
