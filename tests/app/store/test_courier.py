# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Nothing acknowledged is lost or written twice, whatever becomes of the server and the network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from app.clock import CorrectedClock
from app.review.changes import EditRefused
from app.session.presence import Presence
from app.store.courier import Courier
from app.store.link_state import LinkKind
from app.store.opening import open_offline
from app.store.outbox import waiting_outboxes
from app.store.troubles import StoreTrouble
from tests.app.store.server_desk import Desk, Office
from tests.fakes import FakeClock
from tests.frozen_network import FrozenNetwork
from tests.postgres_server import PostgresServer


@pytest.fixture
def office(postgres_url: str, tmp_path: Path) -> Iterator[Office]:
    """Return a review on a server that stays up."""
    office = Office(postgres_url, tmp_path)
    yield office
    office.close()


@pytest.fixture
def shaky(mortal_server: PostgresServer, tmp_path: Path) -> Iterator[Office]:
    """Return a review on a server that the test may end."""
    name = mortal_server.new_database()
    office = Office(mortal_server.url(name), tmp_path)
    yield office
    mortal_server.resume()
    office.close()
    mortal_server.drop_database(name)


def test_an_edit_arrives_by_itself(office: Office) -> None:
    one, two = office.desk("one"), office.desk("two")
    one.type()
    two.wait_for_texts(*one.typed)
    two.type()
    one.wait_for_texts(*two.typed)
    office.check(one, two)
    assert one.review == two.review


def test_edits_of_an_outage_go_when_the_server_is_back(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    one = shaky.desk()
    one.wait_for(LinkKind.CONNECTED)
    one.type(3)
    one.settle()
    mortal_server.halt()
    one.wait_for_sentence("can't be reached")
    assert one.opened.link.state.kind is LinkKind.OFFLINE
    one.type(500)
    one.wait_for_waiting(500)
    assert not one.opened.settle(0.1)
    mortal_server.resume()
    one.settle()
    one.wait_for(LinkKind.CONNECTED)
    shaky.check(one)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_that_restarts_in_the_midst_of_typing_has_everything_once(
    shaky: Office, mortal_server: PostgresServer, mode: str
) -> None:
    one, two = shaky.desk("one"), shaky.desk("two")
    for _ in range(3):
        one.type(20)
        two.type(20)
        mortal_server.halt(mode)
        one.type(20)
        mortal_server.resume()
        two.type(20)
    one.settle()
    two.settle()
    shaky.check(one, two)
    one.wait_for_texts(*two.typed)
    two.wait_for_texts(*one.typed)
    assert one.review == two.review


def test_sessions_that_the_server_ends_are_begun_anew(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    one, two = shaky.desk("one"), shaky.desk("two")
    for _ in range(5):
        one.type(10)
        mortal_server.end_sessions()
        two.type(10)
    two.wait_for_texts(*one.typed)
    one.wait_for_texts(*two.typed)
    shaky.check(one, two)


def test_a_frozen_network_is_noticed_and_costs_nothing(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    with FrozenNetwork(mortal_server.port) as network:
        far = shaky.url.replace(f":{mortal_server.port}/", f":{network.port}/")
        one, two = shaky.desk("one", far), shaky.desk("two")
        one.wait_for(LinkKind.CONNECTED)
        one.type(5)
        network.freeze()
        one.type(20)
        one.wait_for(LinkKind.OFFLINE)
        two.type(5)
        one.type(20)
        network.thaw()
        one.settle()
        two.wait_for_texts(*one.typed)
        one.wait_for_texts(*two.typed)
        shaky.check(one, two)
        one.close()


def test_a_network_frozen_while_nobody_types_is_noticed_too(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    with FrozenNetwork(mortal_server.port) as network:
        one = shaky.desk("one", shaky.url.replace(f":{mortal_server.port}/", f":{network.port}/"))
        one.wait_for(LinkKind.CONNECTED)
        network.freeze()
        one.wait_for(LinkKind.OFFLINE)
        network.thaw()
        one.wait_for(LinkKind.CONNECTED)
        one.close()


def test_a_row_that_somebody_holds_holds_up_nobody_who_types(office: Office) -> None:
    one = office.desk()
    one.wait_for(LinkKind.CONNECTED)
    address = office.url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as holder:
        holder.execute("SET idle_in_transaction_session_timeout = '3s'")
        holder.execute("SELECT id FROM review WHERE id = %s FOR UPDATE", (office.review_id,))
        one.type(5)
        one.settle()  # once the server has ended the one who holds it
        with pytest.raises(psycopg.Error):
            holder.execute("SELECT 1")
    office.check(one)


def test_two_who_wrote_without_the_server_both_keep_everything(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    one, two = shaky.desk("one"), shaky.desk("two")
    one.wait_for(LinkKind.CONNECTED)
    two.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    one.type(30)
    two.type(30)
    mortal_server.resume()
    one.settle()
    two.settle()
    one.wait_for_texts(*two.typed)
    two.wait_for_texts(*one.typed)
    shaky.check(one, two)
    assert one.review == two.review


def test_what_was_written_offline_is_there_when_opened_offline_and_goes_when_online(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    one = shaky.desk()
    one.type(2)
    one.settle()
    mortal_server.halt()
    one.type(3)
    one.close()
    (waiting,) = waiting_outboxes(shaky.folder / "one")
    assert (waiting.waiting, waiting.review_id) == (3, shaky.review_id)
    assert waiting.title == "Checkout slow"
    again = shaky.desk()  # the library's own way finds no server either
    assert {note.text for note in again.review.notes} == set(one.typed)
    again.type(2)
    again.close()
    offline = open_offline(shaky.url, shaky.review_id, FakeClock(), shaky.folder / "one")
    third = Desk(offline)
    assert {note.text for note in third.review.notes} == {*one.typed, *again.typed}
    third.type(1)
    mortal_server.resume()
    assert isinstance(offline.link, Courier)
    offline.link.retry()
    third.settle()
    third.close()
    shaky.check(one, again, third)
    assert waiting_outboxes(shaky.folder / "one") == []


def test_what_waits_goes_when_the_review_is_opened_online(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    one, other = shaky.desk("one"), shaky.desk("other")
    one.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    one.type(3)
    one.close()
    mortal_server.resume()
    other.type(3)
    other.settle()
    again = shaky.desk("one")
    assert {note.text for note in again.review.notes} >= set(one.typed)
    again.type(1)
    again.settle()
    again.wait_for_texts(*other.typed)
    shaky.check(one, other, again)


def test_what_a_second_window_left_goes_with_the_first(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    first, second = shaky.desk("one"), shaky.desk("one")
    first.wait_for(LinkKind.CONNECTED)
    second.wait_for(LinkKind.CONNECTED)
    mortal_server.halt()
    first.type(2)
    second.type(3)
    first.close()
    second.close()
    assert len(waiting_outboxes(shaky.folder / "one")) == 2
    mortal_server.resume()
    again = shaky.desk("one")
    again.wait_for_texts(*first.typed, *second.typed)
    again.settle()
    shaky.check(first, second, again)


def test_a_review_never_seen_here_does_not_open_without_the_server(
    shaky: Office, mortal_server: PostgresServer
) -> None:
    mortal_server.halt()
    with pytest.raises(StoreTrouble, match="can't be reached"):
        shaky.desk("never")


def test_a_login_that_may_not_write_only_looks_on(office: Office) -> None:
    address = office.url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute("CREATE ROLE looker LOGIN")
        try:
            owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")
            one = office.desk("one")
            looker = office.desk("two", office.url.replace("hotwash@", "looker@"))
            looker.wait_for(LinkKind.READ_ONLY)
            looker.opened.link.tell(Presence("", "Noor"))
            with pytest.raises(EditRefused, match="You can only look on"):
                looker.type()
            one.type(2)
            looker.wait_for_texts(*one.typed)
            assert one.opened.link.present == ()
            looker.close()
            url = office.url.replace("hotwash@", "looker@")
            copy = Desk(open_offline(url, office.review_id, FakeClock(), office.folder / "two"))
            with pytest.raises(EditRefused, match="You can only look on"):
                copy.type()
            copy.close()
        finally:
            owner.execute("DROP OWNED BY looker")
            owner.execute("DROP ROLE looker")


def test_a_backup_put_back_on_the_server_is_taken_in(office: Office) -> None:
    one = office.desk()
    one.type(3)
    one.settle()
    lost = one.typed.pop()
    address = office.url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address) as owner:  # as if the last edit had never come
        owner.execute("DELETE FROM change WHERE sequence = (SELECT max(sequence) FROM change)")
        owner.execute("DELETE FROM note WHERE text = %s", (lost,))
    one.type(1)
    one.settle()
    assert lost not in {note.text for note in one.review.notes}
    office.check(one)


def test_the_clock_goes_by_the_servers_while_the_review_is_open(office: Office) -> None:
    wrong = FakeClock(datetime.now(UTC) - timedelta(minutes=4))
    office.clock = clock = CorrectedClock(wrong)
    one = office.desk()
    one.wait_for(LinkKind.CONNECTED)
    one.opened.link.tell(Presence("", "Noor"))
    office.clock = FakeClock()
    office.desk("two").wait_for_present("Noor")  # which is told after the clock is set
    assert timedelta(minutes=4) <= clock.offset < timedelta(minutes=5)
    one.close()
    assert clock.offset == timedelta(0)


def test_the_others_are_seen_until_they_close(office: Office) -> None:
    one, two = office.desk("one"), office.desk("two")
    one.opened.link.tell(Presence("", "Noor", step=3))
    two.wait_for_present("Noor")
    assert two.opened.link.present[0].step == 3
    two.opened.link.tell(Presence("", "Sam"))
    one.wait_for_present("Sam")
    one.close()
    two.wait_for_present()
