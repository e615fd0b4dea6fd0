# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real app as a program of its own, on a clock that stands; it tells what is on its screen.

Run as `python -m tests.scripted_follow_up.stage DATA_DIR NOW`.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import Any

from app.bootstrap import build
from tests.fakes import FakeClock
from tests.stage import Stage, play, spare_all_widgets
from tests.window_reading import read_window
from ui.theme import new_application


class FollowUpStage(Stage):
    """Tells what a person reads in the window."""

    def tell(self, _command: dict[str, Any]) -> dict[str, Any]:
        """Return what is in sight, and whether it is saved."""
        page = self.window.page
        is_saved = page is not None and page.is_saved()
        return {**read_window(self.window), "open": page is not None, "saved": is_saved}


def main(data_dir: str, now: str) -> int:
    """Open the window over a library, at an instant."""
    spare_all_widgets()
    app = new_application([])
    services = build(data_dir, clock=FakeClock(datetime.fromisoformat(now)), author="Kim")
    return play(app, services, FollowUpStage)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    sys.exit(main(sys.argv[1], sys.argv[2]))
