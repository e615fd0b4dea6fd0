# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Look after a library: its pages, what it lost, backups, reviews compared with their history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.clock import Clock
from app.errors import UserFacingError
from app.store.attachments import AttachmentStore
from app.store.backups import Backup, backups_of, is_due, make_backup, verified
from app.store.engine import Database
from app.store.inspection import Inspection, inspect_review, review_of_history
from app.store.recovery import put_witness_aside
from app.store.salvage import Salvage, bring_in, do_not_fit, readable_changes, salvageable
from app.store.schema import check_pages
from app.store.troubles import LibraryDamaged, library_damaged, sense_of_rows
from app.store.unit_of_work import UnitOfWork
from app.store.witness import ChangeRow, witnessed
from app.store.writing import write_rows_anew
from app.translation import tr


@dataclass(frozen=True)
class Upkeep:
    """What came of it: changes that are missing, the backup made, and why none could be made.

    `strange` names reviews of which changes were seen that have no place in this library.
    """

    missing: tuple[Salvage, ...] = ()
    strange: tuple[str, ...] = ()
    backup: Backup | None = None
    sentence: str = ""


class Keeping:
    """What keeps one library from losing anything. From any thread, as the library itself."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._where = database.where
        self._clock = clock

    def look_after(self) -> Upkeep:
        """Look through the library and back it up. Raises LibraryDamaged.

        Where no backup can be made, as on a full disk, those of before are there all the same. A
        library of a newer Hotwash is left to that one.
        """
        if self._database.newer is not None:
            return Upkeep()
        self.check_pages()
        seen = self._witnessed()
        missing, strange = tuple(self._lacking(seen)), tuple(self._strange(seen))
        try:
            return Upkeep(missing, strange, self.back_up_if_due())
        except LibraryDamaged:
            raise
        except UserFacingError as error:
            return Upkeep(missing, strange, sentence=error.sentence)

    def back_up_if_due(self) -> Backup | None:
        """Make a backup beside the library where anything changed since the newest good one.

        None where nothing did, or where the library is on a server. Raises UserFacingError.
        """
        if self._database.newer is not None:
            return None
        file = self._database.file
        return make_backup(file.path) if file is not None and is_due(file.path) else None

    def check_pages(self) -> None:
        """Have SQLite look through the file. Raises LibraryDamaged."""
        if self._database.file is not None:
            with self._reading() as work:
                check_pages(work.connection, self._where)

    def missing_changes(self) -> list[Salvage]:
        """Return what the witness knows to have been kept, and the library lacks."""
        return self._lacking(self._witnessed())

    def strange_changes(self) -> list[str]:
        """Return the reviews of which the witness holds changes that have no place here.

        There are some where another library was put in the place of the one it saw.
        """
        return self._strange(self._witnessed())

    def accept(self) -> None:
        """Take the library as it is: what its witness holds is put aside."""
        file = self._database.file
        if file is not None:
            put_witness_aside(file.path, self._clock.now())

    def salvageable(self, aside: Path) -> list[Salvage]:
        """Return what can be read of a library that was put aside, and this one lacks."""
        found = [*readable_changes(aside), *witnessed(aside)]
        once = {(row["sequence"], row["hash"]): row for row in found}
        return self._lacking([once[key] for key in sorted(once)])

    def bring_in(self, salvages: Iterable[Salvage]) -> None:
        """Take in what was missing, review by review; each whole or not at all."""
        for salvage in salvages:
            with self._mending() as work:
                bring_in(work.connection, salvage)
                work.commit()

    def inspect(self, review_id: str, attachments: AttachmentStore | None = None) -> Inspection:
        """Look through a review as it is kept; with `attachments` through its files too."""
        with UnitOfWork(self._database, writes=False) as work:
            return inspect_review(work.connection, review_id, attachments)

    def rebuild(self, review_id: str) -> bool:
        """Write a review's rows anew from its history; False where the history does not hold.

        Nobody may have the review open.
        """
        with self._mending() as work:
            review = review_of_history(work.connection, review_id)
            if review is not None:
                write_rows_anew(work.connection, review, self._clock.now())
                work.commit()
        return review is not None

    @contextmanager
    def _reading(self) -> Iterator[UnitOfWork]:
        with UnitOfWork(self._database, writes=False) as work, sense_of_rows(self._where):
            yield work

    @contextmanager
    def _mending(self) -> Iterator[UnitOfWork]:
        """Write rows that were missing; where others are in the way that nothing finds, say so."""
        try:
            with UnitOfWork(self._database) as work, sense_of_rows(self._where):
                yield work
        except IntegrityError as error:
            words = tr("the library file {where} is damaged").format(where=self._where)
            raise library_damaged(words) from error

    def _witnessed(self) -> list[ChangeRow]:
        """Return what the witness saw; it has megabytes to read, so ask once."""
        file = self._database.file
        return [] if file is None else witnessed(file.path)

    def _lacking(self, rows: Sequence[ChangeRow]) -> list[Salvage]:
        if not rows:
            return []
        with self._reading() as work:
            return salvageable(work.connection, rows)

    def _strange(self, rows: Sequence[ChangeRow]) -> list[str]:
        if not rows:
            return []
        with self._reading() as work:
            return do_not_fit(work.connection, rows)


def checked_backups(library: Path) -> list[Backup]:
    """Read all backups through anew and return them, the newest first."""
    return [replace(backup, verdict=verified(backup.path)) for backup in backups_of(library)]
