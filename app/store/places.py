# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person's folder holds, how much of it and where. Looks at names and sizes alone.

It may take a while where there are many attached files: call it from a job.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.kept_faults import FOLDER as FAULTS
from app.rules.rule_kinds import KINDS
from app.spelling.dictionary_files import FOLDER as DICTIONARIES
from app.store.attachments import FOLDER as ATTACHMENTS
from app.store.backups import FOLDER as BACKUPS
from app.store.draft import FOLDER as DRAFTS
from app.store.outbox_file import FOLDER as OUTBOX
from app.translation import marked

_LITTLE = 1 << 30
_LITTLE_SHARE = 0.05
"""A disk is nearly full with less than this many bytes free, and less than this share of it."""


class Place(StrEnum):
    """What is kept apart; the words are what it is called."""

    LIBRARY = marked("Library")
    ATTACHMENTS = marked("Attached files")
    BACKUPS = marked("Backups")
    ASIDE = marked("Libraries put aside")
    OUTBOX = marked("Waiting for a server")
    DRAFTS = marked("Drafts")
    RULES = marked("Your own rules")
    DICTIONARIES = marked("Dictionaries")
    FAULTS = marked("Reports of bugs")
    SETTINGS = marked("Settings and lists")


_RULE_PATHS = [kind.name.partition("/") for kind in KINDS]
_RULE_FILES = frozenset(name for name, slash, _ in _RULE_PATHS if not slash)
_FOLDERS = {
    ATTACHMENTS: Place.ATTACHMENTS,
    BACKUPS: Place.BACKUPS,
    OUTBOX: Place.OUTBOX,
    DRAFTS: Place.DRAFTS,
    DICTIONARIES: Place.DICTIONARIES,
    FAULTS: Place.FAULTS,
    **{name: Place.RULES for name, slash, _ in _RULE_PATHS if slash},
}


@dataclass(frozen=True)
class Kept:
    """What is kept in one place: `path` leads there, `size` is in bytes."""

    place: Place
    path: Path
    files: int = 0
    size: int = 0


@dataclass(frozen=True)
class Folder:
    """A person's folder: what it holds, and how much room its disk has; 0 where not known."""

    path: Path
    kept: tuple[Kept, ...]
    free: int = 0
    room: int = 0

    @property
    def size(self) -> int:
        """All bytes in it."""
        return sum(one.size for one in self.kept)

    @property
    def is_nearly_full(self) -> bool:
        """Whether the disk has little room left."""
        return bool(self.room) and self.free < min(_LITTLE, self.room * _LITTLE_SHARE)

    def of(self, place: Place) -> Kept:
        """Return what is kept in a place."""
        return next(one for one in self.kept if one.place is place)


def folder_of(
    data_dir: Path, library: Path, cancelled: Callable[[], bool] = lambda: False
) -> Folder:
    """Measure a person's folder; what can't be read counts nothing. Never fails."""
    found = {place: Kept(place, _path_of(place, data_dir, library)) for place in Place}
    for path in _entries(data_dir):
        if cancelled():
            break
        place = _place_of(path, library)
        if place is not None:
            count, size = _measured(path, cancelled)
            kept = found[place]
            found[place] = Kept(place, kept.path, kept.files + count, kept.size + size)
    free = room = 0
    with suppress(OSError):
        room, _used, free = shutil.disk_usage(data_dir)
    return Folder(data_dir, tuple(found.values()), free, room)


def _path_of(place: Place, data_dir: Path, library: Path) -> Path:
    if place is Place.LIBRARY:
        return library
    names = [name for name, there in _FOLDERS.items() if there is place]
    return data_dir / names[0] if len(names) == 1 else data_dir


def _place_of(path: Path, library: Path) -> Place | None:
    name = path.name
    if path.is_dir():
        return _FOLDERS.get(name, Place.SETTINGS)
    if name.startswith(f"{library.stem}.damaged-"):
        return Place.ASIDE
    if name.startswith(library.name):  # with its log and its witness
        return Place.LIBRARY
    return Place.RULES if name in _RULE_FILES else Place.SETTINGS


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder.iterdir())


def _measured(path: Path, cancelled: Callable[[], bool]) -> tuple[int, int]:
    """Return how many files there are at a path, and their bytes."""
    if not path.is_dir():
        return 1, _size(path)
    count = size = 0
    for here, _folders, files in os.walk(path):
        if cancelled():
            break
        count += len(files)
        size += sum(_size(Path(here) / name) for name in files)
    return count, size


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
