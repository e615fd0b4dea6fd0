# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a link knows and tells: how it stands, and who else is there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from app.fault_report import fault_report, report_bug
from app.session.presence import Presence
from app.store.link_state import LinkState

OnState = Callable[[LinkState], None]

_log = logging.getLogger(__name__)


class LinkNews:
    """The state of a link and the others who are there. Safe to use from several threads."""

    def __init__(self, state: LinkState) -> None:
        self._lock = threading.Lock()
        self._state = state
        self._present: tuple[Presence, ...] = ()
        self._on_state: list[OnState] = []
        self._on_presence: list[Callable[[], None]] = []

    @property
    def state(self) -> LinkState:
        """How it stands now."""
        with self._lock:
            return self._state

    @property
    def present(self) -> tuple[Presence, ...]:
        """The others who have the review open now, in the order in which they came."""
        with self._lock:
            return self._present

    def on_state(self, callback: OnState) -> Callable[[], None]:
        """Call `callback` when the state changes; return what ends it."""
        with self._lock:
            self._on_state.append(callback)
        return lambda: self._on_state.remove(callback)

    def on_presence(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` when others came, went or moved; return what ends it."""
        with self._lock:
            self._on_presence.append(callback)
        return lambda: self._on_presence.remove(callback)

    def tell_state(self, state: LinkState) -> None:
        """Tell how it stands now, where that is news; of the same kind it stands since before."""
        with self._lock:
            if state.kind is self._state.kind:
                state = replace(state, since=self._state.since)
            if state == self._state:
                return
            self._state = state
            callbacks = tuple(self._on_state)
        for callback in callbacks:
            _call(partial(callback, state))

    def tell_present(self, found: Iterable[Presence]) -> None:
        """Tell who is there now; who was there before keeps the place."""
        by_client = {one.client_id: one for one in found}
        with self._lock:
            known = [one.client_id for one in self._present if one.client_id in by_client]
            new = [client_id for client_id in by_client if client_id not in known]
            before = [replace(one, seen_at=None) for one in self._present]
            self._present = tuple(by_client[client_id] for client_id in [*known, *new])
            is_news = before != [replace(one, seen_at=None) for one in self._present]
            callbacks = tuple(self._on_presence)
        for callback in callbacks if is_news else ():
            _call(callback)


def _call(callback: Callable[[], None]) -> None:
    try:
        callback()
    except Exception as error:  # noqa: BLE001 - a listener's fault must not end the link
        report_link_bug(error)


def report_link_bug(error: Exception) -> None:
    """Hand a bug on a link's thread to whoever reports bugs; the link goes on."""
    _log.error("fault in a link: %s", fault_report(error))
    report_bug(error)
