# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The show of hands is told as a fact, and what was not asked stays unknown."""

from __future__ import annotations

from app.insight.hands import hands, hands_sentence, too_many
from app.review.meeting import Meeting


def test_nothing_is_said_where_nobody_was_asked() -> None:
    assert hands(Meeting(present=9)) == ()
    assert hands_sentence(Meeting(present=9)) == ""


def test_hands_are_counted_out_of_those_present() -> None:
    meeting = Meeting(present=9, hands_learned=7, hands_again=0)
    assert [fact.sentence for fact in hands(meeting)] == [
        "7 of 9 learned something that changes their work",
        "0 of 9 would come to such a meeting again",
    ]


def test_a_room_that_nobody_counted_is_left_out() -> None:
    assert hands_sentence(Meeting(hands_learned=1)) == (
        "Show of hands: 1 learned something that changes their work."
    )


def test_more_hands_than_people_are_noticed_and_not_divided() -> None:
    meeting = Meeting(present=3, hands_again=4)
    assert too_many(meeting)
    assert [fact.sentence for fact in hands(meeting)] == ["4 would come to such a meeting again"]
    assert not too_many(Meeting(hands_again=4))
    assert not too_many(Meeting(present=4, hands_again=4))
