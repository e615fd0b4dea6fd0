# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The phases side by side: in order, as wide as the room, with words that fit."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.causal.shapes import Box
from app.fonts import BundledMeasure
from app.insight.phase_band import phase_band
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.fakes import START

MARKS = (Moment.IMPACT_START, Moment.DETECTED, Moment.MITIGATED, Moment.RESOLVED)


def incident(*minutes: int) -> Review:
    """Return an incident whose phases take so many minutes each."""
    at, events = START, [Event(id="first", at=START, text="Deployed")]
    for moment, length in zip(MARKS, minutes, strict=False):
        at += timedelta(minutes=length)
        events.append(Event(id=moment.value, at=at, text=moment.value, moment=moment))
    return review_with(*events)


def boxes(review: Review, width: float) -> list[Box]:
    return [s for s in phase_band(review, BundledMeasure(), width).shapes if isinstance(s, Box)]


def test_nothing_is_drawn_while_no_phase_is_known() -> None:
    assert boxes(empty_review(), 1700) == []


def test_a_phase_says_its_name_and_length() -> None:
    said = [box.texts[0].text for box in boxes(incident(325, 2, 69, 1044), 1700)]
    assert said[:2] == ["Build-up  5 h 25", "Detection  2 min"]
    assert said[2:] == ["Mitigation  1 h 09", "Recovery  17 h 24"]


def test_a_phase_between_times_that_are_not_exact_says_about() -> None:
    at = START + timedelta(minutes=5)
    begun = Event(id="first", at=START, text="Deployed", precision=Precision.APPROXIMATE)
    felt = Event(id="felt", at=at, text="Errors", moment=Moment.IMPACT_START)
    assert [box.texts[0].text for box in boxes(review_with(begun, felt), 1700)] == [
        "Build-up  about 5 min"
    ]


def test_a_longer_phase_is_wider() -> None:
    build_up, detection, *_ = boxes(incident(325, 2, 69, 1044), 1900)
    assert build_up.width > detection.width


def test_without_room_for_lengths_the_names_stay() -> None:
    said = [box.texts[0].text for box in boxes(incident(325, 2, 69, 1044), 700)]
    assert said == ["Build-up", "Detection", "Mitigation", "Recovery"]


@given(st.lists(st.integers(1, 50_000), min_size=1, max_size=4), st.integers(900, 3_000))
def test_phases_fill_the_width_in_order_without_overlap(minutes: list[int], width: int) -> None:
    found = boxes(incident(*minutes), width)
    assert len(found) == len(minutes)
    for left, right in pairwise(found):
        assert left.x + left.width < right.x
    assert abs(found[-1].x + found[-1].width - width) < 0.01
    measure = BundledMeasure()
    for box in found:
        assert measure.width(box.texts[0].text, 30, 600) <= box.width
