# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes a picture of the X screen from outside: `python -m tests.screen_picture FILE`."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    app = QGuiApplication([])
    sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
