# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A full disk: nothing typed is lost, it is said, and all is well when there is space again."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.capture.review_file import import_file
from app.capture.unpacked_files import unpacked
from app.errors import UserFacingError
from app.paths import resource
from app.publish.export import ExportOptions, export_review
from app.publish.folder.target import FolderTarget
from app.publish.publishing import plan, send
from app.publish.target_config import TargetConfig, TargetKind
from app.review.edits import Set
from app.review.evidence import Evidence
from app.review.item import Kind
from app.store.attachments import AttachmentStore
from app.store.autosave import SaveKind
from app.store.draft import Draft
from app.store.library import Library, open_library
from app.temporary_folder import lasting_temporary_folder, temporary_folder
from tests.app.store.conftest import StateLog
from tests.builders import REVIEW_ID, empty_review, review_with
from tests.fakes import START, FakeClock
from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.faults.jobs.exporting import EXAMPLE
from tests.faults.small_disk import SIZE, SmallDisk

NOTE = "What we know so far. " * 2000
ROUNDS = of_plan(2, 10)


@pytest.fixture
def library(small_disk: SmallDisk) -> Iterator[Library]:
    """Return a library with one review on the small disk."""
    made = open_library(small_disk.folder / "hotwash.db", FakeClock())
    made.add(empty_review())
    yield made
    made.close()


def test_what_is_typed_while_the_disk_is_full_is_saved_when_there_is_space_again(
    library: Library, small_disk: SmallDisk, figures: Figures
) -> None:
    for _ in range(ROUNDS):
        small_disk.fill()
        typed = _type_until_full_then_free(library, small_disk.free, "the disk is full")
        figures.round(acknowledged=typed)


def test_what_is_left_when_the_app_ends_on_a_full_disk_is_said_to_be_unsaved(
    library: Library, small_disk: SmallDisk
) -> None:
    opened = library.open(REVIEW_ID)
    small_disk.fill()
    number = 0
    while opened.autosave.flush():
        number += 1
        _write(opened.session.apply, f"{number} {NOTE}")
    assert not opened.close()
    assert opened.autosave.unsaved
    small_disk.free()


def test_while_the_disk_is_full_the_library_can_be_read(
    library: Library, small_disk: SmallDisk, tmp_path: Path
) -> None:
    small_disk.fill()
    assert library.load(REVIEW_ID) == empty_review()
    library.backup(tmp_path / "elsewhere.db")


def test_no_library_can_be_made_on_a_full_disk(small_disk: SmallDisk) -> None:
    small_disk.fill()
    with pytest.raises(UserFacingError, match="disk"):
        open_library(small_disk.folder / "hotwash.db", FakeClock())
    small_disk.free()
    open_library(small_disk.folder / "hotwash.db", FakeClock()).close()


def test_no_half_attachment_is_left_on_a_full_disk(small_disk: SmallDisk, figures: Figures) -> None:
    store = AttachmentStore(small_disk.folder / "attachments")
    kept = store.put_bytes(b"x" * 1000)
    with pytest.raises(UserFacingError, match="disk is full"):
        store.put_bytes(b"y" * 2 * SIZE)
    assert small_disk.files() == [f"attachments/{kept.sha256[:2]}/{kept.sha256}"]
    store.put_bytes(b"z" * 1000)
    figures.round(acknowledged=1, lost=int(not store.verify(kept.sha256)))


@pytest.mark.parametrize("form", ["pdf", "hotwash", "html", "docx", "yaml", "svg", "png"])
def test_an_export_that_has_no_room_leaves_the_file_of_before(
    small_disk: SmallDisk, figures: Figures, form: str
) -> None:
    target = small_disk.folder / f"review.{form}"
    target.write_bytes(b"the file of before")
    review = import_file(resource(*EXAMPLE)).review
    small_disk.fill()
    with pytest.raises(UserFacingError, match="No space left"):
        export_review(review, target, form, ExportOptions(now=START))
    assert small_disk.files() == [target.name]
    figures.round(acknowledged=1, lost=int(target.read_bytes() != b"the file of before"))
    small_disk.free()
    export_review(review, target, form, ExportOptions(now=START))


def test_publishing_into_a_full_folder_is_said_and_goes_on_later(small_disk: SmallDisk) -> None:
    config = TargetConfig("archive", TargetKind.FOLDER, str(small_disk.folder))
    target, review = FolderTarget(config), empty_review()
    small_disk.fill()
    pieces = plan(target, review, ExportOptions(now=START)).to_send
    run = send(
        target, review, pieces, ExportOptions(now=START), lambda _arrival: None, FakeClock().now
    )
    assert ["No space left" in trouble.sentence for trouble in run.troubles] == [True]
    small_disk.free()
    run = send(
        target,
        review,
        run.waiting,
        ExportOptions(now=START),
        lambda _arrival: None,
        FakeClock().now,
    )
    assert run.is_whole


def test_a_copy_that_has_no_room_leaves_no_half_copy(
    library: Library, small_disk: SmallDisk
) -> None:
    small_disk.fill()
    with pytest.raises(UserFacingError, match="disk"):
        library.backup(small_disk.folder / "backup.db")
    assert [name for name in small_disk.files() if "backup" in name] == []


def test_a_begun_line_of_before_stays_where_a_new_one_has_no_room(small_disk: SmallDisk) -> None:
    draft = Draft(small_disk.folder, REVIEW_ID)
    draft.keep("begun before", draft.next_turn())
    small_disk.fill()
    draft.keep("begun on a full disk " * 1000, draft.next_turn())
    assert Draft(small_disk.folder, REVIEW_ID).read() == "begun before"


def test_a_full_folder_for_temporary_files_is_said(
    small_disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = AttachmentStore(tmp_path / "attachments")
    stored = store.put_bytes(b"fact" * 50_000)
    fact = Evidence(id="e1", number=1, size=stored.size, sha256=stored.sha256)
    export_review(review_with(fact), tmp_path / "r.hotwash", "", ExportOptions(files=store))
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk.folder))
    small_disk.fill()
    with unpacked(import_file(tmp_path / "r.hotwash")) as files:
        with pytest.raises(UserFacingError, match="No space left"):
            files.path(stored.sha256)
        small_disk.free()
        assert files.path(stored.sha256).stat().st_size == stored.size
    assert small_disk.files() == []


def test_a_missing_folder_for_temporary_files_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UserFacingError, match="folder for temporary files"), temporary_folder():
        pass
    with pytest.raises(UserFacingError, match="folder for temporary files"):
        lasting_temporary_folder()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
def test_a_file_that_may_not_grow_is_as_good_as_a_full_disk(
    tmp_path: Path, figures: Figures
) -> None:
    import resource as limits

    library = open_library(tmp_path / "hotwash.db", FakeClock())
    library.add(empty_review())
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    largest = max(path.stat().st_size for path in tmp_path.iterdir() if path.is_file())
    limits.setrlimit(limits.RLIMIT_FSIZE, (largest + 50_000, hard))

    def lift() -> None:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))

    try:
        figures.round(acknowledged=_type_until_full_then_free(library, lift, "Not saved"))
    finally:
        lift()
        library.close()


def _type_until_full_then_free(library: Library, free: Callable[[], None], said: str) -> int:
    """Type until nothing is saved any more, then on; return how often it was said to be saved."""
    with library.open(REVIEW_ID) as opened:
        log = StateLog(opened.autosave)
        number = 0
        while opened.autosave.flush():
            number += 1
            assert number < 200
            _write(opened.session.apply, f"{number} {NOTE}")
        state = log.wait_for(SaveKind.FAILED)
        assert said in state.sentence
        assert "Your text is kept here" in state.sentence
        _write(opened.session.apply, f"typed while the disk was full {NOTE}")
        assert not opened.autosave.flush()
        free()
        assert opened.autosave.flush()
        assert opened.autosave.state.kind is SaveKind.SAVED
        assert library.load(REVIEW_ID) == opened.session.review
    return number + 1


def _write(apply: Callable[[Set], object], text: str) -> None:
    apply(Set(Kind.INCIDENT, "incident", "summary", text))
