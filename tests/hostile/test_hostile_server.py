# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever may write to the server may write any row: everybody else's edits still go and come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from app.publish.history import history, history_csv
from app.session.presence import Presence
from app.store.instant_loader import FIRST, LAST, read_instant
from app.store.link_state import LinkKind
from tests.app.store.server_desk import Desk, Office

CHANGE: LiteralString = (
    "INSERT INTO change (review_id, at, author, initiator, label, client_id, client_number, edit,"
    " inverse, hash) VALUES (%s, %s::timestamptz, repeat('<b>', 100000), 'x', repeat('l', 1000000),"
    " 'hostile', 1, 'nonsense', '{', 'x')"
)
PRESENCE: LiteralString = (
    "INSERT INTO presence (review_id, client_id, name, role, step, place_kind, place_id, field,"
    " is_typing, seen_at) VALUES (%s, %s, %s, 'scribe', 3, '', '', '', false, %s::timestamptz)"
)
OUTSIDE = ("infinity", "-infinity", "20000-01-01", "0044-03-15 BC", "0001-01-01")
CROWD = 50


@pytest.fixture
def office(postgres_url: str, tmp_path: Path) -> Iterator[Office]:
    office = Office(postgres_url, tmp_path)
    yield office
    office.close()


def connected(office: Office, *names: str) -> list[Desk]:
    desks = [office.desk(name) for name in names]
    for desk in desks:
        desk.wait_for(LinkKind.CONNECTED)
    return desks


def write(office: Office, statement: LiteralString, *rows: tuple[str, ...]) -> None:
    """Write rows as another program with the same rights can."""
    address = office.url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as connection:
        for row in rows:
            connection.execute(statement, (office.review_id, *row))


@pytest.mark.parametrize("at", [*OUTSIDE, "now"])
def test_a_change_that_is_none_holds_up_nobody_and_is_named_in_the_history(
    office: Office, at: str
) -> None:
    one, two = connected(office, "one", "two")
    one.type()
    one.settle()
    write(office, CHANGE, (at,))
    one.type()
    one.settle()
    two.wait_for_texts(*one.typed)
    entries = history(office.review_id, office.library.changes(office.review_id))
    assert [entry.about for entry in entries].count("What this changed can't be read.") == 1
    assert len(history_csv(entries, UTC)) < 10_000
    assert entries[-1].what == "add note"


@pytest.mark.parametrize("at", OUTSIDE)
def test_who_was_seen_at_no_possible_time_is_not_there_and_hides_nobody(
    office: Office, at: str
) -> None:
    one, two = connected(office, "one", "two")
    write(office, PRESENCE, ("hostile", "Ghost", at))
    two.opened.link.tell(Presence("", "Noor"))
    one.wait_for_present("Noor")


def test_a_crowd_is_there(office: Office) -> None:
    one, two = connected(office, "one", "two")
    now = datetime.now(UTC).isoformat()
    names = [f"Person {number:02}" for number in range(CROWD)]
    write(office, PRESENCE, *((name, name, now) for name in names))
    two.opened.link.tell(Presence("", "Noor"))
    one.wait_for_present(*names, "Noor")
    one.type()
    two.wait_for_texts(*one.typed)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02 14:00:00.5+00", datetime(2026, 3, 2, 14, 0, 0, 500_000, UTC)),
        ("1850-01-01 00:53:28+00:53:28", datetime(1850, 1, 1, tzinfo=UTC)),
        ("0044-03-15 00:00:00+00 BC", FIRST),
        ("20000-01-01 00:00:00+00", LAST),
        ("infinity", LAST),
        ("-infinity", FIRST),
    ],
)
def test_an_instant_is_one_that_every_zone_has_a_day_for(written: str, read: datetime) -> None:
    assert read_instant(written) == read
