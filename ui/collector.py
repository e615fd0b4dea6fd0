# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Python's search for garbage: on the window's thread alone, and kept out of the frames.

Left to itself Python looks on whichever thread makes the next object. Where that is a job's, the
widgets that are found go there too, and Qt ends the program: they belong to the window's thread.

A drawing of a thousand causes makes some ten thousand objects and lets go of as many, none of them
in a circle; at Python's own pace everything alive is looked through every few edits for that, which
takes longer than a frame.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

FIRST, SECOND, THIRD = 50_000, 20, 50
"""Objects made before the young are looked through; how many such looks lead to a wider one."""

INTERVAL_MS = 500


class Collector(QObject):
    """Looks in Python's stead, from when it is made to the end of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(INTERVAL_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def spare_what_is_there(self) -> None:
        """Never look among what is there now: that stays to the end."""
        gc.freeze()

    def look(self) -> None:
        """Look for garbage, as widely as it is time for."""
        young, looks, wider_looks = gc.get_count()
        if young < FIRST:
            return
        if wider_looks >= THIRD:
            gc.collect(2)
        else:
            gc.collect(1 if looks >= SECOND else 0)
