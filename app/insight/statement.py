# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the causes say by themselves: contributing factors by area, and a draft of the statement.

Both are read from the graph and change nothing; the statement that counts is what people write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.insight.logic_checks.view import LogicView
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, StopReason
from app.review.review import Review
from app.translation import default_text


@dataclass(frozen=True)
class StatementWords:
    """The words of a draft, in the language in use; others may be given."""

    untitled: str = default_text("What happened is not worded yet")
    trigger: str = default_text("What set it off")
    conditions: str = default_text("Contributing conditions, by area:")
    unsorted: str = default_text("Not sorted yet")
    not_confirmed: str = default_text("Not yet confirmed")
    titled: str = "{0}: {1}."
    bullet: str = "- {0}"
    nothing: str = default_text("No contributing condition is confirmed yet.")
    cause: str = "{0} (C{1})"
    separator: str = "; "


@dataclass(frozen=True)
class FactorGroup:
    """The factors of one area, in the causes' order; `area` is empty for those not sorted yet."""

    area: str
    factors: tuple[Cause, ...]


@dataclass(frozen=True)
class Factors:
    """What contributed: confirmed triggers, confirmed factors by area, and what is suspected."""

    triggers: tuple[Cause, ...]
    groups: tuple[FactorGroup, ...]
    suspected: tuple[Cause, ...]

    @property
    def is_empty(self) -> bool:
        """True where the causes say nothing yet."""
        return not (self.triggers or self.groups or self.suspected)

    def titled(self, words: StatementWords | None = None) -> tuple[FactorGroup, ...]:
        """Return all of it as titled lists in reading order, without empty ones."""
        words = words or StatementWords()
        lists = (
            FactorGroup(words.trigger, self.triggers),
            *(FactorGroup(each.area or words.unsorted, each.factors) for each in self.groups),
            FactorGroup(words.not_confirmed, self.suspected),
        )
        return tuple(each for each in lists if each.factors)


def contributing_factors(review: Review, categories: Sequence[str] = ()) -> Factors:
    """Return the factors at the ends of the logic, in the order of `categories`.

    A factor is a worded cause joined to the effect over causes not ruled out: one at an end, or one
    marked as root. Areas that are not among `categories` follow in order of appearance.
    """
    view = LogicView(review)
    ends = {leaf.id for leaf in view.leaves}
    told = [
        cause
        for cause in view.explained
        if cause.id in view.reached
        and cause.id != EFFECT_ID
        and cause.text.strip()
        and (cause.id in ends or _is_marked(cause))
    ]
    sure = [cause for cause in told if cause.state is CauseState.CONFIRMED]
    standing = [cause for cause in sure if cause.kind is not CauseKind.TRIGGER]
    return Factors(
        triggers=tuple(cause for cause in sure if cause.kind is CauseKind.TRIGGER),
        groups=_grouped(standing, categories),
        suspected=tuple(cause for cause in told if cause.state is CauseState.SUSPECTED),
    )


def draft_statement(
    review: Review, categories: Sequence[str] = (), words: StatementWords | None = None
) -> str:
    """Return a first draft of the root-cause statement; empty where there is nothing to say."""
    words = words or StatementWords()
    factors = contributing_factors(review, categories)
    if factors.is_empty:
        return ""
    opening = [f"{_bare(review.effect.text or review.incident.title) or words.untitled}."]
    if factors.triggers:
        opening.append(_line(FactorGroup(words.trigger, factors.triggers), words))
    lines = [" ".join(opening), "", words.conditions if factors.groups else words.nothing]
    lines += [words.bullet.format(_line(group, words)) for group in factors.groups]
    if factors.suspected:
        lines += ["", _line(FactorGroup(words.not_confirmed, factors.suspected), words)]
    return "\n".join(lines)


def _is_marked(cause: Cause) -> bool:
    """Tell whether a cause counts wherever it stands: the room said so."""
    is_said = cause.kind in (CauseKind.TRIGGER, CauseKind.ROOT)
    return is_said or cause.stop_reason is StopReason.ROOT_FACTOR


def _grouped(causes: Sequence[Cause], categories: Sequence[str]) -> tuple[FactorGroup, ...]:
    own = (cause.category for cause in causes if cause.category)
    areas = [*dict.fromkeys((*categories, *own)), ""]
    groups = (
        FactorGroup(area, tuple(cause for cause in causes if cause.category == area))
        for area in areas
    )
    return tuple(group for group in groups if group.factors)


def _line(group: FactorGroup, words: StatementWords) -> str:
    told = (words.cause.format(_bare(cause.text), cause.number) for cause in group.factors)
    return words.titled.format(group.area or words.unsorted, words.separator.join(told))


def _bare(text: str) -> str:
    """Return a wording on one line, without the point at its end."""
    return " ".join(text.split()).rstrip(".")
