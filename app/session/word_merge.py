# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Merge two changes letter by letter where both are within the same words; pure."""

from __future__ import annotations

import re

from app.review.text_change import TextChange, text_change

_WORDS = re.compile(r"\w+")
_ENDS = re.compile(r"[\w.,;:!?…)\]]\Z")
_BEGINS = re.compile(r"[\w(\[]")
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words: Thai and its neighbours, kana, Han."""


def merge_in_words(base: str, there: str, mine: str) -> str | None:
    """Return `there` with what `mine` changed about `base`; None where it would spoil a word.

    Who goes on typing a word that another has put an ending to is in no conflict, who goes on
    typing one that another has put a different word for is. Words that either wrote anew stand
    whole in what comes of it.
    """
    theirs, own = text_change(base, there), text_change(base, mine)
    both = _at_one_place(base, theirs, own)
    if both is None:
        return None
    first, second = both
    if (first.end > first.start and second.end > second.start) or second.start < first.end:
        return None
    touch = second.start == first.end
    if any(_is_all(change, base) or (touch and _replaces(change)) for change in both):
        return None
    kept = base[first.end : second.start] if not touch else gap(first.words, second.words)
    text = "".join([base[: first.start], first.words, kept, second.words, base[second.end :]])
    stand = set(_WORDS.findall(text))
    is_whole = _new_words(base, theirs, there) | _new_words(base, own, mine) <= stand
    return text if is_whole else None


def gap(left: str, right: str) -> str:
    """Return the space that belongs between the words of two people, where neither typed one."""
    if not left or not _ENDS.search(left[-1]) or not _BEGINS.match(right):
        return ""
    return "" if _WITHOUT_SPACES.match(left[-1]) or _WITHOUT_SPACES.match(right) else " "


def _at_one_place(
    base: str, theirs: TextChange, own: TextChange
) -> tuple[TextChange, TextChange] | None:
    """Return two changes in their order; None where both go on with the same letters.

    Of two insertions at one place the one that goes on with the word before comes first.
    """
    if not theirs.start == theirs.end == own.start == own.end:
        return (own, theirs) if (own.start, own.end) < (theirs.start, theirs.end) else (theirs, own)
    place = own.start
    before, behind = base[place - 1 : place] if place else "", base[place : place + 1]
    lefts = [_are_one_word(before, change.words[:1]) for change in (theirs, own)]
    rights = [_are_one_word(change.words[-1:], behind) for change in (theirs, own)]
    if all(lefts) or all(rights) or (lefts[0] and rights[0]) or (lefts[1] and rights[1]):
        return None
    return (own, theirs) if lefts[1] or rights[0] else (theirs, own)


def _are_one_word(left: str, right: str) -> bool:
    if not _WORDS.match(left) or not _WORDS.match(right):
        return False
    return not _WITHOUT_SPACES.match(left) and not _WITHOUT_SPACES.match(right)


def _new_words(base: str, change: TextChange, other: str) -> set[str]:
    """Return the words of `other` that are new, where the change is more than letters of one."""
    if not change.words or _WORDS.fullmatch(change.words):
        return set()
    return set(_WORDS.findall(other)) - set(_WORDS.findall(base))


def _is_all(change: TextChange, base: str) -> bool:
    return bool(base) and change.end - change.start == len(base)


def _replaces(change: TextChange) -> bool:
    return change.end > change.start and bool(change.words)
