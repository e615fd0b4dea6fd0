# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The others in the review, how it stands with the connection, and what they are told of here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.review.people import Person, Role
from app.review.review import Review
from app.session.presence import Presence
from app.store.link import Link
from app.store.link_state import LinkState

TELL_MS = 400
"""Others are told of moves at most so often."""
TYPING_MS = 3000
"""Who pressed no key for so long is not typing any more."""


class Company(QObject):
    """`changed` when others came, went or moved; `state_changed(state)` with the connection's.

    `role_changed` when one's own part is another. The link tells on other threads; the signals
    come on the window's.
    """

    changed = Signal()
    state_changed = Signal(object)
    role_changed = Signal()
    _present_told = Signal()
    _state_told = Signal(object)

    def __init__(self, link: Link, me: Presence, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._me = me
        self._others = link.present
        self._state = link.state
        self._telling = _once_after(self, TELL_MS, self._tell)
        self._typing = _once_after(self, TYPING_MS, self._on_silent)
        queued = Qt.ConnectionType.QueuedConnection
        self._present_told.connect(self._on_present, queued)
        self._state_told.connect(self._on_state, queued)
        self._ends: list[Callable[[], None]] = [
            link.on_presence(self._present_told.emit),
            link.on_state(self._state_told.emit),
        ]
        self._telling.start(0)

    @property
    def me(self) -> Presence:
        """What the others are told of this window."""
        return self._me

    @property
    def others(self) -> tuple[Presence, ...]:
        """The other windows with the review open, in the order in which they came."""
        return self._others

    @property
    def state(self) -> LinkState:
        """How it stands with the connection."""
        return self._state

    def is_here(self, name: str) -> bool:
        """Tell whether somebody of that name has the review open, this window included."""
        return any(each.name == name for each in (self._me, *self._others))

    def set_role(self, role: Role) -> None:
        """Take another part in the meeting."""
        if role is not self._me.role:
            self._note(replace(self._me, role=role))
            self.role_changed.emit()

    def go_to_step(self, step: int) -> None:
        """Note which step is shown here."""
        self._note(replace(self._me, step=step, is_typing=False))

    def go_to_place(self, kind: str, item_id: str, field: str) -> None:
        """Note in which field the cursor is; empty words for none."""
        place = replace(self._me, place_kind=kind, place_id=item_id, field=field)
        if place != self._me:
            self._note(replace(place, is_typing=False))

    def type(self) -> None:
        """Note that a key was pressed where the cursor is."""
        self._typing.start()
        self._note(replace(self._me, is_typing=True))

    def close(self) -> None:
        """Hear and tell nothing any more."""
        for end in self._ends:
            end()
        self._telling.stop()
        self._typing.stop()
        self._present_told.disconnect(self._on_present)
        self._state_told.disconnect(self._on_state)

    def _note(self, me: Presence) -> None:
        if me != self._me:
            self._me = me
            if not self._telling.isActive():
                self._telling.start()

    def _tell(self) -> None:
        self._telling.setInterval(TELL_MS)
        self._link.tell(self._me)

    def _on_silent(self) -> None:
        self._note(replace(self._me, is_typing=False))

    def _on_present(self) -> None:
        if self._link.present != self._others:
            self._others = self._link.present
            self.changed.emit()

    def _on_state(self, state: LinkState) -> None:
        self._state = state
        self.state_changed.emit(state)


def role_of(review: Review, name: str) -> Role:
    """Return the part a person begins with: the one the crew names, else that of the scribe."""
    named: Person | None = next((each for each in review.people if each.name == name), None)
    is_facilitator = named is not None and named.role is Role.FACILITATOR
    return Role.FACILITATOR if is_facilitator else Role.SCRIBE


def _once_after(owner: QObject, wait: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(call)
    return timer
