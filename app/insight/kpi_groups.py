# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The figures of follow-through apart: by owner, team, review, severity or kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.insight.day_window import DayWindow, days_after
from app.insight.follow_up import LibraryAction, counts
from app.insight.kpi import Kpi, completion_rate, median_slip, on_time_rate
from app.insight.portfolio import Portfolio, person_key
from app.insight.standing import agreed_on, due_on, is_open_on
from app.translation import marked


@dataclass(frozen=True)
class KpiGroup:
    """What one owner, team, review, severity or kind has to do, and how it went.

    `key` is what the actions are gathered by, empty where that is not known; `name` is what it is
    called. `oldest_days` is None where nothing is open.
    """

    key: str
    name: str
    open: int
    overdue: int
    due_soon: int
    oldest_days: int | None
    completion: Kpi
    on_time: Kpi
    slip: Kpi


GROUPINGS: Mapping[str, str] = {
    "owner": marked("owner"),
    "team": marked("team"),
    "review": marked("review"),
    "severity": marked("severity"),
    "kind": marked("kind"),
}
"""What actions can be gathered by, and the words for it."""

_Key = Callable[[LibraryAction], tuple[str, str]]


def kpi_groups(
    portfolio: Portfolio, by: str, window: DayWindow, due_soon_days: int
) -> tuple[KpiGroup, ...]:
    """Return the groups, those with most overdue first. `by` is one of `GROUPINGS`."""
    key_of = _key_of(portfolio, by)
    gathered: defaultdict[str, list[LibraryAction]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in portfolio.actions:
        if entry.action.committed:
            key, name = key_of(entry)
            gathered[key].append(entry)
            names.setdefault(key, name)
    groups = [
        _group(key, names[key], entries, window, due_soon_days)
        for key, entries in gathered.items()
        if any(counts(entry.action) for entry in entries)
    ]
    return tuple(sorted(groups, key=_rank))


def _rank(group: KpiGroup) -> tuple[object, ...]:
    return (-group.overdue, -group.open, not group.name, group.name.casefold())


def _key_of(portfolio: Portfolio, by: str) -> _Key:
    def owner(entry: LibraryAction) -> tuple[str, str]:
        return person_key(entry.action.owner), entry.action.owner.strip().removeprefix("@")

    def severity(entry: LibraryAction) -> tuple[str, str]:
        review = portfolio.by_id.get(entry.review_id)
        told = review.severity if review is not None else None
        return (told.value, told.value) if told else ("", "")

    found: dict[str, _Key] = {
        "owner": owner,
        "team": lambda entry: (entry.team.casefold(), entry.team),
        "review": lambda entry: (entry.review_id, entry.review_title),
        "severity": severity,
        "kind": lambda entry: (entry.action.kind or "", entry.action.kind or ""),
    }
    return found[by]


def _group(
    key: str,
    name: str,
    entries: Sequence[LibraryAction],
    window: DayWindow,
    due_soon_days: int,
) -> KpiGroup:
    day = window.last
    still = [entry for entry in entries if is_open_on(entry, day)]
    dues = [due for entry in still if (due := due_on(entry, day)) is not None]
    soon = days_after(day, due_soon_days)
    return KpiGroup(
        key=key,
        name=name,
        open=len(still),
        overdue=sum(due < day for due in dues),
        due_soon=sum(day <= due <= soon for due in dues),
        oldest_days=_oldest(still, day),
        completion=completion_rate(entries, window),
        on_time=on_time_rate(entries, window),
        slip=median_slip(entries, window),
    )


def _oldest(still: Iterable[LibraryAction], day: date) -> int | None:
    ages = [(day - since).days for entry in still if (since := agreed_on(entry))]
    return max(ages, default=None)
