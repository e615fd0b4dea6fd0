# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Count the language hints of a whole review, as asked before sign-off. Nothing is blocked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.insight.language.hints import Hint, language_hints
from app.insight.language.rule import HintClass, LanguageRules
from app.insight.nameless import personal_names
from app.review.event import Event
from app.review.item import Item, Kind
from app.review.review import Review

TEXTS: Mapping[Kind, Mapping[str, bool]] = {
    Kind.INCIDENT: {"title": True, "summary": True, "statement": True, "review_reason": False},
    Kind.EVENT: {"text": True},
    Kind.IMPACT: {"description": True},
    Kind.CAUSE: {"text": False, "notes": False, "accepted_because": False},
    Kind.OBSERVATION: {"text": False},
    Kind.ACTION: {"text": False, "done_when": False},
    Kind.NOTE: {"text": False},
}
"""The texts people write, by kind and field, and whether each is told as fact."""


@dataclass(frozen=True)
class HintPlace:
    """One text of the review that has hints."""

    kind: Kind
    item_id: str
    field: str
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
    review: Review, rules: LanguageRules, ignored: Collection[str] = ()
) -> LanguageSummary:
    """Return what hints the review has and where; imported events and evidence are left alone."""
    return LanguageSummary(tuple(_places(review, rules, ignored)))


def _places(review: Review, rules: LanguageRules, ignored: Collection[str]) -> Iterator[HintPlace]:
    people = personal_names(review)
    for kind, fields in TEXTS.items():
        for item in review.items(kind):
            if _is_imported(item):
                continue
            for field, facts in fields.items():
                text = getattr(item, field)
                hints = language_hints(text, rules, people, facts=facts, ignored=ignored)
                if hints:
                    yield HintPlace(kind, item.id, field, hints)


def _is_imported(item: Item) -> bool:
    return isinstance(item, Event) and bool(item.source)
