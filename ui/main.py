# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open the window. Nothing heavy is imported here: the first paint comes before everything else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, build
from ui.appearance import Appearance
from ui.link_events import LinkEvents
from ui.main_window import MainWindow
from ui.start_times import StartTimes
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
    begun = perf_counter()
    services = build(data_dir, forgiving=True)
    app = QApplication.instance() or new_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Hotwash")
    QGuiApplication.setDesktopFileName("hotwash")
    wear_language(app, services.settings.language)
    appearance = Appearance(app, services.settings)
    appearance.put_on()
    wear_motion(services.settings.motion)
    settings = QSettings(str(services.data_dir / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(services, settings, appearance)
    window.setWindowIcon(icon("wave", "accent"))
    if on_first_paint is not None:
        window.first_painted.connect(on_first_paint)
    window.first_painted.connect(lambda: _guard_against_crashes(services))
    StartTimes(window, begun)
    window.first_painted.connect(lambda: heed_desktop(window))
    links = LinkEvents(window)
    if link:
        links.open(link)
    window.show()
    return app.exec()


def _guard_against_crashes(services: Services) -> None:
    from app.kept_faults import keep_fault
    from ui.crash import install

    install(lambda report: keep_fault(services.data_dir, report, services.clock.now()))
