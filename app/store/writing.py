# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write reviews and what was done to them: the rows touched, and the change table, together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from app.review.changes import Changes, Ref
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review
from app.session.session import Commit
from app.store import journal, mapping
from app.store.journal import Head
from app.store.search_index import index_anew, index_changes, index_review
from app.store.summary import SUMMARY_KINDS, WORDS_ONLY, summarise
from app.store.tables import review_table
from app.store.troubles import NoSuchReview
from app.translation import tr

_INSERT_REVIEW = insert(review_table)
_UPDATE_REVIEW = update(review_table).where(review_table.c.id == bindparam("key_review"))
_NONE: frozenset[str] = frozenset()
_HAS_REVIEW = select(review_table.c.id).where(review_table.c.id == bindparam("key_review"))


def has_review(connection: Connection, review_id: str) -> bool:
    """Tell whether there is a row for this review."""
    return connection.execute(_HAS_REVIEW, {"key_review": review_id}).first() is not None


def no_longer_there() -> NoSuchReview:
    """Return what is raised where a review that is open here was taken away."""
    return NoSuchReview(tr("This review is no longer in the library; export it to keep it."))


def write_new(
    connection: Connection, review: Review, *, at: datetime, author: str, client_id: str, label: str
) -> None:
    """Write a review that is not in the database yet, with its creation as its first change."""
    insert_review(connection, review, at)
    made = Commit(1, journal.creation(review), Changes(), review, at, author, "library", label)
    journal.append(connection, journal.BEFORE_ALL, [journal.change_row(client_id, made)])


def insert_review(
    connection: Connection, review: Review, updated_at: datetime, team: str = ""
) -> None:
    """Write the rows of a review that is not in the database yet, and none of its changes."""
    connection.execute(_INSERT_REVIEW, {**asdict(summarise(review, updated_at)), "team": team})
    _insert(connection, review, [item for kind in ITEM_TYPES for item in review.items(kind)])
    index_review(connection, review)


def write_commits(
    connection: Connection, client_id: str, head: Head, commits: Sequence[Commit]
) -> Head:
    """Write commits of one session, in their order, behind `head`, and return the new head.

    They follow from the review as it stands at `head`. Of items that were altered only the fields
    in question are written. Raises NoSuchReview where the review is gone.
    """
    write_rows(connection, commits)
    rows = [journal.change_row(client_id, commit) for commit in commits]
    return journal.append(connection, head, rows)


def write_kept(
    connection: Connection, commits: Sequence[Commit], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write commits whose `rows` of the change table were kept elsewhere: they stay as they are.

    The first one is the creation of the review where it is not in the database.
    """
    last = commits[-1].review
    if has_review(connection, last.id):
        write_rows(connection, commits)
    else:
        insert_review(connection, last, commits[-1].at)
    journal.put_back(connection, rows)


def write_rows_anew(connection: Connection, review: Review, at: datetime) -> None:
    """Write all rows of a review in the place of those that are there; its changes stay."""
    for kind in ITEM_TYPES:
        connection.execute(mapping.delete_all_of(kind), {"key_review": review.id})
    _insert(connection, review, [item for kind in ITEM_TYPES for item in review.items(kind)])
    values = asdict(summarise(review, at))
    connection.execute(_UPDATE_REVIEW, {"key_review": values.pop("id"), **values})
    index_anew(connection, review)


def write_rows(connection: Connection, commits: Sequence[Commit]) -> None:
    """Write what commits came to, but not the commits. Raises NoSuchReview."""
    touched = _Touched(commits)
    last = commits[-1]
    _write_summary(connection, last, touched.kinds_of_summary())
    _write_items(connection, last.review, touched)
    index_changes(connection, last.review, touched.whole, touched.fields)


class _Touched:
    """What several commits together came to: items as a whole, and single fields of others."""

    def __init__(self, commits: Sequence[Commit]) -> None:
        self.whole: set[Ref] = set()
        self.fields: defaultdict[Ref, set[str]] = defaultdict(set)
        for commit in commits:
            self.whole |= commit.changes.added | commit.changes.removed
            for kind, item_id, field in commit.changes.altered:
                self.fields[kind, item_id].add(field)

    def kinds_of_summary(self) -> set[Kind]:
        """Return the kinds by which the review's summary may have changed."""
        altered = {
            kind for (kind, _), names in self.fields.items() if names - WORDS_ONLY.get(kind, _NONE)
        }
        return ({kind for kind, _ in self.whole} | altered) & SUMMARY_KINDS

    def updates(self) -> dict[tuple[Kind, tuple[str, ...]], list[str]]:
        """Return the ids of altered items, by kind and fields: one statement for each."""
        grouped: dict[tuple[Kind, tuple[str, ...]], list[str]] = defaultdict(list)
        for (kind, item_id), fields in self.fields.items():
            if (kind, item_id) not in self.whole:
                grouped[kind, tuple(sorted(fields))].append(item_id)
        return grouped


def _write_summary(connection: Connection, last: Commit, kinds: set[Kind]) -> None:
    values = {"updated_at": last.at}
    if kinds:
        values = asdict(summarise(last.review, last.at))
        left = {"id"} if Kind.LIFECYCLE in kinds else {"id", "state", "archived"}
        values = {name: value for name, value in values.items() if name not in left}
    found = connection.execute(_UPDATE_REVIEW, {"key_review": last.review.id, **values})
    if found.rowcount == 0:
        raise no_longer_there()


def _write_items(connection: Connection, review: Review, touched: _Touched) -> None:
    _delete(connection, review.id, touched.whole)
    now = [review.get(kind, item_id) for kind, item_id in sorted(touched.whole)]
    _insert(connection, review, [item for item in now if item is not None])
    for (kind, fields), ids in touched.updates().items():
        _update(connection, review, kind, fields, ids)


def _delete(connection: Connection, review_id: str, refs: set[Ref]) -> None:
    by_kind: dict[Kind, list[dict[str, str]]] = defaultdict(list)
    for kind, item_id in refs:
        by_kind[kind].append(mapping.to_key(review_id, item_id))
    for kind, keys in by_kind.items():
        connection.execute(mapping.delete_of(kind), keys)


def _insert(connection: Connection, review: Review, items: Sequence[Item]) -> None:
    by_kind: dict[Kind, list[mapping.Row]] = defaultdict(list)
    for item in items:
        by_kind[item.KIND].append(mapping.to_row(review.id, item))
    for kind, rows in by_kind.items():
        connection.execute(mapping.insert_of(kind), rows)


def _update(
    connection: Connection, review: Review, kind: Kind, fields: tuple[str, ...], ids: list[str]
) -> None:
    table = review.table(kind)
    rows = [
        {**mapping.to_key(review.id, item_id), **mapping.to_values(table[item_id], fields)}
        for item_id in ids
    ]
    connection.execute(mapping.update_of(kind), rows)
