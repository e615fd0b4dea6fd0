# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chart shows how well each time is known, folds what is long, and says what it leaves out."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.causal.shapes import Box, Drawing, Label, Path
from app.insight.time_axis import TimeAxis
from app.insight.timeline_chart import timeline_chart
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from tests.app.causal.graphs import EvenMeasure
from tests.builders import review_with
from tests.fakes import START

HOUR = timedelta(hours=1)


def event(name: str, minutes: float, **fields: object) -> Event:
    at = START + timedelta(minutes=minutes)
    return Event(id=name, at=at, text=name, **fields)  # type: ignore[arg-type]


def drawn(review: Review) -> Drawing:
    return timeline_chart(review, EvenMeasure(), 900)


def mark(drawing: Drawing, name: str) -> Box | Path:
    shape = next(each for each in drawing.shapes if each.owner == name)
    assert not isinstance(shape, Label)
    return shape


def words(drawing: Drawing) -> list[str]:
    return [
        line.text for shape in drawing.shapes if not isinstance(shape, Path) for line in shape.texts
    ]


def test_a_rough_time_has_a_broken_outline_and_a_range_is_a_bar() -> None:
    until = START + timedelta(minutes=50)
    drawing = drawn(
        review_with(
            event("sure", 0),
            event("rough", 10, precision=Precision.APPROXIMATE),
            event("range", 20, until=until),
            event("end", 60),
        )
    )
    sure, rough, bar = (mark(drawing, name) for name in ("sure", "rough", "range"))
    assert not sure.dashed
    assert rough.dashed
    assert isinstance(sure, Box)
    assert isinstance(bar, Box)
    assert bar.width > 10 * sure.width


def test_a_rough_key_moment_is_hollow_and_its_phase_says_about() -> None:
    drawing = drawn(
        review_with(
            event("start", 0, moment=Moment.IMPACT_START, precision=Precision.APPROXIMATE),
            event("seen", 20, moment=Moment.DETECTED),
            event("over", 40, moment=Moment.MITIGATED),
        )
    )
    start, seen = mark(drawing, "start"), mark(drawing, "seen")
    assert isinstance(start, Path)
    assert (start.fill, seen.fill) == ("surface", "accent")  # type: ignore[union-attr]
    assert {"about 20 min", "20 min"} <= set(words(drawing))


def test_an_event_of_unknown_time_is_counted_and_not_placed() -> None:
    day = event("day", 0, precision=Precision.DAY)
    drawing = drawn(review_with(event("a", 0), Event(id="b"), day, event("c", 9)))
    assert "2 events of unknown time" in words(drawing)
    assert {"b", "day"}.isdisjoint(shape.owner for shape in drawing.shapes)


def test_two_long_silences_fold_and_each_says_how_long_it_was() -> None:
    steps = [event(f"e{n}", 5 * n) for n in range(6)]
    next_day = [event(f"f{n}", 16 * 60 + 5 * n) for n in range(6)]
    after = [event(f"g{n}", 40 * 60 + 5 * n) for n in range(6)]
    drawing = drawn(review_with(*steps, *next_day, *after))
    told = words(drawing)
    assert "15 h 35" in told
    assert "23 h 35 without a recorded event" in told
    assert "23 h 35" not in told, "the longest is said once"


def test_an_event_that_lasts_is_no_silence() -> None:
    copy = event("copy", 10, until=START + 20 * HOUR)
    axis = TimeAxis(
        [
            (one.at, one.until or one.at)
            for one in (event("a", 0), copy, event("b", 1205))
            if one.at
        ],
        0,
        900,
    )
    assert not axis.folds


def test_even_steps_are_never_folded() -> None:
    axis = TimeAxis([(START + n * HOUR, START + n * HOUR) for n in range(3)], 0, 900)
    assert not axis.folds
    assert axis.x(START + HOUR) == 450


@given(
    minutes=st.lists(st.integers(0, 60 * 24 * 30), min_size=2, max_size=40, unique=True),
    lengths=st.lists(st.integers(0, 60 * 48), min_size=40, max_size=40),
)
@settings(max_examples=80, deadline=None)
def test_places_never_run_backwards_and_stay_on_the_axis(
    minutes: list[int], lengths: list[int]
) -> None:
    starts = [START + timedelta(minutes=each) for each in minutes]
    reaches = [
        (at, at + timedelta(minutes=length)) for at, length in zip(starts, lengths, strict=False)
    ]
    axis = TimeAxis(reaches, 10, 890)
    places = [axis.x(at) for at in sorted(edge for reach in reaches for edge in reach)]
    assert places == sorted(places)
    assert 10 <= places[0] <= places[-1] <= 890.001
    assert all(piece.left <= piece.right + 0.001 for piece in axis.pieces)


def test_a_zoomed_chart_counts_in_seconds() -> None:
    review = review_with(event("a", 0), event("b", 1))
    assert any(text.endswith(":05") for text in words(timeline_chart(review, EvenMeasure(), 4000)))
