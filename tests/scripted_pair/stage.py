# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real app on the machine of one of two people; it tells what is on the screen, and what is in.

Run as `python -m tests.scripted_pair.stage DATA_DIR AUTHOR SKEW`. Time is real, but for the clock
on this machine's wall, which is `SKEW` seconds ahead.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from datetime import timedelta
from typing import Any

from app.bootstrap import build
from app.clock import CorrectedClock, SystemClock, wall_now
from app.review.review import ITEM_TYPES, Review
from app.review.values import to_plain
from tests.heartbeat import Heartbeat
from tests.stage import Stage, play, spare_all_widgets
from tests.window_reading import read_window
from ui.main_window import MainWindow
from ui.shell.review_page import ReviewPage
from ui.theme import new_application


class PairStage(Stage):
    """Tells what a person reads, what the review holds, and how it stands with the server."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._heart = Heartbeat()

    def tell(self, command: dict[str, Any]) -> dict[str, Any]:
        """Return it; `brief` leaves out what is in sight, which takes time to read."""
        told = {"longest_gap": self._heart.longest}
        if not command.get("brief"):
            told |= read_window(self.window)
        page = self.window.page
        told |= {"open": page is not None, **({} if page is None else _of_page(page))}
        self._heart.start_anew()  # reading the window is no part of the app
        return told


def _of_page(page: ReviewPage) -> dict[str, Any]:
    link = page.opened.link
    state, review = page.clock_state(), page.review
    return {
        "digest": digest(review),
        "link": link.state.kind.value,
        "waiting": link.state.waiting,
        "wants_password": link.state.wants_password,
        "present": [f"{each.name} {each.step}" for each in link.present],
        "step": state.step,
        "phase": state.phase.value,
        "remaining": state.step_remaining.total_seconds(),
        "at": time.time(),
        "shown": page.step,
        "alternatives": [each.text for each in review.alternatives],
        "texts_kept": sorted(texts(review)),
    }


def digest(review: Review) -> str:
    """Return the SHA-256 of everything in a review."""
    plain = [to_plain(item) for kind in ITEM_TYPES for item in review.items(kind)]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def texts(review: Review) -> list[str]:
    """Return every text that stands in a review."""
    items = [item for kind in ITEM_TYPES for item in review.items(kind)]
    values = [value for item in items for value in to_plain(item).values()]
    return [value for value in values if isinstance(value, str) and value]


def main(data_dir: str, author: str, skew: float) -> int:
    """Open the window of one person."""
    spare_all_widgets()
    app = new_application([])
    clock = CorrectedClock(SystemClock(wall=lambda: wall_now() + timedelta(seconds=skew)))
    services = build(data_dir, author=author, clock=clock)
    return play(app, services, PairStage)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
