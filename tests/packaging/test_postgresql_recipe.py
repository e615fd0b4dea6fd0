# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The recipe for a server does what it says: each file and each piece of SQL in it is run."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from app.store.grants import SERVER_TABLES, rights_of
from app.store.library import open_library
from app.store.server_check import check_server
from app.store.server_fault import ServerFault
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock
from tests.postgres_server import PostgresServer, postgres_programs
from tests.team_server import RECIPES, TeamServer

README = (RECIPES / "README.md").read_text()
SQL = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """Return a server of its own, on which the names of the recipe are free."""
    made = PostgresServer(postgres_programs())
    made.start()
    yield made
    made.stop()


def test_the_recipe_as_it_is_written_makes_a_server_to_share_on(server: PostgresServer) -> None:
    logins, team, other_team = SQL
    server.psql(RECIPES / "roles.sql", "postgres")
    server.psql(RECIPES / "roles.sql", "postgres")  # what is there already is left as it is
    server.execute(logins)
    names = ("keeper", "anna", "display")
    keeper, anna, display = (server.url("hotwash", name) for name in names)
    assert check_server(anna).fault is ServerFault.NO_TABLES_YET
    assert check_server(keeper).fault is ServerFault.NO_TABLES
    library = open_library(keeper, FakeClock())
    library.add(empty_review())
    assert check_server(anna).fault is None
    assert check_server(display).fault is ServerFault.LOOKS_ON
    server.psql(RECIPES / "teams.sql", "hotwash")
    server.psql(RECIPES / "teams.sql", "hotwash")
    server.execute(team)
    server.execute("UPDATE review SET team = 'a-team-that-is-gone'", "hotwash")
    annas = open_library(anna, FakeClock())
    assert annas.summaries() == []
    server.execute(other_team, "hotwash")
    assert check_server(anna).teams == ("payments",)
    assert annas.load(REVIEW_ID) == empty_review()
    for each in (library, annas):
        each.close()


def test_a_backup_of_parted_teams_restores_whole_on_a_new_server(
    server: PostgresServer, tmp_path: Path
) -> None:
    server.psql(RECIPES / "roles.sql", "postgres")
    server.execute(SQL[0])
    open_library(server.url("hotwash", "keeper"), FakeClock()).add(empty_review())
    server.psql(RECIPES / "teams.sql", "hotwash")
    dump = tmp_path / "hotwash.dump"
    _run("pg_dump", "--format=custom", f"--file={dump}", "--dbname", _libpq(server, "hotwash"))
    server.drop_database("hotwash")
    server.psql(RECIPES / "roles.sql", "postgres")
    _run("pg_restore", "--dbname", _libpq(server, "hotwash"), str(dump))
    restored = open_library(server.url("hotwash", "anna"), FakeClock())
    assert restored.load(REVIEW_ID) == empty_review()
    assert check_server(server.url("hotwash", "anna")).fault is None
    restored.close()


def test_rights_can_be_given_to_groups_that_came_later(team_server: TeamServer) -> None:
    keeper = open_library(team_server.login("keeper", team_server.owner), FakeClock())
    member = team_server.login("sam", team_server.member)
    for table in SERVER_TABLES:
        team_server.execute(f'REVOKE ALL ON "{table}" FROM "{team_server.member}"')
    assert check_server(member).fault is ServerFault.NO_RIGHTS
    team_server.run("grants.sql")
    assert check_server(member).fault is None
    keeper.close()


def test_the_grants_to_run_by_hand_are_those_of_the_program() -> None:
    written = (RECIPES / "grants.sql").read_text()
    begun = written.split("BEGIN;\n")[1].split("\nCOMMIT;")[0].strip().splitlines()
    member = rights_of(':"member"', SERVER_TABLES, writes=True)
    reader = rights_of(':"reader"', SERVER_TABLES, writes=False)
    assert begun == [f"{statement};" for statement in (*member, *reader)]


def test_a_certificate_is_made_once_and_for_all_names(tmp_path: Path) -> None:
    script = ["sh", str(RECIPES / "certificate.sh"), "db.example.org", "10.0.0.7"]
    subprocess.run(script, cwd=tmp_path, check=True, capture_output=True)
    told = _openssl(tmp_path, "x509", "-in", "server.crt", "-noout", "-ext", "subjectAltName")
    assert "DNS:db.example.org, IP Address:10.0.0.7" in told
    assert "OK" in _openssl(tmp_path, "verify", "-CAfile", "ca.crt", "server.crt")
    assert {path.name for path in tmp_path.iterdir()} == {
        "ca.crt", "ca.key", "server.crt", "server.key"
    }  # fmt: skip
    assert (tmp_path / "server.key").stat().st_mode & 0o077 == 0
    again = subprocess.run(script, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert "is there already" in again.stderr


def test_the_container_has_tls_a_health_check_and_no_password_of_its_own() -> None:
    composed = yaml.safe_load((RECIPES / "compose.yaml").read_text())
    database = composed["services"]["database"]
    assert re.fullmatch(r"postgres:\d+", database["image"])
    assert "ssl=on" in database["command"]
    assert database["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
    assert not {"POSTGRES_PASSWORD", "POSTGRES_HOST_AUTH_METHOD"} & set(database["environment"])
    assert set(database["secrets"]) == set(composed["secrets"])
    for mounted in database["volumes"]:
        source = mounted.split(":")[0]
        assert source in composed["volumes"] or (RECIPES / source).is_file()


def test_every_file_of_the_recipe_is_told_of() -> None:
    for path in RECIPES.iterdir():
        assert path.name == "README.md" or f"]({path.name})" in README


def _libpq(server: PostgresServer, database: str) -> str:
    return server.url(database).replace("+psycopg", "")


def _run(program: str, *arguments: str) -> None:
    folder = str(postgres_programs())
    found = shutil.which(program, path=folder) or shutil.which(program)
    assert found
    done = subprocess.run([found, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _openssl(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["openssl", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout
