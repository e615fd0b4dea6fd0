# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The candidates of a document as events in time, doubted where they stand out of order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from app.capture.document.candidate import Candidate
from app.capture.document.facts import Facts, as_date
from app.capture.document.order import far_away, out_of_order, years_off
from app.capture.document.placing import NIGHT, Placing
from app.capture.document.selection import Selected
from app.capture.document.zone_words import ZoneWord
from app.capture.reading import Doubt, ReadContext, ReadEvent
from app.review.event import Precision

_STEPS = 500
_A_HABIT = 3


def placed(selected: Selected, facts: Facts, context: ReadContext) -> tuple[list[ReadEvent], str]:
    """Return the events and the zone in which bare times were read."""
    candidates = selected.candidates
    newest_first = _newest_first(candidates)
    rows_zone = _one_zone(candidates)
    clocks = [each.stamp.clock for each in candidates if each.stamp.clock is not None]
    halves = sum(clock.half for clock in clocks) * 2 >= max(len(clocks), 1)
    events: list[ReadEvent] = []
    placing: dict[int, Placing] = {}
    for number, candidate in enumerate(candidates):
        if number % _STEPS == 0:
            context.step(number, len(candidates))
        timeline = selected.timelines.get(candidate.line, 0)
        if timeline not in placing:
            placing[timeline] = Placing(facts, context, rows_zone, newest_first, halves)
        events.append(placing[timeline].place(candidate))
    if newest_first:
        events = _days_doubted(events, candidates)
    doubted = _doubted(events, selected, newest_first=newest_first)
    return _years_doubted(doubted, facts), _zone(facts, context, rows_zone, candidates)


def _zone(
    facts: Facts,
    context: ReadContext,
    rows_zone: ZoneWord | None,
    candidates: Sequence[Candidate],
) -> str:
    """Return the zone in which times that name none were read."""
    of_columns = {each.zone for each in candidates if each.stamp.zone is None}
    stated = facts.zones[0][1] if facts.zones else None
    if len(of_columns) == 1:
        stated = next(iter(of_columns)) or stated
    if stated is not None:
        return stated.understood(context.zone).zone
    guessed = rows_zone or facts.prose_zone
    return context.zone or (guessed.zone if guessed else context.zone_name)


def _one_zone(candidates: Sequence[Candidate]) -> ZoneWord | None:
    """Return the zone of the rows that name one, where it is always the same."""
    words = [each.stamp.zone for each in candidates if each.stamp.zone]
    return words[0] if words and len({word.zone for word in words}) == 1 else None


def in_order(candidates: Sequence[Candidate]) -> bool:
    """Tell whether no time goes back from the one before it, as versions in a list do."""
    return all(_step(above, below) >= 0 for above, below in pairwise(candidates))


def _newest_first(candidates: Sequence[Candidate]) -> bool:
    """Tell from each time and the one before it whether the text goes back in time."""
    back = forth = 0
    for above, below in pairwise(candidates):
        step = _step(above, below)
        back += step < 0
        forth += step > 0
    return back >= 2 and back > forth * 2


def _step(above: Candidate, below: Candidate) -> int:
    """Return whether the second is later (1), earlier (-1), or can't be told from the first (0)."""
    first, second = above.stamp.clock, below.stamp.clock
    if first is None or second is None or first.at is None or second.at is None:
        return 0
    days = _day(above), _day(below)
    if days == (None, None) and above.day_line == below.day_line:
        gone = datetime.combine(date.min, second.at) - datetime.combine(date.min, first.at)
        return 0 if abs(gone) >= NIGHT else _sign(gone.total_seconds())
    if days[0] is None or days[1] is None:
        return 0
    return _sign((days[1] > days[0]) - (days[1] < days[0])) or _sign(
        (second.at > first.at) - (second.at < first.at)
    )


def _day(candidate: Candidate) -> tuple[int, int, int] | None:
    """Return year, month and day as they are written; a year that is left out is 0."""
    day = candidate.stamp.day
    return (day.year or 0, day.month, day.day) if day else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _doubted(events: list[ReadEvent], selected: Selected, *, newest_first: bool) -> list[ReadEvent]:
    """Add the doubts that show only beside the other events of the same stretch."""
    stretches: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, candidate in enumerate(selected.candidates):
        if events[place].at is not None and events[place].precision is not Precision.DAY:
            timeline = selected.timelines.get(candidate.line, 0)
            own = candidate.day_line if candidate.stamp.day is None else 0
            stretches[timeline, own].append(place)
    doubted = _sure_of_unit(events)
    for places in stretches.values():
        instants: list[datetime] = [at for place in places if (at := events[place].at)]
        for wrong in out_of_order(instants, newest_first=newest_first):
            doubted[places[wrong]] = _with(doubted[places[wrong]], Doubt.OUT_OF_ORDER)
        for wrong in far_away(instants):
            doubted[places[wrong]] = _with(doubted[places[wrong]], Doubt.TYPO_SUSPECTED)
    return doubted


def _days_doubted(events: list[ReadEvent], candidates: Sequence[Candidate]) -> list[ReadEvent]:
    """Doubt the newest times of a list over midnight: a title's day may be that of the oldest."""
    if all(Doubt.MIDNIGHT_GUESSED not in event.doubts for event in events):
        return events
    return [
        event
        if candidate.stamp.day or candidate.under_day or Doubt.MIDNIGHT_GUESSED in event.doubts
        else _with(event, Doubt.DATE_ASSUMED)
        for event, candidate in zip(events, candidates, strict=True)
    ]


def _years_doubted(events: list[ReadEvent], facts: Facts) -> list[ReadEvent]:
    """Doubt what happened years before or after, on just the day that the document is about."""
    main = facts.main_day
    day = as_date(main.day) if main and main.sure else None
    if day is None:
        return events
    places = [place for place, event in enumerate(events) if event.at is not None]
    for wrong in years_off([at for place in places if (at := events[place].at)], day):
        events[places[wrong]] = _with(events[places[wrong]], Doubt.TYPO_SUSPECTED)
    return events


def _sure_of_unit(events: list[ReadEvent]) -> list[ReadEvent]:
    """Return the events without doubt about 1600 where that is how the text writes its times."""
    bare = [each for each in events if Doubt.UNIT_GUESSED in each.doubts]
    if len(bare) < _A_HABIT:
        return list(events)
    return [
        replace(each, doubts=tuple(doubt for doubt in each.doubts if doubt != Doubt.UNIT_GUESSED))
        for each in events
    ]


def _with(event: ReadEvent, doubt: Doubt) -> ReadEvent:
    return replace(event, doubts=tuple(dict.fromkeys((*event.doubts, doubt))))
