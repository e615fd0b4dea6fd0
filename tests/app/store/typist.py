# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A program that types into a review until it is killed: `python -m … DATA_FOLDER URL REVIEW`.

It prints `typed NUMBER TIME` after each word, TIME on the clock that all processes share, and
`saved NUMBER` whenever the autosave says that everything is saved.
"""

from __future__ import annotations

import os
import sys
import threading
import time

from app.bootstrap import build
from app.review.edits import Set, addition
from app.review.event import Event
from app.review.item import Kind
from app.store.autosave import SaveKind, SaveState
from app.store.open_review import OpenReview
from app.store.opening import open_offline
from app.store.troubles import StoreTrouble

BETWEEN_KEYS = 0.003


class Typist:
    """Counts upwards in a note; every tenth number is an event too."""

    def __init__(self, opened: OpenReview) -> None:
        self._opened = opened
        self._typed = 0
        opened.autosave.on_state(self._on_state)

    def type_for_ever(self) -> None:
        """Type until the process ends."""
        pause = threading.Event()
        while True:
            self._type(self._typed + 1)
            pause.wait(BETWEEN_KEYS)

    def _type(self, number: int) -> None:
        session = self._opened.session
        if number % 10 == 0:
            session.apply(addition(session.review, Event(id="", text=str(number))))
        text = " ".join(str(one) for one in range(1, number + 1))
        session.apply(Set(Kind.NOTE, "n1", "text", text), "typist", merge_key="n1")
        self._typed = number
        _say(f"typed {number} {time.monotonic()}")

    def _on_state(self, state: SaveState) -> None:
        typed = self._typed
        if state.kind is SaveKind.SAVED and not self._opened.autosave.unsaved:
            _say(f"saved {typed}")


def _opened(folder: str, url: str, review: str) -> OpenReview:
    """Open the review, as this computer last had it where the server is away."""
    services = build(folder, url)
    try:
        return services.library.open(review, "typist")
    except StoreTrouble:
        return open_offline(url, review, services.clock, services.data_dir, "typist")


def _say(line: str) -> None:
    """Write a whole line in one call, which no kill can divide."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    folder, url, review = sys.argv[1:]
    Typist(_opened(folder, url, review)).type_for_ever()
