# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review moves with its whole history, all of it or nothing, and no edit is left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from app.errors import UserFacingError
from app.insight.search.facets import Narrowing
from app.review.edits import Edit, Set, addition
from app.review.item import Kind
from app.review.note import Note
from app.store.chain import COVERED, FIRST, chained
from app.store.journal import replayed
from app.store.library import Library, open_library
from app.store.moved import ReviewMoved
from app.store.moving import MoveCancelled, Moved, copy_review, move_review
from app.store.tables import change_table, shared_review_table
from app.store.troubles import NoSuchReview, NotAllowed, StoreTrouble
from tests.app.store.conftest import Place
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock
from tests.team_server import TeamServer


@pytest.fixture
def here(tmp_path: Path, clock: FakeClock) -> Iterator[Library]:
    """Return a library on this computer with one review that two people wrote."""
    library = open_library(tmp_path / "here" / "hotwash.db", clock)
    library.add(empty_review(), "Noor")
    for author in ("Noor", "Sam"):
        clock.advance(minutes=1)
        _edit(library, _title(f"Checkout down, says {author}"), author)
        _edit(library, Set(Kind.INCIDENT, "incident", "summary", f"Long text of {author} " * 50))
    yield library
    library.close()


@pytest.fixture
def there(place: Place, clock: FakeClock) -> Iterator[Library]:
    """Return the library that reviews go to: on a server, or in another file."""
    library = open_library(place, clock)
    yield library
    library.close()


def test_a_review_moves_with_all_that_was_ever_done(here: Library, there: Library) -> None:
    review, rows = here.load(REVIEW_ID), _rows(here)
    assert move_review(here, there, REVIEW_ID) == Moved(REVIEW_ID, there.where, 5, was_there=False)
    assert there.load(REVIEW_ID) == review
    assert _rows(there) == rows
    assert replayed(REVIEW_ID, there.changes(REVIEW_ID)) == review
    assert there.summaries() == here.summaries()
    assert there.search(Narrowing("checkout")).total == 1


def test_it_goes_on_there_with_its_chain_whole(here: Library, there: Library) -> None:
    move_review(here, there, REVIEW_ID)
    _edit(there, _title("Solved"))
    rows = _rows(there)
    covered = [{name: row[name] for name in COVERED} for row in rows]
    assert [row["hash"] for row in chained(FIRST, covered)] == [row["hash"] for row in rows]
    assert replayed(REVIEW_ID, there.changes(REVIEW_ID)) == there.load(REVIEW_ID)


def test_what_is_here_stays_as_it_was_and_knows_where_the_review_is(
    here: Library, there: Library, clock: FakeClock
) -> None:
    review = here.load(REVIEW_ID)
    move_review(here, there, REVIEW_ID, address="postgresql://server/hotwash")
    assert here.load(REVIEW_ID) == review
    (known,) = _known(here)
    assert (known["review_id"], known["address"]) == (REVIEW_ID, "postgresql://server/hotwash")
    assert (known["title"], known["moved_at"]) == (review.incident.title, clock.now())


def test_a_window_that_still_has_it_open_keeps_its_words_and_says_where_to_go(
    here: Library, there: Library
) -> None:
    with here.open(REVIEW_ID, "Lea") as opened:
        move_review(here, there, REVIEW_ID)
        opened.session.apply(_title("Too late"))
        assert not opened.autosave.flush()
        assert "shared on" in opened.autosave.state.sentence
        assert len(opened.autosave.unsaved) == 1
    with pytest.raises(ReviewMoved, match="Open it again from the library"):
        here.archive(REVIEW_ID)


def test_what_is_edited_while_it_moves_goes_along(here: Library, there: Library) -> None:
    edits = iter([_title("While it moves")])

    def type_on(_share: float) -> None:
        if (edit := next(edits, None)) is not None:
            _edit(here, edit)

    moved = move_review(here, there, REVIEW_ID, progress=type_on)
    assert moved.changes == 6
    assert there.load(REVIEW_ID).incident.title == "While it moves"
    assert _rows(there) == _rows(here)


def test_somebody_who_types_without_end_does_not_hold_it_up(here: Library, there: Library) -> None:
    moved = threading.Event()
    with here.open(REVIEW_ID, "Lea") as opened, ThreadPoolExecutor() as pool:

        def type_on() -> None:
            while not moved.is_set():
                opened.session.apply(_title(f"{opened.session.review.incident.title}x"))
                opened.autosave.flush()

        typing = pool.submit(type_on)
        try:
            move_review(here, there, REVIEW_ID)
        finally:
            moved.set()
        typing.result()
    assert _rows(there) == _rows(here)
    assert there.load(REVIEW_ID) == here.load(REVIEW_ID)


def test_a_move_that_nobody_wants_any_more_leaves_nothing(here: Library, there: Library) -> None:
    with pytest.raises(MoveCancelled):
        move_review(here, there, REVIEW_ID, cancelled=lambda: True)
    with pytest.raises(NoSuchReview):
        there.load(REVIEW_ID)
    assert _known(here) == []
    _edit(here, _title("Goes on here"))


def test_a_move_cut_off_before_it_was_whole_leaves_nothing_and_works_again(
    here: Library, there: Library
) -> None:
    def fail(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_review(here, there, REVIEW_ID, progress=fail)
    with pytest.raises(NoSuchReview):
        there.load(REVIEW_ID)
    assert not move_review(here, there, REVIEW_ID).was_there


def test_a_move_cut_off_before_it_was_noted_here_is_finished_by_moving_again(
    here: Library, there: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.store.moving.mark_moved", _die)
        with pytest.raises(SystemExit):
            move_review(here, there, REVIEW_ID)
    assert _known(here) == []
    _edit(here, _title("Typed after the crash"))
    _edit(here, addition(here.load(REVIEW_ID), Note(id="n1", text="parked")))
    assert move_review(here, there, REVIEW_ID).changes == 7
    assert there.load(REVIEW_ID) == here.load(REVIEW_ID)
    assert there.search(Narrowing("parked")).total == 1
    assert len(_known(here)) == 1


def test_moving_again_says_that_it_is_there_already(here: Library, there: Library) -> None:
    move_review(here, there, REVIEW_ID)
    _edit(there, _title("Went on there"))
    assert move_review(here, there, REVIEW_ID).was_there
    assert there.load(REVIEW_ID).incident.title == "Went on there"


def test_a_review_that_went_on_at_both_places_is_refused_and_touched_at_neither(
    here: Library, there: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.store.moving.mark_moved", _die)
        with pytest.raises(SystemExit):
            move_review(here, there, REVIEW_ID)
    _edit(here, _title("Here"))
    _edit(there, _title("There"))
    with pytest.raises(UserFacingError, match=r"another version .* Duplicate the review here"):
        move_review(here, there, REVIEW_ID)
    assert here.load(REVIEW_ID).incident.title == "Here"
    assert there.load(REVIEW_ID).incident.title == "There"
    assert _known(here) == []


def test_one_that_is_on_a_server_is_not_moved_to_another(here: Library, there: Library) -> None:
    move_review(here, there, REVIEW_ID, address="one server")
    with pytest.raises(UserFacingError, match="shared on one server already"):
        move_review(here, there, REVIEW_ID, address="other server")


def test_two_who_share_the_same_review_at_once_share_one(
    here: Library, there: Library, tmp_path: Path, clock: FakeClock
) -> None:
    here.backup(tmp_path / "copy.db")
    other = open_library(tmp_path / "copy.db", clock)
    with ThreadPoolExecutor(2) as threads:
        moves = [threads.submit(move_review, source, there, REVIEW_ID) for source in (here, other)]
        assert sorted(each.result().was_there for each in moves) == [False, True]
    assert _rows(there) == _rows(here)
    other.close()


def test_a_damaged_history_is_not_passed_on(here: Library, there: Library) -> None:
    with here.database.writing() as connection, connection.begin():
        last = change_table.c.sequence == 3
        connection.execute(update(change_table).where(last).values(author="Nobody"))
    with pytest.raises(StoreTrouble, match=r"Change 3 .* is damaged; duplicate the review"):
        move_review(here, there, REVIEW_ID)


def test_a_server_that_breaks_off_in_the_middle_keeps_nothing(
    here: Library, postgres_url: str, clock: FakeClock
) -> None:
    server, other = (open_library(postgres_url, clock) for _ in range(2))

    def cut(_share: float) -> None:
        with other.database.writing() as connection, connection.begin():
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )

    with pytest.raises(StoreTrouble, match="can't be reached"):
        move_review(here, server, REVIEW_ID, progress=cut)
    assert server.summaries() == []
    assert _known(here) == []
    assert not move_review(here, server, REVIEW_ID).was_there
    for library in (server, other):
        library.close()


def test_a_copy_is_a_review_of_its_own_with_the_whole_history(
    here: Library, there: Library
) -> None:
    move_review(here, there, REVIEW_ID)
    _edit(there, _title("Last words on the server"))
    copy_id = copy_review(there, here, REVIEW_ID)
    copy = here.load(copy_id)
    assert copy.tables == there.load(REVIEW_ID).tables
    assert replayed(copy_id, here.changes(copy_id)) == copy
    told = [(each.author, each.at, each.label) for each in there.changes(REVIEW_ID)]
    assert [(each.author, each.at, each.label) for each in here.changes(copy_id)] == told
    _edit(here, _title("On its own"), review_id=copy_id)
    assert there.load(REVIEW_ID).incident.title == "Last words on the server"
    copied_again = copy_review(there, here, REVIEW_ID)
    assert copied_again != copy_id


def test_a_copy_that_nobody_wants_any_more_leaves_nothing(here: Library, there: Library) -> None:
    with pytest.raises(MoveCancelled):
        copy_review(here, there, REVIEW_ID, cancelled=lambda: True)
    assert there.summaries() == []


def test_a_review_is_shared_with_one_team_alone(
    here: Library, team_server: TeamServer, clock: FakeClock
) -> None:
    open_library(team_server.login("keeper", team_server.owner), clock).close()
    team_server.run("teams.sql")
    team, other_team = team_server.team("payments"), team_server.team("search")
    anna = open_library(team_server.login("anna", team_server.member, team), clock)
    ben = open_library(team_server.login("ben", team_server.member, other_team), clock)
    assert anna.teams() == (team,)
    with pytest.raises(NotAllowed, match="does not allow this"):
        move_review(here, anna, REVIEW_ID, team=other_team)
    move_review(here, anna, REVIEW_ID, team=team)
    assert anna.load(REVIEW_ID) == here.load(REVIEW_ID)
    assert ben.summaries() == []
    anna.close()
    ben.close()


def test_a_review_of_another_team_is_not_touched_by_a_copy_of_it(
    here: Library, team_server: TeamServer, clock: FakeClock, tmp_path: Path
) -> None:
    open_library(team_server.login("keeper", team_server.owner), clock).close()
    team_server.run("teams.sql")
    team = team_server.team("payments")
    here.backup(tmp_path / "copy.db")
    anna = open_library(team_server.login("anna", team_server.member, team), clock)
    ben = open_library(team_server.login("ben", team_server.member), clock)
    bens_copy = open_library(tmp_path / "copy.db", clock)
    move_review(here, anna, REVIEW_ID, team=team)
    with pytest.raises(UserFacingError, match="where this login may not see it"):
        move_review(bens_copy, ben, REVIEW_ID)
    for library in (anna, ben, bens_copy):
        library.close()


def _die(*_: object) -> bool:
    raise SystemExit


def _edit(library: Library, edit: Edit, author: str = "Kim", review_id: str = REVIEW_ID) -> None:
    with library.open(review_id, author) as opened:
        opened.session.apply(edit)


def _title(words: str) -> Set:
    return Set(Kind.INCIDENT, "incident", "title", words)


def _rows(library: Library) -> list[dict[str, object]]:
    """Return the changes as they are kept, but for their places in the table."""
    columns = [column for column in change_table.c if column.name != "sequence"]
    with library.database.reading() as connection:
        asked = select(*columns).order_by(change_table.c.sequence)
        return [dict(row) for row in connection.execute(asked).mappings()]


def _known(library: Library) -> list[dict[str, object]]:
    with library.database.reading() as connection:
        return [dict(row) for row in connection.execute(select(shared_review_table)).mappings()]
