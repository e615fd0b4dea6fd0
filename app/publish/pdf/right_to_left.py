# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line with right-to-left text as it is set from left to right: letters joined, order turned.

For single lines alone: what still has to be wrapped can't be turned before. Arabic letters are
joined by Unicode's own presentation forms, since a sign in a drawing is a code point, not a glyph.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.fonts import FALLBACKS, face

_BLOCKS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
_SHAPES = MappingProxyType(
    {
        (False, False): "<isolated>",
        (False, True): "<initial>",
        (True, True): "<medial>",
        (True, False): "<final>",
    }
)
"""The form of a letter that joins, or not, what stands before it and what follows."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRETCH = "\u0640"

Forms = Mapping[str, Mapping[str, str]]
"""The forms of a letter, or of a ligature of two, by their names in Unicode."""


def is_right_to_left(text: str) -> bool:
    """Tell whether any of a text reads from right to left."""
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def in_visual_order(line: str) -> str:
    """Return a line's signs from left to right as they are seen; as it is where nothing turns."""
    if not is_right_to_left(line):
        return line
    # Needed by few, so it is imported by those few.
    from bidi import get_display

    turned: str = get_display(_joined(line))
    return turned


def _joined(text: str) -> str:
    """Return `text` with each Arabic letter in the form that its neighbours ask for."""
    forms = _forms()
    letters = _ligated(text, forms)
    shown = []
    for place, letter in enumerate(letters):
        if letter not in forms:
            shown.append(letter)
            continue
        back = _joins_back(letter, forms) and _joins_onward(_next(letters, place, -1), forms)
        onward = _joins_onward(letter, forms) and _joins_back(_next(letters, place, 1), forms)
        name = _SHAPES[back, onward]
        shown.append(forms[letter].get(name, letter))
    return "".join(shown)


def _ligated(text: str, forms: Forms) -> list[str]:
    """Return the letters of a text, lam and alef taken together as they must be."""
    letters: list[str] = []
    for sign in text:
        if letters and letters[-1] == "\u0644" and letters[-1] + sign in forms:
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _next(letters: list[str], place: int, step: int) -> str:
    """Return the next letter in a direction; marks above and below don't come between."""
    place += step
    while 0 <= place < len(letters):
        if unicodedata.category(letters[place][0]) != "Mn":
            return letters[place]
        place += step
    return ""


def _joins_onward(letter: str, forms: Forms) -> bool:
    return letter == _STRETCH or "<initial>" in forms.get(letter, ())


def _joins_back(letter: str, forms: Forms) -> bool:
    return letter == _STRETCH or "<final>" in forms.get(letter, ())


@cache
def _forms() -> Forms:
    """Return the forms that the fallback font has."""
    known = face(FALLBACKS[0])
    found: dict[str, dict[str, str]] = {}
    for code in (code for block in _BLOCKS for code in block):
        shape, *base = unicodedata.decomposition(chr(code)).split() or ("",)
        letters = "".join(chr(int(each, 16)) for each in base)
        is_needed = len(letters) == 1 or (len(letters) == 2 and letters[0] == "\u0644")
        if shape in _SHAPES.values() and is_needed and known.width(code) is not None:
            found.setdefault(letters, {}).setdefault(shape, chr(code))
    return found
