# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A data folder with waiting edits is copied or put back: two go on under one name, unharmed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.link_state import LinkKind
from tests.app.store.server_desk import Office
from tests.postgres_server import PostgresServer


@pytest.fixture
def office(mortal_server: PostgresServer, tmp_path: Path) -> Iterator[Office]:
    name = mortal_server.new_database()
    office = Office(mortal_server.url(name), tmp_path)
    yield office
    mortal_server.resume()
    office.close()
    mortal_server.drop_database(name)


def test_two_computers_go_on_with_one_outbox_and_nothing_is_lost(
    office: Office, mortal_server: PostgresServer, tmp_path: Path
) -> None:
    first = office.desk("one")
    first.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    first.type(3)
    first.close()
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    one, copy = office.desk("one"), office.desk("copy")
    one.type(5)
    copy.type(5)
    mortal_server.resume()
    one.settle()
    copy.settle()
    one.type(2)
    one.settle()
    copy.wait_for_texts(*one.typed)
    copy.type(2)
    copy.settle()
    one.wait_for_texts(*copy.typed)
    office.check(first, one, copy)


def test_an_outbox_out_of_a_backup_costs_nothing_that_is_typed_after(
    office: Office, mortal_server: PostgresServer, tmp_path: Path
) -> None:
    first = office.desk("one")
    first.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    first.type(3)
    first.close()
    shutil.copytree(tmp_path / "one", tmp_path / "backup")
    again = office.desk("one")
    again.type(5)
    mortal_server.resume()
    again.settle()
    again.close()
    mortal_server.halt()
    shutil.rmtree(tmp_path / "one")
    shutil.copytree(tmp_path / "backup", tmp_path / "one")
    back = office.desk("one")
    back.type(5)
    mortal_server.resume()
    back.settle()
    office.check(first, again, back)
