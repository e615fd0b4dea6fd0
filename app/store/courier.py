# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The courier of one review on a server: takes what is written there, and brings what others write.

A thread with a connection of its own that listens. Edits are safe in the outbox before the courier
has them: whatever becomes of the network, the thread that edits never waits for it.
"""

from __future__ import annotations

import random
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from app.clock import Clock, CorrectedClock
from app.errors import UserFacingError
from app.session.presence import RENEWED_EVERY, Presence
from app.session.session import Commit
from app.store.access import access_of
from app.store.autosave import FIRST_PAUSE, LONGEST_PAUSE, MOST_AT_ONCE
from app.store.clock_offset import clock_offset
from app.store.engine import Database
from app.store.exchange import Exchange
from app.store.link_news import LinkNews, report_link_bug
from app.store.link_state import LinkKind, LinkState
from app.store.news import News, NewsKind
from app.store.outbox import Outbox
from app.store.password_fault import password_fault
from app.store.presence_rows import read_presences, remove_presence, write_presence
from app.store.schema import bring_up_to_date
from app.store.server_line import ServerLine
from app.store.troubles import StoreTrouble
from app.store.unit_of_work import UnitOfWork
from app.translation import marked, tr


@dataclass(frozen=True)
class Timing:
    """Seconds: how long to wait for an answer, how often to look whether the server is there."""

    answer: float = 5.0
    beat: float = 5.0
    first_pause: float = FIRST_PAUSE
    longest_pause: float = LONGEST_PAUSE
    presence: float = RENEWED_EVERY.total_seconds()
    clock: float = 180.0


DEFAULT_TIMING = Timing()


@dataclass(frozen=True)
class Errand:
    """What a courier is sent with: a database that is its own, and whose session it serves.

    `corrected` is the clock to be set by the server's, where there is one; `on_connected` is called
    on the courier's thread whenever the server is there again.
    """

    database: Database
    review_id: str
    client_id: str
    clock: Clock
    corrected: CorrectedClock | None
    on_connected: Callable[[], None]
    timing: Timing


class Courier(LinkNews):
    """Implements `link.Link` for a review on a server. `post` is the autosave's way to write."""

    def __init__(
        self,
        errand: Errand,
        exchange: Exchange,
        outbox: Outbox,
        waiting: Sequence[Commit] = (),
        kind: LinkKind = LinkKind.OFFLINE,
    ) -> None:
        why = tr(_NOT_YET) if kind is LinkKind.OFFLINE else ""
        super().__init__(LinkState(kind, errand.clock.now(), len(waiting), why))
        self._errand = errand
        self._exchange = exchange
        self._outbox = outbox
        self._changed = threading.Condition()
        self._queue: deque[Commit] = deque(waiting)
        self._own: Presence | None = None
        self._is_told = True
        self._is_away = False
        self._closing = False
        self._hurry = False
        self._line: ServerLine | None = None
        self._due: dict[str, float] = {}
        self._failures = 0
        self._ears, self._bell = socket.socketpair()
        for end in (self._ears, self._bell):
            end.setblocking(False)
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Set out."""
        self._thread.start()

    def tell(self, presence: Presence) -> None:
        """Let the others know where this window is in the review."""
        with self._changed:
            self._own = replace(presence, client_id=self._errand.client_id)
            self._is_told = False
        self._ring()

    def retry(self) -> None:
        """Try to reach the server now."""
        with self._changed:
            self._hurry = True
        self._ring()

    def post(self, commits: Sequence[Commit]) -> None:
        """Take commits: they are safe when this returns. Raises StoreTrouble.

        Where this computer's disk refuses them, they are taken to the server at once.
        """
        try:
            self._outbox.append(commits)
        except StoreTrouble as trouble:
            self._post_at_once(commits, trouble)
            return
        with self._changed:
            known = self._queue[-1].number if self._queue else self._exchange.confirmed
            self._queue.extend(commit for commit in commits if commit.number > known)
        self._ring()

    def settle(self, timeout: float) -> bool:
        """Wait until the server has everything; return False where that takes too long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._queue, timeout)

    def close(self, timeout: float = 5.0) -> None:
        """Bring what waits where the server is there, and let go; what is left stays here."""
        ends_at = time.monotonic() + timeout
        with self._changed:
            self._changed.wait_for(lambda: not self._queue or self._is_away, timeout / 2)
            self._closing = True
        self._ring()
        self._thread.join(max(0.0, ends_at - time.monotonic()))

    def _post_at_once(self, commits: Sequence[Commit], trouble: StoreTrouble) -> None:
        with self._changed:
            waiting = [*self._queue, *commits]
        try:
            self._exchange.write(waiting)
        except UserFacingError:
            raise trouble from None
        self._forget_confirmed()

    def _run(self) -> None:
        try:
            while not self._closing:
                self._try_to_serve()
                self._pause()
        finally:
            self._let_go()

    def _try_to_serve(self) -> None:
        """Serve until closing or until the server is lost."""
        try:
            self._connect()
            while not self._closing:
                self._serve()
            self._serve_last()
        except UserFacingError as error:
            self._lose(error.sentence, wants_password=password_fault(error) is not None)
        except Exception as error:  # noqa: BLE001 - the thread has to live on
            if not self._failures:
                report_link_bug(error)
            self._lose(tr(_BUG))
        finally:
            self._hang_up()

    def _connect(self) -> None:
        errand = self._errand
        line = ServerLine.opened(errand.database, errand.review_id, errand.timing.answer)
        self._line = line
        bring_up_to_date(errand.database)
        with UnitOfWork(errand.database, writes=False) as work:
            may_write = access_of(work.connection).writes
        self._outbox.note_access(may_write=may_write)
        self._due = {}
        self._is_told = self._own is None
        self._exchange.pull()  # what was told before the line listened was told to nobody
        self._send(may_write=may_write)
        self._failures = 0
        kind = LinkKind.CONNECTED if may_write else LinkKind.READ_ONLY
        with self._changed:
            self._is_away = not may_write
            waiting = 0 if may_write else len(self._queue)
            self._changed.notify_all()
        self.tell_state(LinkState(kind, errand.clock.now(), waiting))
        errand.on_connected()

    def _serve(self) -> None:
        """Do what is to be done, then wait for the next thing."""
        line, timing = self._line, self._errand.timing
        assert line is not None
        may_write = self.state.kind is LinkKind.CONNECTED
        self._send(may_write=may_write)
        if self._is_due("clock", timing.clock):
            self._set_clock(line)
        if self._is_due("beat", timing.beat):
            line.time()
        self._keep_presence(may_write=may_write)
        heard = line.news()  # what came along with an answer makes the socket readable no more
        if not heard:
            self._wait(line, max(0.0, min(self._due.values()) - time.monotonic()))
            heard = line.news()
        news = [one for one in heard if self._is_news(one)]
        if any(one.kind is NewsKind.CHANGE for one in news):
            self._exchange.pull()
        if any(one.kind is NewsKind.PRESENCE for one in news):
            self._read_presence()

    def _is_news(self, news: News) -> bool:
        """Tell whether that is not of this session: a copied outbox goes on under its name."""
        is_new = news.sequence > self._exchange.standing.head.sequence
        return is_new or news.client_id != self._errand.client_id

    def _set_clock(self, line: ServerLine) -> None:
        corrected = self._errand.corrected
        if corrected is not None:
            corrected.correct(self, clock_offset(line.time, corrected.base.now))

    def _serve_last(self) -> None:
        may_write = self.state.kind is LinkKind.CONNECTED
        self._send(may_write=may_write)
        if may_write and self._own is not None:
            self._remove_presence()

    def _send(self, *, may_write: bool) -> None:
        while may_write:
            with self._changed:
                most = min(len(self._queue), MOST_AT_ONCE)
                commits = [self._queue[place] for place in range(most)]
            if not commits:
                return
            self._exchange.write(commits)
            self._forget_confirmed()

    def _forget_confirmed(self) -> None:
        with self._changed:
            while self._queue and self._queue[0].number <= self._exchange.confirmed:
                self._queue.popleft()
            self._changed.notify_all()

    def _keep_presence(self, *, may_write: bool) -> None:
        """Renew where this window is, and look who is no longer there."""
        is_due = self._is_due("presence", self._errand.timing.presence)
        with self._changed:
            own, is_told, self._is_told = self._own, self._is_told, True
        if may_write and own is not None and (is_due or not is_told):
            self._write_presence(own)
        if is_due:
            self._read_presence()

    def _write_presence(self, own: Presence) -> None:
        # A login that may write reviews and not be seen is no reason to stop: if the server itself
        # is gone, the next beat tells.
        with suppress(StoreTrouble), UnitOfWork(self._errand.database) as work:
            write_presence(work.connection, self._errand.review_id, own)
            work.commit()

    def _read_presence(self) -> None:
        errand = self._errand
        with suppress(StoreTrouble), UnitOfWork(errand.database, writes=False) as work:
            found = read_presences(work.connection, errand.review_id, errand.client_id)
            self.tell_present(found)

    def _remove_presence(self) -> None:
        with suppress(StoreTrouble), UnitOfWork(self._errand.database) as work:
            remove_presence(work.connection, self._errand.review_id, self._errand.client_id)
            work.commit()

    def _is_due(self, what: str, every: float) -> bool:
        now = time.monotonic()
        if now < self._due.get(what, now):
            return False
        self._due[what] = now + every
        return True

    def _lose(self, sentence: str, *, wants_password: bool = False) -> None:
        self._failures += 1
        with self._changed:
            self._is_away = True
            self._changed.notify_all()
            waiting = len(self._queue)
        now = self._errand.clock.now()
        state = LinkState(LinkKind.OFFLINE, now, waiting, sentence, wants_password)
        self.tell_state(state)
        self.tell_present(())

    def _pause(self) -> None:
        """Wait before the next attempt, and tell meanwhile how many edits wait."""
        timing = self._errand.timing
        doubled = timing.first_pause * 2.0 ** min(self._failures - 1, 10)
        # All who lost the server at once shall not come back at once.
        pause = min(doubled, timing.longest_pause) * _jitter()
        ends_at = time.monotonic() + pause
        while not self._closing and not self._hurry and time.monotonic() < ends_at:
            with self._changed:
                waiting = len(self._queue)
            self.tell_state(replace(self.state, waiting=waiting))
            self._wait(None, max(0.0, ends_at - time.monotonic()))
        self._hurry = False

    def _wait(self, line: ServerLine | None, seconds: float) -> None:
        """Wait until somebody rings, there is news on the line, or so many seconds are over."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._ears, selectors.EVENT_READ)
            if line is not None:
                selector.register(line, selectors.EVENT_READ)
            selector.select(seconds)
        with suppress(BlockingIOError):
            while self._ears.recv(4096):
                pass

    def _ring(self) -> None:
        with suppress(OSError):  # it is ringing already, or the courier has let go
            self._bell.send(b"!")

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        self._errand.database.close()  # what is left in its pool was lost with the line

    def _let_go(self) -> None:
        if self._errand.corrected is not None:
            self._errand.corrected.release(self)
        self._outbox.close()
        self._ears.close()
        self._bell.close()


def _jitter() -> float:
    return random.uniform(0.75, 1.25)  # noqa: S311 - nothing hangs on guessing it


_NOT_YET = marked("Connecting to the server.")
_BUG = marked("Not sent because of a fault in Hotwash. Your edits are kept on this computer.")
