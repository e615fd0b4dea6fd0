# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Several people over a real database: all end with what it holds, and no word is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.review.ids import new_id
from app.review.review import Review
from app.store.chain import FIRST
from app.store.engine import Database
from app.store.exchange import Exchange, Standing, read_standing
from app.store.journal import replayed
from app.store.library import Library
from app.store.unit_of_work import UnitOfWork
from tests.several_clients import OnArrival, Room, Way
from tests.strategies import reviews

STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(
            [
                *("write", "write", "write", "set", "add", "remove", "move", "undo", "redo"),
                *("clash", "freeze"),
                *("send", "send", "pull", "take", "take", "restart"),
            ]
        ),
        st.integers(0, 10**6),
    ),
    max_size=40,
)
seldom = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Kept:
    """A review in a library, as several clients meet in it."""

    library: Library
    database: Database
    review_id: str

    def review(self) -> Review:
        """Return the review as it is kept."""
        return self.library.load(self.review_id)

    def way(self, client_id: str, on_arrival: OnArrival, after: Way | None = None) -> Way:
        """Return a way in from the state now, or from where the way `after` stood."""
        standing: Standing
        if isinstance(after, Exchange):
            standing = after.standing
        else:
            with UnitOfWork(self.database, writes=False) as work:
                standing = read_standing(work.connection, self.review_id)
        return Exchange(self.database, standing, client_id, on_arrival)


@given(reviews(), reviews(), st.integers(2, 4), STEPS)
@seldom
def test_all_end_with_what_the_database_holds(
    library: Library,
    database: Database,
    first: Review,
    donor: Review,
    people: int,
    steps: list[tuple[int, str, int]],
) -> None:
    first = replace(first, id=new_id())
    library.add(first)
    room = Room(Kept(library, database, first.id), donor, people)
    for who, what, number in steps:
        room.do(who, what, number)
    room.settle()
    room.check()
    records = library.changes(first.id)
    assert replayed(first.id, records) == library.load(first.id)
    assert len({record.hash for record in records} | {FIRST}) == len(records) + 1
