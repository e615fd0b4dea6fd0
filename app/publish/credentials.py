# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Credentials of targets: in the system's keyring, else in memory until the app ends.

Nothing else keeps them: no file, no database, no log, no message. A keyring that is locked may ask
and wait, so none of this belongs on a window's thread.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.publish.http import host_of
from app.publish.target_config import LOCAL_KINDS, TargetConfig

VARIABLE = "HOTWASH_SECRET_"
"""What the environment variable of a target's secret begins with."""
_SERVICE = "Hotwash: {0}"


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
class Credentials:
    """Finds and keeps secrets. May be used from any thread; says none of them in its `repr`.

    A team's environment comes first, for jobs without a person; then what was typed since the
    start, then the keyring. Without a `keyring` that of the system is looked for on first use.
    """

    keyring: Keyring | None = field(default=None, repr=False)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    _typed: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _has_looked: bool = field(default=False, repr=False)

    @property
    def can_remember(self) -> bool:
        """Whether there is a keyring to keep a secret beyond this session."""
        return self._ring() is not None

    def secret_for(self, config: TargetConfig) -> str | None:
        """Return the secret of a target; None where it has to be asked for."""
        if not needs_secret(config):
            return ""
        given = self.environment.get(variable_of(config.name), "")
        if given:
            return given
        place = _place(config)
        with self._lock:
            typed = self._typed.get(place)
        return typed or self._remembered(place)

    def keep(self, config: TargetConfig, secret: str, *, remember: bool) -> bool:
        """Keep a secret until the app ends and, if wanted, in the keyring; False if not there."""
        place = _place(config)
        with self._lock:
            self._typed[place] = secret
        ring = self._ring() if remember else None
        if ring is None:
            return False
        try:
            ring.set_password(_SERVICE.format(place[0]), place[1], secret)
        except Exception:  # noqa: BLE001 - backends raise what they like; none may end publishing
            return False
        return True

    def forget(self, config: TargetConfig) -> None:
        """Forget a secret everywhere but in the environment."""
        place = _place(config)
        with self._lock:
            self._typed.pop(place, None)
        ring = self._ring()
        if ring is None or self._remembered(place) is None:
            return
        try:
            ring.delete_password(_SERVICE.format(place[0]), place[1])
        except Exception:  # noqa: BLE001 - (as above); one that is gone already is as wanted
            return

    def _remembered(self, place: tuple[str, str]) -> str | None:
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


def needs_secret(config: TargetConfig) -> bool:
    """Tell whether a target asks for credentials of ours."""
    return config.kind not in LOCAL_KINDS


def variable_of(name: str) -> str:
    """Return the environment variable in which a job finds the secret of the target `name`."""
    return VARIABLE + re.sub(r"\W", "_", name, flags=re.ASCII).upper()


def _place(config: TargetConfig) -> tuple[str, str]:
    """Return host and account; two targets on one host share what opens both."""
    return host_of(config.address) or config.address, config.account or config.name


def _system_keyring() -> Keyring | None:
    """Return the keyring of the system; None where there is none, or it writes a plain file."""
    import keyring  # asks the system which there are
    from keyring.errors import KeyringError

    try:
        found: Keyring = keyring.get_keyring()
        has_worth = keyring.get_keyring().priority >= 1
    except (KeyringError, RuntimeError, OSError):
        return None
    return found if has_worth else None
