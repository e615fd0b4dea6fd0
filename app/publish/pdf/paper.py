# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The paper: its size, its colours (the light theme's tokens) and its fonts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4, LETTER

from app.fonts import font_file
from app.paths import resource
from app.publish.pdf.typefaces import bundled

MARGIN = 17.6 * 72 / 25.4
TOP, BOTTOM = 62.0, 58.0
MONO = "JetBrainsMono-Regular.ttf"


@dataclass(frozen=True)
class Paper:
    """A size of paper, upright, and the room for text on it; sizes are in points."""

    width: float = A4[0]
    height: float = A4[1]

    @property
    def text_width(self) -> float:
        """How wide text is on an upright page."""
        return self.width - 2 * MARGIN

    @property
    def text_height(self) -> float:
        """How high text is on an upright page."""
        return self.height - TOP - BOTTOM

    @property
    def turned(self) -> Paper:
        """The same paper on its side."""
        return Paper(self.height, self.width)


PAPERS = {"a4": Paper(*A4), "letter": Paper(*LETTER)}


@cache
def color(token: str) -> Color:
    """Return the colour of a token of the light theme; phase tokens are `phase_<name>_<part>`."""
    return color_of(_tokens()[token])


def color_of(hexadecimal: str) -> Color:
    """Return the colour that "#RRGGBB" names."""
    red, green, blue = (int(hexadecimal[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return Color(red, green, blue)


def font(weight: int = 400) -> str:
    """Return the name of the registered text font of a weight."""
    return bundled(font_file(weight)).name


def mono() -> str:
    """Return the name of the registered font for fingerprints."""
    return bundled(MONO).name


@cache
def _tokens() -> dict[str, str]:
    theme = tomllib.loads(resource("themes", "light.toml").read_text(encoding="utf-8"))
    tokens: dict[str, str] = dict(theme["colors"])
    for name, parts in theme["phases"].items():
        tokens |= {f"phase_{name}_{part}": value for part, value in parts.items()}
    return tokens
