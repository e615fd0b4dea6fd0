# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person takes of a reading, and how it enters the review."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.capture.plain_text import text_of
from app.capture.reading import Doubt, ReadEvent
from app.capture.sifting import (
    MOST_AT_ONCE,
    guessed,
    merged,
    merges,
    sieve,
    taken,
    toggled,
    with_actor,
    with_text,
    with_time,
)
from app.capture.timeline_edit import timeline_edit
from app.capture.times import BadTime
from app.errors import UserFacingError
from app.review.event import Precision
from app.review.evidence import Evidence
from tests.builders import applied, empty_review

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def read(*doubts: Doubt, text: str = "disk full", line: int = 1) -> ReadEvent:
    return ReadEvent(line=line, source=f"12:00 {text}", text=text, at=NOON, doubts=doubts)


def test_what_is_sure_is_taken_and_what_was_guessed_waits() -> None:
    events = sieve([read(), read(Doubt.MIDNIGHT_GUESSED), read(Doubt.APPROXIMATE)])
    assert [each.is_taken for each in events] == [True, False, True]
    assert guessed(events) == (1,)


def test_a_guess_is_taken_when_somebody_ticks_it() -> None:
    events = toggled(sieve([read(Doubt.OUT_OF_ORDER)]), [0], taken=True)
    assert taken(events) == (events[0].event,)
    assert guessed(events) == (0,)


def test_a_time_put_right_is_sure_and_taken() -> None:
    events = with_time(sieve([read(Doubt.TYPO_SUSPECTED)]), 0, "~14:03", "Europe/Berlin", DAY)
    assert taken(events)[0].at == datetime(2026, 3, 2, 13, 3, tzinfo=UTC)
    assert taken(events)[0].precision is Precision.APPROXIMATE
    assert guessed(events) == ()


def test_what_is_no_time_changes_nothing() -> None:
    with pytest.raises(BadTime):
        with_time(sieve([read()]), 0, "soon", "UTC", DAY)


def test_words_and_people_are_put_right_too() -> None:
    events = with_actor(with_text(sieve([read()]), 0, "disk at 100 %"), 0, "on-call")
    assert (events[0].event.text, events[0].event.actor) == ("disk at 100 %", "on-call")


def test_events_enter_with_the_text_they_came_from() -> None:
    fact = Evidence(id="", title="chat", filename="chat.txt", sha256="ab" * 32)
    review = applied(empty_review(), timeline_edit(empty_review(), [read(line=7)], fact))
    (event,), (kept,) = review.events, review.evidence
    assert (event.at, event.text, event.evidence_ids) == (NOON, "disk full", (kept.id,))
    assert event.source == f"chat.txt:7 sha256:{'ab' * 32}"
    assert kept.number == 1


def test_a_text_that_is_a_fact_already_is_not_added_again() -> None:
    fact = Evidence(id="", filename="chat.txt", sha256="ab" * 32)
    first = applied(empty_review(), timeline_edit(empty_review(), [read()], fact))
    second = applied(first, timeline_edit(first, [read(), read()], fact))
    assert len(second.evidence) == 1
    assert [event.evidence_ids for event in second.events] == [(first.evidence[0].id,)] * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert text_of("12:00 Zürich läuft".encode(encoding), "log") == "12:00 Zürich läuft"


def test_a_picture_is_no_text_and_belongs_to_the_facts() -> None:
    with pytest.raises(UserFacingError, match="Attach it to the facts in step 3"):
        text_of(b"\x89PNG\r\n\x1a\n\0\0\0", "shot.png")


def test_what_the_timeline_seems_to_have_waits_and_can_be_merged() -> None:
    events = sieve([read(), read(text="new")], {0: "ev1"})
    assert [each.is_taken for each in events] == [False, True]
    events = merged(events, 0, merged=True)
    assert (merges(events), taken(events)) == ((("ev1", read()),), (read(text="new"),))
    assert merges(toggled(events, [0], taken=True)) == ()


def test_of_more_than_anyone_looks_through_nothing_is_taken_by_itself() -> None:
    assert not taken(sieve([read()] * (MOST_AT_ONCE + 1)))
    assert len(taken(sieve([read()] * MOST_AT_ONCE))) == MOST_AT_ONCE


def test_merging_links_the_event_that_is_there_and_adds_none() -> None:
    one = Evidence(id="", title="log", filename="a.log", sha256="ab" * 32)
    other = Evidence(id="", title="chat", filename="b.txt", sha256="cd" * 32)
    first = applied(empty_review(), timeline_edit(empty_review(), [read()], one))
    event = first.events[0]
    edit = timeline_edit(first, [], other, [(event.id, read(line=9)), ("gone", read())])
    second = applied(first, edit)
    assert len(second.events) == 1
    assert len(second.events[0].evidence_ids) == 2
    assert second.events[0].source == (f"a.log:1 sha256:{'ab' * 32}; b.txt:9 sha256:{'cd' * 32}")


def test_a_line_of_one_of_many_files_names_it() -> None:
    fact = Evidence(id="", title="export", filename="export.zip", sha256="ab" * 32)
    event = replace(read(line=7), file="ops/2024-01-02.json")
    review = applied(empty_review(), timeline_edit(empty_review(), [event], fact))
    assert review.events[0].source.startswith("export.zip/ops/2024-01-02.json:7 sha256:")
