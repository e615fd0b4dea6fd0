# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What ties an open review to everybody else who has it open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app.session.presence import Presence
from app.store.link_state import LinkKind, LinkState


class Link(Protocol):
    """Brings in what others write as it happens, and tells who is there.

    Safe to call from any thread; nothing here waits for a disk or a network. Callbacks come on
    another thread.
    """

    @property
    def state(self) -> LinkState:
        """How it stands now."""
        ...

    @property
    def present(self) -> tuple[Presence, ...]:
        """The others who have the review open now, in the order in which they came."""
        ...

    def on_state(self, callback: Callable[[LinkState], None]) -> Callable[[], None]:
        """Call `callback` when the state changes; return what ends it."""
        ...

    def on_presence(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` when others came, went or moved; return what ends it."""
        ...

    def tell(self, presence: Presence) -> None:
        """Let the others know where this window is in the review."""
        ...

    def retry(self) -> None:
        """Try to reach the server now, where the next try would come later."""
        ...

    def close(self, timeout: float = 5.0) -> None:
        """Let go; the others no longer see this window."""
        ...


class LoneLink:
    """The link of a review that nobody else can open, or that is only looked on, and why."""

    def __init__(self, now: datetime, kind: LinkKind = LinkKind.LOCAL, sentence: str = "") -> None:
        self.state = LinkState(kind, now, sentence=sentence)
        self.present: tuple[Presence, ...] = ()

    def on_state(self, _callback: Callable[[LinkState], None]) -> Callable[[], None]:
        """Call nothing: the state never changes."""
        return _nothing

    def on_presence(self, _callback: Callable[[], None]) -> Callable[[], None]:
        """Call nothing: nobody comes."""
        return _nothing

    def tell(self, presence: Presence) -> None:
        """Tell nobody."""

    def retry(self) -> None:
        """Try nothing: a file is there or not."""

    def close(self, timeout: float = 5.0) -> None:
        """Let go of nothing."""


def _nothing() -> None:
    """End nothing."""
