# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Start-up: from the start of the process to the first paint, and to a library that can be used.

The floor is a bare QMainWindow in a process of its own. Both are whole processes, timed from
outside until they say that they have painted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench_row import Row, medians

RUNS = 15
ROOT = Path(__file__).resolve().parents[1]

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

_OURS = """
import os, sys
sys.path.insert(0, {root!r})
from ui.main import main
main({data!r}, on_first_paint=lambda: os._exit(0))
"""

USABLE = """
import os, sys
sys.path.insert(0, {root!r})
import ui.main_window
show = ui.main_window.MainWindow.show_list
def shown(self):
    show(self)
    self.library.table.viewport().repaint()
    assert self.library.table.model().rowCount() == {rows}
    os._exit(0)
ui.main_window.MainWindow.show_list = shown
from ui.main import main
main({data!r})
"""


def rows() -> Iterator[Row]:
    """Yield first paint (≤ 1.3×) and a usable list (≤ 4×)."""
    with tempfile.TemporaryDirectory() as data:
        _fill(data)
        places = {"root": str(ROOT), "data": data, "rows": 21}
        bare = partial(process_time, BARE)
        for name, script, target in (
            ("first paint / bare window", _OURS, 1.3),
            ("library usable / bare window", USABLE, 4.0),
        ):
            ours, floor = medians(partial(process_time, script.format(**places)), bare, RUNS)
            yield Row(name, ours, floor, "floor", target)


def process_time(script: str) -> float:
    """Return how many milliseconds a process takes until it ends itself."""
    variables = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], env=variables, check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000


def _fill(data: str) -> None:
    """Put the example and a few more reviews into a library."""
    from app.bootstrap import build
    from app.capture.review_file import import_file
    from app.paths import resource
    from app.review.ids import new_id
    from app.review.review import new_review

    services = build(data)
    services.library.add(import_file(resource("examples", "gitlab-2017-01-31.yaml")).review)
    for number in range(20):
        services.library.add(new_review(new_id(), title=f"Review {number}"))
    services.close()
