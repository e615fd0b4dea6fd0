# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.capture.duplicates import duplicates
from app.capture.reading import ReadEvent

START = datetime(2024, 1, 2, 8, 0, tzinfo=UTC)


def told(text: str, seconds: int | None = 0) -> ReadEvent:
    """Return an event so many seconds into a morning."""
    moment = None if seconds is None else START + timedelta(seconds=seconds)
    return ReadEvent(line=1, source=text, text=text, at=moment)


def test_the_same_words_within_a_minute_may_be_one_happening() -> None:
    (pair,) = duplicates([told("The pool was full")], [told("Pool full", 50)])
    assert (pair.first, pair.second, pair.apart) == (0, 0, timedelta(seconds=50))
    assert pair.likeness == 1.0


def test_what_is_further_apart_or_worded_otherwise_is_not() -> None:
    first = [told("The pool was full")]
    assert duplicates(first, [told("The pool was full", 61)]) == ()
    assert duplicates(first, [told("Disk empty on web1", 5)]) == ()
    assert duplicates(first, [told("The pool was full", None)]) == ()


def test_a_minute_is_a_distance_and_no_box() -> None:
    assert duplicates([told("pool full", 59)], [told("pool full", 61)])


def test_each_happening_is_offered_once_with_the_nearest() -> None:
    first = [told("pool full", 0)]
    second = [told("pool full", 40), told("pool full", 10)]
    assert [(each.first, each.second) for each in duplicates(first, second)] == [(0, 1)]


def test_a_burst_of_lines_is_compared_soon_and_by_equal_words() -> None:
    burst = [told(f"request {number} failed") for number in range(5_000)]
    found = duplicates(burst, list(reversed(burst)))
    assert len(found) == 5_000
    assert all(burst[each.first].text == burst[4_999 - each.second].text for each in found)


def test_a_single_shared_word_is_too_little() -> None:
    assert duplicates([told("deployed")], [told("Ann deployed version two to production")]) == ()
