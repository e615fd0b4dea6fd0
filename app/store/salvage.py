# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring changes into a library that it lacks: from its witness, or from a damaged file of it.

The chain decides what can be trusted. Changes that follow on what the library holds are written as
they were, by whom and when included. Where the review went on without them, they are merged with
what it is now, and nothing of either is lost.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from app.review.changes import EditRefused, apply_edit
from app.review.ids import new_id
from app.review.review import ITEM_TYPES, Review
from app.session.merging import merged
from app.session.session import Commit, merged_commit
from app.session.step import Step
from app.store.chain import FIRST, continuing, link
from app.store.journal import ChangeRecord, changes_of, head_of, record_of
from app.store.reading import read_review
from app.store.splice import edit_on
from app.store.tables import change_table, shared_review_table
from app.store.witness import FIELDS, ChangeRow, by_review
from app.store.writing import has_review, write_commits, write_kept

_QUERY = f"SELECT {', '.join(FIELDS)} FROM change NOT INDEXED ORDER BY sequence"
_MOVED_AWAY = select(shared_review_table.c.review_id)


@dataclass(frozen=True)
class Salvage:
    """Changes of one review that the library lacks and that can be brought in.

    `follows` tells whether they follow on what is there; `is_new`, that no such review is there.
    """

    review_id: str
    title: str
    rows: tuple[ChangeRow, ...]
    is_new: bool
    follows: bool

    @property
    def last_at(self) -> datetime:
        """When the last of the changes was made."""
        last: datetime = self.rows[-1]["at"]
        return last


def readable_changes(path: Path) -> list[ChangeRow]:
    """Return the changes that can still be read of a damaged library file, oldest first.

    It is read in a copy, its log included: SQLite would alter the original.
    """
    found: dict[tuple[int, str], ChangeRow] = {}
    with tempfile.TemporaryDirectory(prefix="hotwash-") as folder:
        for with_log in (True, False):
            copy = Path(folder) / ("with.db" if with_log else "without.db")
            with suppress(OSError, sqlite3.Error):
                shutil.copyfile(path, copy)
                log = path.with_name(f"{path.name}-wal")
                if with_log and log.exists():
                    shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
                for row in _rows(copy):
                    found[row["sequence"], row["hash"]] = row
    return [found[key] for key in sorted(found)]


def salvageable(connection: Connection, rows: Iterable[ChangeRow]) -> list[Salvage]:
    """Return what of `rows` the library lacks, review by review, the one changed last first."""
    moved_away = set(connection.execute(_MOVED_AWAY).scalars())
    found: list[Salvage] = []
    for review_id, changes in by_review(rows).items():
        if review_id not in moved_away:
            found += _of_review(connection, review_id, changes)
    return sorted(found, key=lambda one: one.last_at, reverse=True)


def do_not_fit(connection: Connection, rows: Iterable[ChangeRow]) -> list[str]:
    """Return the reviews of which `rows` hold changes that have no place in the library.

    It lacks them, and they follow on nothing it holds: another library stands there.
    """
    moved_away = set(connection.execute(_MOVED_AWAY).scalars())
    strange: list[str] = []
    for review_id, changes in by_review(rows).items():
        known = _known_hashes(connection, review_id)
        is_lacking = changes[-1]["hash"] not in known and review_id not in moved_away
        if is_lacking and not list(_of_review(connection, review_id, changes)):
            strange.append(review_id)
    return strange


def bring_in(connection: Connection, salvage: Salvage) -> None:
    """Write the changes of a salvage; the library holds all it held before, and them."""
    if salvage.follows:
        _, commits, rows = _carried_out(connection, salvage.review_id, salvage.rows)
        write_kept(connection, commits, rows)
        return
    commits = _merged_commits(connection, salvage)
    if commits:
        head = head_of(connection, salvage.review_id)
        write_commits(connection, new_id(), head, commits)


def _of_review(
    connection: Connection, review_id: str, changes: Sequence[ChangeRow]
) -> Iterator[Salvage]:
    is_new = not has_review(connection, review_id)
    head = FIRST if is_new else head_of(connection, review_id).hash
    following = continuing(head, changes)
    if following:
        review, _, rows = _carried_out(connection, review_id, following)
        if rows:
            yield Salvage(review_id, review.incident.title, tuple(rows), is_new, follows=True)
    elif not is_new:
        beside = _beside(connection, review_id, changes)
        if beside:
            title = read_review(connection, review_id).incident.title
            yield Salvage(review_id, title, tuple(beside), is_new=False, follows=False)


def _beside(
    connection: Connection, review_id: str, changes: Sequence[ChangeRow]
) -> Sequence[ChangeRow]:
    """Return the changes that follow on one the library holds, where it went on otherwise."""
    known = _known_hashes(connection, review_id)
    unknown = [row for row in changes if row["hash"] not in known]
    if not unknown:
        return []
    first = unknown[0]
    start = next((one for one in known if link(one, first) == first["hash"]), None)
    return [] if start is None else continuing(start, unknown)


def _known_hashes(connection: Connection, review_id: str) -> set[str]:
    asked = select(change_table.c.hash).where(change_table.c.review_id == review_id)
    return set(connection.execute(asked).scalars())


def _carried_out(
    connection: Connection, review_id: str, rows: Sequence[ChangeRow]
) -> tuple[Review, list[Commit], list[ChangeRow]]:
    """Return the review after `rows`, and commits of them: as many as make sense."""
    review = Review(review_id, {kind: {} for kind in ITEM_TYPES})
    if has_review(connection, review_id):
        review = read_review(connection, review_id)
    commits: list[Commit] = []
    with suppress(ValueError, TypeError, KeyError, EditRefused):
        for row in rows:
            commits.append(_commit(review, record_of(row)))
            review = commits[-1].review
    return review, commits, list(rows[: len(commits)])


def _commit(review: Review, record: ChangeRecord) -> Commit:
    edit = edit_on(review, record.edit)
    after, changes = apply_edit(review, edit)
    return Commit(
        record.client_number,
        edit,
        changes,
        after,
        record.at,
        record.author,
        record.initiator,
        record.label,
    )


def _merged_commits(connection: Connection, salvage: Salvage) -> list[Commit]:
    """Return the changes of a salvage as commits on the review as it is now."""
    review = read_review(connection, salvage.review_id)
    was = _review_before(connection, salvage)
    commits: list[Commit] = []
    with suppress(ValueError, TypeError, KeyError, EditRefused):
        for number, row in enumerate(salvage.rows, start=1):
            made = _commit(was, record_of(row))
            was = made.review
            key = f"{row['client_id']}:{row['client_number']}"
            step = Step(made.edit, made.changes.inverse, made.author, made.at, key)
            found = merged(review, step, {})
            review = found.review
            if not found.changes.is_empty:
                commits.append(replace(merged_commit(made, found), number=number))
    return commits


def _review_before(connection: Connection, salvage: Salvage) -> Review:
    """Return the review as it was when the changes of a salvage were made."""
    review = Review(salvage.review_id, {kind: {} for kind in ITEM_TYPES})
    for record in changes_of(connection, salvage.review_id):
        review, _ = apply_edit(review, edit_on(review, record.edit))
        if continuing(record.hash, salvage.rows[:1]):
            break
    return review


def _rows(path: Path) -> Iterator[ChangeRow]:
    """Yield what can be read from both ends of the table: a damaged page stops each way."""
    for order in ("", " DESC"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
            connection.text_factory = bytes
            cursor = connection.execute(_QUERY + order)
            while (row := cursor.fetchone()) is not None:
                with suppress(ValueError, TypeError, AttributeError):
                    yield _decoded(row)


def _decoded(row: Sequence[object]) -> Mapping[str, object]:
    told = [each.decode() if isinstance(each, bytes) else each for each in row]
    named = dict(zip(FIELDS, told, strict=True))
    at = datetime.fromisoformat(str(named["at"])).replace(tzinfo=UTC)
    return {**named, "at": at, "sequence": int(str(named["sequence"])), "hash": str(named["hash"])}
