# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One user action on the database: all of it, or nothing."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from app.store.engine import Database


class UnitOfWork:
    """A transaction as a context manager; leaving it without `commit` takes everything back."""

    def __init__(self, database: Database, *, writes: bool = True) -> None:
        self._database = database
        self._writes = writes
        self.connection: Connection

    def __enter__(self) -> Self:
        source = self._database.writing if self._writes else self._database.reading
        self.connection = source()
        try:
            self._transaction = self.connection.begin()
            if self._writes and self._database.witness is not None:
                self._database.witness.begin(self.connection)
        except BaseException:
            self.connection.close()
            raise
        return self

    def commit(self) -> None:
        """Make what was done durable. Raises StoreTrouble where that fails."""
        witness = self._database.witness if self._writes else None
        rows = witness.unseen(self.connection) if witness is not None else []
        self._transaction.commit()
        if witness is not None:
            witness.keep(rows)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._transaction.is_active:
                self._transaction.rollback()
        finally:
            self.connection.close()
