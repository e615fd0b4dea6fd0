# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a window tells of itself for a report of a bug: Qt, screens, sizes and the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QOperatingSystemVersion, qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from ui.start_times import StartTimes
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def window_facts(window: MainWindow) -> dict[str, object]:
    """Return versions, measures and times; a screen's name may be a person's, and is left out."""
    times = window.findChild(StartTimes)
    hints = QGuiApplication.styleHints()
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "system": QOperatingSystemVersion.current().name(),
        "screens": [_screen(one) for one in QGuiApplication.screens()],
        "window": [window.width(), window.height()],
        "theme": current_theme().name,
        "scale": window.appearance.scale,
        "system's colours": hints.colorScheme().name,
        "right to left": QGuiApplication.isRightToLeft(),
        "milliseconds of the start": dict(times.milliseconds) if times is not None else {},
        "a review is open": window.page is not None,
    }


def _screen(screen: QScreen) -> dict[str, object]:
    size = screen.size()
    return {
        "size": [size.width(), size.height()],
        "pixel ratio": screen.devicePixelRatio(),
        "dots per inch": round(screen.logicalDotsPerInch(), 1),
        "refresh": round(screen.refreshRate(), 1),
    }
