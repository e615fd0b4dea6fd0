# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A desk with a review of a server on it: types, waits for facts, and knows what was acknowledged.

The timing is short, so that a test need not wait as long as a person would.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.review.edits import addition
from app.review.ids import new_id
from app.review.note import Note
from app.review.review import Review
from app.store.courier import Timing
from app.store.engine import open_server
from app.store.library import Library, open_library
from app.store.link_state import LinkKind
from app.store.open_review import OpenReview
from app.store.opening import Opening, open_review
from tests.app.store.conftest import PATIENCE
from tests.builders import empty_review
from tests.fakes import FakeClock

QUICK = Timing(answer=1.0, beat=0.5, first_pause=0.05, longest_pause=0.2, presence=1.0)


class Facts:
    """Waits until something has become true, looking anew whenever it is told that things moved."""

    def __init__(self) -> None:
        self._moved = threading.Condition()

    def told(self, *_: object) -> None:
        """Look anew."""
        with self._moved:
            self._moved.notify_all()

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until it is so."""
        with self._moved:
            assert self._moved.wait_for(is_so, PATIENCE), f"never {what}"


class Desk:
    """One window with the review open."""

    def __init__(self, opened: OpenReview) -> None:
        self.opened = opened
        self.typed: list[str] = []
        self._facts = Facts()
        opened.link.on_state(self._facts.told)
        opened.link.on_presence(self._facts.told)
        opened.arrivals.on_arrival(self._facts.told)

    @property
    def review(self) -> Review:
        """The review as this window shows it."""
        self.opened.take_arrivals()
        return self.opened.session.review

    def type(self, count: int = 1) -> None:
        """Write notes, each with a text of its own; they are acknowledged when this returns."""
        session = self.opened.session
        for _ in range(count):
            text = new_id()
            session.apply(addition(session.review, Note(id="", text=text)))
            self.typed.append(text)
        assert self.opened.autosave.flush(PATIENCE)

    def settle(self) -> None:
        """Wait until everything is on the server."""
        assert self.opened.settle(PATIENCE)

    def wait_for(self, kind: LinkKind) -> None:
        """Wait until the link stands so."""
        self._facts.wait(lambda: self.opened.link.state.kind is kind, f"{kind}")

    def wait_for_sentence(self, part: str) -> None:
        """Wait until the link says so."""
        self._facts.wait(lambda: part in self.opened.link.state.sentence, part)

    def wait_for_waiting(self, count: int) -> None:
        """Wait until so many edits are said to wait."""
        self._facts.wait(lambda: self.opened.link.state.waiting == count, f"{count} waiting")

    def wait_for_present(self, *names: str) -> None:
        """Wait until just these others are there."""
        link = self.opened.link
        self._facts.wait(lambda: tuple(one.name for one in link.present) == names, f"{names}")

    def wait_for_texts(self, *texts: str) -> None:
        """Wait until others' notes have arrived."""
        self._facts.wait(lambda: set(texts) <= {note.text for note in self.review.notes}, "arrived")

    def close(self) -> None:
        """Close the window."""
        self.opened.close(PATIENCE)


class Office:
    """A server's library with one review, and desks to open it at, on one computer or several."""

    def __init__(self, url: str, folder: Path, clock: Clock | None = None) -> None:
        self.url = url
        self.folder = folder
        self.clock = clock or FakeClock()
        self.library: Library = open_library(url, self.clock, folder)
        review = replace(empty_review(), id=new_id())
        self.review_id = review.id
        self.library.add(review)
        self._desks: list[Desk] = []

    def desk(self, computer: str = "one", url: str = "", timing: Timing = QUICK) -> Desk:
        """Open the review on a computer."""
        database = open_server(url or self.url, timing.answer)
        opening = Opening(
            database, self.review_id, self.clock, computer, self.folder / computer, timing
        )
        try:
            desk = Desk(open_review(opening))
        finally:
            database.close()
        self._desks.append(desk)
        return desk

    def close(self) -> None:
        """Close everything."""
        for desk in self._desks:
            desk.close()
        self.library.close()

    def kept(self) -> list[str]:
        """Return the texts of all notes that were ever added, as the change table has them."""
        return [
            edit["item"]["text"]
            for record in self.library.changes(self.review_id)
            for edit in _adds(record.edit)
            if edit["kind"] == "note"
        ]

    def check(self, *desks: Desk) -> None:
        """Check that everything acknowledged is kept just once, and that all see the same."""
        typed = sorted(text for desk in desks for text in desk.typed)
        assert sorted(self.kept()) == typed
        kept = self.library.load(self.review_id)
        assert sorted(note.text for note in kept.notes) == typed


def _adds(plain: dict[str, Any]) -> list[dict[str, Any]]:
    edits = plain.get("edits", [plain])
    return [edit for edit in edits if edit["op"] == "add"]
