# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The servers a person knows, and what the chosen one says. Slow work is off the window's thread.

Passwords go from the field to where secrets are kept, and stay nowhere in here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Services
from app.store.address import ServerAddress
from app.store.known_servers import KnownServer
from app.store.server_look import ServerLook, look_at
from app.store.servers import PasswordWanted
from ui.jobs import Job, Jobs, Progress

Looking = Callable[..., ServerLook]


class ServerDesk(QObject):
    """`changed` follows whatever is to be shown anew.

    `saved` or `not_saved(sentence)` follows when a server is to be kept, `tested(look)` a test of
    one that need not be in the list.
    """

    changed = Signal()
    told = Signal(str)
    saved = Signal()
    not_saved = Signal(str)
    tested = Signal(object)
    progressed = Signal(float, str)

    def __init__(
        self, services: Services, jobs: Jobs, look: Looking = look_at, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._look_at = services, jobs, look
        self.servers: tuple[KnownServer, ...] = ()
        self.server: KnownServer | None = None
        self.look: ServerLook | None = None
        """What the chosen server said; None while it was not asked."""
        self.list_trouble = ""
        self.can_remember = False
        self._job: Job | None = None
        self.is_working = False
        """Whether more is under way than a look."""

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way: until it ends no other begins."""
        return self._job is not None

    def load(self) -> None:
        """Read which servers there are; nobody is asked anything."""
        servers = self._services.servers

        def read(_progress: Progress) -> tuple[tuple[KnownServer, ...], bool]:
            return servers.known(), servers.can_remember

        def done(found: tuple[tuple[KnownServer, ...], bool]) -> None:
            self.can_remember = found[1]
            self._take_list(found[0])

        self.start(read, done, self._on_list_trouble)

    def choose(self, name: str) -> None:
        """Go to a server, and ask it how it stands."""
        found = next((each for each in self.servers if each.address.text == name), None)
        if found is None or found is self.server or self.is_working:
            return
        self._stop_looking()
        self.server, self.look = found, None
        self.ask()

    def ask(self) -> None:
        """Ask the chosen server how it stands."""
        server = self.server
        if server is None:
            self.changed.emit()
            return
        servers, look = self._services.servers, self._look_at

        def done(seen: ServerLook) -> None:
            self.look = seen

        self.start(lambda _progress: look(servers, server.address), done, looking=True)

    def test(self, address: ServerAddress, password: str) -> None:
        """Try a connection that may not be in the list yet."""
        servers, look = self._services.servers, self._look_at
        self.start(lambda _progress: look(servers, address, password), self.tested.emit)

    def keep(self, server: KnownServer, password: str, *, remember: bool) -> None:
        """Put a server into the list, and go to it."""
        servers = self._services.servers

        def work(_progress: Progress) -> tuple[KnownServer, ...]:
            kept = servers.keep(server)
            if password:
                servers.give_password(server.address, password, remember=remember)
            return kept

        def done(kept: tuple[KnownServer, ...]) -> None:
            self.server, self.look = server, None
            self._take_list(kept)
            self.saved.emit()

        self.start(work, done, self.not_saved.emit, then_ask=True)

    def give_password(self, password: str, *, remember: bool) -> None:
        """Take the password for the chosen server."""
        server, servers = self.server, self._services.servers
        if server is not None:
            address = server.address
            self.start(
                lambda _progress: servers.give_password(address, password, remember=remember),
                lambda _none: None,
                then_ask=True,
            )

    def wait_for_password(self, wanted: PasswordWanted) -> None:
        """Go to a server that has asked for a password already; it need not be in the list."""
        self._stop_looking()
        address = wanted.address
        same = (each for each in self.servers if each.address == address)
        self.server = next(same, KnownServer(address.name, address))
        self.look = ServerLook(
            False, (wanted.sentence,), wanted=wanted, can_remember=self.can_remember
        )
        self.changed.emit()

    def forget_password(self) -> None:
        """Forget the password of the chosen server, and ask for it anew."""
        server, servers = self.server, self._services.servers
        if server is not None:
            self.start(
                lambda _progress: servers.forget_password(server.address),
                lambda _none: None,
                then_ask=True,
            )

    def remove(self) -> None:
        """Take the chosen server off the list; what is on it stays there."""
        server, servers = self.server, self._services.servers
        if server is None:
            return

        def done(kept: tuple[KnownServer, ...]) -> None:
            self.server, self.look = None, None
            self.told.emit(
                self.tr("{0} is off the list. What is on it stays there.").format(server.name)
            )
            self._take_list(kept)

        self.start(lambda _progress: servers.remove(server.address), done, then_ask=True)

    def cancel(self) -> None:
        """Ask what is under way to stop."""
        if self._job is not None:
            self._job.cancel()

    def start(
        self,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
        *,
        looking: bool = False,
        then_ask: bool = False,
    ) -> None:
        """Do something off the window's thread, unless something is under way."""
        if self.is_busy:
            return

        def done(result: Any) -> None:
            self._job, self.is_working = None, False
            then(result)
            if then_ask and not self.is_busy:
                self.ask()
            self.changed.emit()

        def broke(sentence: str) -> None:
            self._job, self.is_working = None, False
            (failed or self._on_trouble)(sentence)
            self.changed.emit()

        self.is_working = not looking
        self._job = self._jobs.run(work, done, broke, owner=self)
        self._job.progressed.connect(self.progressed)
        self.changed.emit()

    def _stop_looking(self) -> None:
        if self._job is not None and not self.is_working:
            self._job.forget()
            self._job = None

    def _take_list(self, servers: tuple[KnownServer, ...]) -> None:
        self.servers, self.list_trouble = servers, ""
        chosen = self.server
        if chosen is not None:
            # One that waits for its password need not be in the list.
            same = (each for each in servers if each.address == chosen.address)
            self.server = next(same, chosen if self.look is not None else None)

    def _on_list_trouble(self, sentence: str) -> None:
        self.servers, self.list_trouble, self.server = (), sentence, None

    def _on_trouble(self, sentence: str) -> None:
        self.look = ServerLook(False, (sentence,), can_remember=self.can_remember)
