# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundled fonts as a measure of text, the same for screen and paper (decision 005)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.paths import resource

REGULAR, SEMI_BOLD = "Inter-Regular.ttf", "Inter-SemiBold.ttf"
IDEOGRAPHS = "DroidSansFallbackFull.ttf"
FALLBACKS = (
    "DejaVuSans.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    IDEOGRAPHS,
    "NanumGothic-Regular.ttf",
)
"""Where a sign is looked for that the text fonts lack, in this order."""

_HANGUL = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0))
"""Syllables of which the font of ideographs has a few; Korean is set in one font throughout."""

_BY_WEIGHT = ((450, REGULAR), (550, "Inter-Medium.ttf"), (650, SEMI_BOLD), (1000, "Inter-Bold.ttf"))
_UNKNOWN = 1.0
"""Width, in ems, of a sign that no bundled font has."""


def font_file(weight: int) -> str:
    """Return the name of the text font of a weight from 100 to 900."""
    return next(name for limit, name in _BY_WEIGHT if weight <= limit)


@dataclass(frozen=True)
class Face:
    """The advance widths of one font file, in ems, by code point."""

    widths: dict[int, float] = field(repr=False)

    def width(self, code: int) -> float | None:
        """Return the width of a sign, or None where the font lacks it."""
        return self.widths.get(code)


@cache
def face(name: str) -> Face:
    """Return the widths of a bundled font file."""
    # fontTools is needed for drawings only, and costs time to import.
    from fontTools.ttLib import TTFont

    path: Path = resource("fonts", name)
    with TTFont(path, lazy=True) as font:
        # Any names will do; those in the file take longer to read than all else.
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
        unit = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        widths = {code: advances[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    return Face(widths)


def has_sign(name: str, code: int) -> bool:
    """Tell whether a bundled font is to set a sign."""
    if name == IDEOGRAPHS and any(code in block for block in _HANGUL):
        return False
    return face(name).width(code) is not None


class _Advances(dict[str, float]):
    """How wide each sign is, in ems; a sign is looked up when it is first met."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._main = face(name)

    def __missing__(self, sign: str) -> float:
        advance = self._main.width(ord(sign))
        self[sign] = _fallback_width(ord(sign)) if advance is None else advance
        return self[sign]


@cache
def _advances(weight: int) -> _Advances:
    return _Advances(font_file(weight))


@dataclass(frozen=True)
class BundledMeasure:
    """Measures with the advance widths of the bundled fonts, without kerning.

    One is like another, so what was measured with one is known to all.
    """

    def width(self, text: str, size: float, weight: int) -> float:
        """Return the width of `text` in the unit of `size`."""
        return sum(map(_advances(weight).__getitem__, text)) * size


def _fallback_width(code: int) -> float:
    name = next((name for name in FALLBACKS if has_sign(name, code)), FALLBACKS[0])
    return face(name).widths.get(code, _UNKNOWN)
