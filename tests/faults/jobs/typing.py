# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Typing: a note that counts upwards, and an event for every tenth number."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.review.edits import Set, addition
from app.review.event import Event
from app.review.item import Kind
from app.review.note import Note
from app.session.session import Commit
from app.store.autosave import Autosave
from tests.faults.jobs.keeping import Counter, last_kept, with_new_review
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_review, deliver

BETWEEN_KEYS = 0.003
MAY_BE_LOST = 0.5
"""Seconds a word may wait for the program; those in which the disk writes are not counted.

Nobody knows how long a busy machine's disk takes: the typist stamps where it begins and ends.
"""


@dataclass(frozen=True)
class Typing:
    """Types as fast as a machine, into a file or onto a server."""

    span: float = 1.5

    def prepare(self, place: Place) -> Place:
        """Make an empty note."""
        return with_new_review(place, Note(id="n1"))

    def work(self, place: Place, say: Say) -> None:
        """Count in the note."""
        opened = place.services().library.open(place.review_id, "typist")
        _stamp_writes(opened.autosave, say)
        counter, pause, session = Counter(opened, say), threading.Event(), opened.session
        words: list[str] = []
        while True:
            number = len(words) + 1
            words.append(str(number))
            if number % 10 == 0:
                session.apply(addition(session.review, Event(id="", text=str(number))))
            session.apply(Set(Kind.NOTE, "n1", "text", " ".join(words)), "typist", merge_key="n1")
            say("typed", number, time.monotonic())
            counter.done(number)
            pause.wait(BETWEEN_KEYS)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look for each number that was kept, or typed early enough."""
        services = place.services()
        if place.url:
            deliver(services, place.review_id)
        review = check_review(services, place.review_id)
        services.close()
        numbers = review.notes[0].text.split()
        assert numbers == [str(one) for one in range(1, len(numbers) + 1)]
        events = {event.text for event in review.events}
        due = _due(said)
        missing = [ten for ten in range(10, due + 1, 10) if str(ten) not in events]
        return max(0, due - len(numbers)) + len(missing)


def longest_write(said: Sequence[Word]) -> float:
    """Return for how many seconds the disk took longest."""
    return max((end - begin for begin, end in _writes(said)), default=0.0)


def _stamp_writes(autosave: Autosave, say: Say) -> None:
    """Say when the disk begins to write, and when it has written."""
    write = autosave._write

    def stamped(commits: Sequence[Commit]) -> None:
        say("writing", time.monotonic())
        write(commits)
        say("written", time.monotonic())

    autosave._write = stamped


def _writes(said: Sequence[Word]) -> list[tuple[float, float]]:
    """Return when each write began and ended; the last one may have ended with the kill."""
    begun = [word[1] for word in said if word[0] == "writing"]
    ended = [word[1] for word in said if word[0] == "written"]
    killed = _killed_at(said)
    return list(zip_longest(begun, ended, fillvalue=killed))


def _due(said: Sequence[Word]) -> int:
    """Return the number up to which everything must be there."""
    killed, writes = _killed_at(said), _writes(said)

    def waited(typed: float) -> float:
        wrote = sum(max(0.0, end - max(typed, begin)) for begin, end in writes)
        return killed - typed - wrote

    typed = [word[1] for word in said if word[0] == "typed" and waited(word[2]) > MAY_BE_LOST]
    return max([last_kept(said), *typed])


def _killed_at(said: Sequence[Word]) -> float:
    return next((float(word[1]) for word in said if word[0] == "killed"), 0.0)
