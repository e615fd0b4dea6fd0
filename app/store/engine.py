# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The database: one SQLite file of our own, or a PostgreSQL server, behind one engine."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from app.errors import UserFacingError
from app.store.sqlite_file import SqliteFile
from app.store.troubles import StoreTrouble, database_trouble
from app.translation import tr

WRITES = "hotwash_writes"
"""Execution option of connections that are going to write: SQLite then takes its lock at once."""

CONNECT_SECONDS = 5


class Database:
    """An engine, and what is special about SQLite where it is one.

    `reading` and `writing` share one pool. Every known trouble leaves as `StoreTrouble`.
    """

    def __init__(self, engine: Engine, where: str, file: SqliteFile | None) -> None:
        self.engine = engine
        self.where = where
        self.file = file
        self._writing = engine.execution_options(**{WRITES: True})
        self._reading = (
            engine if file else engine.execution_options(isolation_level="REPEATABLE READ")
        )
        event.listen(engine, "handle_error", self._on_error)

    def reading(self) -> Connection:
        """Return a connection whose transaction sees one state throughout."""
        self._check_file()
        return self._reading.connect()

    def writing(self) -> Connection:
        """Return a connection whose transaction may write. Waits for other writers."""
        self._check_file()
        return self._writing.connect()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def _check_file(self) -> None:
        if self.file is not None and self.file.has_been_replaced():
            self.engine.dispose()

    def _on_error(self, context: ExceptionContext) -> StoreTrouble | None:
        """Return what is raised in place of the driver's error; None leaves that as it is."""
        if context.is_pre_ping:
            return None  # the pool then opens another connection
        return database_trouble(context.original_exception, self.where)


def open_sqlite(path: Path) -> Database:
    """Return the database in the file `path`, which is made on first use where it is missing."""
    file = SqliteFile(path)
    file.make()
    engine = create_engine(
        "sqlite+pysqlite://", creator=file.connect, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, str(path), file)


def open_server(url: str) -> Database:
    """Return the PostgreSQL database that `url` names. Raises UserFacingError for another one."""
    parsed = _postgres_url(url)
    engine = create_engine(
        parsed,
        pool_pre_ping=True,
        hide_parameters=True,  # an error that is told must not tell what was saved
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": "-c timezone=UTC",
            "application_name": "hotwash",
        },
    )
    return Database(engine, parsed.set(password=None).render_as_string(), None)


def _postgres_url(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    if parsed is None or parsed.get_backend_name() not in ("postgresql", "postgres"):
        raise UserFacingError(
            tr("The database address has to look like postgresql://user@server/database.")
        )
    return parsed.set(drivername="postgresql+psycopg")


def _begin_sqlite(connection: Connection) -> None:
    """Begin by hand: a writer takes the lock first, so that it waits rather than fails later."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
