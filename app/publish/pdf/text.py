# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every word of a user passes here on its way to paper: each sign gets a font that has it.

Signs that the text font lacks are set in a fallback font; what no font has is written as its code
point and reported.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from app.publish.pdf.directions import without_embeddings
from app.publish.pdf.typefaces import Typeface, fallback, text_typeface
from app.translation import tr

_TOLD = 8
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
"""What joins signs, or picks their look: kept beside what it works on, never set alone."""

_IGNORED = re.compile(
    "[\u00ad\u2060\u2061-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_TO_BE_SHAPED = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u0f00-\u109f\u1780-\u18af"
    "\u1a00-\u1aff\u1b00-\u1cff\u200c\u200d\u20d0-\u20ff\ufb1d-\ufdff\ufe0e\ufe0f\ufe20-\ufe2f"
    "\ufe70-\ufefc\U00010800-\U00011fff\U0001e800-\U0001efff\U0001f1e6-\U0001f1ff"
    "\U0001f3fb-\U0001f3ff]"
)
"""Signs whose look or place depends on their neighbours."""


class Run(NamedTuple):
    """A piece of text in one font, as it was typed; `target` is what a link on it leads to."""

    text: str
    typeface: Typeface
    target: str = ""


class TextReport:
    """What could not be set as it was typed."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def sentences(self) -> tuple[str, ...]:
        """Return what to tell the person who exports."""
        if not self.missing:
            return ()
        signs = ", ".join(sorted(self.missing)[:_TOLD])
        more = len(self.missing) - _TOLD
        if more > 0:
            signs = tr("{0} and {1} more").format(signs, more)
        words = tr(
            "No font here has these signs, so their codes are printed: {0}. A font of this "
            "computer that has them would be used."
        )
        return (words.format(signs),)


def is_to_be_shaped(text: str) -> bool:
    """Tell whether setting a text takes more than one glyph after the other."""
    return _TO_BE_SHAPED.search(text) is not None


def cleaned(text: str) -> str:
    """Return a text without what is never seen: a tab is a space, controls are nothing."""
    plain = _IGNORED.sub("", without_embeddings(text.replace("\t", " ")))
    if not plain.isascii() and _TO_BE_SHAPED.search(plain):
        plain = unicodedata.normalize("NFC", plain)
    return "".join(_seen(sign) for sign in plain)


def runs(
    text: str, report: TextReport, weight: int = 400, main: Typeface | None = None
) -> list[Run]:
    """Return `text` as runs, each in a font that has its signs.

    The text fonts have all of ASCII, which most text is.
    """
    own = main or text_typeface(weight)
    if text.isascii() and text.replace("\n", "").isprintable():
        return [Run(text, own)] if text else []
    text = cleaned(text)
    if all(map(own.widths.__contains__, map(ord, set(text.replace("\n", ""))))):
        return [Run(text, own)] if text else []
    found: list[tuple[str, Typeface]] = []
    for sign in text:
        _add(found, sign, own, report, weight)
    return _joined(found)


def _add(
    found: list[tuple[str, Typeface]], sign: str, own: Typeface, report: TextReport, weight: int
) -> None:
    """Add a sign to what is found; what belongs to the sign before it goes into its font."""
    before = found[-1] if found else ("", own)
    if sign in _JOINERS:
        if before[1].is_emoji or (sign in "\u200c\u200d" and sign in before[1]):
            found.append((sign, before[1]))
        return
    if before[0] and _belongs(sign, before[1]) and sign in before[1]:
        found.append((sign, before[1]))
    elif sign in own or sign in "\n\u200b":
        found.append((sign, own))
    elif (other := fallback(ord(sign), weight)) is not None:
        if unicodedata.combining(sign) and before[0] and before[0] in other:
            found[-1] = (before[0], other)
        found.append((sign, other))
    elif unicodedata.category(sign).startswith("Z"):
        found.append((" ", own))
    else:
        report.missing.add(f"{sign} (U+{ord(sign):04X})")
        found.append((f"[U+{ord(sign):04X}]", own))


def _belongs(sign: str, before: Typeface) -> bool:
    """Tell whether a sign changes the one before it: a mark, a tone of skin, half of a flag."""
    if before.is_emoji:
        return "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U0001f1e6" <= sign <= "\U0001f1ff"
    return bool(unicodedata.combining(sign))


def _joined(found: list[tuple[str, Typeface]]) -> list[Run]:
    """Return runs of neighbours in one font; a space goes along with what is before it."""
    joined: list[tuple[list[str], Typeface]] = []
    for sign, typeface in found:
        if joined and (joined[-1][1] is typeface):
            joined[-1][0].append(sign)
        else:
            joined.append(([sign], typeface))
    return [Run("".join(signs), typeface) for signs, typeface in joined]


def _seen(sign: str) -> str:
    if sign in "\n\u200b\u200c\u200d\u200e\u200f" or unicodedata.category(sign) not in ("Cc", "Cf"):
        return sign
    return ""
