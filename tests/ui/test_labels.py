# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every value a person can meet has words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from app.review.action import ActionKind, ActionSize, ActionStatus, Aim, Strength
from app.review.approval import Verdict
from app.review.cause import CauseKind, CauseState, Gate, StopReason
from app.review.event import Moment
from app.review.evidence import EvidenceKind
from app.review.follow_up import FollowUpKind
from app.review.lifecycle import ReviewState
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Role
from ui import labels

SPOKEN: tuple[type[StrEnum], ...] = (
    ActionKind,
    ActionStatus,
    Aim,
    Verdict,
    CauseKind,
    CauseState,
    Gate,
    StopReason,
    Moment,
    EvidenceKind,
    ReviewState,
    NoteKind,
    ObservationKind,
    Role,
    ActionSize,
    Strength,
    FollowUpKind,
)


@pytest.mark.parametrize("values", SPOKEN)
def test_every_value_has_words(values: type[StrEnum]) -> None:
    assert [value for value in values if (type(value), value) not in labels._WORDS] == []


def test_words_are_calm_and_blame_nobody() -> None:
    for words in labels._WORDS.values():
        assert "!" not in words
        assert not {"error", "fault", "blame", "failure"} & set(words.lower().split())


def test_choices_may_begin_with_not_set() -> None:
    assert labels.choices(Aim, "not set")[0] == (None, "not set")
    assert labels.choices(Aim)[0] == (Aim.PREVENT, "Prevent")
    assert labels.words(None, "not known") == "not known"


def test_one_value_of_two_kinds_has_the_words_of_its_own_kind() -> None:
    assert labels.words(ActionSize.MEDIUM) != labels.words(Strength.MEDIUM)
    assert labels.words(ReviewState.REOPENED) != labels.words(FollowUpKind.REOPENED)
