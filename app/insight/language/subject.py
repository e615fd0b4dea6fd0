# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who acts: whether a person stands before a verb, or a machine, or nobody that can be told."""

from __future__ import annotations

from app.insight.language.names import Names
from app.insight.language.rule import LanguageRules
from app.insight.language.words import Words

_FAR = 20
_NEAR = 7


def acts_as_person(words: Words, verb: int, rules: LanguageRules, names: Names) -> bool:
    """Return whether the one who acts in the verb at place `verb` is a person.

    Looks back over the words that may stand between, and over an "and" to the one with whom the
    sentence began: "we restarted it and forgot the cache".
    """
    if words.folded[verb] in rules.word_set("elided") and words.begins_sentence(verb):
        return True
    person, between = rules.word_set("person"), rules.word_set("between")
    place = verb - 1
    while place >= max(0, verb - _NEAR) and words.is_close(place + 1):
        word = words.folded[place]
        if word in person or is_name(words, place, names) or _pair(words, place) in person:
            return True
        if word in rules.word_set("and"):
            return _began_with_person(words, place, rules, names)
        if word not in between and not word.endswith(rules.adverb_endings):
            return False
        place -= 1
    return False


def is_name(words: Words, place: int, names: Names) -> bool:
    """Return whether the word at `place` ends a name or is an @handle."""
    return any(
        start >= 0 and names.length_at(words, start) == place + 1 - start
        for start in (place, place - 1, place - 2)
    )


def _pair(words: Words, place: int) -> str:
    """Return the word at `place` with the one before, as a list writes them: on-call."""
    return f"{words.folded[place - 1]}-{words.folded[place]}" if place else ""


def _began_with_person(words: Words, place: int, rules: LanguageRules, names: Names) -> bool:
    person, machines = rules.word_set("person"), rules.word_set("of_machines")
    for each in range(place - 1, max(-1, place - _FAR), -1):
        word = words.folded[each]
        if word in machines:
            return False
        if word in person or is_name(words, each, names):
            return True
        if words.begins_sentence(each):
            return False
    return False
