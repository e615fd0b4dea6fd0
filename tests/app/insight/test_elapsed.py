# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rough and ranged times stay so in whatever is computed from them, and unknown is never zero."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.insight.elapsed import Elapsed
from app.insight.gaps import delays, hops, silence
from app.insight.metrics import disorder, metric, metrics
from app.review.event import Event, Moment, Precision
from tests.builders import review_with
from tests.fakes import START

MINUTE = timedelta(minutes=1)
MINUTES = st.integers(0, 3000)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Draw an event: of known, rough, ranged or unknown time."""
    minutes = draw(st.none() | MINUTES)
    if minutes is None:
        return Event(id="unknown", precision=Precision.UNKNOWN)
    at = START + minutes * MINUTE
    until = draw(st.none() | st.integers(0, 500).map(lambda more: at + more * MINUTE))
    return Event(id="known", at=at, until=until, precision=draw(st.sampled_from(Precision)))


@given(first=events(), last=events())
@settings(max_examples=80, deadline=None)
def test_a_range_contains_its_value_and_unknown_is_never_zero(first: Event, last: Event) -> None:
    elapsed = Elapsed(first, last, "last − first")
    if first.at is None or last.at is None:
        assert (elapsed.value, elapsed.least, elapsed.most) == (None, None, None)
        assert (elapsed.text, elapsed.about) == ("not known", False)
        return
    assert elapsed.value is not None
    assert elapsed.least is not None
    assert elapsed.most is not None
    assert elapsed.least <= elapsed.value <= elapsed.most
    rough = not {first.precision, last.precision} <= {Precision.SECOND, Precision.MINUTE}
    assert elapsed.is_rough == rough
    assert elapsed.text.startswith("about ") == rough
    assert elapsed.about or elapsed.least == elapsed.most


def test_a_range_gives_a_range() -> None:
    review = review_with(
        Event(id="a", at=START, moment=Moment.IMPACT_START),
        Event(id="b", at=START + 30 * MINUTE, until=START + 45 * MINUTE, moment=Moment.MITIGATED),
    )
    found = metric(review, "ttm")
    assert found.elapsed.text == "30 min to 45 min"
    assert found.about
    assert [one.id for one in (found.elapsed.first, found.elapsed.last) if one] == ["a", "b"]


def test_a_moment_marked_without_a_time_is_named_and_leaves_the_length_unknown() -> None:
    review = review_with(Event(id="a", moment=Moment.IMPACT_START, precision=Precision.UNKNOWN))
    found = metrics(review)[0].elapsed
    assert (found.first and found.first.id, found.last, found.value) == ("a", None, None)


def test_each_late_moment_is_told_with_the_one_it_must_follow() -> None:
    review = review_with(
        Event(id="a", at=START + 10 * MINUTE, moment=Moment.IMPACT_START, text="errors"),
        Event(id="b", at=START, moment=Moment.DETECTED),
        Event(id="c", at=START + 5 * MINUTE, moment=Moment.MITIGATED, text="rolled back"),
    )
    (found,) = disorder(review)
    assert (found.early.id, found.late.id) == ("a", "c")
    assert found.sentence == (
        "Mitigated (“rolled back”) lies before impact start (“errors”). Check both times."
    )


def test_ranges_that_overlap_are_an_order_that_can_be() -> None:
    review = review_with(
        Event(id="a", at=START + 10 * MINUTE, moment=Moment.ACKNOWLEDGED),
        Event(id="b", at=START, until=START + 20 * MINUTE, moment=Moment.MITIGATED),
    )
    assert disorder(review) == ()


def test_the_last_hand_over_lasts_until_users_were_well() -> None:
    review = review_with(
        Event(id="a", at=START, handover_to="Database"),
        Event(id="b", at=START + 20 * MINUTE, handover_to="Network"),
        Event(id="c", at=START + 50 * MINUTE, moment=Moment.MITIGATED),
    )
    found = [(hop.held, hop.elapsed.formula) for hop in hops(review)]
    assert found == [
        (20 * MINUTE, "next hand-over − hand-over to Database"),
        (30 * MINUTE, "mitigated − hand-over to Network"),
    ]


def test_diagnosis_and_mitigation_meet_where_mitigation_begins() -> None:
    review = review_with(
        Event(id="a", at=START, moment=Moment.ACKNOWLEDGED),
        Event(id="b", at=START + 20 * MINUTE, moment=Moment.MITIGATING),
        Event(id="c", at=START + 50 * MINUTE, moment=Moment.MITIGATED),
    )
    found = {delay.key: delay.length for delay in delays(review)}
    assert (found["diagnosis"], found["mitigation"]) == (20 * MINUTE, 30 * MINUTE)


def test_silence_begins_where_the_last_event_ended() -> None:
    review = review_with(
        Event(id="a", at=START, until=START + 40 * MINUTE),
        Event(id="b", at=START + 10 * MINUTE),
        Event(id="c", at=START + 60 * MINUTE, precision=Precision.APPROXIMATE),
    )
    found = silence(review)
    assert found is not None
    assert (found.before.id, found.after.id, found.length) == ("a", "c", 20 * MINUTE)
    assert found.about
