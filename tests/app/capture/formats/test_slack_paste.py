# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import pytest

from app.capture.reading import Doubt
from tests.app.capture.formats.reading_words import in_short, read

LAYOUTS = [
    "Ann Lee  [8:27 AM]\nIt is slow\n\nBob Ray  [8:30 AM]\nLooking\n",
    "> Ann Lee [8:27 AM]\n> It is slow\n>\n> Bob Ray [8:30 AM]\n> Looking\n",
    "Ann Lee  8:27 AM\nIt is slow\nBob Ray  8:30 AM\nLooking\n",
    "Ann Lee\n  8:27 AM\nIt is slow\nBob Ray\n  8:30 AM\nLooking\n",
    "Ann Lee:palm_tree:  8:27 AM\nIt is slow\nBob Ray APP  8:30 AM\nLooking (edited)\n",
    "Ann Lee  [08:27]\nIt is slow\nBob Ray  [08:30]\nLooking\n",
]


@pytest.mark.parametrize("text", LAYOUTS, ids=range(len(LAYOUTS)))
def test_a_name_and_a_clock_begin_a_message(text: str) -> None:
    reading = read(text)
    assert reading.format == "slack-paste"
    assert in_short(reading) == [
        ("2024-01-05 08:27:00", "Ann Lee", "It is slow"),
        ("2024-01-05 08:30:00", "Bob Ray", "Looking"),
    ]


def test_a_clock_alone_goes_on_for_the_same_person() -> None:
    reading = read("Ann Lee  [8:27 AM]\nIt is slow\n[8:28 AM] very slow\nBob  [8:30 AM]\nok\n")
    assert in_short(reading)[1] == ("2024-01-05 08:28:00", "Ann Lee", "very slow")


def test_the_day_written_above_holds_until_the_next() -> None:
    reading = read(
        "Ann  [11:58 PM]\nslow\nFebruary 5th, 2024\nBob  [12:03 AM]\nok\nAnn  [12:05 AM]\nfine\n"
    )
    assert [short[0] for short in in_short(reading)] == [
        "2024-01-05 23:58:00",
        "2024-02-05 00:03:00",
        "2024-02-05 00:05:00",
    ]


def test_midnight_is_guessed_from_the_clock_and_doubted() -> None:
    reading = read("Ann  [11:58 PM]\nslow\nBob  [12:03 AM]\nok\n")
    assert in_short(reading)[1][0] == "2024-01-06 00:03:00"
    assert reading.events[1].doubts == (Doubt.MIDNIGHT_GUESSED,)


def test_without_any_day_the_time_stays_unknown() -> None:
    reading = read(LAYOUTS[0], day=None)
    assert [event.at for event in reading.events] == [None, None]
    assert reading.events[0].doubts == (Doubt.MISSING_DATE,)


def test_a_short_clock_is_a_further_message_of_who_spoke_in_the_half_of_the_day_it_is() -> None:
    text = (
        "Ann Lee\n  2:05 PM\nthe api is down\n2:07\nI see errors\nBob\n:house:  11:58 PM\n"
        "still on\n12:03\ndone\n"
    )
    assert in_short(read(text)) == [
        ("2024-01-05 14:05:00", "Ann Lee", "the api is down"),
        ("2024-01-05 14:07:00", "Ann Lee", "I see errors"),
        ("2024-01-05 23:58:00", "Bob", "still on"),
        ("2024-01-06 00:03:00", "Bob", "done"),
    ]


def test_an_apps_badge_is_no_name() -> None:
    text = "PagerDuty\nAPP  8:27 AM\nTriggered: api down\nAnn\n  8:29 AM\non it\n"
    assert [event.actor for event in read(text).events] == ["PagerDuty", "Ann"]


def test_clocks_in_brackets_without_anybodys_name_are_no_chat() -> None:
    assert read("[23:55] disk full\n[07:00] fixed\n[07:30] all good\n").format == "document"
