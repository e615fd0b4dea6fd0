# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open the window. Nothing heavy is imported here: the first paint comes before everything else."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.desktop_id import DESKTOP_ID
from ui.appearance import Appearance
from ui.link_events import LinkEvents
from ui.main_window import MainWindow
from ui.theme import heed_desktop, icon, new_application, wear_motion
from ui.translator import wear_language


def main(
    data_dir: str | None = None,
    on_first_paint: Callable[[], None] | None = None,
    link: str = "",
) -> int:
    """Open the app over a data folder (None: the usual one) and return its exit code.

    `on_first_paint` is called once, after the first paint; `link` leads to a review on a server.
    """
    services = build(data_dir, forgiving=True)
    app = QApplication.instance() or new_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Hotwash")
    QGuiApplication.setDesktopFileName(DESKTOP_ID)
    wear_language(app, services.settings.language)
    appearance = Appearance(app, services.settings)
    appearance.put_on()
    wear_motion(services.settings.motion)
    settings = QSettings(str(services.data_dir / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(services, settings, appearance)
    window.setWindowIcon(icon("wave", "accent"))
    if on_first_paint is not None:
        window.first_painted.connect(on_first_paint)
    window.first_painted.connect(_guard_against_crashes)
    window.first_painted.connect(lambda: heed_desktop(window))
    links = LinkEvents(window)
    if link:
        links.open(link)
    window.show()
    return app.exec()


def open_until_painted(data_dir: str, painted: Callable[[], None]) -> int:
    """Open the app over a data folder, and end it as soon as it stands there whole."""

    def end() -> None:
        painted()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.furnished.connect(QApplication.quit)

    return main(data_dir, on_first_paint=end)


def _guard_against_crashes() -> None:
    from ui.crash import install

    install()
