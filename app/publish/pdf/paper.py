# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The paper: its size, its colours (the light theme's tokens) and its fonts."""

from __future__ import annotations

import threading
import tomllib
from functools import cache

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.fonts import face, font_file
from app.paths import resource

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 17.6 * 72 / 25.4
TOP, BOTTOM = 62.0, 58.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
WIDE_TEXT_WIDTH = PAGE_HEIGHT - 2 * MARGIN
WIDE_TEXT_HEIGHT = PAGE_WIDTH - TOP - BOTTOM

MONO = "JetBrainsMono-Regular.ttf"
FALLBACKS = (
    "DejaVuSans.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "DroidSansFallbackFull.ttf",
)
_lock = threading.Lock()


def color(token: str) -> Color:
    """Return the colour of a token of the light theme; phase tokens are `phase_<name>_<part>`."""
    red, green, blue = (
        int(_hexadecimal(token)[place : place + 2], 16) / 255 for place in (1, 3, 5)
    )
    return Color(red, green, blue)


def font(weight: int = 400) -> str:
    """Return the name of the registered text font of a weight."""
    return registered(font_file(weight))


def mono() -> str:
    """Return the name of the registered font for fingerprints."""
    return registered(MONO)


def registered(file_name: str) -> str:
    """Register a bundled font when it is first needed and return its name."""
    name = file_name.removesuffix(".ttf")
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file_name))))
    return name


def fallback_font(code: int) -> str | None:
    """Return the file of the first fallback font that has a sign, or None."""
    return next((name for name in FALLBACKS if face(name).width(code) is not None), None)


@cache
def _tokens() -> dict[str, str]:
    theme = tomllib.loads(resource("themes", "light.toml").read_text(encoding="utf-8"))
    tokens: dict[str, str] = dict(theme["colors"])
    for name, parts in theme["phases"].items():
        tokens |= {f"phase_{name}_{part}": value for part, value in parts.items()}
    return tokens


def _hexadecimal(token: str) -> str:
    return _tokens()[token]
