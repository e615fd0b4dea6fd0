# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Taking a file into the library never overwrites what is there."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.capture.intake import take_in
from app.capture.review_file import ReviewFile, import_file
from app.errors import UserFacingError
from app.publish.bundle import write_bundle
from app.review.edits import set_field
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START

LOG = b"one\ntwo\n"
LOG_HASH = hashlib.sha256(LOG).hexdigest()


class Line:
    def __init__(self, review_id: str) -> None:
        self.id = review_id


class Shelf:
    """A library in memory."""

    def __init__(self, *reviews: Review) -> None:
        self.reviews = {review.id: review for review in reviews}

    def summaries(self) -> list[Line]:
        return [Line(review_id) for review_id in self.reviews]

    def load(self, review_id: str) -> Review:
        return self.reviews[review_id]

    def add(self, review: Review, author: str = "", label: str = "create review") -> None:
        assert review.id not in self.reviews
        self.reviews[review.id] = review


class FileShelf:
    """Attached files in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put_pieces(self, chunks: Iterable[bytes]) -> object:
        data = b"".join(chunks)
        self.files[hashlib.sha256(data).hexdigest()] = data
        return None

    def verify(self, sha256: str) -> bool:
        return hashlib.sha256(self.files.get(sha256, b"")).hexdigest() == sha256

    def has(self, sha256: str) -> bool:
        return sha256 in self.files

    def path(self, sha256: str) -> Path:
        raise NotImplementedError


def test_a_new_review_is_added() -> None:
    shelf = Shelf()
    intake = take_in(ReviewFile(Path("a.yaml"), empty_review()), shelf, FileShelf())
    assert intake.added
    assert intake.sentence == "“Checkout slow” was imported."
    assert shelf.reviews == {intake.review_id: empty_review()}


def test_the_same_content_is_left_alone_even_when_it_was_archived_since() -> None:
    review = empty_review()
    archived = applied(review, set_field(review.lifecycle, "archived_at", START))
    shelf = Shelf(archived)
    intake = take_in(ReviewFile(Path("a.yaml"), review), shelf, FileShelf())
    assert not intake.added
    assert intake.sentence.endswith("is in the library already; nothing was changed.")
    assert shelf.reviews == {review.id: archived}


def test_other_content_under_the_same_id_becomes_a_copy() -> None:
    mine, theirs = empty_review("Mine"), empty_review("Theirs")
    shelf = Shelf(mine)
    intake = take_in(ReviewFile(Path("a.yaml"), theirs), shelf, FileShelf())
    assert intake.added
    assert "imported as a copy" in intake.sentence
    assert shelf.load(mine.id) == mine
    assert shelf.load(intake.review_id).incident.title == "Theirs"
    assert intake.review_id != mine.id


class OneFile:
    def __init__(self, path: Path) -> None:
        path.write_bytes(LOG)
        self._path = path

    def path(self, sha256: str) -> Path:
        return self._path


def test_attached_files_are_kept_before_the_review_is_added(tmp_path: Path) -> None:
    review = review_with(Evidence(id="f1", sha256=LOG_HASH))
    out = io.BytesIO()
    write_bundle(review, out, OneFile(tmp_path / "log"))
    path = tmp_path / "a.hotwash"
    path.write_bytes(out.getvalue())
    file, files = import_file(path), FileShelf()
    intake = take_in(file, Shelf(), files)
    assert files.files == {LOG_HASH: LOG}
    assert intake.missing_files == 0


def test_a_file_changed_since_it_was_checked_changes_nothing(tmp_path: Path) -> None:
    review = review_with(Evidence(id="f1", sha256=LOG_HASH))
    path = tmp_path / "a.hotwash"
    path.write_bytes(b"PK gone")
    shelf = Shelf()
    with pytest.raises(UserFacingError):
        take_in(ReviewFile(path, review, frozenset({LOG_HASH})), shelf, FileShelf())
    assert not shelf.reviews


def test_attached_files_that_did_not_come_along_are_said() -> None:
    review = review_with(Evidence(id="f1", sha256=LOG_HASH))
    intake = take_in(ReviewFile(Path("a.yaml"), review), Shelf(), FileShelf())
    assert intake.missing_files == 1
    assert intake.sentence.endswith(
        "One attached file was not in it; a .hotwash file brings them along."
    )


def test_the_same_file_opened_again_makes_damaged_files_whole(tmp_path: Path) -> None:
    review = review_with(Evidence(id="f1", sha256=LOG_HASH))
    out = io.BytesIO()
    write_bundle(review, out, OneFile(tmp_path / "log"))
    path = tmp_path / "a.hotwash"
    path.write_bytes(out.getvalue())
    files, shelf = FileShelf(), Shelf(review)
    files.files[LOG_HASH] = b"forged"
    intake = take_in(import_file(path), shelf, files)
    assert intake.sentence.endswith("is in the library already; its files are whole again.")
    assert files.files == {LOG_HASH: LOG}
