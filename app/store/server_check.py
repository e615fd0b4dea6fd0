# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ask a server, step by step, whether reviews can be shared there, and say exactly what is wrong.

Nothing is made or changed there. Waits for the network: call it from a job.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from app.errors import UserFacingError
from app.store.access import Access, access_of, teams_of
from app.store.engine import Database, connection_options, open_server
from app.store.revisions import REVISIONS
from app.store.schema import current_version, has_foreign_tables, may_migrate
from app.store.server_fault import ServerFault, connection_fault
from app.store.server_report import ServerReport, told
from app.store.troubles import NotAllowed, StoreTrouble

if TYPE_CHECKING:
    import psycopg

OLDEST_SERVER = 13
NEWS_SECONDS = 3.0
"""For how long news is awaited that a server passes on within milliseconds."""

_IS_READ_ONLY = text(
    "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'"
)


def check_server(url: str) -> ServerReport:
    """Return how the server at `url` is found for this login. Raises nothing known."""
    try:
        database = open_server(url)
    except ModuleNotFoundError:
        return _fault(ServerFault.NO_DRIVER)
    except UserFacingError as error:
        return ServerReport(ServerFault.ADDRESS, error.sentence)
    try:
        with _connected(database) as connection:
            found = _greeting(connection)
            return found if found.fault else _looked_into(database, connection, found)
    except _NotConnected as error:
        return error.report
    except NotAllowed:
        return _fault(ServerFault.NO_RIGHTS)
    except StoreTrouble as error:
        return ServerReport(ServerFault.UNKNOWN, error.sentence)
    finally:
        database.close()


class _NotConnected(Exception):
    def __init__(self, report: ServerReport) -> None:
        super().__init__(report.sentence)
        self.report = report


@contextmanager
def _connected(database: Database) -> Iterator[psycopg.Connection[Any]]:
    """Connect as the app does, but with the driver's own words where that fails."""
    import psycopg

    engine = database.engine
    arguments, named = engine.dialect.create_connect_args(engine.url)
    try:
        connection = psycopg.connect(
            *arguments, autocommit=True, **{**named, **connection_options()}
        )
    except psycopg.Error as error:
        tls = str(engine.url.query.get("sslmode", ""))
        fault = connection_fault(str(error), tls)
        report = ServerReport(fault, told(fault, _quoted(str(error))))
        raise _NotConnected(report) from error
    with connection:
        yield connection


def _greeting(connection: psycopg.Connection[Any]) -> ServerReport:
    """Return what is known of a server as soon as one is connected."""
    begun = time.perf_counter()
    connection.execute("SELECT 1")
    took = timedelta(seconds=time.perf_counter() - begun)
    version = connection.info.parameter_status("server_version") or ""
    found = ServerReport(
        version=version.split(" ", maxsplit=1)[0],
        round_trip=took,
        is_encrypted=connection.pgconn.ssl_in_use,
    )
    if connection.info.server_version < OLDEST_SERVER * 10_000:
        return _with(found, ServerFault.TOO_OLD, found.version)
    return found


def _looked_into(
    database: Database, line: psycopg.Connection[Any], found: ServerReport
) -> ServerReport:
    with database.reading() as connection:
        version = current_version(connection)
        fault = _fault_of_tables(connection, version)
        if fault is not None:
            return _with(found, fault, version or "")
        found = replace(found, teams=teams_of(connection))
        fault = _fault_of_rights(connection, access_of(connection))
    if fault is None and not _passes_news_on(database, line):
        fault = ServerFault.POOLER
    return _with(found, fault) if fault is not None else found


def _fault_of_tables(connection: Connection, version: str | None) -> ServerFault | None:
    if version == REVISIONS[-1]:
        return None
    if version is not None and version not in REVISIONS:
        return ServerFault.NEWER
    if version is None and has_foreign_tables(connection):
        return ServerFault.FOREIGN
    is_allowed = may_migrate(connection)
    if version is None:
        return ServerFault.NO_TABLES if is_allowed else ServerFault.NO_TABLES_YET
    return ServerFault.OLDER if is_allowed else ServerFault.OLDER_STILL


def _fault_of_rights(connection: Connection, access: Access) -> ServerFault | None:
    if not access.reads:
        return ServerFault.NO_RIGHTS
    if access.writes:
        return None
    is_read_only = connection.execute(_IS_READ_ONLY).scalar()
    return ServerFault.READ_ONLY if is_read_only else ServerFault.LOOKS_ON


def _passes_news_on(database: Database, line: psycopg.Connection[Any]) -> bool:
    """Tell whether news reaches who listens: a pooler that lends connections out loses it."""
    channel = f"hotwash_check_{secrets.token_hex(8)}"
    line.execute(f'LISTEN "{channel}"'.encode())
    with database.writing() as connection, connection.begin():
        connection.execute(text(f'NOTIFY "{channel}"'))
    return any(True for _ in line.notifies(timeout=NEWS_SECONDS, stop_after=1))


def _fault(fault: ServerFault) -> ServerReport:
    return ServerReport(fault, told(fault))


def _with(found: ServerReport, fault: ServerFault, words: str = "") -> ServerReport:
    return replace(found, fault=fault, sentence=told(fault, words))


def _quoted(said: str) -> str:
    """Return the server's own words on one line, without what libpq puts before them."""
    return " ".join(said.rsplit("failed: ", maxsplit=1)[-1].split())
