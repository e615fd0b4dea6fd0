# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What reviews are narrowed down by: severity, state, year, service, tag, category of causes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.review.cause import CauseState
from app.review.item import Kind
from app.review.review import Review

_BETWEEN = re.compile(r"[,;\n]|\s(?:and|und|&)\s", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"[,;\n]")


class Facet(StrEnum):
    """The ways to narrow down, in the order they are shown in."""

    SEVERITY = "severity"
    STATE = "state"
    SERVICE = "service"
    TAG = "tag"
    CATEGORY = "category"
    YEAR = "year"


KEPT_FACETS = (Facet.SERVICE, Facet.TAG, Facet.CATEGORY)
"""Those a review can have several values of; the others are in its line of the library."""

FACET_FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.INCIDENT: frozenset({"service"}),
    Kind.LIFECYCLE: frozenset({"tags"}),
    Kind.CAUSE: frozenset({"category", "state"}),
}
"""The fields that `facet_values` depends on."""


LONGEST_NAME = 100
"""Characters of a name that reviews are found under."""


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and how many reviews have it."""

    facet: Facet
    value: str
    count: int


Selection = Mapping[Facet, frozenset[str]]
"""The values chosen: any of one facet, of every facet that has some."""


@dataclass(frozen=True)
class Narrowing:
    """What is looked for: a text and chosen values, among archived reviews or the others."""

    text: str = ""
    selection: Selection = field(default_factory=dict)
    archived: bool = False

    @property
    def is_open(self) -> bool:
        """True where it leaves nothing out."""
        return not self.text.strip() and not any(self.selection.values())

    def without(self, facet: Facet) -> Narrowing:
        """Return the same with no value of `facet` chosen."""
        rest = {each: values for each, values in self.selection.items() if each is not facet}
        return Narrowing(self.text, rest, self.archived)


def services(text: str) -> tuple[str, ...]:
    """Return the services named in a field: "checkout, payments and search" names three."""
    return _distinct(_BETWEEN.split(text))


def tags(text: str) -> tuple[str, ...]:
    """Return the tags written in a field, parted by commas; a "#" before one is passed over."""
    return _distinct(tag.strip().lstrip("#") for tag in _BETWEEN_TAGS.split(text))


def facet_values(review: Review) -> frozenset[tuple[Facet, str]]:
    """Return what a review is found under; causes that were ruled out do not count.

    A name is cut where it is so long that it is none: no database can index a text of any length.
    """
    categories = {
        cause.category.strip() for cause in review.causes if cause.state is not CauseState.REFUTED
    }
    found = {(Facet.CATEGORY, category) for category in categories if category}
    found |= {(Facet.TAG, tag) for tag in _distinct(review.lifecycle.tags)}
    found |= {(Facet.SERVICE, service) for service in services(review.incident.service)}
    return frozenset((facet, name[:LONGEST_NAME].strip()) for facet, name in found)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without blanks around them, each once, whatever its case."""
    seen: dict[str, str] = {}
    for name in names:
        if name.strip():
            seen.setdefault(name.strip().casefold(), name.strip())
    return tuple(seen.values())
