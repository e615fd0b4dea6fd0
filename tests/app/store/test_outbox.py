# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The outbox: safe once written, held by one at a time, and damage costs no more than its place."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from app.review.edits import addition
from app.review.note import Note
from app.review.review import Review
from app.session.session import Commit, Session
from app.store import outbox as outboxes
from app.store.exchange import Kept, Standing
from app.store.journal import Head
from app.store.outbox import Outbox, Replica, take, waiting_outboxes
from app.store.outbox_file import paths
from app.store.splice import step_to_plain
from tests.builders import empty_review
from tests.fakes import FakeClock

ADDRESS = "postgresql+psycopg://hotwash@server/reviews"
REVIEW = empty_review()


def test_what_was_appended_is_there_again_under_the_same_name(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    outbox.append(_commits(3))
    outbox.close()
    again = _taken(tmp_path)
    assert [one.number for one in again.found.pending] == [1, 2, 3]
    assert again.found.client_id == outbox.found.client_id
    assert again.found.last_number == 3
    again.close()


def test_appending_again_changes_nothing(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    commits = _commits(3)
    outbox.append(commits[:2])
    outbox.append(commits)
    outbox.close()
    assert _waiting(tmp_path) == [3]


def test_what_is_confirmed_waits_no_longer_and_the_review_goes_on(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    commits = _commits(3)
    outbox.append(commits)
    outbox.keep(_kept(commits[:2]))
    outbox.close()
    again = _taken(tmp_path)
    assert [one.number for one in again.found.pending] == [3]
    assert again.found.replica is not None
    assert again.found.replica.standing == Standing(commits[1].review, Head(2, "hash 2"))
    again.close()


def test_an_empty_outbox_begins_a_new_session(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    commits = _commits(2)
    outbox.append(commits)
    outbox.keep(_kept(commits))
    outbox.close()
    again = _taken(tmp_path)
    assert (again.found.pending, again.found.last_number) == ((), 0)
    assert again.found.client_id != outbox.found.client_id
    again.close()


def test_what_a_login_may_do_is_known_without_its_server(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    assert outbox.found.may_write
    for may_write in (False, True):
        outbox.note_access(may_write=may_write)
        outbox.close()
        outbox = _taken(tmp_path)
        assert outbox.found.may_write is may_write
    outbox.close()


def test_many_steps_are_written_anew_as_a_whole(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    commits = _commits(outboxes.MOST_ARRIVED + 5)
    for place in range(len(commits)):
        outbox.keep(_kept(commits[place : place + 1]))
    outbox.close()
    with closing(sqlite3.connect(outbox.path)) as connection:
        (left,) = connection.execute("SELECT count(*) FROM arrived").fetchone()
    assert left < 5
    again = _taken(tmp_path)
    assert again.found.replica is not None
    assert again.found.replica.standing.review == commits[-1].review
    again.close()


def test_a_second_window_has_one_of_its_own(tmp_path: Path) -> None:
    first, second = _taken(tmp_path), _taken(tmp_path)
    assert first.path != second.path
    second.close()
    first.close()
    assert paths(tmp_path) == [first.path]


def test_another_process_leaves_one_that_is_held_alone(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    outbox.append(_commits(1))
    assert waiting_outboxes(tmp_path) == []
    code = (
        "import sys; from pathlib import Path; from app.store.outbox import take\n"
        "print(take(Path(sys.argv[1]), sys.argv[2], sys.argv[3]).path.name)"
    )
    command = [sys.executable, "-c", code, str(tmp_path), ADDRESS, REVIEW.id]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert said != outbox.path.name
    outbox.close()
    assert _waiting(tmp_path) == [1]


def test_the_fullest_free_one_is_taken(tmp_path: Path) -> None:
    first, second = _begun(tmp_path), _begun(tmp_path)
    second.append(_commits(2))
    second.close()
    first.close()
    again = _taken(tmp_path)
    assert again.path == second.path
    again.close()


def test_a_damaged_edit_costs_itself_alone(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    outbox.append(_commits(5))
    outbox.close()
    with closing(sqlite3.connect(outbox.path)) as connection:
        connection.execute("UPDATE pending SET text = replace(text, '3', '4') WHERE number = 3")
        connection.execute("UPDATE pending SET text = x'ff00' WHERE number = 4")
        connection.commit()
    again = _taken(tmp_path)
    assert [one.number for one in again.found.pending] == [1, 2, 5]
    again.close()


def test_a_damaged_copy_of_the_review_loses_no_edit(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    outbox.append(_commits(2))
    outbox.close()
    with closing(sqlite3.connect(outbox.path)) as connection:
        connection.execute("UPDATE replica SET text = substr(text, 1, 40)")
        connection.commit()
    again = _taken(tmp_path)
    assert again.found.replica is None
    assert len(again.found.pending) == 2
    again.close()


def test_a_file_that_is_no_outbox_is_put_aside(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    outbox.close()
    outbox.path.write_bytes(b"something else entirely" * 500)
    again = _taken(tmp_path)
    assert again.found.pending == ()
    again.close()
    (aside,) = again.path.parent.glob("*.broken")
    assert aside.read_bytes().startswith(b"something else")


def test_however_the_file_is_damaged_it_opens_and_what_is_read_is_true(tmp_path: Path) -> None:
    outbox = _begun(tmp_path)
    commits = _commits(40)
    outbox.append(commits)
    outbox.close()
    whole = outbox.path.read_bytes()
    chance = random.Random(7)
    edits = {commit.number: commit.edit for commit in commits}
    for attempt in range(30):
        broken = bytearray(whole)
        if attempt % 3 == 0:
            del broken[chance.randrange(len(broken)) :]
        for _ in range(attempt % 5 + 1):
            if broken:
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        for left in outbox.path.parent.iterdir():
            left.unlink()
        outbox.path.write_bytes(broken)
        again = _taken(tmp_path)
        assert all(edits[one.number] == one.edit for one in again.found.pending)
        again.append(_commits(1))
        again.close()


def _begun(folder: Path) -> Outbox:
    outbox = _taken(folder)
    outbox.begin(Replica(Standing(REVIEW, Head(0, "hash 0")), {}))
    return outbox


def _taken(folder: Path) -> Outbox:
    return take(folder, ADDRESS, REVIEW.id)


def _waiting(folder: Path) -> list[int]:
    return [one.waiting for one in waiting_outboxes(folder)]


def _commits(count: int, review: Review = REVIEW) -> list[Commit]:
    session = Session(review, FakeClock())
    commits: list[Commit] = []
    session.subscribe(commits.append)
    for number in range(1, count + 1):
        session.apply(addition(session.review, Note(id=f"n{number}", text=f"note {number}")))
    return commits


def _kept(commits: list[Commit]) -> Kept:
    last = commits[-1]
    edits = tuple(step_to_plain(one.edit, one.changes.inverse)[0] for one in commits)
    head = Head(last.number, f"hash {last.number}")
    return Kept(Standing(last.review, head), last.number, edits, {})
