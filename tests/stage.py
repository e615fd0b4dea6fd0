# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real app as a program of its own that answers what is asked of it.

On its standard input it takes one JSON object a line, {"do": "tell"} or {"do": "picture", "path":
"…"}, and answers each with one line. Keys and mouse come from the X server.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services
from ui import collector
from ui.appearance import Appearance
from ui.main_window import MainWindow

Answer = Callable[[dict[str, Any]], dict[str, Any]]


class Stage(QObject):
    """Carries out what is told on standard input."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_told)

    def answers(self) -> Mapping[str, Answer]:
        """Return what can be asked."""
        return {"tell": self.tell, "picture": self.picture}

    def tell(self, _command: dict[str, Any]) -> dict[str, Any]:
        """Return what the app shows now."""
        raise NotImplementedError

    def picture(self, command: dict[str, Any]) -> dict[str, Any]:
        """Take all screens as people see them."""
        screen = QApplication.primaryScreen()
        for _ in range(3):
            QApplication.processEvents()
        whole = screen.virtualGeometry()
        taken = screen.grabWindow(0, whole.x(), whole.y(), whole.width(), whole.height())
        return {"written": taken.save(command["path"])}

    def _on_told(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._notifier.setEnabled(False)
            return
        command = json.loads(line)
        sys.stdout.write(json.dumps(self.answers()[command["do"]](command)) + "\n")
        sys.stdout.flush()


def spare_all_widgets() -> None:
    """Search for no garbage any more.

    Asking for all widgets again and again makes Python hold them otherwise than Qt does; a search
    would take some that are in sight. The program is short: it goes without.
    """
    gc.disable()
    collector.FIRST = sys.maxsize


def play(app: QApplication, services: Services, stage: type[Stage]) -> int:
    """Open the window over the whole screen, let it be asked, and return the app's exit code."""
    appearance = Appearance(app, services.settings)
    appearance.put_on()
    window = MainWindow(services, appearance=appearance)
    window.setGeometry(app.primaryScreen().geometry())
    window.show()
    window.activateWindow()
    QAccessible.setActive(True)
    made = stage(window)
    code = app.exec()
    made.deleteLater()
    return code
