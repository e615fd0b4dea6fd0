# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A full disk: nothing typed is lost, it is said, and all is well when there is space again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.review.edits import Set
from app.review.item import Kind
from app.store.attachments import AttachmentStore
from app.store.autosave import SaveKind
from app.store.library import Library, open_library
from tests.app.store.conftest import StateLog
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock

SIZE = 1 << 20
NOTE = "What we know so far. " * 2000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of one megabyte, where making one is allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def library_on_small_disk(small_disk: Path) -> Iterator[Library]:
    """Return a library with one review on the small disk."""
    library = open_library(small_disk / "hotwash.db", FakeClock())
    library.add(empty_review())
    yield library
    library.close()


def test_what_is_typed_while_the_disk_is_full_is_saved_when_there_is_space_again(
    library_on_small_disk: Library, small_disk: Path
) -> None:
    filler = _fill(small_disk)
    _type_until_full_then_free(library_on_small_disk, filler.unlink, "the disk is full")


def test_while_the_disk_is_full_the_library_can_be_read(
    library_on_small_disk: Library, small_disk: Path, tmp_path: Path
) -> None:
    _fill(small_disk)
    assert library_on_small_disk.load(REVIEW_ID) == empty_review()
    library_on_small_disk.backup(tmp_path / "elsewhere.db")


def test_no_library_can_be_made_on_a_full_disk(small_disk: Path) -> None:
    filler = _fill(small_disk)
    with pytest.raises(UserFacingError, match="disk"):
        open_library(small_disk / "hotwash.db", FakeClock())
    filler.unlink()
    open_library(small_disk / "hotwash.db", FakeClock()).close()


def test_no_half_attachment_is_left_on_a_full_disk(small_disk: Path) -> None:
    store = AttachmentStore(small_disk / "attachments")
    with pytest.raises(UserFacingError, match="disk is full"):
        store.put_bytes(b"x" * 2 * SIZE)
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []
    store.put_bytes(b"x" * 1000)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
def test_a_file_that_may_not_grow_is_as_good_as_a_full_disk(tmp_path: Path) -> None:
    import resource

    library = open_library(tmp_path / "hotwash.db", FakeClock())
    library.add(empty_review())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(path.stat().st_size for path in tmp_path.iterdir() if path.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 50_000, hard))

    def lift() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    try:
        _type_until_full_then_free(library, lift, "Not saved")
    finally:
        lift()
        library.close()


def _type_until_full_then_free(library: Library, free: Callable[[], None], said: str) -> None:
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


def _write(apply: Callable[[Set], object], text: str) -> None:
    apply(Set(Kind.INCIDENT, "incident", "summary", text))


def _fill(folder: Path) -> Path:
    """Leave no room in `folder`."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as target:
        for piece in (4096, 1):
            try:
                while True:
                    target.write(b"x" * piece)
            except OSError:
                continue
    return filler
