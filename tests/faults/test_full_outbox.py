# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The disk is full under an outbox: it is said, and all goes on when there is space again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest

from app.errors import UserFacingError
from app.review.edits import Set
from app.review.item import Kind
from app.session.session import Session
from app.store.autosave import SaveKind
from app.store.link_state import LinkKind
from tests.app.store.server_desk import Office
from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.faults.small_disk import SmallDisk
from tests.postgres_server import PostgresServer

ROUNDS = of_plan(2, 10)
LONG = "What we know so far. " * 1000
PATIENCE = 30.0


@pytest.fixture
def office(mortal_server: PostgresServer, small_disk: SmallDisk) -> Iterator[Office]:
    """Return a review on a server, worked on by computers whose disk is small."""
    name = mortal_server.new_database()
    office = Office(mortal_server.url(name), small_disk.folder)
    yield office
    small_disk.free()
    mortal_server.resume()
    office.close()
    mortal_server.drop_database(name)


def test_what_is_typed_on_a_full_disk_is_kept_and_goes_when_there_is_space(
    office: Office,
    mortal_server: PostgresServer,
    small_disk: SmallDisk,
    figures: Figures,
) -> None:
    for number in range(ROUNDS):
        desk = office.desk(f"computer {number}")
        desk.wait_for(LinkKind.CONNECTED)
        mortal_server.halt()
        desk.wait_for(LinkKind.OFFLINE)
        small_disk.fill()
        _type_until_full(desk.opened.session, desk.opened.autosave.flush)
        last = f"the last word of {number}"
        _write(desk.opened.session, last)
        state = desk.opened.autosave.state
        assert state.kind is SaveKind.FAILED
        assert "disk is full" in state.sentence
        assert "Your text is kept here" in state.sentence
        small_disk.free()
        assert desk.opened.autosave.flush(PATIENCE)
        mortal_server.resume()
        desk.settle()
        desk.close()
        lost = int(office.library.load(office.review_id).incident.summary != last)
        figures.round(acknowledged=1, lost=lost)
        shutil.rmtree(small_disk.folder / f"computer {number}")


def test_what_waits_on_a_full_disk_goes_to_the_server_and_is_there_once(
    office: Office, mortal_server: PostgresServer, small_disk: SmallDisk, figures: Figures
) -> None:
    desk = office.desk()
    desk.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    desk.type(20)
    small_disk.fill()
    mortal_server.resume()
    desk.settle()  # the outbox can't note that it is on the server
    desk.close()
    with pytest.raises(UserFacingError, match="disk is full"):
        office.desk()
    small_disk.free()
    again = office.desk()
    again.settle()
    office.check(desk, again)
    figures.round(acknowledged=len(desk.typed))


def test_a_review_that_can_not_have_an_outbox_says_that_the_disk_is_full(
    office: Office, small_disk: SmallDisk
) -> None:
    small_disk.fill()
    with pytest.raises(UserFacingError, match="disk is full"):
        office.desk("new")
    small_disk.free()
    office.desk("new").type()


def _type_until_full(session: Session, flush: Callable[[], bool]) -> None:
    number = 0
    while flush():
        number += 1
        assert number < 200
        _write(session, f"{number} {LONG}")


def _write(session: Session, text: str) -> None:
    session.apply(Set(Kind.INCIDENT, "incident", "summary", text))
