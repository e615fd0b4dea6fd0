# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Durations as somebody published them, beside what the key moments give.

Neither replaces the other. About a third of published durations do not agree with their own times,
so that is said, not hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.insight.durations import duration_text
from app.insight.metrics import Metric, metric
from app.review.review import Review
from app.translation import tr

TOLERANCE = timedelta(minutes=1)
"""Published figures are rounded to the minute: up to this much apart they agree."""

_LONGEST = 100 * 365 * 24 * 60 * 60
"""Seconds: a century, which is more than any incident and less than what a file may claim."""

_STATED = (
    ("published_detection", "ttd"),
    ("published_mitigation", "ttm"),
    ("published_resolution", "ttr"),
)


@dataclass(frozen=True)
class Published:
    """One published duration and the metric it stands beside."""

    field: str
    stated: timedelta
    metric: Metric

    @property
    def agrees(self) -> bool | None:
        """Whether the metric or a part of its range is within the tolerance; None if unknown."""
        least, most = self.metric.elapsed.least, self.metric.elapsed.most
        if least is None or most is None:
            return None
        return least - TOLERANCE <= self.stated <= most + TOLERANCE

    @property
    def sentence(self) -> str:
        """Both figures side by side, and whether they agree."""
        stated = tr("{0}: published {1}").format(self.metric.name, duration_text(self.stated))
        computed = tr("computed {0}").format(self.metric.elapsed.text)
        least, most = self.metric.elapsed.least, self.metric.elapsed.most
        if least is None or most is None:
            return f"{stated}; {computed}."
        verdict = tr("They agree")
        if not self.agrees:
            verdict = tr("They differ by {0}").format(duration_text(self._apart(least, most)))
        return f"{stated}, {computed}. {verdict}."

    def _apart(self, least: timedelta, most: timedelta) -> timedelta:
        return least - self.stated if self.stated < least else self.stated - most


def published(review: Review) -> tuple[Published, ...]:
    """Return the durations that were published, in order; what can't be one counts as none."""
    stated = {field: getattr(review.incident, field) for field, _ in _STATED}
    return tuple(
        Published(field, timedelta(seconds=seconds), metric(review, key))
        for field, key in _STATED
        if (seconds := stated[field]) is not None and 0 <= seconds <= _LONGEST
    )
