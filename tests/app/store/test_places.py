# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person's folder holds is told by place, with files and bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.store.attachments import AttachmentStore
from app.store.library import open_library
from app.store.library_facts import Unused, unused_files
from app.store.places import Place, folder_of
from tests.app.rules.test_rules_check import put
from tests.builders import empty_review
from tests.fakes import FakeClock


def test_every_file_is_counted_once_where_it_belongs(tmp_path: Path) -> None:
    for name in (
        "hotwash.db",
        "hotwash.db-wal",
        "hotwash.db-last",
        "hotwash.damaged-2026-11-28.db",
        "backups/a.db",
        "attachments/aa/aaaa",
        "outbox/x.db",
        "drafts/y.json",
        "rules/language/en.yaml",
        "report.yaml",
        "dictionaries/de_DE.dic",
        "faults/1.txt",
        "settings.json",
        "window.ini",
        "reminders/day",
    ):
        put(tmp_path, name, "12345")
    folder = folder_of(tmp_path, tmp_path / "hotwash.db")
    told = {one.place: (one.files, one.size) for one in folder.kept}
    assert told == {
        Place.LIBRARY: (3, 15),
        Place.ATTACHMENTS: (1, 5),
        Place.BACKUPS: (1, 5),
        Place.ASIDE: (1, 5),
        Place.OUTBOX: (1, 5),
        Place.DRAFTS: (1, 5),
        Place.RULES: (2, 10),
        Place.DICTIONARIES: (1, 5),
        Place.FAULTS: (1, 5),
        Place.SETTINGS: (3, 15),
    }
    assert folder.size == 75
    assert folder.of(Place.ATTACHMENTS).path == tmp_path / "attachments"
    assert folder.of(Place.LIBRARY).path == tmp_path / "hotwash.db"
    assert 0 < folder.free <= folder.room


def test_a_disk_with_little_room_is_told_and_a_folder_not_there_is_empty(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "gone", tmp_path / "gone" / "hotwash.db")
    assert folder.size == 0
    assert not folder.is_nearly_full
    disk = replace(folder, room=1 << 40)
    assert replace(disk, free=1 << 20).is_nearly_full
    assert not replace(disk, free=1 << 35).is_nearly_full


def test_attached_files_that_no_review_names_are_measured(tmp_path: Path) -> None:
    attachments = AttachmentStore(tmp_path / "attachments")
    library = tmp_path / "hotwash.db"
    attachments.put_bytes(b"nobody's")
    put(tmp_path, "attachments/aa/no hash", "not one of ours")
    assert unused_files(library, attachments.folder) == Unused(1, 8)
    opened = open_library(library, FakeClock())
    opened.add(empty_review())
    opened.close()
    assert unused_files(library, attachments.folder) == Unused(1, 8)
    library.write_bytes(b"x" * 5000)
    assert unused_files(library, attachments.folder) is None
