# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.capture.reading import ReadEvent
from app.capture.reading_filter import Level, ReadingFilter, filtered, level_of


def told(
    text: str, minute: int | None = 0, source: str = "", until: int | None = None
) -> ReadEvent:
    """Return an event of one morning."""
    return ReadEvent(line=1, source=source or text, text=text, at=at(minute), until=at(until))


def at(minute: int | None) -> datetime | None:
    """Return a minute of one morning."""
    return None if minute is None else datetime(2024, 1, 2, 8, minute, tzinfo=UTC)


EVENTS = [told("first", 1), told("second", 5), told("unknown", None), told("long", 0, until=9)]


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (ReadingFilter(), ["first", "second", "unknown", "long"]),
        (ReadingFilter(start=at(2)), ["second", "long"]),
        (ReadingFilter(end=at(1)), ["first", "long"]),
        (ReadingFilter(start=at(1), end=at(1)), ["first", "long"]),
        (ReadingFilter(words="SEC"), ["second"]),
        (ReadingFilter(words="sec nothing"), []),
        (ReadingFilter(level=Level.DEBUG), []),
    ],
)
def test_events_are_chosen_by_window_words_and_level(
    wanted: ReadingFilter, texts: list[str]
) -> None:
    assert [event.text for event in filtered(EVENTS, wanted)] == texts


@pytest.mark.parametrize(
    ("text", "source", "level"),
    [
        ("ERROR broken", "", Level.ERROR),
        ("[warn] full", "", Level.WARNING),
        ("no route", "E0102 15:04:05.678901 1 a.go:1] no route", Level.ERROR),
        ("boom", '{"severity": "critical", "msg": "boom"}', Level.FATAL),
        ("boom", "time=x level=debug msg=boom", Level.DEBUG),
        ("GET / → 503", "", Level.ERROR),
        ("GET / → 404", "", Level.WARNING),
        ("GET / → 200", "", Level.INFO),
        ("an error in the words of a person", "", None),
    ],
)
def test_how_grave_a_line_is_stands_in_it(text: str, source: str, level: Level | None) -> None:
    assert level_of(told(text, source=source)) is level
