# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review that is being worked on: its session, and the autosave that follows it."""

from __future__ import annotations

from typing import Self

from app.session.session import Session
from app.store.autosave import Autosave


class OpenReview:
    """Belongs to the thread that edits. Close it when done, or use it as a context manager."""

    def __init__(self, session: Session, autosave: Autosave) -> None:
        self.session = session
        self.autosave = autosave
        self._unsubscribe = session.subscribe(autosave.add)
        self._is_open = True

    def close(self, timeout: float = 5.0) -> bool:
        """Save what is left and let go; return whether everything is saved.

        To leave the choice to a person when the disk is full, ask `autosave.flush` first.
        """
        if self._is_open:
            self._is_open = False
            self._unsubscribe()
            self.autosave.close(timeout)
        return not self.autosave.unsaved

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
