# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Taking a review to a server while somebody still types in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from app.bootstrap import build
from app.errors import UserFacingError
from app.review.edits import addition, set_field
from app.review.event import Event
from app.review.ids import new_id
from app.review.note import Note
from app.session.session import Session
from app.store.library import Library, open_library
from app.store.moving import move_review
from app.store.troubles import NoSuchReview
from tests.builders import review_with
from tests.faults.jobs.keeping import Counter, last_kept
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_chain, check_review

HISTORY = 60
"""Changes that the review has before it moves."""

BETWEEN_KEYS = 0.02
BETWEEN_TRIES = 0.05


@dataclass(frozen=True)
class Moving:
    """Moves one review; a move that the server broke off is tried again."""

    span: float = 0.5

    def prepare(self, place: Place) -> Place:
        """Make a review with a history, in the library of this computer."""
        review = replace(review_with(Note(id="n1")), id=new_id())
        with closing(build(place.folder / "data")) as services:
            services.library.add(review)
            with services.library.open(review.id, "author") as opened:
                for number in range(HISTORY):
                    event = Event(id="", text=f"before {number}")
                    opened.session.apply(addition(opened.session.review, event))
        return replace(place, review_id=review.id)

    def work(self, place: Place, say: Say) -> None:
        """Move while another thread types; what is typed counts once it is saved."""
        services = build(place.folder / "data")
        target = open_library(place.url, services.clock, services.data_dir)
        opened = services.library.open(place.review_id, "typist")
        counter = Counter(opened, say)
        say("begun")
        arguments = services.library, target, place.review_id, say
        threading.Thread(target=_move, args=arguments, daemon=True).start()
        pause, number = threading.Event(), 0
        while True:
            number += 1
            _type(opened.session, number)
            counter.done(number)
            pause.wait(BETWEEN_KEYS)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look whether the review is whole in one place, and arrives when it is moved again."""
        with _libraries(place) as (here, there):
            kept = last_kept(said)
            is_there = here.where_shared(place.review_id) is not None
            assert is_there or ("moved",) not in said
            if is_there:
                assert _words(there, place.review_id) >= kept, "it is said to be where it is not"
            else:
                assert _words(here, place.review_id) >= kept
                _assert_whole_or_missing(there, place.review_id)
            move_review(here, there, place.review_id)
            review = there.load(place.review_id)
            check_chain(there, place.review_id)
            assert len(review.events) == HISTORY
            assert [change.author for change in there.changes(place.review_id)][1] == "author"
            return max(0, kept - _words(there, place.review_id))


def _move(source: Library, target: Library, review_id: str, say: Say) -> None:
    pause = threading.Event()
    while True:
        try:
            move_review(source, target, review_id)
        except UserFacingError:
            pause.wait(BETWEEN_TRIES)
        else:
            say("moved")
            return


def _type(session: Session, number: int) -> None:
    note = session.review.notes[0]
    session.apply(set_field(note, "text", f"{note.text} {number}".strip()))


@contextmanager
def _libraries(place: Place) -> Iterator[tuple[Library, Library]]:
    with closing(build(place.folder / "data")) as services:
        check_review(services, place.review_id)
        with closing(open_library(place.url, services.clock)) as there:
            yield services.library, there


def _words(library: Library, review_id: str) -> int:
    """Return how far the count in the note goes."""
    numbers = library.load(review_id).notes[0].text.split()
    assert numbers == [str(one) for one in range(1, len(numbers) + 1)]
    return len(numbers)


def _assert_whole_or_missing(library: Library, review_id: str) -> None:
    """Assert that a move that was cut off left all of a state, or nothing."""
    try:
        review = library.load(review_id)
    except NoSuchReview:
        return
    assert len(review.events) == HISTORY
    check_chain(library, review_id)
