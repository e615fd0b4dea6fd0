# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a report says of frozen facts: each freeze with its hash, and what came after it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from app.publish.local_time import moment_text
from app.review.evidence import Evidence
from app.review.freeze import Freeze
from app.review.freezing import added_later, covered, loose
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr


def freeze_words(review: Review) -> list[tuple[str, str]]:
    """Return a sentence for each freeze with the SHA-256 of its manifest; lifted ones too."""
    zone = zone_of(review)
    return [(_sentence(review, freeze, zone), freeze.sha256) for freeze in review.freezes]


def standing(review: Review, fact: Evidence) -> str:
    """Return how a fact stands to the freezes: "frozen", "added after the freeze" or nothing."""
    later = fact.id in added_later(review)
    if fact.frozen_at is None:
        return tr("added after the freeze") if later else ""
    return tr("frozen, added after the first freeze") if later else tr("frozen")


def loose_words(review: Review) -> str:
    """Return what to say of facts that are not frozen while others are; empty if there are none."""
    later = [fact for fact in loose(review) if fact.id in added_later(review)]
    if not later:
        return ""
    names = ", ".join(f"E{fact.number}" for fact in later)
    return tr("Added after the freeze and not frozen: {0}.").format(names)


def _sentence(review: Review, freeze: Freeze, zone: tzinfo) -> str:
    told = tr("Freeze {0}: frozen {1}{2}").format(
        freeze.number, _when(freeze.frozen_at, zone), _by(freeze.frozen_by)
    )
    if freeze.lifted_at is not None:
        return tr("{0}; lifted {1}{2}.").format(
            told, _when(freeze.lifted_at, zone), _by(freeze.lifted_by)
        )
    count = len(covered(review, freeze))
    facts = tr("1 fact") if count == 1 else tr("{0} facts").format(count)
    return f"{told}, {facts}."


def _when(at: datetime | None, zone: tzinfo) -> str:
    return moment_text(at, zone) if at else tr("at an unknown time")


def _by(name: str) -> str:
    return tr(" by {0}").format(name) if name else ""
