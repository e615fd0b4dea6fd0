# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was committed is known beside the library, and can be brought back from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.review.edits import Set
from app.review.item import Kind
from app.store import witness
from app.store.library import Library, open_library
from app.store.witness import witness_files, witnessed
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a library with one review is."""
    library = open_library(tmp_path / "hotwash.db", FakeClock())
    library.add(empty_review(), "Kim")
    library.close()
    return tmp_path / "hotwash.db"


def write(library: Library, field: str, *texts: str) -> None:
    with library.open(REVIEW_ID, "Kim") as opened:
        for text in texts:
            opened.session.apply(Set(Kind.INCIDENT, "incident", field, text))


def opened(path: Path) -> Library:
    return open_library(path, FakeClock())


def set_back(path: Path, field: str, *texts: str) -> Library:
    """Write some, then let the file be as it was before."""
    before = path.with_name("before")
    shutil.copyfile(path, before)
    library = opened(path)
    write(library, field, *texts)
    library.close()
    shutil.copyfile(before, path)
    return opened(path)


def test_a_library_that_is_up_to_date_lacks_nothing(path: Path) -> None:
    library = opened(path)
    write(library, "title", "Checkout slower")
    assert library.keeping.missing_changes() == []
    assert len(witnessed(path)) == 2
    library.close()


def test_changes_that_a_library_lost_are_brought_back_as_they_were(path: Path) -> None:
    library = set_back(path, "title", "one", "two", "three")
    [missing] = library.keeping.missing_changes()
    assert (missing.title, len(missing.rows), missing.follows) == ("three", 3, True)
    library.keeping.bring_in([missing])
    assert library.load(REVIEW_ID).incident.title == "three"
    assert library.keeping.missing_changes() == []
    assert library.keeping.inspect(REVIEW_ID).is_whole
    assert [record.sequence for record in library.changes(REVIEW_ID)] == [1, 2, 3, 4]
    library.close()


def test_what_was_written_since_they_were_lost_stays_beside_them(path: Path) -> None:
    library = set_back(path, "title", "three")
    write(library, "summary", "meanwhile")
    [missing] = library.keeping.missing_changes()
    assert not missing.follows
    library.keeping.bring_in([missing])
    incident = library.load(REVIEW_ID).incident
    assert (incident.title, incident.summary) == ("three", "meanwhile")
    assert library.keeping.inspect(REVIEW_ID).is_whole
    library.close()


def test_a_review_that_was_lost_as_a_whole_comes_back_as_a_whole(
    path: Path, tmp_path: Path
) -> None:
    library = opened(path)
    other = library.duplicate(REVIEW_ID, "Kim")
    was = library.load(other)
    library.close()
    empty = opened(tmp_path / "other" / "hotwash.db")
    empty.close()
    shutil.copyfile(empty.where, path)
    library = opened(path)
    missing = library.keeping.missing_changes()
    assert {one.is_new for one in missing} == {True}
    library.keeping.bring_in(missing)
    assert library.load(other) == was
    assert len(library.summaries()) == 2
    library.close()


def test_another_library_in_its_place_is_noticed_and_can_be_accepted(
    path: Path, tmp_path: Path
) -> None:
    other = open_library(tmp_path / "other" / "hotwash.db", FakeClock())
    other.add(empty_review(), "Ana")
    other.close()
    shutil.copyfile(other.where, path)
    library = opened(path)
    assert library.keeping.missing_changes() == []
    assert library.keeping.strange_changes() == [REVIEW_ID]
    library.keeping.accept()
    assert library.keeping.strange_changes() == []
    write(library, "title", "going on")
    assert len(witnessed(path)) == 1
    library.close()


def test_a_line_that_was_cut_or_damaged_is_left_out(path: Path) -> None:
    library = set_back(path, "title", "one", "two")
    current, _ = witness_files(path)
    current.write_bytes(current.read_bytes()[:-10] + b"\n{}\n[1]\n\xff\n")
    [missing] = library.keeping.missing_changes()
    assert missing.title == "one"
    library.close()


def test_it_never_grows_beyond_two_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "LARGEST", 2000)
    library = opened(path)
    for number in range(12):
        write(library, "title", f"Checkout slow {number}")
    library.close()
    assert all(one.stat().st_size < 4000 for one in witness_files(path))
    assert witnessed(path)[-1]["edit"].find("slow 11") > 0


def test_a_witness_that_cannot_be_written_keeps_nobody_from_saving(path: Path) -> None:
    current, _ = witness_files(path)
    current.unlink()
    current.mkdir()
    library = opened(path)
    write(library, "title", "saved")
    assert library.load(REVIEW_ID).incident.title == "saved"
    current.rmdir()
    write(library, "title", "later")
    assert len(witnessed(path)) == 2
    library.close()
