# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The burn-down: corners of the open line, the ideal, and changes of scope."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.insight.burn_down import ScopeChangeKind, burn_down
from app.insight.follow_up import LibraryAction
from app.insight.standing import is_open_on
from app.review.action import Action, ActionStatus

HELD = date(2026, 3, 2)


def entry(
    number: int,
    *,
    due: int | None = 10,
    done: int | None = None,
    dropped: int | None = None,
    promised: int | None = None,
    review: str = "r1",
    held: date | None = HELD,
) -> LibraryAction:
    """Return an action; days count from the meeting."""

    def day(days: int | None) -> date | None:
        return None if days is None else HELD + timedelta(days=days)

    status = ActionStatus.OPEN
    if done is not None or dropped is not None:
        status = ActionStatus.DONE if done is not None else ActionStatus.DROPPED
    action = Action(
        id=f"a{number}", number=number, due=day(due), status=status, done_on=day(done),
        dropped_on=day(dropped), committed_on=day(promised),
    )  # fmt: skip
    return LibraryAction(review, review, held, action)


def at(days: int) -> date:
    """Return a day after the meeting."""
    return HELD + timedelta(days=days)


def test_one_meeting_burns_down_along_a_straight_line() -> None:
    found = burn_down([entry(1, done=3), entry(2, due=20), entry(3, done=3)], at(10))
    assert found is not None
    assert found.open == ((at(0), 3), (at(3), 1), (at(10), 1))
    assert found.ideal == ((at(0), 3.0), (at(20), 0.0))
    assert (found.first, found.last, found.today, found.is_straight) == (
        at(0), at(20), at(10), True,
    )  # fmt: skip


def test_what_came_later_and_what_was_given_up_change_the_scope() -> None:
    found = burn_down([entry(1), entry(2, promised=4), entry(3, dropped=6)], at(10))
    assert found is not None
    assert [(change.day, change.kind, len(change.entries)) for change in found.scope] == [
        (at(4), ScopeChangeKind.ADDED, 1),
        (at(6), ScopeChangeKind.GIVEN_UP, 1),
    ]
    assert found.open == ((at(0), 2), (at(4), 3), (at(6), 2), (at(10), 2))


def test_several_meetings_are_held_against_the_dates_first_agreed() -> None:
    found = burn_down([entry(1, due=2), entry(2, due=5, review="r2")], at(10))
    assert found is not None
    assert not found.is_straight
    assert found.ideal == ((at(0), 2), (at(2), 1), (at(5), 0), (at(10), 0))


def test_what_nobody_dated_is_counted_and_stands_in_no_line() -> None:
    lost = LibraryAction("r1", "r1", HELD, Action(id="x", status=ActionStatus.DONE))
    found = burn_down([entry(1), lost, entry(2, held=None)], at(1))
    assert found is not None
    assert found.undated == 2
    assert found.open[0] == (at(0), 1)


def test_nothing_promised_burns_nothing_down() -> None:
    idea = LibraryAction("r1", "r1", HELD, Action(id="x", committed=False))
    assert burn_down([idea], at(1)) is None
    assert burn_down([entry(1)], at(-1)) is None


days = st.integers(0, 40)
entries = st.lists(
    st.builds(
        entry, st.integers(1, 99), due=st.none() | days, done=st.none() | days,
        dropped=st.none() | days, promised=st.none() | days, review=st.sampled_from(["r1", "r2"]),
    ),
    max_size=12,
)  # fmt: skip


@given(entries, days)
def test_every_day_shows_how_many_are_open_at_its_end(
    actions: list[LibraryAction], today: int
) -> None:
    found = burn_down(actions, at(today))
    if found is None:
        return
    line, height = dict(found.open), 0.0
    for place in range((at(today) - found.first).days + 1):
        day = found.first + timedelta(days=place)
        height = line.get(day, height)
        assert height == sum(is_open_on(each, day) for each in actions)
    assert list(line) == sorted(line)
    assert found.first < found.last
