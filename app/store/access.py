# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a login may do in a library on a server: the server is asked, nothing is tried out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from app.store.grants import MEMBER, READER
from app.store.schema import may_migrate

_ASKED = text(
    "SELECT has_table_privilege('review', 'SELECT') AND has_table_privilege('change', 'SELECT')"
    " AS reads,"
    " has_table_privilege('change', 'INSERT') AND has_table_privilege('review', 'UPDATE')"
    " AND NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'"
    " AS writes"
)
_TEAMS = text(
    "SELECT team.rolname FROM pg_roles AS team"
    " WHERE NOT team.rolcanlogin AND NOT team.rolsuper"
    " AND left(team.rolname, 3) <> 'pg_' AND pg_has_role(current_user, team.oid, 'MEMBER')"
    " AND team.rolname <> ALL (ARRAY["
    " coalesce(nullif(current_setting('hotwash.member_role', true), ''), :member),"
    " coalesce(nullif(current_setting('hotwash.reader_role', true), ''), :reader)])"
    " AND team.oid <> (SELECT relowner FROM pg_class WHERE oid = to_regclass('review'))"
    " ORDER BY team.rolname"
)
_ARE_PARTED = text("SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass('review')")


@dataclass(frozen=True)
class Access:
    """What this login may do: look at reviews, write them, carry the tables over to newer ones."""

    reads: bool
    writes: bool
    migrates: bool


EVERYTHING = Access(reads=True, writes=True, migrates=True)


def access_of(connection: Connection) -> Access:
    """Return what may be done through `connection`; in a file that is open, everything."""
    if connection.dialect.name != "postgresql":
        return EVERYTHING
    asked = connection.execute(_ASKED).one()
    return Access(bool(asked.reads), bool(asked.writes), may_migrate(connection))


def teams_of(connection: Connection) -> tuple[str, ...]:
    """Return the teams whose reviews this login may see; none where the teams are not parted."""
    if connection.dialect.name != "postgresql" or not connection.execute(_ARE_PARTED).scalar():
        return ()
    names = {"member": MEMBER, "reader": READER}
    return tuple(connection.execute(_TEAMS, names).scalars())
