# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real window as a program of its own, on the computer's clock, that tells how it stands.

Run as `python -m tests.faults.stoppable_window DATA_DIR REVIEW`. Keys come from the X server; each
line on its standard input is answered with one line of JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme


class Teller(QObject):
    """Answers what is asked on standard input, and counts ticks and questions meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._ticks = 0
        self._questions: list[str] = []
        assert window._ticker is not None
        window._ticker.ticked.connect(self._on_tick)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_asked)

    def _on_tick(self, _now: datetime) -> None:
        self._ticks += 1
        page = self._window.page
        if page is not None and not page.question.isHidden():
            asked = page.question.text
            if asked not in self._questions[-1:]:
                self._questions.append(asked)

    def _on_asked(self) -> None:
        if not sys.stdin.readline():
            self._notifier.setEnabled(False)
            return
        page = self._window.page
        told: dict[str, object] = {"open": page is not None, "ticks": self._ticks}
        if page is not None:
            face = page.top_bar.clock.face
            told |= {
                "phase": page.clock_state().phase.value,
                "used": page.clock_state().total_used.total_seconds(),
                "digits": face.digits if face is not None else "",
                "questions": self._questions,
                "lines": [note.text for note in page.review.notes],
                "saved": page.is_saved(),
            }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def main(data_dir: str, review_id: str) -> int:
    """Open the window over a review."""
    app = QApplication([])
    apply_theme(app, load_theme("light"))
    window = MainWindow(build(data_dir, author="scribe"))
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    while window.actions_table is None:
        app.processEvents()
    window.open_review(review_id)
    teller = Teller(window)
    code = app.exec()
    teller.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
