# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two windows on one file see each other's edits and each other, and cost nothing while idle."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.review.edits import addition
from app.review.ids import new_id
from app.review.note import Note
from app.session.presence import Presence
from app.store.exchange import Exchange, read_standing
from app.store.library import Library, open_library
from app.store.link_state import LinkKind
from app.store.presence_rows import write_presence
from app.store.sqlite_file import copy_database
from app.store.unit_of_work import UnitOfWork
from app.store.watcher import Watcher, Watching
from tests.app.store.conftest import PATIENCE
from tests.app.store.server_desk import Desk, Facts
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock

QUICK = Watching(look=0.02, moved=0.05, together=0.2, alone=0.4)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library in a file with one review."""
    library = open_library(tmp_path / "hotwash.db", FakeClock(), tmp_path)
    library.add(empty_review())
    yield library
    library.close()


def test_an_edit_arrives_by_itself(library: Library) -> None:
    one, two = _desk(library), _desk(library)
    one.type()
    two.wait_for_texts(*one.typed)
    two.type()
    one.wait_for_texts(*two.typed)
    assert one.review == two.review
    assert one.opened.link.state.kind is LinkKind.LOCAL
    one.close()
    two.close()


def test_an_edit_of_another_process_arrives(library: Library, tmp_path: Path) -> None:
    one = _desk(library)
    code = (
        "import sys; from pathlib import Path\n"
        "from app.store.library import open_library; from tests.fakes import FakeClock\n"
        "from tests.app.store.server_desk import Desk\n"
        "folder = Path(sys.argv[1])\n"
        "library = open_library(folder / 'hotwash.db', FakeClock(), folder)\n"
        "desk = Desk(library.open(sys.argv[2])); desk.type(); desk.close(); library.close()\n"
        "print(desk.typed[0])"
    )
    command = [sys.executable, "-c", code, str(tmp_path), REVIEW_ID]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    one.wait_for_texts(text)
    one.close()


def test_others_are_seen_until_they_close(library: Library) -> None:
    one, two = _Watched(library), _Watched(library)
    one.watcher.tell(Presence("", "Noor", step=2, place_kind="note", place_id="n", is_typing=True))
    two.wait_for("Noor")
    assert two.watcher.present[0].is_typing
    one.watcher.tell(Presence("", "Noor", step=4))
    two.facts.wait(lambda: two.watcher.present[0].step == 4, "moved")
    two.watcher.tell(Presence("", "Sam"))
    one.wait_for("Sam")
    one.close()
    two.wait_for()
    two.close()


def test_a_window_that_was_killed_is_forgotten(library: Library) -> None:
    two = _Watched(library)
    with library._database.writing() as connection, connection.begin():
        write_presence(connection, REVIEW_ID, Presence("gone", "Noor"))
    two.wait_for("Noor")
    with library._database.writing() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE presence SET seen_at = '2020-01-01 00:00:00.000000'")
    two.wait_for()
    two.close()


def test_nothing_is_asked_while_nothing_changes(library: Library) -> None:
    one = _Watched(library)
    one.wait_for_looks(1)
    one.wait_for_looks(20)
    assert one.exchange.pulls == 1  # the first look takes in what came while it was opened
    one.close()


def test_a_library_put_in_its_place_that_lacks_edits_is_not_written(
    library: Library, tmp_path: Path
) -> None:
    file, backup = tmp_path / "hotwash.db", tmp_path / "backup.db"
    copy_database(file, backup)
    one = _desk(library)
    one.type(2)
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    shutil.copy(backup, file)
    session = one.opened.session
    session.apply(addition(session.review, Note(id="", text="kept here")))
    assert not one.opened.autosave.flush()
    assert "lacks edits" in one.opened.autosave.state.sentence
    assert len(one.review.notes) == 3
    one.close()


def test_a_file_that_is_gone_is_the_autosaves_to_tell(library: Library, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "hotwash.db", tmp_path / "elsewhere.db"
    one, two = _desk(library), _desk(library)
    file.rename(elsewhere)
    session = one.opened.session
    session.apply(addition(session.review, Note(id="", text="kept here")))
    assert not one.opened.autosave.flush()
    assert "no longer there" in one.opened.autosave.state.sentence
    elsewhere.rename(file)
    assert one.opened.autosave.flush(PATIENCE)
    two.wait_for_texts("kept here")
    one.close()
    two.close()


def _desk(library: Library) -> Desk:
    return Desk(library.open(REVIEW_ID))


class _CountingExchange(Exchange):
    """Counts how often it was asked."""

    pulls = 0

    def pull(self) -> bool:
        """Count, and ask."""
        self.pulls += 1
        return super().pull()


class _Watched:
    """A watcher that is in a hurry, and what it says."""

    def __init__(self, library: Library) -> None:
        database, client_id = library._database, new_id()
        with UnitOfWork(database, writes=False) as work:
            standing = read_standing(work.connection, REVIEW_ID)
        self.exchange = _CountingExchange(database, standing, client_id, lambda _arrival: None)
        self.facts = Facts()
        self.watcher = Watcher(database, REVIEW_ID, client_id, self.exchange, FakeClock(), QUICK)
        self.watcher.on_presence(self.facts.told)

    def wait_for(self, *names: str) -> None:
        """Wait until just these others are there."""
        watcher = self.watcher
        self.facts.wait(lambda: tuple(one.name for one in watcher.present) == names, f"{names}")

    def wait_for_looks(self, count: int) -> None:
        """Wait until it has looked at the file so many times."""
        counter, left = self.watcher._counter, count
        look = counter.has_moved

        def counted() -> bool:
            nonlocal left
            left -= 1
            self.facts.told()
            return look()

        counter.has_moved = counted  # type: ignore[method-assign]
        self.facts.wait(lambda: left <= 0, "looked")
        counter.has_moved = look  # type: ignore[method-assign]

    def close(self) -> None:
        """Let go."""
        self.watcher.close()
