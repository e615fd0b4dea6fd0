# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real app as a program of its own, on a clock that somebody outside moves.

Run as `python -m tests.scripted_meeting.stage DATA_DIR NOW`. Beside what every stage answers it
takes {"do": "pass", "seconds": 90}: time passes only when told, in strides as short as those of a
room.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication

from app.bootstrap import build
from app.review.note import NoteKind
from tests.fakes import FakeClock
from tests.stage import Answer, Stage
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme

STRIDE_SECONDS = 5
DESK = "desk"


class MeetingStage(Stage):
    """Lets time pass, and tells how the meeting stands."""

    def __init__(self, window: MainWindow, clock: FakeClock) -> None:
        super().__init__(window)
        self._clock = clock

    def answers(self) -> Mapping[str, Answer]:
        """Return what can be asked."""
        return {**super().answers(), "pass": self._pass}

    def _pass(self, command: dict[str, Any]) -> dict[str, Any]:
        left = command["seconds"]
        while left > 0:
            stride = min(STRIDE_SECONDS, left)
            self._clock.advance(seconds=stride)
            left -= stride
            if self.window.page is not None:
                self.window.page.tick(self._clock.now())
            QApplication.processEvents()
        return self.tell(command)

    def tell(self, _command: dict[str, Any]) -> dict[str, Any]:
        """Return how the meeting stands, and what is in sight of it."""
        page = self.window.page
        told: dict[str, Any] = {
            "now": self._clock.now().isoformat(),
            "open": page is not None,
            "networks": [name for _, name in socket.if_nameindex()],
        }
        if page is None:
            library = self.window._library
            told["listed"] = library.table.model().rowCount() if library is not None else 0
            return told
        review, state, room = page.review, page.clock_state(), page.room
        told |= {
            "phase": state.phase.value,
            "step": state.step,
            "shown": page.step,
            "planned": [length.total_seconds() / 60 for length in state.planned],
            "line": page.capture.text,
            "is_capturing": page.capture.line.hasFocus(),
            "question": "" if page.question.isHidden() else page.question.text,
            "answers": {
                button.text(): button.mapToGlobal(button.rect().center()).toTuple()
                for button in page.question.findChildren(QAbstractButton)
                if button.isVisible()
            },
            "notice": "" if page.notice.isHidden() else page.notice.text,
            "saved": page.is_saved(),
            "room": None if room.window is None else room.window.geometry().getRect(),
            "small_clock": room.clock is not None,
            "window": self.window.geometry().getRect(),
            "items": len(review.notes) + len(review.events) + len(review.actions)
            + len(review.causes) + len(review.observations),
            "parked": sum(note.kind is NoteKind.PARKED for note in review.notes),
        }  # fmt: skip
        return told


def main(data_dir: str, now: str) -> int:
    """Open the window on the desk's screen, over a library, at an instant."""
    app = QApplication([])
    apply_theme(app, load_theme("light"))
    clock = FakeClock(datetime.fromisoformat(now))
    window = MainWindow(build(data_dir, clock=clock, author="scribe"))
    desk = next(screen for screen in app.screens() if screen.name() == DESK)
    window.setScreen(desk)
    window.setGeometry(desk.geometry())
    window.show()
    window.activateWindow()
    stage = MeetingStage(window, clock)
    code = app.exec()
    stage.deleteLater()
    return code


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    sys.exit(main(sys.argv[1], sys.argv[2]))
