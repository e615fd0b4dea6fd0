# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who may do what on a server: the rights of the two group roles, table by table.

Run with every migration, so that new tables get theirs; it may run as often as one likes. Where a
role does not exist nothing is granted to it, and PUBLIC is granted nothing. Needs the rights of
the tables' owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, inspect, text

from app.store.revisions import VERSION_TABLE
from app.store.tables import metadata

MEMBER, READER = "hotwash_member", "hotwash_reader"
"""The group roles where the database names no others (`hotwash.member_role`, `.reader_role`)."""

PROTECT_TEAMS = "hotwash_protect_teams"
"""The function of `packaging/postgresql/teams.sql` that parts the teams."""

SERVER_TABLES = frozenset({*metadata.tables, VERSION_TABLE, "word_index"})
"""All tables that a server has."""

_APPEND = "SELECT, INSERT"
_NO_DELETE = "SELECT, INSERT, UPDATE"
_ALL = "SELECT, INSERT, UPDATE, DELETE"

_OF_MEMBER = {
    "change": _APPEND,
    "indexed_review": _APPEND,
    "review": _NO_DELETE,
    VERSION_TABLE: "SELECT",
}
"""Where a member may do less than everything: what was done stays done."""

_SEQUENCES = {"change": "change_sequence_seq", "indexed_review": "indexed_review_number_seq"}

_NAMED = text("SELECT nullif(current_setting(:setting, true), '')")
_ROLE = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
_PROTECTS = text(
    "SELECT 1 FROM pg_proc JOIN pg_class ON pg_class.relowner = pg_proc.proowner"
    " WHERE proname = :name AND pronamespace = current_schema()::regnamespace"
    " AND pronargs = 0 AND pg_class.oid = to_regclass('review')"
)


def grant_rights(connection: Connection) -> None:
    """Give the group roles that exist exactly their rights; part the teams where they are parted.

    A function that somebody else than the owner put there is not called.
    """
    there = set(inspect(connection).get_table_names())
    for setting, usual in (("member", MEMBER), ("reader", READER)):
        role = connection.execute(_NAMED, {"setting": f"hotwash.{setting}_role"}).scalar() or usual
        if connection.execute(_ROLE, {"role": role}).first() is not None:
            quoted = connection.dialect.identifier_preparer.quote(role)
            for statement in rights_of(quoted, there, writes=setting == "member"):
                connection.execute(text(statement))
    if connection.execute(_PROTECTS, {"name": PROTECT_TEAMS}).first() is not None:
        connection.execute(text(f"SELECT {PROTECT_TEAMS}()"))


def rights_of(role: str, there: AbstractSet[str], *, writes: bool) -> Iterator[str]:
    """Yield the statements that give a role exactly its rights in the tables that are `there`.

    The role is quoted where it needs to be.
    """
    for table in sorted(SERVER_TABLES & there):
        rights = _OF_MEMBER.get(table, _ALL) if writes else "SELECT"
        yield f'REVOKE ALL ON "{table}" FROM {role}'
        yield f'GRANT {rights} ON "{table}" TO {role}'
        if writes and table in _SEQUENCES:
            yield f'GRANT USAGE ON SEQUENCE "{_SEQUENCES[table]}" TO {role}'
