# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The test of a connection says what is wrong: each fault is made on a real server."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from app.store import engine, server_check
from app.store.engine import open_server
from app.store.library import open_library
from app.store.revisions import REVISIONS
from app.store.schema import bring_up_to_date
from app.store.server_check import check_server
from app.store.server_fault import SERVER_WORDS, ServerFault, connection_fault
from app.store.server_report import Offer, ServerReport, told
from tests.deaf_pooler import deaf_pooler
from tests.fakes import FakeClock
from tests.postgres_server import PostgresServer, postgres_programs
from tests.team_server import RECIPES, TeamServer

RULES = """\
host    all hotwash  127.0.0.1/32 trust
hostssl   all tls_only 127.0.0.1/32 trust
hostnossl all tls_only 127.0.0.1/32 reject
host    all unwanted 127.0.0.1/32 reject
host    all "full"   127.0.0.1/32 trust
host    all all      127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True)
class Guarded:
    """A server on a port that wants passwords, and the certificate of its authority."""

    server: PostgresServer
    ca_file: Path

    def url(self, user: str = "hotwash", host: str = "localhost", **options: str) -> str:
        """Return an address of its database."""
        query = "&".join(f"{name}={value}" for name, value in options.items())
        return f"postgresql://{user}@{host}:{self.server.port}/reviews?{query}"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """Return a server that was set up as the recipe says, with TLS."""
    folder = tmp_path_factory.mktemp("certificates")
    made = ["sh", str(RECIPES / "certificate.sh"), "localhost"]
    subprocess.run(made, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    server = PostgresServer(postgres_programs(), on_port=True)
    server.start()
    try:
        for name in ("server.key", "server.crt"):
            server.put(name, (folder / name).read_text())
        server.put("pg_hba.conf", RULES)
        server.execute("ALTER SYSTEM SET ssl = on")
        for role in ("sam", "tls_only", "unwanted", "full"):
            server.execute(f"CREATE ROLE \"{role}\" LOGIN PASSWORD 'right'")
        server.execute('ALTER ROLE "full" CONNECTION LIMIT 0')
        server.execute("CREATE DATABASE reviews")
        server.execute("SELECT pg_reload_conf()")
        yield Guarded(server, folder / "ca.crt")
    finally:
        server.stop()


def test_a_server_that_is_ready_is_told_with_its_version_and_its_way(guarded: Guarded) -> None:
    address = guarded.url(sslmode="verify-full", sslrootcert=str(guarded.ca_file))
    open_library(address, FakeClock()).close()
    report = check_server(address)
    assert (report.fault, report.sentence) == (None, "")
    assert report.is_encrypted
    assert report.is_usable
    assert report.version.split(".")[0].isdecimal()
    assert report.round_trip is not None


@pytest.mark.parametrize(
    ("fault", "user", "options"),
    [
        (ServerFault.PASSWORD, "sam:wrong", {}),
        (ServerFault.PASSWORD, "nobody:right", {}),
        (ServerFault.PASSWORD_MISSING, "sam", {}),
        (ServerFault.NOT_FROM_HERE, "unwanted", {}),
        (ServerFault.TLS_WANTED, "tls_only", {"sslmode": "disable"}),
        (ServerFault.FULL, "full", {}),
        (ServerFault.UNTRUSTED, "hotwash", {"sslmode": "verify-full", "sslrootcert": "system"}),
        (ServerFault.NO_CERTIFICATE_FILE, "hotwash",
         {"sslmode": "verify-full", "sslrootcert": "/nowhere/ca.crt"}),
    ],
)  # fmt: skip
def test_what_the_server_refuses_is_told_apart(
    guarded: Guarded, fault: ServerFault, user: str, options: dict[str, str]
) -> None:
    _assert_told(check_server(guarded.url(user, **options)), fault)


def test_a_certificate_for_another_name_is_told(guarded: Guarded) -> None:
    options = {"sslmode": "verify-full", "sslrootcert": str(guarded.ca_file)}
    _assert_told(check_server(guarded.url(host="127.0.0.1", **options)), ServerFault.WRONG_NAME)


def test_a_server_without_tls_is_told(guarded: Guarded) -> None:
    try:
        _set(guarded, "ssl = off")
        report = check_server(guarded.url(sslmode="require"))
    finally:
        _set(guarded, "ssl = on")
    _assert_told(report, ServerFault.NO_TLS)


def test_a_database_that_is_not_there_is_told(guarded: Guarded) -> None:
    address = guarded.url().replace("/reviews", "/nowhere")
    _assert_told(check_server(address), ServerFault.DATABASE)


def test_a_role_that_is_not_there_is_told(postgres_server: PostgresServer) -> None:
    address = postgres_server.url("postgres", "nobody_at_all")
    _assert_told(check_server(address), ServerFault.LOGIN)


def test_a_pooler_that_loses_news_is_told(guarded: Guarded) -> None:
    open_library(guarded.url(), FakeClock()).close()
    with deaf_pooler(guarded.server.port) as port:
        address = guarded.url(host="127.0.0.1", sslmode="disable")
        report = check_server(address.replace(str(guarded.server.port), str(port)))
    _assert_told(report, ServerFault.POOLER)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("postgresql://sam@nowhere.invalid/reviews", ServerFault.NAME),
        ("postgresql://sam@127.0.0.1:1/reviews", ServerFault.REFUSED),
        ("postgresql://sam@/reviews?host=/nowhere", ServerFault.REFUSED),
    ],
)
def test_an_address_that_leads_nowhere_is_told(address: str, fault: ServerFault) -> None:
    _assert_told(check_server(address), fault)


def test_an_address_that_is_none_is_told() -> None:
    report = check_server("mysql://sam@server/reviews")
    assert report.fault is ServerFault.ADDRESS
    assert "postgresql://user@server/database" in report.sentence


def test_a_server_that_never_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        report = check_server(f"postgresql://sam@127.0.0.1:{port}/reviews")
    _assert_told(report, ServerFault.SILENT)


def test_another_program_at_the_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answering = threading.Thread(target=_answer_as_a_web_server, args=(listener,))
        answering.start()
        port = listener.getsockname()[1]
        report = check_server(f"postgresql://sam@127.0.0.1:{port}/reviews")
        listener.shutdown(socket.SHUT_RDWR)
        answering.join()
    _assert_told(report, ServerFault.NO_POSTGRES)


def test_a_server_that_is_too_old_is_told(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_check, "OLDEST_SERVER", 99)
    report = check_server(postgres_url)
    _assert_told(report, ServerFault.TOO_OLD)
    assert report.version in report.sentence


def test_tables_that_are_missing_are_offered_to_be_made(postgres_url: str) -> None:
    report = check_server(postgres_url)
    _assert_told(report, ServerFault.NO_TABLES)
    assert report.offer is Offer.MAKE_TABLES


def test_older_tables_are_offered_to_be_brought_up_to_date(postgres_url: str) -> None:
    database = open_server(postgres_url)
    bring_up_to_date(database, REVISIONS[:-1])
    database.close()
    report = check_server(postgres_url)
    _assert_told(report, ServerFault.OLDER)
    assert report.offer is Offer.MIGRATE
    assert REVISIONS[-2] in report.sentence


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE hotwash_schema SET version_num = 'v9999'", ServerFault.NEWER),
        ("DROP TABLE hotwash_schema", ServerFault.FOREIGN),
    ],
)
def test_tables_that_are_not_ours_are_told(
    postgres_url: str, statement: str, fault: ServerFault
) -> None:
    database = open_server(postgres_url)
    bring_up_to_date(database)
    with database.writing() as connection, connection.begin():
        connection.execute(text(statement))
    database.close()
    report = check_server(postgres_url)
    _assert_told(report, fault)
    assert report.offer is Offer.NOTHING


def test_logins_are_told_what_they_may_not(team_server: TeamServer) -> None:
    member = team_server.login("sam", team_server.member)
    _assert_told(check_server(member), ServerFault.NO_TABLES_YET)
    keeper = team_server.login("keeper", team_server.owner)
    assert check_server(keeper).fault is ServerFault.NO_TABLES
    database = open_server(keeper)
    bring_up_to_date(database, REVISIONS[:-1])
    _assert_told(check_server(member), ServerFault.OLDER_STILL)
    bring_up_to_date(database)
    database.close()
    assert check_server(member).may_write
    reader = check_server(team_server.login("lea", team_server.reader))
    _assert_told(reader, ServerFault.LOOKS_ON)
    assert reader.is_usable
    stranger = team_server.login("stranger")
    _assert_told(check_server(stranger), ServerFault.NO_RIGHTS)
    team_server.execute(f'GRANT CONNECT ON DATABASE "{team_server.database}" TO PUBLIC')
    _assert_told(check_server(stranger), ServerFault.NO_RIGHTS)
    name = f'"{team_server.database}"'
    team_server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    _assert_told(check_server(member), ServerFault.READ_ONLY)


def test_the_teams_of_a_login_are_told(team_server: TeamServer) -> None:
    open_library(team_server.login("keeper", team_server.owner), FakeClock()).close()
    team_server.run("teams.sql")
    team = team_server.team("payments")
    assert check_server(team_server.login("sam", team_server.member, team)).teams == (team,)


def test_words_of_a_server_that_nobody_foresaw_are_quoted() -> None:
    assert connection_fault("FATAL:  Quota überschritten") is ServerFault.UNKNOWN
    assert "“Quota überschritten”" in told(ServerFault.UNKNOWN, "Quota überschritten")


def test_every_fault_has_words() -> None:
    assert set(SERVER_WORDS) == set(ServerFault) - {ServerFault.ADDRESS}


def _assert_told(report: ServerReport, fault: ServerFault) -> None:
    assert report.fault is fault, report.sentence
    reason, way_out = report.sentence.split("; ", maxsplit=1)
    assert reason
    assert way_out.endswith(".")


def _set(guarded: Guarded, setting: str) -> None:
    guarded.server.execute(f"ALTER SYSTEM SET {setting}")
    guarded.server.execute("SELECT pg_reload_conf()")
    wanted = setting.split(" = ")[1]
    while _shown(guarded) != wanted:
        pass


def _shown(guarded: Guarded) -> str:
    database = open_server(guarded.url())
    try:
        with database.reading() as connection:
            return str(connection.execute(text("SHOW ssl")).scalar())
    finally:
        database.close()


def _answer_as_a_web_server(listener: socket.socket) -> None:
    with suppress(OSError):
        while True:
            client, _ = listener.accept()
            with client:
                client.recv(1024)
                client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
