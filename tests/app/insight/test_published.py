# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Published durations, recomputed from the published text: read, taken in, and marked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext
from app.capture.timeline_edit import timeline_edit
from app.insight.metrics import metric
from app.insight.published import published
from app.review.edits import set_field
from app.review.event import Moment
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import applied, empty_review

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "postmortems"
CASES = {
    "02": {
        Moment.IMPACT_START: "the authors of `kaze`",
        Moment.DETECTED: "the author of `wasmer-runtime-core`",
        Moment.RESOLVED: "Fix deployed on production",
    },
    "35": {
        Moment.IMPACT_START: "Token-decrypting",
        Moment.DETECTED: "Reports of issues",
        Moment.MITIGATED: "Script completed",
    },
    "43": {
        Moment.IMPACT_START: "SDK version 1.270.0 deployed",
        Moment.DETECTED: "Support engineer notices",
        Moment.MITIGATED: "Reverts deployed",
    },
    "26": {
        Moment.IMPACT_START: "Team noticed",
        Moment.MITIGATED: "Incident repaired",
        Moment.RESOLVED: "All nodes drained",
    },
}


def incident(number: str) -> Review:
    """Return the review of a published incident, as a scribe makes it from its text.

    The test is skipped where the text is absent.
    """
    files = sorted(FOLDER.glob(f"{number}-*.md"))
    if not files:
        pytest.skip("the published reviews are not here")
    text = files[0].read_text(encoding="utf-8").split("RAW TEXT", 1)[1]
    read = read_events(text, ReadContext(zone="UTC"), "")
    review = empty_review()
    fact = Evidence(id="", title=files[0].name, filename=files[0].name)
    review = applied(review, timeline_edit(review, read.events, fact))
    for moment, words in CASES[number].items():
        event = next(event for event in review.timeline if words in event.text)
        review = applied(review, set_field(event, "moment", moment))
    return review


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


def test_the_index_without_a_crate_took_the_91_minutes_that_were_published() -> None:
    review = stating(incident("02"), detection=11, resolution=91)
    assert metric(review, "ttr").value == timedelta(minutes=91)
    assert [one.agrees for one in published(review)] == [True, True]


def test_a_published_figure_that_differs_is_told_with_both() -> None:
    review = stating(incident("26"), mitigation=4 * 60 + 12, resolution=35 * 60 + 36)
    repaired, resolved = published(review)
    assert repaired.agrees is True
    assert resolved.agrees is False
    assert resolved.metric.value == timedelta(hours=53, minutes=36)
    assert resolved.sentence == (
        "Time to resolve: published 35 h 36, computed 2 d 5 h. They differ by 18 h 00."
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
