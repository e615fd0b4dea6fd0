# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A dictionary of a few words."""

from __future__ import annotations


class KnownList:
    """Knows what it was made with, in small letters or with one capital."""

    def __init__(self, words: str, *, capitals_name: bool = True) -> None:
        self._words = frozenset(words.split())
        self.capitals_name = capitals_name

    def knows(self, word: str) -> bool:
        """Return whether a word is spelt so."""
        return word in self._words or word.lower() in self._words
