# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an outbox holds comes out as it went in, and nonsense is told from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.changes import Changes
from app.review.edits import Add, Batch, Edit, Remove, Set
from app.review.item import Item
from app.review.note import Note
from app.review.review import ITEM_TYPES, Review
from app.session.session import Commit, Session
from app.session.step import Grave
from app.store.outbox_codec import (
    BEFORE_ALL_ARRIVALS,
    commit_to_text,
    pending_from_text,
    review_from_text,
    review_to_text,
)
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.strategies import TEXTS, reviews


@given(reviews(max_items=2), TEXTS)
def test_every_edit_comes_out_as_it_went_in(review: Review, text: str) -> None:
    for edit in _edits(review):
        commit = _commit(review, edit, text)
        pending = pending_from_text(commit_to_text(commit))
        again = pending.on(review)
        assert (again.edit, again.changes.inverse) == (edit, commit.changes.inverse)
        assert (again.number, again.at, again.label) == (7, commit.at, text)
        assert (again.author, again.initiator) == (commit.author, commit.initiator)
        assert again.arrivals == BEFORE_ALL_ARRIVALS


@given(reviews(max_items=2))
def test_a_review_comes_out_as_it_went_in(review: Review) -> None:
    graves = {(item.KIND, item.id): Grave(item, review.links[:2]) for item in _items(review)[:3]}
    assert review_from_text(review_to_text(review, graves)) == (review, graves)


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_nonsense_is_told_from_a_commit(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        pending_from_text(text)
    with pytest.raises(ValueError, match=r".*"):
        review_from_text(text)


@given(st.data())
def test_a_commit_cut_short_is_no_commit(data: st.DataObject) -> None:
    text = commit_to_text(_commit(empty_review(), Add(Note(id="n", text="half")), "add"))
    cut = data.draw(st.integers(0, len(text) - 1))
    with pytest.raises(ValueError, match=r".*"):
        pending_from_text(text[:cut])


def test_an_instant_needs_its_zone() -> None:
    session = Session(empty_review(), FakeClock())
    commits: list[Commit] = []
    session.subscribe(commits.append)
    session.apply(Add(Note(id="n")))
    text = commit_to_text(commits[0]).replace("+00:00", "")
    with pytest.raises(ValueError, match="not an instant"):
        pending_from_text(text)


def _commit(review: Review, edit: Edit, label: str) -> Commit:
    inverse = Batch((edit, Batch(())))  # any edit does: it is carried along
    now = FakeClock().now()
    return Commit(7, edit, Changes(inverse=inverse), review, now, "Noor", "timeline", label)


def _items(review: Review) -> list[Item]:
    return [item for kind in ITEM_TYPES for item in review.items(kind)]


def _edits(review: Review) -> list[Edit]:
    singles: list[Edit] = []
    for item in _items(review):
        singles += [Add(item), Remove(item.KIND, item.id)]
        singles += [Set(item.KIND, item.id, "rank", item.rank)]
    return [*singles, Batch(tuple(singles))]
