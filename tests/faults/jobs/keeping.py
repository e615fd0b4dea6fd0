# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What several jobs share: a fresh review in the library, and words when all is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from app.review.ids import new_id
from app.review.item import Item
from app.review.review import Review
from app.session.session import Commit
from app.store.open_review import OpenReview
from tests.builders import review_with
from tests.faults.killing import Place, Say, Word


def with_new_review(place: Place, *items: Item) -> Place:
    """Put a review that holds `items` into the library, and return the place with its id."""
    return with_review(place, replace(review_with(*items), id=new_id()))


def with_review(place: Place, review: Review) -> Place:
    """Put `review` into the library."""
    services = place.services()
    services.library.add(review)
    services.close()
    return replace(place, review_id=review.id)


def last_kept(said: Sequence[Word]) -> int:
    """Return the highest number that was said to be kept, or 0."""
    return max((word[1] for word in said if word[0] == "kept"), default=0)


class Counter:
    """Numbers what is done to an open review, and says what of it is kept, one after the other."""

    def __init__(self, opened: OpenReview, say: Say) -> None:
        self._opened = opened
        self._say = say
        self._last_commit = 0
        self._waiting: deque[tuple[int, int]] = deque()
        opened.session.subscribe(self._on_committed)

    def done(self, number: int) -> None:
        """Remember that everything so far belongs to `number`, and say what has been kept."""
        self._waiting.append((self._last_commit, number))
        unsaved = self._opened.autosave.unsaved
        confirmed = unsaved[0].number - 1 if unsaved else self._last_commit
        while self._waiting and self._waiting[0][0] <= confirmed:
            self._say("kept", self._waiting.popleft()[1])

    def _on_committed(self, commit: Commit) -> None:
        if not commit.is_foreign:
            self._last_commit = commit.number
