# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person makes of a reading before any of it enters a review: taken, left, put right.

What was guessed is not taken by itself. A time that the text itself leaves open or calls rough is
no guess: it is kept as open or rough, so it may be taken as it is. Of more events than a person can
look through none is taken by itself, and none that the timeline seems to have already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app.capture.reading import Doubt, ReadEvent
from app.capture.typed_times import read_typed_time

MOST_AT_ONCE = 300
"""Of more events than these none is ticked until a person chose from them."""
_NO_TWINS: Mapping[int, str] = MappingProxyType({})
OWN_WORDS = frozenset({Doubt.APPROXIMATE, Doubt.RANGE, Doubt.UNKNOWN_TIME})
"""Doubts that the text has itself; the event keeps them in its precision."""


@dataclass(frozen=True)
class Sifted:
    """One event of a reading, whether it is taken, and whether a person put its time right."""

    event: ReadEvent
    is_taken: bool
    is_mended: bool = False
    twin: str = ""
    """The id of an event of the review that may be the same happening."""
    is_merged: bool = False
    """It becomes one with its twin, which gets the evidence, and is no event of its own."""

    @property
    def guesses(self) -> tuple[Doubt, ...]:
        """What about it is not sure; nothing once a person gave its time."""
        if self.is_mended or not self.event.doubts:
            return ()
        return tuple(doubt for doubt in self.event.doubts if doubt not in OWN_WORDS)


Sieve = tuple[Sifted, ...]
"""All events of a reading, in its order."""


def sieve(events: Sequence[ReadEvent], twins: Mapping[int, str] = _NO_TWINS) -> Sieve:
    """Return a beginning: what is sure, new and not too much is taken, the rest waits for a person.

    `twins` are ids of the review's events by the places of the events that may be the same.
    """
    at_once = len(events) <= MOST_AT_ONCE
    return tuple(
        _begun(event, twins.get(place, ""), at_once=at_once) for place, event in enumerate(events)
    )


def toggled(events: Sieve, places: Iterable[int], *, taken: bool) -> Sieve:
    """Take the events at `places`, or leave them."""
    chosen = frozenset(places)
    return tuple(
        replace(each, is_taken=taken, is_merged=False) if place in chosen else each
        for place, each in enumerate(events)
    )


def merged(events: Sieve, place: int, *, merged: bool) -> Sieve:
    """Make an event one with its twin in the review, or leave it."""
    changed = replace(events[place], is_taken=False, is_merged=merged)
    return (*events[:place], changed, *events[place + 1 :])


def with_time(events: Sieve, place: int, typed: str, zone: str, near: date) -> Sieve:
    """Give an event the time a person typed, and take it. Raises BadTime and BadDay.

    A distance ("+5m") counts from the closest event above whose time is known.
    """
    above = next((each.event.at for each in reversed(events[:place]) if each.event.at), None)
    read = read_typed_time(typed, zone, near, above)
    event = replace(events[place].event, at=read.at, until=read.until, precision=read.precision)
    mended = replace(events[place], event=event, is_taken=True, is_mended=True, is_merged=False)
    return (*events[:place], mended, *events[place + 1 :])


def with_text(events: Sieve, place: int, text: str) -> Sieve:
    """Reword an event."""
    return _changed(events, place, replace(events[place].event, text=text))


def with_actor(events: Sieve, place: int, actor: str) -> Sieve:
    """Say who did it."""
    return _changed(events, place, replace(events[place].event, actor=actor))


def taken(events: Sieve) -> tuple[ReadEvent, ...]:
    """Return the events that shall enter the review."""
    return tuple(each.event for each in events if each.is_taken)


def merges(events: Sieve) -> tuple[tuple[str, ReadEvent], ...]:
    """Return the events that become one with an event of the review, each with that one's id."""
    return tuple((each.twin, each.event) for each in events if each.is_merged)


def guessed(events: Sieve) -> tuple[int, ...]:
    """Return the places of the events of which something was guessed."""
    return tuple(place for place, each in enumerate(events) if each.guesses)


def _begun(event: ReadEvent, twin: str, *, at_once: bool) -> Sifted:
    sifted = Sifted(event, is_taken=False, twin=twin)
    return replace(sifted, is_taken=at_once and not twin and not sifted.guesses)


def _changed(events: Sieve, place: int, event: ReadEvent) -> Sieve:
    return (*events[:place], replace(events[place], event=event), *events[place + 1 :])
