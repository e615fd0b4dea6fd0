# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules of actions are made of. The rules themselves are YAML, read by `app.rules`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.insight.language.phrase import Phrase, PhraseSet, phrases
from app.insight.logic_rule import LogicRule
from app.review.action import ActionKind, Strength
from app.review.incident import Severity

WORDING = "wording"
STRENGTH = "some_are_strong"
WINDOW = "date_in_window"
"""The checks whose rules are asked for outside of them too."""

PHRASES = ("find", "except", "ended", "soon", *Strength)
"""The lists of texts that hold phrases; the others hold plain words."""
HEAD, END, ANYWHERE = PLACES = ("head", "end", "anywhere")
"""Where in a sentence a wording is looked for."""


@dataclass(frozen=True, eq=False)
class Wording:
    """A rule about wordings with its phrases understood."""

    rule: LogicRule
    find: tuple[Phrase, ...]
    exceptions: PhraseSet
    ended: PhraseSet
    places: frozenset[str]
    rewrite: str


@dataclass(frozen=True, eq=False)
class ActionRules:
    """All rules, and the lists of words that their phrases name."""

    rules: tuple[LogicRule, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def wordings(self) -> Mapping[str, tuple[tuple[Phrase, Wording], ...]]:
        """What can begin with a word, so that a text is walked once whatever the rules' number."""
        index: dict[str, list[tuple[Phrase, Wording]]] = {}
        for rule in self._of_check(WORDING):
            wording = self._wording(rule)
            for phrase in wording.find:
                for word in phrase.first_words or ():
                    index.setdefault(word, []).append((phrase, wording))
        return {word: tuple(entries) for word, entries in index.items()}

    @cached_property
    def lead(self) -> frozenset[str]:
        """The words that may stand in front of the one that says what is done."""
        return frozenset(self.lists.get("lead", ()))

    @cached_property
    def verbs_at_end(self) -> frozenset[str]:
        """The words that say what is done though they stand last."""
        return frozenset(self.lists.get("last", ()))

    @cached_property
    def strengths(self) -> Mapping[Strength, PhraseSet]:
        """The phrases that tell how strong an action is."""
        found = {strength: PhraseSet() for strength in Strength}
        for rule in self._of_check(STRENGTH):
            for strength in Strength:
                found[strength] = self.phrases(rule, strength)
        return found

    @cached_property
    def strength_by_kind(self) -> Mapping[ActionKind, Strength]:
        """How strong a kind of work is where its words don't tell."""
        texts = [rule.parameters.texts for rule in self._of_check(STRENGTH)]
        return {
            ActionKind(kind): strength
            for each in texts
            for strength in Strength
            for kind in each.get(f"{strength}_kinds", ())
        }

    @cached_property
    def windows(self) -> Mapping[Severity, int]:
        """How many days after it was promised an action may be due, by severity."""
        numbers = [rule.parameters.numbers for rule in self._of_check(WINDOW)]
        return {Severity(name): days for each in numbers for name, days in each.items()}

    def phrases(self, rule: LogicRule, name: str) -> PhraseSet:
        """Return a list of phrases that a rule is told."""
        return PhraseSet(tuple(self._understood(rule, name)))

    def _of_check(self, check: str) -> Iterator[LogicRule]:
        return (rule for rule in self.rules if rule.check == check)

    def _wording(self, rule: LogicRule) -> Wording:
        texts = rule.parameters.texts
        return Wording(
            rule=rule,
            find=tuple(self._understood(rule, "find")),
            exceptions=self.phrases(rule, "except"),
            ended=self.phrases(rule, "ended"),
            places=frozenset(texts.get("at", (HEAD,))),
            rewrite=next(iter(texts.get("rewrite", ())), ""),
        )

    def _understood(self, rule: LogicRule, name: str) -> Iterator[Phrase]:
        for written in rule.parameters.texts.get(name, ()):
            yield from phrases(written, self.lists)
