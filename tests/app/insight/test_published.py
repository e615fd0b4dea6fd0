# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Published durations, recomputed from the times in the published text itself."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.insight.metrics import metric
from app.insight.published import published
from app.review.edits import set_field
from app.review.event import Event, Moment
from app.review.review import Review
from tests.builders import applied, empty_review, review_with

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "postmortems"
CASES = {
    "35": (
        (Moment.IMPACT_START, r"(2021-03-31 12:06) "),
        (Moment.DETECTED, r"(2021-03-31 12:11) "),
        (Moment.MITIGATED, r"(2021-03-31 13:30) "),
    ),
    "43": (
        (Moment.IMPACT_START, r"\((10:45) - "),
        (Moment.DETECTED, r"around (14:59)"),
        (Moment.MITIGATED, r"10:45 - (16:11)"),
    ),
    "26": (
        (Moment.IMPACT_START, r"First detected: (2023-09-18 13:42)"),
        (Moment.MITIGATED, r"Repaired: (2023-09-18 17:54)"),
        (Moment.RESOLVED, r"Resolved (2023-09-20 19:18)"),
    ),
}
DAY = date(2025, 10, 3)
"""The day of the case whose rows have times alone."""


def incident(number: str) -> Review:
    """Return the review of a published incident; the test is skipped where its text is absent."""
    files = sorted(FOLDER.glob(f"{number}-*.md"))
    if not files:
        pytest.skip("the published reviews are not here")
    text = files[0].read_text(encoding="utf-8").split("RAW TEXT", 1)[1]
    events = []
    for moment, pattern in CASES[number]:
        found = re.search(pattern, text)
        assert found, f"{number} has no {moment}"
        events.append(Event(id=moment.value, at=instant(found[1]), moment=moment))
    return review_with(*events)


def instant(stamp: str) -> datetime:
    """Return the instant of "2021-03-31 12:06", or of a time alone on its day."""
    if len(stamp) > len("12:06"):
        return datetime.fromisoformat(stamp).replace(tzinfo=UTC)
    return datetime.combine(DAY, time.fromisoformat(stamp), UTC)


def stating(review: Review, **minutes: float) -> Review:
    """Return the review in which these durations are said to be published."""
    fields = [
        set_field(review.incident, f"published_{name}", round(length * 60))
        for name, length in minutes.items()
    ]
    return applied(review, *fields)


@pytest.mark.parametrize(
    ("number", "detection", "mitigation"),
    [("35", 5, 84), ("43", 4 * 60 + 14, 5 * 60 + 26)],
)
def test_published_figures_that_are_right_agree(
    number: str, detection: int, mitigation: int
) -> None:
    review = stating(incident(number), detection=detection, mitigation=mitigation)
    assert metric(review, "ttd").value == timedelta(minutes=detection)
    assert metric(review, "ttm").value == timedelta(minutes=mitigation)
    assert [one.agrees for one in published(review)] == [True, True]


def test_a_published_figure_that_differs_is_told_with_both() -> None:
    review = stating(incident("26"), mitigation=4 * 60 + 12, resolution=35 * 60 + 36)
    repaired, resolved = published(review)
    assert repaired.agrees is True
    assert resolved.agrees is False
    assert resolved.metric.value == timedelta(hours=53, minutes=36)
    assert resolved.sentence == (
        "Time to resolve: published 35 h 36, computed 2 d 5 h. They differ (within 1 min)."
    )


def test_what_can_not_be_computed_is_not_said_to_agree_or_differ() -> None:
    (found,) = published(stating(empty_review(), detection=5))
    assert found.agrees is None
    assert found.sentence == "Time to detect: published 5 min; computed not known."
    assert published(empty_review()) == ()


@pytest.mark.parametrize("seconds", [-60, 86_400_000_000_000])
def test_a_length_that_no_incident_has_counts_as_not_published(seconds: int) -> None:
    review = empty_review()
    stated = set_field(review.incident, "published_detection", seconds)

    assert published(applied(review, stated)) == ()
