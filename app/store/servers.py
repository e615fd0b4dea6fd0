# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The servers of this run: who is known, with which password, and the libraries open on them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.errors import UserFacingError
from app.secret_store import Place, SecretStore
from app.store.address import ServerAddress
from app.store.known_servers import KnownServer, keep_server, read_servers, remove_server
from app.store.password_fault import PasswordFault, password_fault
from app.translation import tr

if TYPE_CHECKING:
    from app.store.library import Library
    from app.store.open_review import OpenReview


class PasswordWanted(UserFacingError):
    """The server asks for a password that is not known here, or does not take the one known."""

    def __init__(self, address: ServerAddress, *, was_refused: bool) -> None:
        words = (
            tr("The server did not accept the password of {1} for {0}; type it once more.")
            if was_refused
            else tr("The server asks for the password of {1} for {0}.")
        )
        super().__init__(words.format(address.name, address.user or tr("this login")))
        self.address = address
        self.was_refused = was_refused


class Servers:
    """May be used from any thread; each library is opened once, when first asked for."""

    def __init__(self, data_dir: Path, secrets: SecretStore, clock: Clock) -> None:
        self._data_dir = data_dir
        self._secrets = secrets
        self._clock = clock
        self._open: dict[str, Library] = {}
        self._lock = threading.Lock()

    @property
    def can_remember(self) -> bool:
        """Whether there is a keyring to keep a password beyond this run."""
        return self._secrets.can_remember

    def known(self) -> tuple[KnownServer, ...]:
        """Return the servers in the person's list. Raises UserFacingError."""
        return read_servers(self._data_dir)

    def keep(self, server: KnownServer) -> tuple[KnownServer, ...]:
        """Put a server into the list, in the place of the one that is the same."""
        return keep_server(self._data_dir, server)

    def remove(self, address: ServerAddress) -> tuple[KnownServer, ...]:
        """Take a server out of the list, and forget the password for it."""
        self._secrets.forget(_place(address))
        return remove_server(self._data_dir, address)

    def own(self, address: ServerAddress) -> ServerAddress | None:
        """Return how this person reaches the place that `address` names; None where unknown.

        A link says where a review is; how one logs in and verifies the server is never its choice.
        """
        same = (each.address for each in self.known() if each.address.is_same_place(address))
        return next(same, None)

    def reached(self, address: ServerAddress) -> ServerAddress:
        """Return the address as this person has it in the list, else as it is."""
        return self.own(address) or address

    def named(self, name: str) -> ServerAddress | None:
        """Return the server of the list that is called so."""
        return next((each.address for each in self.known() if each.name == name), None)

    def url(self, address: ServerAddress) -> str:
        """Return what the driver is called with, password and all; show it to nobody."""
        return address.url(self._secrets.get(_place(address)) or "")

    def give_password(self, address: ServerAddress, password: str, *, remember: bool) -> None:
        """Keep a password until the run ends and, if wished, in the keyring."""
        self._secrets.keep(_place(address), password, remember=remember)

    def forget_password(self, address: ServerAddress) -> None:
        """Forget the password of a login everywhere."""
        self._secrets.forget(_place(address))

    def is_open(self, address: ServerAddress) -> bool:
        """Tell whether the library at `address` was opened in this run; asks no server."""
        with self._lock:
            return address.text in self._open

    def library(self, address: ServerAddress) -> Library:
        """Return the library at `address`, its tables made or migrated where that is needed.

        Raises PasswordWanted, or UserFacingError with what keeps it from being opened.
        """
        with self._lock:
            found = self._open.get(address.text)
        if found is not None:
            return found
        opened = self._opened(address)
        with self._lock:
            found = self._open.setdefault(address.text, opened)
        if found is not opened:
            opened.close()
        return found

    def open_review(self, address: ServerAddress, review_id: str, author: str = "") -> OpenReview:
        """Return a review to work on; where the server is away, as this computer last had it.

        Raises PasswordWanted, NoSuchReview, or StoreTrouble where there is no copy here either.
        """
        from app.store.opening import open_offline
        from app.store.troubles import NotAllowed, StoreTrouble

        try:
            return self.library(address).open(review_id, author)
        except NotAllowed:
            raise
        except StoreTrouble as trouble:
            try:
                return open_offline(
                    self.url(address), review_id, self._clock, self._data_dir, author
                )
            except StoreTrouble:
                raise trouble from None

    def waiting(self) -> dict[str, int]:
        """Return how many edits of each review wait for their server."""
        from app.store.outbox import waiting_outboxes

        counts: dict[str, int] = {}
        for outbox in waiting_outboxes(self._data_dir):
            counts[outbox.review_id] = counts.get(outbox.review_id, 0) + outbox.waiting
        return counts

    def close(self) -> None:
        """Let go of every server."""
        with self._lock:
            opened, self._open = list(self._open.values()), {}
        for library in opened:
            library.close()

    def _opened(self, address: ServerAddress) -> Library:
        from app.store.library import open_library  # SQLAlchemy takes longer than the first paint

        try:
            return open_library(self.url(address), self._clock, self._data_dir)
        except UserFacingError as error:
            refusal = password_refusal(address, error)
            if refusal is None:
                raise
            raise refusal from error


def password_refusal(address: ServerAddress, error: BaseException) -> PasswordWanted | None:
    """Return what to ask for where a connection failed for its password; else None."""
    fault = password_fault(error)
    if fault is None:
        return None
    return PasswordWanted(address, was_refused=fault is PasswordFault.REFUSED)


def _place(address: ServerAddress) -> Place:
    return f"{address.host}:{address.port}", address.user
