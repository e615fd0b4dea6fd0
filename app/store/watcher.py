# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The watcher of one review in a file that other windows and processes may have open too.

SQLite tells nobody of a change, but counts them: a thread looks at the counter. While nothing
changes it asks nothing else.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.clock import Clock
from app.errors import UserFacingError
from app.session.presence import RENEWED_EVERY, Presence
from app.store.engine import Database
from app.store.exchange import Exchange
from app.store.link_news import LinkNews, report_link_bug
from app.store.link_state import LinkKind, LinkState
from app.store.presence_rows import read_presences, remove_presence, write_presence
from app.store.sqlite_file import SqliteFile
from app.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Watching:
    """Seconds between looks at the file, and between two words on where this window is."""

    look: float = 0.1
    moved: float = 2.0
    together: float = RENEWED_EVERY.total_seconds()
    alone: float = 2 * RENEWED_EVERY.total_seconds()


class Watcher(LinkNews):
    """Implements `link.Link` for a review in a file. A file that is gone is autosave's to tell."""

    def __init__(
        self,
        database: Database,
        review_id: str,
        client_id: str,
        exchange: Exchange,
        clock: Clock,
        watching: Watching | None = None,
    ) -> None:
        assert database.file is not None
        super().__init__(LinkState(LinkKind.LOCAL, clock.now()))
        self._database = database
        self._review_id = review_id
        self._client_id = client_id
        self._exchange = exchange
        self._watching = watching or Watching()
        self._counter = _Counter(database.file)
        self._own_lock = threading.Lock()
        self._own: Presence | None = None
        self._is_told = True
        self._told_at = self._looked_at = float("-inf")
        self._has_failed = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self._thread.start()

    def tell(self, presence: Presence) -> None:
        """Let the others know where this window is in the review."""
        with self._own_lock:
            presence = replace(presence, client_id=self._client_id)
            self._is_told = self._is_told and presence == self._own
            self._own = presence

    def retry(self) -> None:
        """Leave it at the next look, which comes soon."""

    def close(self, timeout: float = 5.0) -> None:
        """Let go; the others no longer see this window."""
        self._closing.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._closing.wait(self._watching.look):
            self._guarded(self._look)
        if self._told_at > 0:
            self._guarded(self._remove_presence)
        self._counter.close()

    def _guarded(self, do: Callable[[], None]) -> None:
        """Do something; what the disk refuses is tried again with the next look."""
        try:
            do()
        except UserFacingError as error:
            if not self._has_failed:
                _log.warning("the library can't be watched: %s", error)
            self._has_failed = True
        except Exception as error:  # noqa: BLE001 - the thread has to live on
            if not self._has_failed:
                report_link_bug(error)
            self._has_failed = True
        else:
            self._has_failed = False

    def _look(self) -> None:
        if self._counter.has_moved():
            try:
                self._exchange.pull()
                self._read_presence()
            except BaseException:
                self._counter.forget()  # what was not taken in is looked at again
                raise
        now = time.monotonic()
        if self._is_due(now):
            self._write_presence(now)
        if self.present and now - self._looked_at >= self._watching.together:
            self._read_presence()

    def _is_due(self, now: float) -> bool:
        with self._own_lock:
            if self._own is None:
                return False
            moved = not self._is_told
        watching = self._watching
        pause = watching.together if self.present else watching.alone
        return now - self._told_at >= (watching.moved if moved else pause)

    def _write_presence(self, now: float) -> None:
        with self._own_lock:
            own, self._is_told, self._told_at = self._own, True, now
        if own is None:
            return
        with UnitOfWork(self._database) as work:
            write_presence(work.connection, self._review_id, own)
            work.commit()

    def _read_presence(self) -> None:
        self._looked_at = time.monotonic()
        with UnitOfWork(self._database, writes=False) as work:
            found = read_presences(work.connection, self._review_id, self._client_id)
        self.tell_present(found)

    def _remove_presence(self) -> None:
        with UnitOfWork(self._database) as work:
            remove_presence(work.connection, self._review_id, self._client_id)
            work.commit()


class _Counter:
    """How often other connections changed a file; a file put in its place is a change too."""

    def __init__(self, file: SqliteFile) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._seen: int | None = None

    def has_moved(self) -> bool:
        """Tell whether the file changed since the last look; the first look says yes."""
        try:
            status = self._file.path.stat()
            identity = (status.st_dev, status.st_ino)
            if self._connection is None or identity != self._identity:
                self.close()
                self._connection = self._file.connect()
                self._identity = identity
            (now,) = self._connection.execute("PRAGMA data_version").fetchone()
        except (OSError, sqlite3.Error) as error:
            _log.debug("the library file can't be looked at: %s", error)
            self.close()
            return False
        before, self._seen = self._seen, int(now)
        return before != self._seen

    def forget(self) -> None:
        """Say yes at the next look."""
        self._seen = None

    def close(self) -> None:
        """Let go of the file."""
        self._seen = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
