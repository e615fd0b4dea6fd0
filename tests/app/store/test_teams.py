# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A server that parts the teams: nothing of another team's review is seen, counted or changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, text

from app.capture.review_file import import_file
from app.insight.recurring import recurring
from app.insight.search.facets import Facet, Narrowing
from app.paths import resource
from app.review.review import Review, new_review
from app.store.access import teams_of
from app.store.grants import SERVER_TABLES, grant_rights
from app.store.revisions import VERSION_TABLE
from app.store.troubles import NoSuchReview, NotAllowed
from tests.app.store.conftest import connected_to, library_at
from tests.fakes import START
from tests.team_server import TeamServer

OPEN = "review-of-everybody"


@dataclass(frozen=True)
class Parted:
    """A server with two teams: `anna` is of the one, `ben` of the other."""

    server: TeamServer
    team: str
    other_team: str
    anna: str
    ben: str
    secret: Review


@pytest.fixture
def parted(team_server: TeamServer) -> Parted:
    """Return a server with a full review of one team, and an empty one of everybody."""
    secret = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    with library_at(team_server.login("keeper", team_server.owner)) as library:
        library.add(new_review(OPEN, START, "Replica of everybody"))
        library.add(secret, author="Anna")
    assert team_server.run("teams.sql")
    team, other_team = team_server.team("payments"), team_server.team("search")
    team_server.execute(f"UPDATE review SET team = '{team}' WHERE id = '{secret.id}'")
    return Parted(
        *(team_server, team, other_team),
        anna=team_server.login("anna", team_server.member, team),
        ben=team_server.login("ben", team_server.member, other_team),
        secret=secret,
    )


def test_the_own_team_sees_all_of_its_review(parted: Parted) -> None:
    with library_at(parted.anna) as library:
        assert library.load(parted.secret.id) == parted.secret
        assert {each.id for each in library.summaries()} == {OPEN, parted.secret.id}
        assert library.search(Narrowing("replica")).total == 2
        assert library.changes(parted.secret.id)


def test_another_team_meets_nothing_of_it_in_the_library(parted: Parted) -> None:
    with library_at(parted.ben) as library:
        assert [each.id for each in library.summaries()] == [OPEN]
        assert library.portfolio().actions == ()
        assert library.changes(parted.secret.id) == []
        with pytest.raises(NoSuchReview):
            library.load(parted.secret.id)
        with pytest.raises(NoSuchReview):
            library.open(parted.secret.id)


def test_another_team_does_not_even_learn_of_it_by_searching(parted: Parted) -> None:
    with library_at(parted.ben) as library:
        found = library.search(Narrowing("replica"))
        assert ([each.summary.id for each in found.reviews], found.total) == ([OPEN], 1)
        assert library.search(Narrowing("gitlab")).total == 0
        assert library.narrowed(Narrowing()) == {OPEN}
        counts = {(value.facet, value.count) for value in library.facet_counts(Narrowing())}
        assert {count for _, count in counts} <= {1}
        assert Facet.SERVICE not in {facet for facet, _ in counts}
        assert {each.summary.id for each in library.similar(parted.secret)} <= {OPEN}
        assert library.recurring() == recurring([], [])


def test_no_table_shows_another_team_a_row_of_it(parted: Parted) -> None:
    secret = parted.secret.id
    parted.server.execute(
        "INSERT INTO presence SELECT id, 'c', 'Anna', 'scribe', 1, '', '', '', false, now()"
        f" FROM review WHERE id = '{secret}'"
    )
    with connected_to(parted.ben) as connection, connected_to(parted.anna) as own:
        for table in sorted(SERVER_TABLES - {VERSION_TABLE}):
            if "review_id" in own.execute(text(f'SELECT * FROM "{table}" LIMIT 0')).keys():  # noqa: SIM118 - no dict
                hidden = f"{table}\" WHERE review_id = '{secret}"
                assert connection.execute(text(f"SELECT count(*) FROM \"{hidden}'")).scalar() == 0
            elif table != "review":
                assert _count(connection, table) < _count(own, table)


def test_another_team_changes_nothing_of_it(parted: Parted) -> None:
    secret = parted.secret.id
    with connected_to(parted.ben) as connection:
        for statement in (
            f"UPDATE review SET title = 'mine' WHERE id = '{secret}'",
            f"UPDATE incident SET title = 'mine' WHERE review_id = '{secret}'",
            f"DELETE FROM cause WHERE review_id = '{secret}'",
        ):
            assert connection.execute(text(statement)).rowcount == 0
        for statement in (
            f"INSERT INTO shared_file (review_id, sha256, size) VALUES ('{secret}', 'a', 1)",
            f"INSERT INTO shared_file_piece VALUES ('{secret}', 'a', 0, '')",
            f"INSERT INTO link VALUES ('{secret}', 'x', '', 'effect', 'cause')",
            f"UPDATE review SET team = '{parted.team}'",
        ):
            with pytest.raises(NotAllowed), connection.begin_nested():
                connection.execute(text(statement))


def test_a_reader_of_no_team_sees_what_everybody_sees(parted: Parted) -> None:
    with library_at(parted.server.login("lea", parted.server.reader)) as library:
        assert [each.id for each in library.summaries()] == [OPEN]


def test_a_team_that_is_gone_hides_its_reviews_and_breaks_nothing(parted: Parted) -> None:
    parted.server.execute(f"UPDATE review SET team = 'gone' WHERE id = '{parted.secret.id}'")
    with library_at(parted.anna) as library:
        assert [each.id for each in library.summaries()] == [OPEN]


def test_a_member_takes_new_reviews_into_the_index_where_teams_are_parted(parted: Parted) -> None:
    with library_at(parted.anna) as library:
        library.add(new_review("fresh", START, "Fresh outage"))
        assert library.search(Narrowing("fresh")).total == 1


def test_each_login_is_told_its_own_teams(parted: Parted) -> None:
    with connected_to(parted.anna) as connection:
        assert teams_of(connection) == (parted.team,)
    with connected_to(parted.server.login("new", parted.server.member)) as connection:
        assert teams_of(connection) == ()


def test_a_server_that_does_not_part_teams_names_none(team_server: TeamServer) -> None:
    with library_at(team_server.login("keeper", team_server.owner)):
        pass
    member = team_server.login("anna", team_server.member, team_server.team("payments"))
    with connected_to(member) as connection:
        assert teams_of(connection) == ()


def test_a_table_of_a_later_version_is_parted_with_the_migration(parted: Parted) -> None:
    parted.server.execute("CREATE TABLE later (review_id text, id text)")
    parted.server.execute(f'ALTER TABLE later OWNER TO "{parted.server.owner}"')
    parted.server.execute(f"INSERT INTO later VALUES ('{parted.secret.id}', 'x')")
    parted.server.execute(f'GRANT SELECT ON later TO "{parted.server.member}"')
    with connected_to(parted.server.server.url(parted.server.database)) as connection:
        grant_rights(connection)
        connection.commit()
    with connected_to(parted.ben) as connection:
        assert _count(connection, "later") == 0


def test_a_function_that_somebody_else_put_there_is_not_called(team_server: TeamServer) -> None:
    keeper = team_server.login("keeper", team_server.owner)
    with library_at(keeper):
        pass
    team_server.execute(
        "CREATE FUNCTION hotwash_protect_teams() RETURNS void LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'called'; END $$"
    )
    with connected_to(keeper) as connection:
        connection.execute(text(f'SET ROLE "{team_server.owner}"'))
        grant_rights(connection)


def test_a_search_uses_the_index_of_words_where_teams_are_parted(parted: Parted) -> None:
    with connected_to(parted.ben) as connection:
        connection.execute(text("SET enable_seqscan = off"))
        asked = "EXPLAIN SELECT id FROM word_index WHERE words @@ CAST('''replica''' AS tsquery)"
        plan = "\n".join(connection.execute(text(asked)).scalars())
    assert "ix_word_index_words" in plan


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())
