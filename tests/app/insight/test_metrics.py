# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Durations, phases, gaps and the chart, against hand-computed and published answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from app.causal.shapes import Box, Label
from app.insight.durations import duration_text
from app.insight.gaps import delays, hops, longest_silence
from app.insight.metrics import disorder, metric, metrics
from app.insight.phases import PhaseName, phase_of, spans
from app.insight.timeline_chart import timeline_chart
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from tests.app.causal.graphs import EvenMeasure
from tests.builders import empty_review, review_with
from tests.fakes import START
from tests.real_reviews import expired_certificates, full_disk, retry_storm
from tests.strategies import reviews

MINUTE = timedelta(minutes=1)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def incident(**moments: float) -> Review:
    """Return a review with key moments at minutes after the start."""
    events = [
        Event(id=name, at=at(minutes), moment=Moment(name), text=name)
        for name, minutes in moments.items()
    ]
    return review_with(*events)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (0.5, "30 s"),
        (2, "2 min"),
        (69, "1 h 09"),
        (18 * 60 + 33, "18 h 33"),
        (52 * 60, "2 d 4 h"),
        (-6, "−6 min"),
    ],
)
def test_lengths_are_told_shortly(minutes: float, words: str) -> None:
    assert duration_text(minutes) == words
    assert duration_text(timedelta(minutes=minutes)) == words


def test_each_duration_has_its_formula() -> None:
    review = incident(
        impact_start=0, detected=5, alerted=7, acknowledged=10, mitigated=60, resolved=90
    )
    found = {entry.key: (entry.value, entry.formula) for entry in metrics(review)}
    assert found == {
        "ttd": (5 * MINUTE, "detected − impact start"),
        "tta": (3 * MINUTE, "acknowledged − first alert"),
        "tta_from_impact": (10 * MINUTE, "acknowledged − impact start"),
        "ttm": (60 * MINUTE, "mitigated − impact start"),
        "ttr": (90 * MINUTE, "resolved − impact start"),
    }


def test_an_unknown_moment_leaves_its_durations_unknown() -> None:
    review = incident(impact_start=0)
    assert all(entry.value is None for entry in metrics(review))
    assert metrics(empty_review())[0].value is None


def test_a_rough_time_makes_a_rough_duration() -> None:
    review = review_with(
        Event(id="a", at=at(0), moment=Moment.IMPACT_START, precision=Precision.APPROXIMATE),
        Event(id="b", at=at(5), moment=Moment.DETECTED),
    )
    assert metric(review, "ttd").about


def test_the_published_durations_of_real_incidents_come_out() -> None:
    certificates = expired_certificates()
    assert metric(certificates, "ttd").value == 5 * MINUTE
    assert metric(certificates, "ttm").value == 84 * MINUTE
    assert metric(retry_storm(), "ttm").value == 108 * MINUTE


def test_a_published_figure_that_disagrees_with_its_own_rows_shows() -> None:
    assert metric(full_disk(), "ttm").value == 14 * MINUTE


def test_an_order_that_can_not_be_is_named() -> None:
    (found,) = disorder(full_disk())
    assert (found.late.moment, found.early.moment) == (Moment.ACKNOWLEDGED, Moment.ALERTED)
    assert found.sentence.startswith("Acknowledged (“")
    assert " lies before first alert (“" in found.sentence
    seen_coming = incident(impact_start=5, detected=0)
    assert disorder(seen_coming) == ()


def test_phases_run_from_moment_to_moment() -> None:
    review = incident(impact_start=10, detected=12, mitigated=60, resolved=90)
    before = review_with(Event(id="first", at=at(0)), *review.events)
    found = [(span.phase.value, span.length) for span in spans(before)]
    assert found == [
        ("build_up", 10 * MINUTE),
        ("detection", 2 * MINUTE),
        ("mitigation", 48 * MINUTE),
        ("recovery", 30 * MINUTE),
    ]
    phases = [phase_of(before, event) for event in before.timeline]
    assert phases == [
        PhaseName.BUILD_UP,
        PhaseName.DETECTION,
        PhaseName.DETECTION,
        PhaseName.MITIGATION,
        PhaseName.RECOVERY,
    ]


@given(review=reviews())
@settings(max_examples=40, deadline=None)
def test_spans_never_run_backwards_and_unknown_is_never_zero(review: Review) -> None:
    assert all(span.length > timedelta(0) for span in spans(review))
    for entry in metrics(review):
        first, last = review.moments.get(entry.start), review.moments.get(entry.end)
        known = first is not None and last is not None and first.at and last.at
        assert (entry.value is not None) == bool(known)


@given(review=reviews())
@settings(max_examples=40, deadline=None)
def test_the_chart_stays_within_its_width(review: Review) -> None:
    drawing = timeline_chart(review, EvenMeasure(), 800)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            assert shape.x >= -0.01
            assert shape.x + shape.width <= 800.01
    ids = [shape.id for shape in drawing.shapes]
    assert len(ids) == len(set(ids))


def test_the_chart_names_each_phase_once() -> None:
    review = incident(impact_start=0, detected=1, mitigated=600, resolved=700)
    drawing = timeline_chart(review, EvenMeasure(), 900)
    texts = [
        line.text
        for shape in drawing.shapes
        if isinstance(shape, Box | Label)
        for line in shape.texts
    ]
    for name in ("Detection", "Mitigation", "Recovery"):
        assert texts.count(name) == 1


def test_a_timeline_of_one_time_has_no_chart() -> None:
    assert timeline_chart(incident(detected=0), EvenMeasure(), 800).shapes == ()


def test_the_longest_silence_and_the_delays_are_found() -> None:
    review = incident(impact_start=0, detected=5, alerted=6, acknowledged=60)
    silence = longest_silence(review)
    assert silence is not None
    assert (silence.before.id, silence.length) == ("alerted", 54 * MINUTE)
    assert [delay.length for delay in delays(review)] == [
        5 * MINUTE,
        MINUTE,
        54 * MINUTE,
        None,
        None,
    ]
    assert longest_silence(incident(impact_start=0, detected=5)) is None


def test_hand_overs_tell_how_long_the_next_ones_had_it() -> None:
    review = review_with(
        Event(id="a", at=at(0), handover_to="Database"),
        Event(id="b", at=at(20), handover_to="Network"),
        Event(id="c", at=datetime(2026, 3, 3, tzinfo=UTC)),
    )
    assert [(hop.event.id, hop.held) for hop in hops(review)] == [("a", 20 * MINUTE), ("b", None)]
