# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find words that look for a person where a system would say more, and offer others.

A hint never stops anybody. What is quoted, code, a log, or about a machine is left alone. Each text
is walked once, word by word: only the phrases that begin with a word are tried where it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.insight.language.facts import Facts
from app.insight.language.names import Names
from app.insight.language.own_words import own_words
from app.insight.language.phrase import Found, Phrase
from app.insight.language.prose import paragraphs
from app.insight.language.rule import HintClass, LanguageRule, LanguageRules
from app.insight.language.subject import acts_as_person
from app.insight.language.words import HANDLE, Words
from app.translation import tr

_NEAR = 14
"""How many words away a companion still has to do with what was found."""
_REMEMBERED = 20_000
"""Characters of the longest paragraph whose hints are kept for the next key."""


@dataclass(frozen=True)
class Hint:
    """One wording, where it stands, and what to write instead.

    `rewrite` takes the place of `text` as it is; "" drops it, None offers nothing to put there. One
    that `is_whole` takes the place of all that is written.
    """

    start: int
    end: int
    text: str
    hint_class: HintClass
    rule: str
    suggestion: str
    explanation: str
    rewrite: str | None
    is_whole: bool = False


def language_hints(
    text: str,
    rules: LanguageRules,
    people: Sequence[str] = (),
    *,
    facts: bool = True,
    ignored: Collection[str] = (),
) -> tuple[Hint, ...]:
    """Return the hints in a text, in order; no two overlap, the longest of those that start first.

    `people` are names that stand for persons, `ignored` words somebody chose to keep, `facts`
    whether it is told as fact. Paragraphs seen before are not looked at again.
    """
    kept = _kept(ignored)
    found: list[Hint] = []
    for start, end in paragraphs(text):
        hints = paragraph_hints(text[start:end], rules, people, facts=facts)
        found += _placed(hints, start, kept)
    return tuple(found)


def document_hints(
    text: str,
    rules: LanguageRules,
    people: Sequence[str] = (),
    *,
    ignored: Collection[str] = (),
) -> tuple[Hint, ...]:
    """Return the hints in a whole document, where headings tell what is fact.

    Under a heading that holds one of the list {opinion} (lessons, actions) a guess is welcome.
    """
    kept, told = _kept(ignored), Facts(rules.word_set("opinion"))
    found: list[Hint] = []
    for start, end in paragraphs(text):
        paragraph = text[start:end]
        facts = told.are_in(paragraph)
        found += _placed(paragraph_hints(paragraph, rules, people, facts=facts), start, kept)
    return tuple(found)


def paragraph_hints(
    text: str, rules: LanguageRules, people: Sequence[str] = (), *, facts: bool = True
) -> tuple[Hint, ...]:
    """Return the hints in one paragraph of prose; for an editor, of the block that changed.

    Whether a block is prose at all tells `prose.read_line`.
    """
    looks = _looked if len(text) > _REMEMBERED else _remembered
    return looks(text, rules, tuple(people), facts=facts)


def same_words(text: str) -> str:
    """Return `text` as it is compared with words that somebody chose to keep."""
    return " ".join(text.casefold().replace("’", "'").split())


def _kept(ignored: Collection[str]) -> frozenset[str]:
    return frozenset(map(same_words, ignored))


def _placed(hints: Iterable[Hint], start: int, kept: frozenset[str]) -> Iterator[Hint]:
    """Yield the hints of a paragraph where they stand in the text, without those kept."""
    for hint in hints:
        if not kept or same_words(hint.text) not in kept:
            yield replace(hint, start=hint.start + start, end=hint.end + start)


def _looked(
    text: str, rules: LanguageRules, people: tuple[str, ...], *, facts: bool
) -> tuple[Hint, ...]:
    return tuple(_hints(text, rules, _names(people), facts=facts))


_remembered = lru_cache(maxsize=4096)(_looked)


@lru_cache(maxsize=64)
def _names(people: tuple[str, ...]) -> Names:
    return Names(people)


def _hints(text: str, rules: LanguageRules, names: Names, *, facts: bool) -> Iterator[Hint]:
    words = Words(own_words(text))
    named = frozenset(names.first_words)
    folded, index = words.folded, rules.by_first_word
    place, count = 0, len(folded)
    while place < count:
        word = folded[place]
        entries = index.get(word, ())
        if word[0] == HANDLE or word in named:
            entries = (*entries, *rules.of_names)
        best = _longest(entries, words, place, rules, names, facts=facts) if entries else None
        if best is None:
            place += 1
            continue
        yield _hint(text, words, *best)
        place = best[0].end


def _longest(
    entries: Iterable[tuple[Phrase, LanguageRule]],
    words: Words,
    place: int,
    rules: LanguageRules,
    names: Names,
    *,
    facts: bool,
) -> tuple[Found, LanguageRule] | None:
    """Return the longest that fits at `place` and nothing keeps quiet; of equals, the first."""
    best: tuple[Found, LanguageRule] | None = None
    for phrase, rule in entries:
        if rule.facts_only and not facts:
            continue
        found = phrase.found_at(words, place, names)
        if found is None or (best is not None and found.end <= best[0].end):
            continue
        if _stands(found, rule, words, rules, names):
            best = (found, rule)
    return best


def _stands(
    found: Found, rule: LanguageRule, words: Words, rules: LanguageRules, names: Names
) -> bool:
    if rule.needs_person and not acts_as_person(words, found.first, rules, names):
        return False
    if rule.exceptions and _is_excepted(found, rule, words, names):
        return False
    return not rule.companions or _has_company(found, rule, words, names)


def _is_excepted(found: Found, rule: LanguageRule, words: Words, names: Names) -> bool:
    """Return whether an exception touches what was found."""
    for first in range(max(0, found.first - rule.exceptions.reach + 1), found.end):
        for phrase in rule.exceptions.beginning_with(words.folded[first]):
            other = phrase.found_at(words, first, names)
            if other is not None and other.end > found.first:
                return True
    return False


def _has_company(found: Found, rule: LanguageRule, words: Words, names: Names) -> bool:
    """Return whether one of the rule's companions stands near, in the same sentence."""
    begin = found.first
    while begin > found.first - _NEAR and not words.begins_sentence(begin):
        begin -= 1
    for place in range(begin, min(len(words), found.end + _NEAR)):
        if place >= found.end and words.begins_sentence(place):
            return False
        for phrase in rule.companions.beginning_with(words.folded[place]):
            if phrase.found_at(words, place, names) is not None:
                return True
    return False


def _hint(text: str, words: Words, found: Found, rule: LanguageRule) -> Hint:
    start, end = words.starts[found.first], words.ends[found.end - 1]
    rewrite = rule.rewrite
    if rewrite:
        for label, place in found.filled.items():
            rewrite = rewrite.replace(f"{{{label}}}", text[words.starts[place] : words.ends[place]])
    if rewrite and text[start].isupper():
        rewrite = rewrite[0].upper() + rewrite[1:]
    return Hint(
        start, end, text[start:end], rule.hint_class, rule.id,
        tr(rule.suggestion), tr(rule.explanation),
        rewrite,
    )  # fmt: skip
