# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find the words of a text that the dictionary does not know, and leave alone what is no word.

Code, logs, quotes, addresses and paths are hidden as for language hints. Names of things are no
words either: what holds a digit or an underscore, what is written in capitals or with one inside,
an @handle, a #channel, a reference such as E3, an option such as --force.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.insight.language.own_words import own_words
from app.insight.language.prose import paragraphs
from app.insight.spelling.dictionary import Dictionary

_TOKEN = re.compile(r"[^\s\x00/|,;()\[\]{}<>„“”»«\"…–—=+*~:]+")
_NO_WORD = re.compile(r"[\d_@#$%^&\\`°§²³]|\A-")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r"[^\W\d_][A-ZÄÖÜ]")
_BEFORE_SENTENCE = re.compile(r"(?:\A|[.!?:|\n])[\s\"“„(*_#>|-]{0,40}\Z")
_ENDINGS = ("'s", "s'", "'d", "'ll", "'re", "'ve")
_FAR = 42
_LEAST = 3
"""Shorter words are abbreviations more often than mistakes."""
_REMEMBERED = 4096


@dataclass(frozen=True)
class Misspelling:
    """A word that is in no dictionary, and where it stands."""

    start: int
    end: int
    text: str


def misspellings(
    text: str, dictionary: Dictionary, known: Collection[str] = ()
) -> tuple[Misspelling, ...]:
    """Return the words of `text` that neither the dictionary knows nor `known` holds, in order.

    `known` are folded words, see `known_words`.
    """
    found = []
    for start, end in paragraphs(text):
        for first, last, begins in _words(text[start:end]):
            word = text[start + first : start + last]
            is_name = dictionary.capitals_name and word[0].isupper() and not begins
            if not is_name and not _is_known(word, dictionary, known):
                found.append(Misspelling(start + first, start + last, word))
    return tuple(found)


def folded(word: str) -> str:
    """Return a word as it is compared: in small letters, with one kind of apostrophe."""
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=_REMEMBERED)
def _words(paragraph: str) -> tuple[tuple[int, int, bool], ...]:
    return tuple(_each_word(own_words(paragraph)))


def _each_word(shown: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where each word to look up stands, and whether a sentence begins with it.

    The parts of a compound are words of their own.
    """
    for token in _TOKEN.finditer(shown):
        if _NO_WORD.search(token.group()) or _is_called(shown, token.end()):
            continue
        begins = (
            _BEFORE_SENTENCE.search(shown, max(0, token.start() - _FAR), token.start()) is not None
        )
        for part in _PART.finditer(shown, token.start(), token.end()):
            word = _without_end(part.group())
            if len(word) >= _LEAST and not _CAPITAL_INSIDE.search(word):
                yield part.start(), part.end(), begins


def _without_end(word: str) -> str:
    """Return a word without an ending set behind an apostrophe."""
    for end in _ENDINGS:
        if len(word) > len(end) and folded(word).endswith(end):
            return word[: -len(end)]
    return word


def _is_called(shown: str, end: int) -> bool:
    """Return whether a word is the name of something that is called or set."""
    return shown[end : end + 1] in {"(", "="}


def _is_known(word: str, dictionary: Dictionary, known: Collection[str]) -> bool:
    plain = word.replace("’", "'")
    small = folded(plain)
    if small in known or dictionary.knows(plain):
        return True
    stem = _without_end(plain)
    return stem != plain and (folded(stem) in known or dictionary.knows(stem))
