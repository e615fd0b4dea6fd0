# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One language's dictionary: Hunspell's words, those of the field, and offers for a wrong one.

Hunspell's own offers keep Python's lock for up to half a second a word, which a window would feel
wherever it is asked; so the offers are made here from words that are one step away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from app.insight.spelling.misspellings import folded
from app.spelling.british import american

MOST_OFFERS = 5
_REMEMBERED = 50_000
_LEAST_STEM = 5
_NEAR = 0.8
_PREFIXES = (
    *("re", "un", "pre", "non", "mis", "sub", "over", "under", "auto", "multi", "cross", "micro"),
    *("inter", "de", "co", "dis", "super", "hyper", "meta", "post", "semi", "out"),
)
_LETTERS = {"en": "etaoinshrdlcumwfgypbvkjxqz'", "de": "enisratdhulcgmobwfkzpvjyxqäöüß"}


class HunspellDictionary:
    """`HunspellDictionary("en", file, terms)`; reads the file, which takes a moment.

    `terms` are words of the field, folded: they are known with an s too, and behind a prefix.
    """

    def __init__(self, language: str, file: Path, terms: Collection[str] = ()) -> None:
        self.language = language
        self.capitals_name = language != "de"
        self._terms = frozenset(terms)
        self._look_up: Callable[[str], bool | None] = lru_cache(maxsize=_REMEMBERED)(
            partial(_answer, _speller(file))
        )

    def knows(self, word: str) -> bool:
        """Return whether a word is spelt so; nothing is said against one in foreign letters."""
        if self._look_up(word) is None:
            return True
        return self._is_word(word) or self._is_behind_prefix(word.lower())

    def offers(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first; for a background thread."""
        small, found = word.lower(), dict[str, None]()
        for candidate in _one_step_away(small, _LETTERS.get(self.language, _LETTERS["en"])):
            for written in (candidate, candidate.capitalize()):
                if self._is_word(written):
                    found[_as_written(word, written)] = None
                    break
        for place in range(2, len(small) - 1):
            if self._spells(small[:place]) and self._spells(small[place:]):
                found[_as_written(word, f"{small[:place]} {small[place:]}")] = None
        if len(found) < MOST_OFFERS:
            near = get_close_matches(small, self._terms, MOST_OFFERS, _NEAR)
            found.update(dict.fromkeys(_as_written(word, each) for each in near))
        return tuple(found)[:MOST_OFFERS]

    def _spells(self, word: str) -> bool:
        return bool(self._look_up(word))

    def _is_word(self, word: str) -> bool:
        if folded(word) in self._terms or self._spells(word):
            return True
        if word.endswith("s") and folded(word[:-1]) in self._terms:
            return True
        return self.language == "en" and any(map(self._spells, american(word)))

    def _is_behind_prefix(self, word: str) -> bool:
        return any(
            word.startswith(prefix)
            and len(word) >= len(prefix) + _LEAST_STEM
            and self._is_word(word[len(prefix) :])
            for prefix in _PREFIXES
        )


def _one_step_away(word: str, letters: str) -> Iterator[str]:
    """Yield words with two letters swapped, one left out, put in, or changed; likeliest first."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (f"{head}{tail[1]}{tail[0]}{tail[2:]}" for head, tail in parts if len(tail) > 1)
    yield from (head + tail[1:] for head, tail in parts if tail)
    yield from (f"{head}{letter}{tail}" for head, tail in reversed(parts) for letter in letters)
    yield from (
        f"{head}{letter}{tail[1:]}" for head, tail in reversed(parts) if tail for letter in letters
    )


def _answer(speller: Any, word: str) -> bool | None:
    """Ask the library; None where the dictionary's encoding has no signs for the word."""
    try:
        return bool(speller.spell(word))
    except UnicodeEncodeError:
        return None


def _speller(file: Path) -> Any:
    from hunspell import Hunspell  # here, as its import takes a moment

    return Hunspell(file.stem, hunspell_data_dir=str(file.parent))


def _as_written(word: str, offer: str) -> str:
    return offer[0].upper() + offer[1:] if word[0].isupper() else offer
