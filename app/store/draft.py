# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line that is begun and not stored yet, in a small file: there again after a crash."""

from __future__ import annotations

import contextlib
import threading
from hashlib import sha256
from pathlib import Path

from app.private_files import private
from app.whole_file import make_folder, put_in_place, sync_file

FOLDER = "drafts"


class Draft:
    """The begun line of one review. From any thread; what was begun later stays.

    It is no part of the review: nobody else sees it, and it waits for no database. Where its file
    can't be written it is not kept; the library says then what is wrong with the disk. `suffix`
    names another text that is kept beside the line in the same way.
    """

    def __init__(self, data_dir: Path, review_id: str, suffix: str = "txt") -> None:
        # An id may come from a foreign file: only its digest is a safe name.
        name = sha256(review_id.encode()).hexdigest()[:32]
        self._path = data_dir / FOLDER / f"{name}.{suffix}"
        self._lock = threading.Lock()
        self._count = 0
        self._kept = 0

    def next_turn(self) -> int:
        """Return the turn of a text that is about to be kept: a later turn wins."""
        self._count += 1
        return self._count

    def keep(self, text: str, turn: int) -> None:
        """Put `text` in the place of what was kept; an empty one takes the file away."""
        with self._lock, contextlib.suppress(OSError):
            if turn < self._kept:
                return
            self._kept = turn
            if not text:
                self._path.unlink(missing_ok=True)
                return
            make_folder(self._path.parent)
            beside = self._path.with_name(f"{self._path.name}.new")
            with open(beside, "w", encoding="utf-8", opener=private) as file:
                file.write(text)
            sync_file(beside)
            put_in_place(beside, self._path)

    def read(self) -> str:
        """Return what was kept; empty where there is nothing that can be read."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._path.read_text(encoding="utf-8")
        return ""
