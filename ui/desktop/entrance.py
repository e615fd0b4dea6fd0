# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a start begins: as the only window over its data folder, beside another, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.sole_holder import SoleHolder
from ui.desktop.handing_over import Standing, hand_over, hold
from ui.desktop.request import Request

if TYPE_CHECKING:
    from ui.desktop.desktop_requests import DesktopRequests
    from ui.main_window import MainWindow


@dataclass
class Entrance:
    """A start that opens a window. `holder` is None where another window holds the folder."""

    data_dir: Path
    holder: SoleHolder | None

    def open_door(self, window: MainWindow, requests: DesktopRequests) -> None:
        """Let second starts in from now on; called once the window has painted."""
        if self.holder is None:
            return
        from ui.desktop.door import Door

        door = Door(self.data_dir, window)
        door.requested.connect(requests.take)
        window.closed.connect(door.close)
        door.open()

    def leave(self) -> None:
        """Let go of the folder."""
        if self.holder is not None:
            self.holder.release()


def entered(data_dir: Path, request: Request, *, beside: bool = False) -> Entrance | None:
    """Return how to go on; None where the running app has taken the request.

    `beside` opens one more window over the same folder. Where the running app does not answer, a
    person decides. Raises UserFacingError where that is to leave it.
    """
    holder = hold(data_dir)
    if holder is not None or beside:
        return Entrance(data_dir, holder)
    while True:
        standing, holder = hand_over(data_dir, request)
        if standing is Standing.FIRST:
            return Entrance(data_dir, holder)
        if standing is Standing.HANDED_OVER:
            return None
        from ui.desktop.silent_window import WayOn, ask_way_on, silent_words

        way = ask_way_on()
        if way is WayOn.LEAVE:
            raise UserFacingError(silent_words())
        if way is WayOn.BESIDE:
            return Entrance(data_dir, None)
