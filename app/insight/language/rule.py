# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a rule of blameless language is made of. The rules are YAML, read by `app.rules`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app.insight.language.phrase import NO_PHRASES, Phrase, PhraseSet, Sort


class HintClass(StrEnum):
    """What a wording does, in the order in which a count lists it. None of it is forbidden."""

    COUNTERFACTUAL = "counterfactual"
    FAILURE = "failure-of-person"
    BLAME = "blame-noun"
    ADJECTIVE = "adjective"
    MINIMISER = "minimiser"
    ABSOLUTES = "absolutes"
    WHO_WHY = "who-why"
    NAME = "name-as-subject"
    HEDGE = "hedge-drama"
    SINGLE_CAUSE = "single-cause"
    BROAD = "broad"
    OPEN_END = "open-end"


OF_LANGUAGE = tuple(each for each in HintClass if each is not HintClass.OPEN_END)
"""The classes of the rules of blameless language; an open end is for the rules of actions."""


@dataclass(frozen=True)
class LanguageRule:
    """One rule: the phrases it looks for, what keeps it quiet, and its words.

    `needs_person`: a person must be the one who acts. `facts_only`: of what is told as fact.
    `rewrite` takes the place of the words found; None where nothing can be written for somebody.
    """

    id: str
    hint_class: HintClass
    find: tuple[Phrase, ...]
    suggestion: str
    explanation: str
    rewrite: str | None = None
    exceptions: PhraseSet = NO_PHRASES
    companions: PhraseSet = NO_PHRASES
    needs_person: bool = False
    facts_only: bool = False


@dataclass(frozen=True, eq=False)
class LanguageRules:
    """The rules of one language. `lists` are its words; person, between, and, of_machines count."""

    name: str
    rules: tuple[LanguageRule, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[tuple[Phrase, LanguageRule], ...]]:
        """What can begin with a word, so that a text is walked once whatever the rules' number."""
        index: dict[str, list[tuple[Phrase, LanguageRule]]] = {}
        for rule in self.rules:
            for phrase in rule.find:
                for word in phrase.first_words or ():
                    index.setdefault(word, []).append((phrase, rule))
        return {word: tuple(entries) for word, entries in index.items()}

    @cached_property
    def of_names(self) -> tuple[tuple[Phrase, LanguageRule], ...]:
        """What begins with a name."""
        return tuple(
            (phrase, rule)
            for rule in self.rules
            for phrase in rule.find
            if phrase.elements[0].sort is Sort.NAME
        )

    def word_set(self, name: str) -> frozenset[str]:
        """Return the words of a list; no words where there is none of that name."""
        return self._word_sets.get(name, frozenset())

    @cached_property
    def adverb_endings(self) -> tuple[str, ...]:
        """How the words end that may stand between a person and a verb, beside those listed."""
        return tuple(word[1:] for word in self.lists.get("between", ()) if word[0] == "*")

    @cached_property
    def _word_sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.lists.items()}
