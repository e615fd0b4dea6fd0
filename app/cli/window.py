# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open the window, or say why there can be none."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from app.errors import UserFacingError
from app.translation import tr

DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(data_dir: str | None, wishes: Sequence[str] = (), *, beside: bool = False) -> int:
    """Open the app with files and links in it, and return its exit code.

    Where it is open over that folder already, it takes them; `beside` opens one more window.

    Raises UserFacingError where there is no display.
    """
    check_display()
    from ui.main import main as open_app

    code: int = open_app(data_dir, wishes=wishes, beside=beside)
    return code


def check_display() -> None:
    """Raise UserFacingError where no window could be shown."""
    if not has_display():
        raise UserFacingError(
            tr(
                "There is no display to open a window on. The command line works without one: "
                "see hotwash --help."
            )
        )


def has_display() -> bool:
    """Tell whether a window could be shown; macOS and Windows always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in DISPLAY_VARIABLES)
