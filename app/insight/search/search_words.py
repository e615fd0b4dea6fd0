# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text as words to be found by: without case, accents and marks, the same for every database.

Both databases are given these words and never cut or fold a text themselves, so that they find the
same. Nothing is stemmed. A script written without spaces is cut into its signs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST_WORD = 64
"""What is longer is cut: a database has its limits, and nobody types so long a word."""

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # Chinese characters
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


@dataclass(frozen=True)
class PlacedWord:
    """A word with the part of the text it was made of, from and to."""

    word: str
    start: int
    end: int


class _Folding(dict[int, str]):
    """What each character becomes; made when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def search_words(text: str) -> list[str]:
    """Return the words of `text`, in order."""
    return [word[:LONGEST_WORD] for word in text.translate(_FOLDING).split()]


def placed_words(text: str) -> list[PlacedWord]:
    """Return the words of `text` with their places; the same words as `search_words`."""
    found: list[PlacedWord] = []
    word, start, end = "", 0, 0
    for place, sign in enumerate(text):
        for part in _FOLDING[ord(sign)]:
            if part != " ":
                start = start if word else place
                word, end = word + part, place + 1
            elif word:
                found.append(PlacedWord(word[:LONGEST_WORD], start, end))
                word = ""
        if word and not _FOLDING[ord(sign)]:
            end = place + 1  # a mark belongs to the letter before it
    if word:
        found.append(PlacedWord(word[:LONGEST_WORD], start, end))
    return found


def _folded(sign: str) -> str:
    """Return the letters and digits a sign stands for; a space where it parts words."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    kept = "".join(part if part.isalnum() else _gap(part) for part in plain)
    if any(low <= ord(sign) <= high for low, high in _UNSPACED):
        return f" {kept} " if kept.strip() else kept
    return kept


def _gap(sign: str) -> str:
    return "" if unicodedata.category(sign) in {"Mn", "Me", "Cf"} else " "


_FOLDING = _Folding()
