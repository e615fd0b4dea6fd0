# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which day is meant where a stamp writes one without its year, or in a way that reads two ways."""

from __future__ import annotations

from datetime import date, timedelta

from app.capture.document.day_words import DayWords
from app.capture.reading import Doubt

DayFound = tuple[date | None, tuple[Doubt, ...]]
NEAR = timedelta(days=75)
"""A day without a year that lies further than this from what the text is about is doubted."""


def choose_day(
    words: DayWords, near: date | None, *, near_is_told: bool, day_first: bool | None
) -> DayFound:
    """Return the day that is meant and what to doubt of it; None where there is no such day.

    `near` is a day that the text, or with `near_is_told` false only the review, is about.
    """
    doubts = list(words.doubts)
    if words.either_way:
        words, certain = _turned(words, near, day_first=day_first)
        doubts += [] if certain else [Doubt.AMBIGUOUS_DATE]
    if words.year is None:
        day, guessed = _nearest(words, near, near_is_told=near_is_told)
        doubts += [Doubt.YEAR_GUESSED] if guessed and Doubt.TYPO_SUSPECTED not in doubts else []
    else:
        day = words.on(words.year)
    if day is None and (words.year or near):
        doubts.append(Doubt.TYPO_SUSPECTED)
    if day and words.weekday is not None and day.weekday() != words.weekday:
        doubts.append(Doubt.WEEKDAY_UNLIKE_DATE)
    return day, tuple(dict.fromkeys(doubts))


def _turned(words: DayWords, near: date | None, *, day_first: bool | None) -> tuple[DayWords, bool]:
    """Return month and day in the order that is meant, and whether that is certain."""
    if day_first is not None:
        return (words.turned() if day_first else words), True
    if near is None:
        return words, False
    readings = [words, words.turned()]
    return min(readings, key=lambda each: _distance(each, near)), False


def _distance(words: DayWords, near: date) -> timedelta:
    day = words.on(words.year) if words.year else _nearest(words, near, near_is_told=True)[0]
    return abs(day - near) if day else timedelta.max


def _nearest(words: DayWords, near: date | None, *, near_is_told: bool) -> tuple[date | None, bool]:
    """Return the day in the year that puts it nearest, and whether that was a guess."""
    if near is None:
        return None, True
    years = range(max(near.year - 4, 1), min(near.year + 4, 9999) + 1)
    days = [day for year in years if (day := words.on(year))]
    if not days:
        return None, False
    day = min(days, key=lambda each: abs(each - near))
    return day, not near_is_told or abs(day - near) > NEAR
