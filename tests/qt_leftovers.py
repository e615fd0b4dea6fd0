# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Finding what a test with windows left: active timers, animations, visible windows, jobs."""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

PATIENCE_MS = 5000
"""How long a job that was told to end may take to do so."""


class QtLeftovers:
    """Looks away from what was there before a test; names, and stops, what runs after it."""

    def __init__(self) -> None:
        # What is there now is hidden from the collector's lists, so that only what the test
        # makes is looked at afterwards. A long run would slow down with every test otherwise.
        gc.freeze()
        self._windows = _windows()

    def clear_away(self) -> list[str]:
        """Return the names of everything the test left, having ended it."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        try:
            return self._clear_jobs() + self._clear_windows() + self._clear_running()
        finally:
            gc.unfreeze()
            gc.enable()  # a window looks for garbage in Python's stead

    def _clear_jobs(self) -> list[str]:
        if QThreadPool.globalInstance().waitForDone(PATIENCE_MS):
            return []
        return ["a job in the thread pool"]

    def _clear_windows(self) -> list[str]:
        left = [window for window in _windows() if window not in self._windows]
        names = [f"window {_name(window)}" for window in left]
        for window in left:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return names

    def _clear_running(self) -> list[str]:
        if not _running():
            return []
        gc.collect()  # what only waited for the collector is no leftover
        left = _running()
        names = [f"{_kind(one)} of {_name(one.parent())}" for one in left]
        for one in left:
            one.stop()
        return names


def _running() -> list[QTimer | QAbstractAnimation]:
    """Find every active timer and running animation that the test made."""
    kinds = (QTimer, QAbstractAnimation)
    found = [one for one in gc.get_objects() if issubclass(type(one), kinds)]
    return [one for one in found if Shiboken.isValid(one) and _is_running(one)]


def _is_running(one: QTimer | QAbstractAnimation) -> bool:
    if isinstance(one, QTimer):
        return one.isActive()
    return one.state() == QAbstractAnimation.State.Running


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _kind(one: QTimer | QAbstractAnimation) -> str:
    return "an active timer" if isinstance(one, QTimer) else "a running animation"


def _name(one: object) -> str:
    return "nobody" if one is None else type(one).__name__
