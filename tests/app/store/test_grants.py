# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who may see and change what is the server's decision: tried as everybody it could be."""

from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import Connection, text

from app.errors import UserFacingError
from app.insight.search.facets import Narrowing
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import new_review
from app.store.access import Access
from app.store.engine import open_server
from app.store.grants import SERVER_TABLES, grant_rights
from app.store.library import open_library
from app.store.revisions import REVISIONS
from app.store.schema import bring_up_to_date
from app.store.tables import ITEM_TABLES
from app.store.troubles import NotAllowed
from tests.app.store.conftest import connected_to, library_at
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import START, FakeClock
from tests.team_server import TeamServer

APPENDED = {"change", "indexed_review"}
KEPT = {"review"}
READ = {"hotwash_schema"}


@pytest.fixture
def made(team_server: TeamServer) -> TeamServer:
    """Return a server with tables, made by somebody who looks after it, and one review."""
    with library_at(team_server.login("keeper", team_server.owner)) as library:
        library.add(empty_review())
    return team_server


def test_a_member_may_do_with_each_table_what_the_app_does(made: TeamServer) -> None:
    with connected_to(made.login("sam", made.member)) as connection:
        for table in SERVER_TABLES:
            may = {"SELECT"}
            may |= set() if table in READ else {"INSERT"}
            may |= set() if table in READ | APPENDED else {"UPDATE"}
            may |= set() if table in READ | APPENDED | KEPT else {"DELETE"}
            assert (table, _allowed(connection, table)) == (table, may)


def test_a_reader_may_look_at_each_table_and_no_more(made: TeamServer) -> None:
    with connected_to(made.login("lea", made.reader)) as connection:
        for table in SERVER_TABLES:
            assert (table, _allowed(connection, table)) == (table, {"SELECT"})


def test_each_kind_of_item_is_among_the_tables() -> None:
    assert {table.name for table in ITEM_TABLES.values()} < SERVER_TABLES


def test_a_stranger_does_not_even_get_in(made: TeamServer) -> None:
    with pytest.raises(UserFacingError):
        open_library(made.login("stranger"), FakeClock())


def test_a_stranger_who_may_connect_reads_nothing(made: TeamServer) -> None:
    stranger = made.login("stranger")
    made.execute(f'GRANT CONNECT ON DATABASE "{made.database}" TO PUBLIC')
    with connected_to(stranger) as connection:
        for table in SERVER_TABLES:
            assert (table, _allowed(connection, table)) == (table, set())
    with pytest.raises(NotAllowed, match="does not allow this; ask whoever keeps it"):
        open_library(stranger, FakeClock())


def test_a_member_works_as_on_a_file(made: TeamServer) -> None:
    with library_at(made.login("sam", made.member)) as library:
        library.add(new_review("another", START, "Search down"))
        with library.open("another", "Sam") as opened:
            opened.session.apply(Set(Kind.INCIDENT, "incident", "summary", "Nobody found a thing."))
        assert library.load("another").incident.summary == "Nobody found a thing."
        assert [found.summary.id for found in library.search(Narrowing("thing")).reviews]
        assert library.access() == Access(reads=True, writes=True, migrates=False)


def test_a_reader_looks_at_everything_and_changes_nothing(made: TeamServer) -> None:
    with library_at(made.login("lea", made.reader)) as library:
        assert library.access() == Access(reads=True, writes=False, migrates=False)
        assert library.load(REVIEW_ID) == empty_review()
        assert [each.id for each in library.summaries()] == [REVIEW_ID]
        assert library.search(Narrowing("checkout")).total == 1
        assert library.facet_counts(Narrowing())
        assert library.similar(empty_review()) is not None
        with pytest.raises(NotAllowed, match="does not allow this"):
            library.archive(REVIEW_ID)
        with library.open(REVIEW_ID) as opened:
            opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "Other"))
            assert not opened.autosave.flush()
            assert "does not allow this" in opened.autosave.state.sentence
        assert library.load(REVIEW_ID) == empty_review()


def test_a_reader_finds_what_is_in_the_index_where_it_is_behind(made: TeamServer) -> None:
    for table in ("word_index", "review_facet", "indexed_item", "indexed_review"):
        made.execute(f"DELETE FROM {table}")
    with library_at(made.login("lea", made.reader)) as library:
        assert library.search(Narrowing("checkout")).total == 0


def test_nobody_but_the_owner_changes_what_was_done(made: TeamServer) -> None:
    for group in (made.member, made.reader):
        address = made.login(f"somebody_of_{group}", group)
        for statement in (
            "UPDATE change SET author = 'nobody'",
            "DELETE FROM change",
            "TRUNCATE change",
            "DELETE FROM review",
            "DROP TABLE change",
            "ALTER TABLE change DISABLE TRIGGER ALL",
            "UPDATE hotwash_schema SET version_num = 'v0001'",
        ):
            with pytest.raises(NotAllowed), connected_to(address) as connection:
                connection.execute(text(statement))


def test_the_tables_belong_to_the_owner_whoever_made_them(made: TeamServer) -> None:
    with connected_to(made.server.url(made.database)) as connection:
        owners = connection.execute(
            text("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        )
        assert set(owners.scalars()) == {made.owner}


def test_a_login_without_the_right_to_make_tables_is_told_whom_to_ask(
    team_server: TeamServer,
) -> None:
    with pytest.raises(NotAllowed, match=r"no tables .* yet.*ask whoever keeps the server"):
        open_library(team_server.login("sam", team_server.member), FakeClock())


def test_a_member_who_meets_older_tables_is_told_whom_to_ask(team_server: TeamServer) -> None:
    keeper = open_server(team_server.login("keeper", team_server.owner))
    bring_up_to_date(keeper, REVISIONS[:-1])
    member = team_server.login("sam", team_server.member)
    with pytest.raises(NotAllowed, match=f"older Hotwash .{REVISIONS[-2]}.*ask whoever"):
        open_library(member, FakeClock())
    bring_up_to_date(keeper)
    keeper.close()
    open_library(member, FakeClock()).close()


def test_rights_may_be_given_again_and_those_given_by_hand_go(made: TeamServer) -> None:
    made.execute(f'GRANT DELETE ON change TO "{made.member}"')
    with connected_to(made.server.url(made.database)) as connection:
        grant_rights(connection)
        grant_rights(connection)
        connection.commit()
    with connected_to(made.login("sam", made.member)) as connection:
        assert _allowed(connection, "change") == {"SELECT", "INSERT"}


def test_a_server_without_group_roles_needs_none(postgres_url: str) -> None:
    with library_at(postgres_url) as library:
        library.add(empty_review())
        assert library.access() == Access(reads=True, writes=True, migrates=True)


def _allowed(connection: Connection, table: str) -> set[str]:
    """Return what the server lets a login do with a table, found out by doing it."""
    statements = {
        "SELECT": f'SELECT count(*) FROM "{table}"',
        "INSERT": f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE false',
        "UPDATE": f'UPDATE "{table}" SET {_column(table)} = {_column(table)} WHERE false',
        "DELETE": f'DELETE FROM "{table}" WHERE false',
    }
    allowed = set()
    for right, statement in statements.items():
        with suppress(NotAllowed), connection.begin_nested():
            connection.execute(text(statement))
            allowed.add(right)
    return allowed


def _column(table: str) -> str:
    names = {"word_index": "id", "hotwash_schema": "version_num", "change": "author"}
    names |= {"indexed_item": "kind", "indexed_review": "number", "review_facet": "number"}
    return names.get(table, "id" if table == "review" else "review_id")
