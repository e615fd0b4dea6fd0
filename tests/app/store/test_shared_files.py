# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Attached files reach everybody who has the review, whole or not at all, and go on where cut."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from app.review.evidence import Evidence
from app.review.review import Review
from app.store import shared_files
from app.store.attachments import AttachmentStore
from app.store.engine import open_server
from app.store.library import Library, open_library
from app.store.shared_files import PIECE, SharedFiles, Transfer
from app.store.troubles import NotAllowed, StoreTrouble
from tests.builders import REVIEW_ID, review_with, with_fields
from tests.fakes import FakeClock
from tests.team_server import TeamServer

LARGE, SMALL = os.urandom(2 * PIECE + 5), b"Deploy 14:02, rolled back 14:31."


@dataclass(frozen=True)
class Shared:
    """A shared review with two files, and the folders of files of two people."""

    library: Library
    files: SharedFiles
    review: Review
    noors: AttachmentStore
    sams: AttachmentStore

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(fact.sha256 for fact in self.review.evidence)


@pytest.fixture
def shared(postgres_url: str, tmp_path: Path) -> Iterator[Shared]:
    """Return a review whose files only Noor has."""
    library = open_library(postgres_url, FakeClock())
    made = _shared(library, tmp_path)
    library.add(made.review)
    yield made
    library.close()


def test_what_one_attached_comes_to_the_other(shared: Shared) -> None:
    assert shared.files.exchange(shared.review, shared.noors) == Transfer(sent=shared.names)
    assert shared.files.exchange(shared.review, shared.sams) == Transfer(fetched=shared.names)
    assert [b"".join(shared.sams.read(name)) for name in shared.names] == [LARGE, SMALL]
    for store in (shared.noors, shared.sams):
        assert shared.files.exchange(shared.review, store) == Transfer()


def test_what_nobody_sent_yet_is_awaited(shared: Shared) -> None:
    found = shared.files.exchange(shared.review, shared.sams)
    assert found == Transfer(awaited=shared.names)


def test_sending_goes_on_where_it_was_cut_off(shared: Shared) -> None:
    looks = iter([False, False, True])
    cut = shared.files.push_missing(
        shared.review, shared.noors, cancelled=lambda: next(looks, True)
    )
    assert cut == Transfer()
    assert _pieces(shared.library) == 1
    assert shared.files.fetch_missing(shared.review, shared.sams).awaited == shared.names
    before = _written(shared.library)
    assert shared.files.push_missing(shared.review, shared.noors).sent == shared.names
    assert _pieces(shared.library) == 4
    assert before < _written(shared.library)


def test_fetching_that_is_no_longer_wanted_leaves_nothing_behind(shared: Shared) -> None:
    shared.files.push_missing(shared.review, shared.noors)
    looks = iter([False, False, True])
    cut = shared.files.fetch_missing(
        shared.review, shared.sams, cancelled=lambda: next(looks, True)
    )
    assert cut == Transfer()
    assert not any(path.is_file() for path in shared.sams.folder.rglob("*"))


def test_progress_runs_from_the_first_byte_to_the_last(shared: Shared) -> None:
    shares: list[float] = []
    shared.files.push_missing(shared.review, shared.noors, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_damaged_file_is_not_kept_and_sent_again_by_who_has_it(shared: Shared) -> None:
    shared.files.push_missing(shared.review, shared.noors)
    _execute(shared.library, "UPDATE shared_file_piece SET data = 'other' WHERE place = 1")
    found = shared.files.fetch_missing(shared.review, shared.sams)
    assert found == Transfer(fetched=shared.names[1:], damaged=shared.names[:1])
    assert not shared.sams.has(shared.names[0])
    assert shared.files.exchange(shared.review, shared.noors).sent == shared.names[:1]
    assert shared.files.exchange(shared.review, shared.sams).fetched == shared.names[:1]


def test_a_file_with_a_piece_missing_is_not_kept(shared: Shared) -> None:
    shared.files.push_missing(shared.review, shared.noors)
    _execute(shared.library, "DELETE FROM shared_file_piece WHERE place = 1")
    assert shared.files.fetch_missing(shared.review, shared.sams).damaged == shared.names[:1]


def test_a_file_that_is_damaged_here_is_not_sent_for_whole(shared: Shared) -> None:
    shared.noors.path(shared.names[0]).write_bytes(b"something else")
    assert shared.files.push_missing(shared.review, shared.noors).sent == shared.names[1:]
    assert shared.files.fetch_missing(shared.review, shared.sams).awaited == shared.names[:1]


def test_a_file_that_is_too_large_stays_where_it_is(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_files, "LARGEST", PIECE)
    found = shared.files.push_missing(shared.review, shared.noors)
    assert found == Transfer(sent=shared.names[1:], too_large=shared.names[:1])


def test_two_who_send_the_same_file_send_one(shared: Shared) -> None:
    shared.sams.put_bytes(LARGE)
    shared.files.push_missing(shared.review, shared.noors)
    assert shared.files.push_missing(shared.review, shared.sams) == Transfer()
    assert _pieces(shared.library) == 4


def test_a_file_goes_from_the_server_once_secrets_were_taken_out_of_it(shared: Shared) -> None:
    shared.files.push_missing(shared.review, shared.noors)
    cleaned = shared.noors.put_bytes(b"Deploy by ***.")
    fact = shared.review.evidence[0]
    redacted = with_fields(
        shared.review, fact, sha256=cleaned.sha256, original_sha256=fact.sha256, size=cleaned.size
    )
    assert shared.files.push_missing(redacted, shared.noors).sent == (cleaned.sha256,)
    assert shared.files.fetch_missing(shared.review, shared.sams).awaited == (fact.sha256,)
    assert _pieces(shared.library) == 2


def test_what_is_no_sha256_is_passed_over(shared: Shared) -> None:
    evil = review_with(Evidence(id="e1", number=1, sha256="../../etc/passwd", filename="x"))
    assert shared.files.exchange(evil, shared.noors) == Transfer()


def test_a_server_that_is_gone_is_said(shared: Shared) -> None:
    gone = SharedFiles(open_server("postgresql://hotwash@127.0.0.1:1/hotwash"))
    with pytest.raises(StoreTrouble, match="can't be reached"):
        gone.exchange(shared.review, shared.noors)


def test_a_reader_fetches_and_sends_nothing(team_server: TeamServer, tmp_path: Path) -> None:
    keeper = open_library(team_server.login("keeper", team_server.owner), FakeClock())
    made = _shared(keeper, tmp_path)
    keeper.add(made.review)
    reader = open_library(team_server.login("lea", team_server.reader), FakeClock())
    looking = SharedFiles(reader.database)
    assert looking.exchange(made.review, made.noors) == Transfer()
    with pytest.raises(NotAllowed):
        looking.push_missing(made.review, made.noors)
    made.files.push_missing(made.review, made.noors)
    assert looking.exchange(made.review, made.sams).fetched == made.names
    for library in (keeper, reader):
        library.close()


def test_a_review_that_is_open_on_a_server_knows_its_files(
    postgres_url: str, tmp_path: Path
) -> None:
    library = open_library(postgres_url, FakeClock(), data_dir=tmp_path / "data")
    made = _shared(library, tmp_path)
    library.add(made.review)
    with library.open(REVIEW_ID) as opened:
        assert opened.files is not None
        assert opened.files.exchange(opened.session.review, made.noors).sent == made.names
    library.close()


def test_a_review_in_a_file_needs_none(tmp_path: Path) -> None:
    library = open_library(tmp_path / "hotwash.db", FakeClock(), data_dir=tmp_path)
    library.add(review_with())
    with library.open(REVIEW_ID) as opened:
        assert opened.files is None
    library.close()


def _shared(library: Library, folder: Path) -> Shared:
    noors, sams = AttachmentStore(folder / "noor"), AttachmentStore(folder / "sam")
    kept = [noors.put_bytes(LARGE), noors.put_bytes(SMALL)]
    facts = [
        Evidence(id=f"e{number}", number=number, filename="log", sha256=one.sha256, size=one.size)
        for number, one in enumerate(kept, start=1)
    ]
    return Shared(library, SharedFiles(library.database), review_with(*facts), noors, sams)


def _pieces(library: Library) -> int:
    with library.database.reading() as connection:
        found = connection.execute(text("SELECT count(*) FROM shared_file_piece"))
        return int(found.scalar_one())


def _written(library: Library) -> int:
    with library.database.reading() as connection:
        asked = "SELECT max(xmin::text::bigint) FROM shared_file_piece"
        return int(connection.execute(text(asked)).scalar_one())


def _execute(library: Library, statement: str) -> None:
    with library.database.writing() as connection, connection.begin():
        connection.execute(text(statement))
