# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two programs in one review: each types in a note of its own and in a shared one.

Each adds events, edits the other's and takes its own away again.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from app.review.edits import addition, removal, set_field
from app.review.event import Event
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from app.session.session import Session
from tests.faults.jobs.keeping import Counter, last_kept, with_new_review
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_review

SHARED = "shared"
BETWEEN_EDITS = 0.004
ENOUGH = 6
"""Events at which the two meet; more are taken away again."""


@dataclass(frozen=True)
class Sharing:
    """One of the two; `name` is a letter, which every word it types begins with."""

    name: str
    span: float = 0.4

    def prepare(self, place: Place) -> Place:
        """Make the notes."""
        return with_new_review(place, Note(id="a"), Note(id="b"), Note(id=SHARED))

    def work(self, place: Place, say: Say) -> None:
        """Edit until killed; an edit counts once it is saved."""
        opened = place.services().library.open(place.review_id, self.name)
        counter, pause, number = Counter(opened, say), threading.Event(), 0
        say("begun")
        while True:
            number += 1
            opened.take_arrivals()
            self._edit(opened.session, number)
            counter.done(number)
            pause.wait(BETWEEN_EDITS)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look for each word said to be kept, in the notes or in what was kept beside them."""
        services = place.services()
        review = check_review(services, place.review_id)
        services.close()
        words = {f"{self.name}{number}" for number in range(1, last_kept(said) + 1)}
        own = _words(_note(review, self.name))
        beside = " ".join(each.text for each in review.alternatives)
        shared = _words(f"{_note(review, SHARED)} {beside}")
        return len(words - own) + len(words - shared)

    def _edit(self, session: Session, number: int) -> None:
        word = f"{self.name}{number}"
        for note_id in (self.name, SHARED):
            note = session.review.get(Kind.NOTE, note_id)
            assert isinstance(note, Note)
            session.apply(set_field(note, "text", f"{note.text} {word}".strip()))
        self._touch_events(session, word)

    def _touch_events(self, session: Session, word: str) -> None:
        """Add one, edit one that is there whoever made it, take an older one away."""
        review = session.review
        session.apply(addition(review, Event(id="", text=word)))
        events = session.review.events
        session.apply(set_field(events[len(events) // 2], "text", f"{word} edited"))
        if len(events) > ENOUGH:
            session.apply(removal(session.review, Kind.EVENT, events[0].id))


def _note(review: Review, note_id: str) -> str:
    note = review.get(Kind.NOTE, note_id)
    assert isinstance(note, Note)
    return note.text


def _words(text: str) -> set[str]:
    """Return the words of both; what two wrote at one place stands there without a gap."""
    return set(re.findall(r"[a-z]\d+", text))
