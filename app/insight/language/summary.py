# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Count the language hints of a whole review, as asked before sign-off. Nothing is blocked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.insight.language.hints import Hint, language_hints
from app.insight.language.rule import HintClass, LanguageRules
from app.insight.language.texts import TEXTS, written_texts
from app.insight.nameless import personal_names
from app.review.item import Kind
from app.review.review import Review


@dataclass(frozen=True)
class HintPlace:
    """One text of the review that has hints."""

    kind: Kind
    item_id: str
    field: str
    text: str
    hints: tuple[Hint, ...]


@dataclass(frozen=True)
class LanguageSummary:
    """The texts that have hints, in the order of the review."""

    places: tuple[HintPlace, ...]

    @property
    def total(self) -> int:
        """How many hints there are."""
        return sum(len(place.hints) for place in self.places)

    @cached_property
    def by_class(self) -> Mapping[HintClass, int]:
        """How many hints of each class there are, without those that have none."""
        found = [hint.hint_class for place in self.places for hint in place.hints]
        return {each: found.count(each) for each in HintClass if each in found}


def language_summary(
    review: Review, rules_for: Callable[[str], LanguageRules], ignored: Collection[str] = ()
) -> LanguageSummary:
    """Return what hints the review has and where; imported events and evidence are left alone.

    `rules_for` returns the rules of the language a text is in.
    """
    return LanguageSummary(tuple(_places(review, rules_for, ignored)))


def _places(
    review: Review, rules_for: Callable[[str], LanguageRules], ignored: Collection[str]
) -> Iterator[HintPlace]:
    people = personal_names(review)
    for item, field, text in written_texts(review):
        facts = TEXTS[item.KIND][field]
        hints = language_hints(text, rules_for(text), people, facts=facts, ignored=ignored)
        if hints:
            yield HintPlace(item.KIND, item.id, field, text, hints)
