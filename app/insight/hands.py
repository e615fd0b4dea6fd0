# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The show of hands at the end, as facts: what was asked, and how many of those present.

Nobody is scored. A meeting was worth its time when one person learned something, and when half of
the room would come again (the debriefing guide of Etsy). What was not asked is not known.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.review.meeting import Meeting
from app.translation import marked, tr


@dataclass(frozen=True)
class HandsQuestion:
    """What is asked, the field of the meeting that keeps the count, and what the count says.

    The words are in English; they are translated where they are shown.
    """

    field: str
    question: str
    fact: str


QUESTIONS = (
    HandsQuestion(
        "hands_learned",
        marked("Who learned something that changes their work?"),
        marked("{0} learned something that changes their work"),
    ),
    HandsQuestion(
        "hands_again",
        marked("Who would come to such a meeting again?"),
        marked("{0} would come to such a meeting again"),
    ),
)


@dataclass(frozen=True)
class HandsFact:
    """How many hands went up at a question; `present` is None where nobody counted the room."""

    asked: HandsQuestion
    hands: int
    present: int | None

    @property
    def sentence(self) -> str:
        """Return it as words, such as "7 of 9 learned something that changes their work"."""
        known = self.present is not None and self.hands <= self.present
        of_present = tr("{0} of {1}").format(self.hands, self.present)
        return tr(self.asked.fact).format(of_present if known else self.hands)


def hands(meeting: Meeting) -> tuple[HandsFact, ...]:
    """Return what is known of the show of hands; nothing where nobody was asked."""
    counted = [(question, getattr(meeting, question.field)) for question in QUESTIONS]
    return tuple(
        HandsFact(question, count, meeting.present)
        for question, count in counted
        if count is not None
    )


def hands_sentence(meeting: Meeting) -> str:
    """Return all of it as one sentence; empty where nobody was asked."""
    told = "; ".join(fact.sentence for fact in hands(meeting))
    return tr("Show of hands: {0}.").format(told) if told else ""


def too_many(meeting: Meeting) -> bool:
    """Tell whether more hands went up than people were present, which can't be."""
    return meeting.present is not None and any(
        fact.hands > meeting.present for fact in hands(meeting)
    )
