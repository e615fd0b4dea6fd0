# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every word of a user passes here on its way to paper: the one place that escapes.

ReportLab reads paragraphs as markup, so an unescaped "List<String>" would lose a word in silence.
Signs that the text font lacks are set in a fallback font; what no bundled font has is written as
its code point and reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from app.fonts import face, font_file
from app.publish.pdf.paper import fallback_font, registered
from app.publish.pdf.right_to_left import is_right_to_left
from app.translation import tr

_BREAKABLE = 400
"""A longer word gets places where it may break, so that its layout stays quick."""

_PIECE = 24
"""How long its pieces are: short enough for most columns, since ReportLab measures a word that does
not fit sign by sign, and does so again for each page that a row runs over."""

_LONG_WORD = re.compile(rf"\S{{{_BREAKABLE + 1},}}")


class TextReport:
    """What could not be set as it was typed."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.has_right_to_left = False

    def sentences(self) -> tuple[str, ...]:
        """Return what to tell the person who exports."""
        told = []
        if self.missing:
            signs = ", ".join(sorted(self.missing)[:8])
            told.append(
                tr("No bundled font has these signs, so their codes are printed: {0}.").format(
                    signs
                )
            )
        if self.has_right_to_left:
            told.append(
                tr(
                    "Outside of the drawings, right-to-left text is printed in the order it "
                    "was typed; check those lines."
                )
            )
        return tuple(told)


def markup(text: str, report: TextReport, weight: int = 400) -> str:
    """Return `text` as paragraph markup: escaped, with fallback fonts, line ends kept."""
    report.has_right_to_left |= is_right_to_left(text)
    broken = _LONG_WORD.sub(_with_breaks, text)
    parts = []
    for run, font_name in runs(broken, report, weight):
        marked = escape(run).replace("\n", "<br/>")
        parts.append(f'<font name="{font_name}">{marked}</font>' if font_name else marked)
    return "".join(parts)


def runs(text: str, report: TextReport, weight: int = 400) -> Iterator[tuple[str, str]]:
    """Yield runs of `text` with the registered font each needs; empty for the text font itself."""
    widths = face(font_file(weight)).widths
    run, current = "", ""
    for sign in text:
        shown, font_name = _set(sign, widths, report)
        if font_name != current and run:
            yield run, current
            run = ""
        current = font_name
        run += shown
    if run:
        yield run, current


def _set(sign: str, widths: dict[int, float], report: TextReport) -> tuple[str, str]:
    code = ord(sign)
    if code in widths or sign in "\n\t":
        return (" " if sign == "\t" else sign), ""
    if sign in "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u00ad":
        return "", ""
    file_name = fallback_font(code)
    if file_name is not None:
        return sign, registered(file_name)
    if unicodedata.category(sign) in ("Cc", "Cf"):
        return "", ""
    if unicodedata.category(sign).startswith("Z"):
        return " ", ""
    report.missing.add(f"{sign} (U+{code:04X})")
    return f"[U+{code:04X}]", ""


def _with_breaks(found: re.Match[str]) -> str:
    word = found[0]
    return " ".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
