# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find in the wording of an action the words that name no end: "improve", "look into".

A text is walked once, word by word; only the phrases that begin with a word are tried where it
stands, and only where the rule says that it counts: "add an alert to monitor it" is an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.insight.action_checks.rule import ANYWHERE, END, HEAD, ActionRules, Wording
from app.insight.language.names import Names
from app.insight.language.own_words import own_words
from app.insight.language.phrase import Found, PhraseSet
from app.insight.language.words import Words

REST = "{rest}"
TEXT = "{text}"
_NOBODY = Names()
_LONGEST_LEAD = 8
_LONGEST_TITLE = 6
"""So many words in front of a colon are a title: "Alerting: improve thresholds"."""
_COLON = re.compile(r"\s*:\s*")
_MEASURE = re.compile(
    r"[<>≤≥]\s*\d|\d\s*(?:%|‰)"
    r"|\b(?:below|under|above|over|within|least|most|than|every|unter|über|binnen|innerhalb|höchstens"
    r"|mindestens|alle|pro)\s+(?:\w+\s+)?\d"
    r"|\b\d[\d.,]*\s?(?:ms|s|sec|seconds?|min|minutes?|h|hours?|[kmgt]i?b|rps|qps|x"
    r"|sekunden?|minuten?|stunden?)\b",
    re.IGNORECASE,
)
"""A figure with its unit, or one that is a limit, says when it is done."""


@dataclass(frozen=True)
class VagueWording:
    """Words that name no end, where they stand, and the whole text as it may be begun anew."""

    wording: Wording
    start: int
    end: int
    words: str
    rewrite: str


@lru_cache(maxsize=8192)
def vague_wordings(text: str, rules: ActionRules) -> tuple[VagueWording, ...]:
    """Return the words of a text that name no end, in order; none overlap."""
    if _MEASURE.search(text):
        return ()
    return tuple(_vague(text, rules))


def _vague(text: str, rules: ActionRules) -> Iterator[VagueWording]:
    words = Words(own_words(text))
    heads = frozenset(_heads(words, rules.lead))
    place = 0
    while place < len(words):
        best: tuple[Found, Wording] | None = None
        for phrase, wording in rules.wordings.get(words.folded[place], ()):
            found = phrase.found_at(words, place, _NOBODY)
            if found is None or (best is not None and found.end <= best[0].end):
                continue
            if _counts(found, wording, words, heads):
                best = (found, wording)
        if best is None:
            place += 1
            continue
        yield _told(text, words, *best)
        place = best[0].end


def _heads(words: Words, lead: frozenset[str]) -> Iterator[int]:
    """Yield where the word stands that says what is done: first, or behind a title."""
    yield _behind_lead(words, 0, lead)
    for place in range(1, min(len(words), _LONGEST_TITLE + 1)):
        between = words.text[words.ends[place - 1] : words.starts[place]]
        if _COLON.fullmatch(between):
            yield _behind_lead(words, place, lead)
            return


def _behind_lead(words: Words, place: int, lead: frozenset[str]) -> int:
    last = min(len(words) - 1, place + _LONGEST_LEAD)
    while place < last and (words.folded[place] in lead or words.is_handle(place)):
        place += 1
    return place


def _counts(found: Found, wording: Wording, words: Words, heads: frozenset[int]) -> bool:
    if not _stands_where_it_counts(found, wording, words, heads):
        return False
    first = max(0, found.first - wording.exceptions.reach + 1)
    if any(end > found.first for end in _ends(wording.exceptions, words, first, found.end)):
        return False
    return not any(_ends(wording.ended, words, 0, len(words)))


def _stands_where_it_counts(
    found: Found, wording: Wording, words: Words, heads: frozenset[int]
) -> bool:
    if ANYWHERE in wording.places or (HEAD in wording.places and found.first in heads):
        return True
    at_end = found.end == len(words) or words.begins_sentence(found.end)
    return END in wording.places and at_end


def _ends(wanted: PhraseSet, words: Words, first: int, last: int) -> Iterator[int]:
    """Yield behind which word each of `wanted` ends that begins between two places."""
    if not wanted:
        return
    for place in range(first, last):
        for phrase in wanted.beginning_with(words.folded[place]):
            found = phrase.found_at(words, place, _NOBODY)
            if found is not None:
                yield found.end


def _told(text: str, words: Words, found: Found, wording: Wording) -> VagueWording:
    start, end = words.starts[found.first], words.ends[found.end - 1]
    bare = text.strip().rstrip(".!;,")
    rest = text[end:].strip().rstrip(".!;,")
    rewrite = wording.rewrite
    if REST in rewrite:
        begin = rewrite[0].upper() if text[start].isupper() else rewrite[0].lower()
        rewrite = f"{text[:start]}{begin}{rewrite[1:]}".replace(REST, rest) if rest else ""
    rewrite = rewrite.replace(TEXT, bare)
    return VagueWording(wording, start, end, text[start:end], rewrite)
