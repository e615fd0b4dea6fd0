# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which font sets which sign: the text font, then those brought along, then this computer's.

A font of the computer is used where no bundled one has a sign, so its reports may look different
on another computer; what no font at all has is told before it is printed.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from app.fonts import FALLBACKS, font_file, has_sign
from app.paths import resource
from app.publish.pdf.embedded_font import EmbeddedFont
from app.publish.pdf.system_fonts import FontFile, system_font

EMOJI = "NotoEmoji-Regular.ttf"
_BOLD = ("DejaVuSans-Bold.ttf",)
_BOLD_FROM = 600
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Typeface:
    """A font a report can embed: the name it is known by, and how wide its signs are, in ems."""

    name: str
    widths: Mapping[int, float]

    def __contains__(self, sign: str) -> bool:
        """Tell whether it has a sign."""
        return ord(sign) in self.widths

    @property
    def is_emoji(self) -> bool:
        """Tell whether it draws emoji, whose signs may melt into one."""
        return self.name.startswith(EMOJI.removesuffix(".ttf"))

    @property
    def font(self) -> Any:
        """Return the font as ReportLab knows it."""
        return pdfmetrics.getFont(self.name)


@cache
def bundled(file_name: str) -> Typeface:
    """Return a font of this project, registered when it is first needed."""
    return _registered(file_name.removesuffix(".ttf"), FontFile(resource("fonts", file_name)))


def text_typeface(weight: int) -> Typeface:
    """Return the text font of a weight."""
    return bundled(font_file(weight))


@cache
def fallback(code: int, weight: int = 400) -> Typeface | None:
    """Return the first other font that has a sign, or None."""
    bold = _BOLD if weight >= _BOLD_FROM else ()
    for file_name in (*bold, *FALLBACKS):
        if has_sign(file_name, code):
            return bundled(file_name)
    found = system_font(code)
    return _of_the_system(found) if found is not None else None


@cache
def _of_the_system(file: FontFile) -> Typeface:
    return _registered(f"{file.path.stem}-{file.number}-of-this-computer", file)


def _registered(name: str, file: FontFile) -> Typeface:
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            font = EmbeddedFont(name, str(file.path), subfontIndex=file.number)
            pdfmetrics.registerFont(font)
    widths = pdfmetrics.getFont(name).face.charWidths
    return Typeface(name, {code: width / 1000 for code, width in widths.items()})
