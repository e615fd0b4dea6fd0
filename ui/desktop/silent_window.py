# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a second start shows where the running app does not answer: why, and the ways on."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from ui.kit.button import PrimaryButton, SecondaryButton
from ui.kit.label import Label
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

_WIDTH = 560


class WayOn(Enum):
    """How the second start goes on."""

    AGAIN = "again"
    """It asks the running app once more."""
    BESIDE = "beside"
    """It opens a window of its own over the same library."""
    LEAVE = "leave"


class SilentWindow(QWidget):
    """A window of its own: this process has no other one. `chosen` carries a `WayOn`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._way = WayOn.LEAVE
        self.setWindowTitle(self.tr("Hotwash does not answer"))
        space = current_theme().space
        words = Label(silent_words(), wrap=True)
        again = PrimaryButton(self.tr("Try again"))
        beside = SecondaryButton(self.tr("Open a second window"))
        leave = SecondaryButton(self.tr("Close"))
        ways = QWidget()
        row = WrapRow(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.md)
        for button, way in (
            (again, WayOn.AGAIN),
            (beside, WayOn.BESIDE),
            (leave, WayOn.LEAVE),
        ):
            button.clicked.connect(lambda _checked=False, way=way: self._choose(way))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.page, space.page, space.page)
        column.setSpacing(space.gap)
        column.addWidget(words)
        column.addWidget(ways)
        width = min(px(_WIDTH), self.screen().availableGeometry().width())
        self.resize(width, column.totalHeightForWidth(width))
        again.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._choose(WayOn.LEAVE)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what was chosen; closing the window is leaving."""
        super().closeEvent(event)
        self.chosen.emit(self._way)

    def _choose(self, way: WayOn) -> None:
        self._way = way
        self.close()


def silent_words() -> str:
    """Return what is wrong, and what can be done."""
    return tr(
        "Hotwash is open already and does not answer; it may be busy, or hang. Wait a moment and "
        "try again, or end it with the means of your system: what was typed there is on the disk. "
        "A second window on the same library works too (hotwash --new-window)."
    )


def ask_way_on() -> WayOn:
    """Show the window and wait for the decision."""
    window, loop, found = SilentWindow(), QEventLoop(), [WayOn.LEAVE]

    def on_chosen(way: WayOn) -> None:
        found[0] = way
        loop.quit()

    window.chosen.connect(on_chosen)
    QGuiApplication.setQuitOnLastWindowClosed(False)  # a window of its own may follow
    window.show()
    loop.exec()
    window.deleteLater()
    QGuiApplication.setQuitOnLastWindowClosed(True)
    return found[0]
