# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The database: one SQLite file of our own, or a PostgreSQL server, behind one engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from app.errors import UserFacingError
from app.store.newer import NewerLibrary, NotUnderstood
from app.store.sqlite_file import SqliteFile
from app.store.troubles import LibraryDamaged, StoreTrouble, database_trouble, lacks_tables
from app.store.witness import Witness
from app.translation import tr

WRITES = "hotwash_writes"
"""Execution option of connections that are going to write: SQLite then takes its lock at once."""

CONNECT_SECONDS = 5
ANSWER_SECONDS = 60.0
"""For how long an answer of the server is awaited: a search in a large library takes a while."""

_SESSION = (
    *("timezone=UTC", "idle_in_transaction_session_timeout=15s"),
    "tcp_user_timeout=15s",
)
"""Settings of each session at a server: one that hangs does not hold a review's row for long."""


class Database:
    """An engine, and what is special about SQLite where it is one.

    `reading` and `writing` share one pool. Every known trouble leaves as `StoreTrouble`.
    """

    def __init__(
        self,
        engine: Engine,
        where: str,
        file: SqliteFile | None,
        newer: NewerLibrary | None = None,
    ) -> None:
        """Nothing is written where the tables are of a newer Hotwash: `newer` says of which."""
        self.engine = engine
        self.where = where
        self.file = file
        self.newer = newer
        self.witness = Witness(file.path) if file else None
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
        """Return a connection whose transaction may write. Waits for other writers.

        Raises NewerLibrary.
        """
        if self.newer is not None:
            raise self.newer
        self._check_file()
        return self._writing.connect()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def _check_file(self) -> None:
        if self.file is not None and self.file.has_been_replaced():
            self.engine.dispose()
            self.witness = Witness(self.file.path)

    def _on_error(self, context: ExceptionContext) -> StoreTrouble | None:
        """Return what is raised in place of the driver's error; None leaves that as it is."""
        if context.is_pre_ping:
            return None  # the pool then opens another connection
        error = context.original_exception
        trouble = database_trouble(error, self.where)
        is_unknown = isinstance(trouble, LibraryDamaged) or lacks_tables(error)
        return NotUnderstood() if self.newer is not None and is_unknown else trouble


def open_sqlite(path: Path, newer: NewerLibrary | None = None) -> Database:
    """Return the database in the file `path`, which is made on first use where it is missing.

    One of a `newer` Hotwash is only read.
    """
    file = SqliteFile(path, is_read_only=newer is not None)
    file.make()
    engine = create_engine(
        "sqlite+pysqlite://", creator=file.connect, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, str(path), file, newer)


def open_server(
    url: str, answer_seconds: float = ANSWER_SECONDS, newer: NewerLibrary | None = None
) -> Database:
    """Return the PostgreSQL database that `url` names. Raises UserFacingError for another one.

    It is connected to on first use. An answer that takes longer than `answer_seconds` counts as a
    server that can't be reached. One with tables of a `newer` Hotwash is only read.
    """
    parsed = _postgres_url(url)
    engine = create_engine(
        parsed,
        pool_pre_ping=True,
        hide_parameters=True,  # an error that is told must not tell what was saved
        connect_args=connection_options(),
    )

    def connect(_dialect: object, _record: object, arguments: Any, named: Any) -> Any:
        from app.store.patient_connection import PatientConnection

        return PatientConnection.within(answer_seconds, *arguments, **named)

    event.listen(engine, "do_connect", connect)
    return Database(engine, server_name(url), None, newer)


def address_of(database: Database) -> str:
    """Return the address by which a server is reached again, without the password."""
    if database.file is not None:
        return database.where
    return _without_password(database.engine.url).render_as_string()


def server_name(url: str) -> str:
    """Return what is the same however a server is reached: its address without all options.

    A login's outbox is found by it, whether a password is known now or not, and whatever became of
    the encryption. Raises UserFacingError.
    """
    parsed = _postgres_url(url)
    options = {name: parsed.query[name] for name in ("host", "port") if name in parsed.query}
    return _without_password(parsed).set(query=options).render_as_string()


def _without_password(url: URL) -> URL:
    # `set` takes None for "as it is".
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)


def connection_options() -> dict[str, Any]:
    """Return what every connection to a server begins with."""
    return {
        "connect_timeout": CONNECT_SECONDS,
        "options": " ".join(f"-c {setting}" for setting in _SESSION),
        "application_name": "hotwash",
    }


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
