# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Secrets by host and account: in the system's keyring, else in memory until the app ends.

Nothing else keeps them: no file, no database, no log, no message. A keyring that is locked may ask
and wait, so none of this belongs on a window's thread.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Protocol

from app.paths import portable_dir

_SERVICE = "Hotwash: {0}"

Place = tuple[str, str]
"""Host and account."""


class Keyring(Protocol):
    """What is used of a keyring; the library's own is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """Return a secret, or None."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service_name: str, username: str) -> None:
        """Forget a secret."""
        ...


@dataclass
class SecretStore:
    """May be used from any thread; says no secret in its `repr`.

    What was typed since the start comes first, then the keyring. Without a `keyring` that of the
    system is looked for on first use.
    """

    keyring: Keyring | None = field(default=None, repr=False)
    _typed: dict[Place, str] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _has_looked: bool = field(default=False, repr=False)

    @property
    def can_remember(self) -> bool:
        """Whether there is a keyring to keep a secret beyond this session."""
        return self._ring() is not None

    def get(self, place: Place) -> str | None:
        """Return a secret; None where it has to be asked for."""
        with self._lock:
            typed = self._typed.get(place)
        return typed or self._remembered(place)

    def keep(self, place: Place, secret: str, *, remember: bool) -> bool:
        """Keep a secret until the app ends and, if wanted, in the keyring; False if not there."""
        with self._lock:
            self._typed[place] = secret
        ring = self._ring() if remember else None
        if ring is None:
            return False
        try:
            ring.set_password(_SERVICE.format(place[0]), place[1], secret)
        except Exception:  # noqa: BLE001 - backends raise what they like; none may end the work
            return False
        return True

    def forget(self, place: Place) -> None:
        """Forget a secret everywhere."""
        with self._lock:
            self._typed.pop(place, None)
        ring = self._ring()
        if ring is None or self._remembered(place) is None:
            return
        try:
            ring.delete_password(_SERVICE.format(place[0]), place[1])
        except Exception:  # noqa: BLE001 - (as above); one that is gone already is as wanted
            return

    def _remembered(self, place: Place) -> str | None:
        ring = self._ring()
        if ring is None:
            return None
        try:
            return ring.get_password(_SERVICE.format(place[0]), place[1]) or None
        except Exception:  # noqa: BLE001 - a keyring that stays locked is as none: people are asked
            return None

    def _ring(self) -> Keyring | None:
        with self._lock:
            if self.keyring is None and not self._has_looked:
                self._has_looked = True
                self.keyring = _system_keyring()
            return self.keyring


def _system_keyring() -> Keyring | None:
    """Return the keyring of the system; None where there is none, or it writes a plain file.

    A portable copy leaves no secret behind on a computer: it has none.
    """
    if portable_dir() is not None:
        return None
    import keyring  # asks the system which there are
    from keyring.errors import KeyringError

    try:
        found: Keyring = keyring.get_keyring()
        has_worth = keyring.get_keyring().priority >= 1
    except (KeyringError, RuntimeError, OSError):
        return None
    return found if has_worth else None
