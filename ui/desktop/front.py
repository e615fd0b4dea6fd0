# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring a running window to the front, by the right that the desktop gave a second start."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_WAYLAND_TOKEN = "XDG_ACTIVATION_TOKEN"
_X11_ID = "DESKTOP_STARTUP_ID"


def token_of_start() -> str:
    """Return the right to come forward that this process was started with, if any.

    It is taken out of the environment: what is started from here must not use it once more.
    """
    found = [os.environ.pop(name, "") for name in (_WAYLAND_TOKEN, _X11_ID)]
    return next((token for token in found if token), "")


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window that may be minimised or behind others, and give it the keyboard.

    Where the desktop keeps it behind, its entry there asks for attention.
    """
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    if token:
        os.environ[_WAYLAND_TOKEN] = token  # Qt asks for it there, and takes it away
    window.activateWindow()
    os.environ.pop(_WAYLAND_TOKEN, None)
    if not window.isActiveWindow():
        QApplication.alert(window)
