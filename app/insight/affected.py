# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long and how many: from the windows of impact where there are any, else from the whole.

Where windows overlap, their users may be the same people. The heaviest window alone is the least
that was lost then, and all of them together the most: nobody is counted twice unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from math import inf

from app.insight.amount import Amount, exactly
from app.insight.metrics import metric
from app.review.impact_window import ImpactWindow
from app.review.review import Review
from app.translation import tr

_MINUTE = timedelta(minutes=1)
Weight = Callable[[ImpactWindow], float | None]
Stretch = tuple[datetime, datetime, float]


def impact_minutes(review: Review) -> Amount | None:
    """Return the minutes users were affected: as entered, else of the windows, else to mitigated.

    Minutes that several windows share count once.
    """
    if review.impact.bad_minutes is not None:
        return exactly(review.impact.bad_minutes)
    if review.impact_windows:
        return _swept(review.impact_windows, lambda _window: 1.0, most=1.0)
    lasted = metric(review, "ttm").elapsed
    if lasted.value is None or lasted.least is None or lasted.most is None:
        return None
    if lasted.value < timedelta(0):
        return None
    least = max(lasted.least, timedelta(0)) / _MINUTE
    return Amount(lasted.value / _MINUTE, least, lasted.most / _MINUTE, lasted.is_rough)


def affected_share(review: Review) -> float | None:
    """Return the share affected: as entered, else from users, else from requests."""
    impact = review.impact
    if impact.affected_share is not None:
        return impact.affected_share
    of_users = _part(impact.users_affected, impact.users_total)
    return _part(impact.requests_failed, impact.requests_total) if of_users is None else of_users


def share_minutes(review: Review) -> Amount | None:
    """Return the bad minutes, each by the share of users that it was bad for."""
    if review.impact_windows and review.impact.bad_minutes is None:
        return _swept(review.impact_windows, lambda window: _share_in(review, window), most=1.0)
    minutes, share = impact_minutes(review), affected_share(review)
    return minutes.times(share) if minutes is not None and share is not None else None


def lost_user_minutes(review: Review) -> Amount | None:
    """Return users × minutes × share of their use, which is the whole where none is entered."""
    if review.impact_windows:
        everybody = review.impact.users_total
        most = inf if everybody is None else float(everybody)
        return _swept(review.impact_windows, lambda window: _users_in(review, window), most=most)
    minutes, users = impact_minutes(review), review.impact.users_affected
    if minutes is None or users is None:
        return None
    return minutes.times(users).times(_use(review.impact.use_share))


def windows_overlap(review: Review) -> bool:
    """Tell whether some window begins before another has ended."""
    known = sorted(
        (window.at, window.until) for window in review.impact_windows if window.at and window.until
    )
    return any(later[0] < earlier[1] for earlier, later in combinations(known, 2))


def window_gaps(review: Review) -> tuple[str, ...]:
    """Return what is not known of the windows: the times that are missing or the wrong way."""
    return tuple(
        tr("times of impact window {0}").format(place)
        for place, window in enumerate(review.impact_windows, 1)
        if not window.at or not window.until or window.until < window.at
    )


def _swept(windows: Sequence[ImpactWindow], weight: Weight, most: float) -> Amount | None:
    """Return weight × minutes over all windows; together they weigh no more than `most`."""
    stretches: list[Stretch] = []
    for window in windows:
        heavy = weight(window)
        if heavy is None or not window.at or not window.until or window.until < window.at:
            return None
        stretches.append((window.at, window.until, heavy))
    edges = sorted({edge for start, end, _ in stretches for edge in (start, end)})
    least, total = 0.0, 0.0
    for start, end in pairwise(edges):
        here = [heavy for at, until, heavy in stretches if at <= start and end <= until]
        least += max(here, default=0.0) * ((end - start) / _MINUTE)
        total += max(min(sum(here), most), max(here, default=0.0)) * ((end - start) / _MINUTE)
    return Amount(least, least, total)


def _share_in(review: Review, window: ImpactWindow) -> float | None:
    if window.affected_share is not None:
        return window.affected_share
    share = _part(window.users_affected, review.impact.users_total)
    return affected_share(review) if share is None else share


def _users_in(review: Review, window: ImpactWindow) -> float | None:
    users: float | None = window.users_affected
    everybody = review.impact.users_total
    if users is None and window.affected_share is not None and everybody is not None:
        users = window.affected_share * everybody
    elif users is None and window.affected_share is None:
        users = review.impact.users_affected
    use = review.impact.use_share if window.use_share is None else window.use_share
    return None if users is None else users * _use(use)


def _use(share: float | None) -> float:
    return 1.0 if share is None else share


def _part(part: int | None, whole: int | None) -> float | None:
    return min(1.0, part / whole) if part is not None and whole else None
