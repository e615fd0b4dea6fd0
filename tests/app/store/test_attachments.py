# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Attached files."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.store.attachments import CHUNK, INCOMING, AttachmentMissing, AttachmentStore
from app.whole_file import STALE_SECONDS


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    """Return an empty store whose folder is not there yet."""
    return AttachmentStore(tmp_path / "data" / "attachments")


@given(st.binary(max_size=300))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_in_comes_out(store: AttachmentStore, data: bytes) -> None:
    stored = store.put_bytes(data)
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert stored.size == len(data)
    assert b"".join(store.read(stored.sha256)) == data
    assert store.verify(stored.sha256)


def test_a_file_is_found_by_its_hash(store: AttachmentStore, tmp_path: Path) -> None:
    source = tmp_path / "shot.png"
    source.write_bytes(os.urandom(2 * CHUNK + 17))
    stored = store.put_file(source)
    assert store.path(stored.sha256) == store.folder / stored.sha256[:2] / stored.sha256
    assert store.path(stored.sha256).read_bytes() == source.read_bytes()
    assert [len(piece) for piece in store.read(stored.sha256)] == [CHUNK, CHUNK, 17]


def test_the_same_file_is_kept_once(store: AttachmentStore) -> None:
    first, second = store.put_bytes(b"log"), store.put_bytes(b"log")
    assert first == second
    assert len(_files(store)) == 1


def test_a_damaged_file_is_noticed_and_mended_by_attaching_it_again(store: AttachmentStore) -> None:
    stored = store.put_bytes(b"log")
    store.path(stored.sha256).write_bytes(b"lag")
    assert not store.verify(stored.sha256)
    store.put_bytes(b"log")
    assert store.verify(stored.sha256)


def test_a_missing_file_is_said(store: AttachmentStore) -> None:
    nowhere = "0" * 64
    assert not store.has(nowhere)
    assert not store.verify(nowhere)
    with pytest.raises(AttachmentMissing, match="attach it again"):
        list(store.read(nowhere))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "A" * 64, "0" * 64 + "\n"])
def test_nothing_but_a_hash_names_a_file(store: AttachmentStore, name: str) -> None:
    with pytest.raises(UserFacingError, match="not the SHA-256"):
        store.path(name)


def test_a_file_that_can_not_be_read_is_said(store: AttachmentStore, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.log", tmp_path):
        with pytest.raises(UserFacingError, match="choose another one"):
            store.put_file(path)
    assert _files(store) == []


def test_a_full_disk_leaves_no_half_file(
    store: AttachmentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserFacingError, match="free some space"):
        store.put_bytes(b"log" * 1000)
    assert _files(store) == []


def test_what_a_killed_program_left_is_swept_away_when_it_is_old(store: AttachmentStore) -> None:
    store.folder.mkdir(parents=True)
    fresh, old = store.folder / f"{INCOMING}1", store.folder / f"{INCOMING}2"
    for path in (fresh, old):
        path.write_bytes(b"half")
    past = old.stat().st_mtime - STALE_SECONDS - 60
    os.utime(old, (past, past))
    store.put_bytes(b"log")
    assert fresh.exists()
    assert not old.exists()


def _files(store: AttachmentStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]
