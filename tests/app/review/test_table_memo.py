# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What hangs on one table alone is worked out once, however often the review around it changes."""

from __future__ import annotations

from collections.abc import Mapping

from app.review.edits import removal
from app.review.event import Event
from app.review.item import Item, Kind
from app.review.table_memo import MOST, TableMemo
from tests.builders import applied, review_with, with_fields


def test_an_edit_elsewhere_leaves_what_was_worked_out() -> None:
    asked: list[Mapping[str, Item]] = []
    memo = TableMemo(lambda table: asked.append(table) or len(table))
    review = review_with(Event(id="a", text="up"), Event(id="b", text="down"))
    assert memo.of(review.table(Kind.EVENT)) == 2
    other = with_fields(review, review.incident, title="Other")
    assert memo.of(other.table(Kind.EVENT)) == 2
    assert len(asked) == 1


def test_an_edit_of_the_table_is_seen() -> None:
    memo = TableMemo(lambda table: [item.id for item in table.values()])
    review = review_with(Event(id="a", text="up"))
    assert memo.of(review.table(Kind.EVENT)) == ["a"]
    (event,) = review.events
    review = applied(review, removal(review, Kind.EVENT, event.id))
    assert memo.of(review.table(Kind.EVENT)) == []


def test_any_number_of_tables_may_come() -> None:
    memo = TableMemo(len)
    tables = [{str(n): Event(id=str(n))} for n in range(1_000)]
    assert [memo.of(table) for table in tables] == [1] * 1_000
    assert len(memo._known) <= MOST


def test_the_oldest_table_makes_room_for_a_new_one() -> None:
    asked: list[Mapping[str, Item]] = []
    memo = TableMemo(lambda table: asked.append(table) or len(table))
    tables = [{str(n): Event(id=str(n))} for n in range(MOST + 1)]
    for table in tables:
        memo.of(table)
    memo.of(tables[-2])
    assert len(asked) == MOST + 1
    memo.of(tables[0])
    assert len(asked) == MOST + 2
