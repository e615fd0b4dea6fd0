# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fonts of this computer that a PDF may embed, found by the signs they have.

Only TrueType outlines can be embedded by ReportLab, and only where the font's licence bits allow
it. Fonts are looked at when a sign is met that no bundled font has, and then once.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SUFFIXES = frozenset({".ttf", ".ttc", ".otf"})
_MOST_FILES = 3000
_LARGEST = 64 * 1024 * 1024
_RESTRICTED = 0x0002
"""The bit of OS/2.fsType by which a font forbids to be embedded."""

_LAST_RESORT = ("lastresort", "adobeblank", "notosansblank")
"""Fonts that have every sign, as a box or as nothing."""


@dataclass(frozen=True)
class FontFile:
    """A font in a file, or one of several in a collection."""

    path: Path
    number: int = 0


@dataclass(frozen=True)
class Coverage:
    """Which signs a font has: where each stretch of them begins, and where it ends."""

    file: FontFile
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, code: int) -> bool:
        """Tell whether the font has a sign."""
        place = bisect_right(self.starts, code) - 1
        return place >= 0 and code <= self.ends[place]


@cache
def system_font(code: int) -> FontFile | None:
    """Return a font of this computer that has a sign and may be embedded, or None."""
    return next((known.file for known in _index() if code in known), None)


def folders() -> tuple[Path, ...]:
    """Return where this system keeps its fonts, and a person theirs."""
    home = Path.home()
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if os.name == "nt":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        own = (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
        return (*own, windows)
    shared = (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
    return (home / ".local/share/fonts", home / ".fonts", *shared)


def font_files(places: tuple[Path, ...]) -> list[Path]:
    """Return the font files in some folders, in an order that is the same every time."""
    found: list[Path] = []
    for place in places:
        for folder, _, names in os.walk(place):
            found += [Path(folder, name) for name in names if _is_font(name)]
    return sorted(found, key=lambda path: ("Noto" not in path.name, path.name, str(path)))


def coverage(path: Path) -> Iterator[Coverage]:
    """Yield which signs the fonts of a file have; none of a file that can't be read or embedded."""
    from fontTools.ttLib import TTCollection, TTFont

    try:
        if path.stat().st_size > _LARGEST:
            return
        with path.open("rb") as file:
            if path.suffix.lower() == ".ttc":
                for number, font in enumerate(TTCollection(file, lazy=True).fonts):
                    yield from _covered(FontFile(path, number), font)
            else:
                yield from _covered(FontFile(path), TTFont(file, lazy=True))
    except Exception:  # noqa: BLE001 - a broken font raises whatever its bytes lead to
        return


def _covered(file: FontFile, font: Any) -> Iterator[Coverage]:
    if "glyf" not in font or font["OS/2"].fsType & _RESTRICTED:
        return
    codes = sorted(font.getBestCmap() or ())
    starts = [code for place, code in enumerate(codes) if not place or codes[place - 1] != code - 1]
    ends = [
        code
        for place, code in enumerate(codes)
        if place + 1 == len(codes) or codes[place + 1] != code + 1
    ]
    if codes:
        yield Coverage(file, tuple(starts), tuple(ends))


def _is_font(name: str) -> bool:
    plain = name.lower()
    return Path(plain).suffix in _SUFFIXES and not plain.startswith(_LAST_RESORT)


@cache
def _index() -> tuple[Coverage, ...]:
    files = font_files(folders())[:_MOST_FILES]
    return tuple(found for path in files for found in coverage(path))
