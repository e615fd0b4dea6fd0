# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The version of the tables: compared with one query, brought up to date where it is behind."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.errors import UserFacingError
from app.store.backups import backup_name, verified
from app.store.carrying_over import CarriedOver, Stage, Tell, Work, tell_nobody
from app.store.engine import Database
from app.store.foreign_schema import refuse_foreign_schema
from app.store.grants import grant_rights
from app.store.newer import NewerLibrary
from app.store.revisions import REVISIONS, VERSION_TABLE, note_maker
from app.store.sqlite_file import copy_database
from app.store.tables import metadata
from app.store.troubles import NotAllowed, library_damaged, sense_of_rows
from app.translation import tr

SCRIPTS = Path(__file__).parent / "migrations"

_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps the migration that runs in a global: it knows no two threads."""

_LOCK = text("SELECT pg_advisory_xact_lock(4677391)")
_KEEPER = text(
    "SELECT quote_ident(rolname) AS role, pg_has_role(current_user, oid, 'MEMBER') AS is_mine,"
    " EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(:table)) AS has_tables"
    " FROM pg_roles WHERE oid = coalesce("
    "(SELECT relowner FROM pg_class WHERE oid = to_regclass(:table)),"
    " (SELECT datdba FROM pg_database WHERE datname = current_database()))"
)
_MAY_CREATE = text("SELECT has_schema_privilege(current_schema(), 'CREATE')")


def bring_up_to_date(
    database: Database,
    revisions: tuple[str, ...] = REVISIONS,
    scripts: Path = SCRIPTS,
    tell: Tell = tell_nobody,
) -> None:
    """Make the tables, or carry them over to the newest version, in one transaction.

    An existing SQLite library is copied to `backups/` first, and the copy is read through; `tell`
    hears how far it is, and nothing of tables that are made. On a server it is done as the role
    that keeps the tables, and the group roles get their rights. Raises NewerLibrary where the
    tables are newer than this program, UserFacingError where they are not Hotwash's or this login
    may not migrate them; nothing is touched then.
    """
    with database.reading() as connection:
        if database.file is not None:
            refuse_foreign_schema(connection, database.where)
        found = current_version(connection)
        _check(connection, found, revisions, database.where)
    if found == revisions[-1]:
        return
    kept = None
    if found is None:
        tell = tell_nobody
    elif database.file is not None:
        kept = _backed_up(database.file.path, found, tell)
    with database.writing() as connection, connection.begin():
        is_server = connection.dialect.name == "postgresql"
        if is_server:
            connection.execute(_LOCK)
        if current_version(connection) == revisions[-1]:
            return
        if is_server:
            _become_keeper(connection, found)
        behind = revisions.index(found) + 1 if found is not None else 0
        # On a server what makes no sense is no damage of a file: it is reported as a bug.
        with nullcontext() if is_server else sense_of_rows(database.where):
            _migrate(connection, scripts, revisions[behind:], tell)
        if is_server:
            grant_rights(connection)
    if database.file is not None:
        note_maker(database.file.path, revisions[-1])
    tell(kept)


def _backed_up(library: Path, version: str, tell: Tell) -> CarriedOver:
    """Copy a library and read the copy through. Raises UserFacingError; then nothing was done."""
    backup = backup_name(library, version, datetime.now(UTC))
    copy_database(library, backup, lambda share: tell(Stage(Work.COPYING, share)))
    tell(Stage(Work.CHECKING))
    verdict = verified(backup)
    return CarriedOver(backup, "" if verdict.is_good else verdict.sentence)


def current_version(connection: Connection) -> str | None:
    """Return the version of the tables, or None where there are none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if found is None else str(found)


def has_foreign_tables(connection: Connection) -> bool:
    """Tell whether a database that is not Hotwash's holds tables of the same names."""
    return not _table_names(connection).isdisjoint(metadata.tables)


def check_pages(connection: Connection, where: str) -> None:
    """Have SQLite look through the file. Raises LibraryDamaged where it finds something.

    A row that belongs to no review any more is damage too: a review is missing then.
    """
    found = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    if found != "ok" or connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise library_damaged(tr("the library file {where} is damaged").format(where=where))


def _table_names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _check(
    connection: Connection, found: str | None, revisions: tuple[str, ...], where: str
) -> None:
    if found == REVISIONS[-1] and not set(metadata.tables) <= _table_names(connection):
        raise library_damaged(
            tr("tables are missing from the library file {where}").format(where=where)
        )
    if found is not None and found not in revisions:
        raise NewerLibrary(where, found)
    if found is None and has_foreign_tables(connection):
        raise UserFacingError(
            tr(
                "The database {0} holds tables of another program. Choose another "
                "place for the library."
            ).format(where)
        )


def may_migrate(connection: Connection) -> bool:
    """Tell whether this login may make the tables of a server, or carry them over."""
    keeper = connection.execute(_KEEPER, {"table": VERSION_TABLE}).one()
    if keeper.is_mine or keeper.has_tables:
        return bool(keeper.is_mine)
    return bool(connection.execute(_MAY_CREATE).scalar())


def _become_keeper(connection: Connection, found: str | None) -> None:
    """Go on as the role that keeps the tables, whoever of its members it is that migrates.

    A migration that saw only a team's own rows would leave the others behind: it fails instead.
    """
    if not may_migrate(connection):
        raise _not_yours(found)
    keeper = connection.execute(_KEEPER, {"table": VERSION_TABLE}).one()
    if keeper.is_mine:
        connection.execute(text(f"SET LOCAL ROLE {keeper.role}"))
    connection.execute(text("SET LOCAL row_security = off"))


def _not_yours(found: str | None) -> NotAllowed:
    if found is None:
        reason = tr("the server has no tables for Hotwash yet, and this login may not make them")
    else:
        reason = tr("the tables on the server are of an older Hotwash ({0})").format(found)
    return NotAllowed(
        reason, tr("ask whoever keeps the server to open it once as the owner of the tables")
    )


def _migrate(connection: Connection, scripts: Path, missing: tuple[str, ...], tell: Tell) -> None:
    # Alembic costs as much to import as the window takes to appear; it is rarely needed.
    from alembic import command
    from alembic.config import Config

    done = iter(range(1, len(missing) + 1))

    def on_applied(**_facts: object) -> None:
        tell(Stage(Work.MIGRATING, next(done, len(missing)) / len(missing)))

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    config.attributes["on_version_apply"] = on_applied
    tell(Stage(Work.MIGRATING))
    with _ONE_AT_A_TIME:
        command.upgrade(config, missing[-1])
