# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open the window. Nothing heavy is imported here: the first paint comes before everything else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, build
from app.desktop_id import DESKTOP_ID
from app.paths import portable_dir
from ui.appearance import Appearance
from ui.desktop.desktop_requests import DesktopRequests
from ui.desktop.entrance import entered
from ui.desktop.front import token_of_start
from ui.desktop.request import Request
from ui.main_window import MainWindow
from ui.start_times import StartTimes
from ui.theme import heed_desktop, icon, new_application, wear_motion
from ui.translator import wear_language


def main(
    data_dir: str | None = None,
    on_first_paint: Callable[[], None] | None = None,
    wishes: Sequence[str] = (),
    *,
    beside: bool = False,
) -> int:
    """Open the app over a data folder (None: the usual one) and return its exit code.

    `on_first_paint` is called once, after the first paint; `wishes` are the files and links to
    open. Where a window over that folder is open they go there, and it comes forward, unless one
    more is to be opened `beside` it.
    """
    begun = perf_counter()
    services = build(data_dir, forgiving=True)
    _keep_settings_of_qt()
    app = QApplication.instance() or new_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Hotwash")
    QGuiApplication.setDesktopFileName(DESKTOP_ID)
    wear_language(app, services.settings.language)
    appearance = Appearance(app, services.settings)
    appearance.put_on()
    request = Request(tuple(wishes), token_of_start())
    entrance = entered(services.data_dir, request, beside=beside)
    if entrance is None:
        services.close()
        return 0
    wear_motion(services.settings.motion)
    settings = QSettings(str(services.data_dir / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(services, settings, appearance)
    window.setWindowIcon(icon("wave", "accent"))
    if on_first_paint is not None:
        window.first_painted.connect(on_first_paint)
    window.first_painted.connect(lambda: _guard_against_crashes(services))
    StartTimes(window, begun)
    window.first_painted.connect(lambda: heed_desktop(window))
    requests = DesktopRequests(window)
    requests.open(*wishes)
    window.furnished.connect(lambda: entrance.open_door(window, requests))
    window.show()
    try:
        return app.exec()
    finally:
        entrance.leave()


def open_until_painted(data_dir: str, painted: Callable[[], None]) -> int:
    """Open the app over a data folder, and end it as soon as it stands there whole."""

    def end() -> None:
        painted()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.furnished.connect(QApplication.quit)

    return main(data_dir, on_first_paint=end)


def _keep_settings_of_qt() -> None:
    """Let a portable copy keep what Qt's own dialogs remember in its folder, too."""
    portable = portable_dir()
    if portable is not None:
        user = QSettings.Scope.UserScope
        QSettings.setPath(QSettings.Format.NativeFormat, user, str(portable / "qt"))


def _guard_against_crashes(services: Services) -> None:
    from app.kept_faults import keep_fault
    from ui.crash import install

    install(lambda report: keep_fault(services.data_dir, report, services.clock.now()))
