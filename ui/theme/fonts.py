# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Registers the shipped fonts with Qt.

The text faces before the first window; the large fallbacks when there is time.
"""

from PySide6.QtGui import QFontDatabase

from app.paths import resource

TEXT_FONTS = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "JetBrainsMono-Medium.ttf",
)
LATER_FONTS = (
    "Inter-Bold.ttf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-SemiBold.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "DroidSansFallbackFull.ttf",
    "NanumGothic-Regular.ttf",
)
_registered: set[str] = set()


def register_text_fonts() -> None:
    """Register the faces the first window is written in; does nothing the second time."""
    _register(TEXT_FONTS)


def register_fallback_fonts() -> None:
    """Register the other weights, and faces for scripts and symbols Inter lacks.

    Call it once the window is up: it reads nine megabytes.
    """
    _register(LATER_FONTS)


def _register(names: tuple[str, ...]) -> None:
    for name in names:
        if (
            name not in _registered
            and QFontDatabase.addApplicationFont(str(resource("fonts", name))) >= 0
        ):
            _registered.add(name)
