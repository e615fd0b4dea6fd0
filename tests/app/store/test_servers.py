# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The servers of a run: the list, passwords asked for where needed, libraries opened once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.review.edits import set_field
from app.secret_store import SecretStore
from app.store.address import ServerAddress, Tls, parse_address
from app.store.known_servers import SERVER_FILE, KnownServer, keep_server, read_servers
from app.store.servers import PasswordWanted, Servers
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.postgres_server import PostgresServer

TEAM = KnownServer("Team", ServerAddress("db.example.org", "reviews", "sam"))
PASSWORD = "corr:ect h@rse/"
_numbers = count(1)


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    """Return the servers of a run without a keyring."""
    made = Servers(tmp_path, SecretStore(), FakeClock())
    yield made
    made.close()


@pytest.fixture
def guarded(postgres_server: PostgresServer, postgres_url: str) -> ServerAddress:
    """Return an empty database and a login that has to give a password."""
    user = f"guarded_{next(_numbers)}"
    address, _ = parse_address(postgres_url)
    postgres_server.execute(f"CREATE ROLE {user} LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
    rules = Path(address.host, "data", "pg_hba.conf")
    line = f"local all {user} scram-sha-256\nhost all {user} 127.0.0.1/32 scram-sha-256\n"
    rules.write_text(line + rules.read_text())
    postgres_server.execute("SELECT pg_reload_conf()")
    return replace(address, user=user)


def test_the_list_holds_each_place_once(tmp_path: Path) -> None:
    keep_server(tmp_path, TEAM)
    keep_server(tmp_path, KnownServer("Other", ServerAddress("other.example.org", "reviews")))
    changed = replace(TEAM, address=replace(TEAM.address, user="noor", tls=Tls.REQUIRE))
    keep_server(tmp_path, changed)
    assert [each.name for each in read_servers(tmp_path)] == ["Team", "Other"]
    assert read_servers(tmp_path)[0] == changed


def test_what_makes_no_sense_in_the_list_is_passed_over(tmp_path: Path) -> None:
    keep_server(tmp_path, TEAM)
    path = tmp_path / SERVER_FILE
    entries = (
        '1, {}, {"address": 3}, {"address": "https://x"}, {"name": "\\n", '
        '"address": "postgresql://ana:secret@db2/reviews"}, '
    )
    path.write_text(path.read_text().replace("[", f"[{entries}", 1))
    assert read_servers(tmp_path) == (TEAM,)


def test_no_password_is_in_the_list(servers: Servers, tmp_path: Path) -> None:
    servers.keep(TEAM)
    servers.give_password(TEAM.address, PASSWORD, remember=True)
    assert PASSWORD not in (tmp_path / SERVER_FILE).read_text()
    assert PASSWORD not in repr(vars(servers))
    servers.remove(TEAM.address)
    assert servers.known() == ()
    assert PASSWORD not in servers.url(TEAM.address)


def test_a_link_can_not_choose_how_a_known_server_is_reached(servers: Servers) -> None:
    servers.keep(TEAM)
    asked = ServerAddress("db.example.org", "reviews", tls=Tls.REQUIRE)
    assert servers.reached(asked) == TEAM.address
    elsewhere = replace(asked, database="other")
    assert servers.own(elsewhere) is None
    assert servers.reached(elsewhere) == elsewhere


def test_a_password_is_asked_for_once_a_run(servers: Servers, guarded: ServerAddress) -> None:
    with pytest.raises(PasswordWanted) as wanted:
        servers.library(guarded)
    assert not wanted.value.was_refused
    servers.give_password(guarded, "wrong", remember=False)
    with pytest.raises(PasswordWanted) as wanted:
        servers.library(guarded)
    assert wanted.value.was_refused
    assert guarded.user in wanted.value.sentence
    servers.give_password(guarded, PASSWORD, remember=False)
    library = servers.library(guarded)
    library.add(empty_review())
    assert servers.library(guarded) is library
    assert servers.is_open(guarded)


def test_a_server_that_is_not_there_is_no_question_of_a_password(servers: Servers) -> None:
    address = ServerAddress("127.0.0.1", "reviews", "sam", port=1, tls=Tls.OFF)
    with pytest.raises(UserFacingError) as trouble:
        servers.library(address)
    assert not isinstance(trouble.value, PasswordWanted)
    assert not servers.is_open(address)


def test_a_review_opens_without_its_server_as_it_was_last_seen(
    servers: Servers, mortal_server: PostgresServer
) -> None:
    address, _ = parse_address(mortal_server.url(mortal_server.new_database()))
    servers.library(address).add(empty_review())
    review_id = empty_review().id
    servers.open_review(address, review_id).close()
    mortal_server.halt("immediate")
    opened = servers.open_review(address, review_id)
    opened.session.apply(set_field(opened.session.review.incident, "title", "Typed offline"))
    assert opened.autosave.flush()
    opened.close()
    assert servers.waiting() == {review_id: 1}
    with pytest.raises(UserFacingError, match="can't be reached"):
        servers.open_review(address, "another")
    mortal_server.resume()
    with servers.open_review(address, review_id) as back:
        assert back.session.review.incident.title == "Typed offline"
        assert back.settle()
    assert servers.library(address).load(review_id).incident.title == "Typed offline"
    assert servers.waiting() == {}
