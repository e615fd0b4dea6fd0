# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Freezing facts and lifting a freeze: the edits, and the rule that every edit is held against.

What is added after a freeze is loose until it is frozen in turn, so it stays visible as added
later. A freeze is lifted, never altered: the review keeps who froze and who lifted it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast

from app.errors import UserFacingError
from app.review.edits import Add, Edit, batch, next_number, placed, set_field
from app.review.evidence import Evidence
from app.review.freeze import Freeze, differences, digest_of, manifest_text
from app.review.item import Kind
from app.review.review import HasTables, Review
from app.translation import tr

LIFTING_FIELDS = frozenset({"lifted_at", "lifted_by", "rank"})
"""All that may be set on a freeze once it is made."""


class NothingToFreeze(UserFacingError):
    """There is no fact that is not frozen already."""


def freezing(review: Review, at: datetime, by: str) -> Edit:
    """Return the edit that freezes every fact that no freeze covers yet, with its manifest.

    Raises NothingToFreeze.
    """
    facts = loose(review)
    if not facts:
        raise NothingToFreeze(tr("There is nothing to freeze: every fact is frozen already."))
    previous = review.freezes[-1].sha256 if review.freezes else ""
    manifest = manifest_text(facts, at, by, previous)
    freeze = Freeze(
        id="",
        number=next_number(review, Kind.FREEZE),
        frozen_at=at,
        frozen_by=by,
        manifest=manifest,
        sha256=digest_of(manifest),
    )
    return batch(
        [*(set_field(fact, "frozen_at", at) for fact in facts), Add(placed(review, freeze))]
    )


def lifting(review: Review, at: datetime, by: str) -> Edit:
    """Return the edit that lifts every freeze in force, so that the facts can be changed again."""
    edits: list[Edit] = []
    for freeze in in_force(review):
        edits += [set_field(freeze, "lifted_at", at), set_field(freeze, "lifted_by", by)]
    edits += [set_field(fact, "frozen_at", None) for fact in review.evidence if fact.frozen_at]
    return batch(edits)


def in_force(review: HasTables) -> tuple[Freeze, ...]:
    """Return the freezes that were not lifted, in their order."""
    freezes = cast("list[Freeze]", list(review.table(Kind.FREEZE).values()))
    standing = [freeze for freeze in freezes if freeze.lifted_at is None and freeze.frozen_at]
    return tuple(sorted(standing, key=lambda freeze: (freeze.number, freeze.id)))


def covered(review: HasTables, freeze: Freeze) -> dict[str, Evidence]:
    """Return the facts that `freeze` holds, by their ids."""
    facts = cast("list[Evidence]", list(review.table(Kind.EVIDENCE).values()))
    return {fact.id: fact for fact in facts if fact.frozen_at == freeze.frozen_at}


def loose(review: Review) -> tuple[Evidence, ...]:
    """Return the facts that no freeze in force holds."""
    instants = {freeze.frozen_at for freeze in in_force(review)}
    return tuple(fact for fact in review.evidence if fact.frozen_at not in instants)


def added_later(review: Review) -> frozenset[str]:
    """Return the ids of the facts that came after the first freeze in force."""
    standing = in_force(review)
    if not standing:
        return frozenset()
    first = covered(review, standing[0])
    return frozenset(fact.id for fact in review.evidence if fact.id not in first)


def broken_by(before: HasTables, after: HasTables) -> str:
    """Return why an edit from `before` to `after` breaks a freeze; empty where it does not.

    A review that is only being made takes its freezes as they came: `hotwash verify` judges those.
    """
    if not before.table(Kind.EVIDENCE):
        return ""
    was = {freeze.id: freeze for freeze in in_force(before)}
    now = {freeze.id: freeze for freeze in in_force(after)}
    for freeze in now.values():
        facts = covered(after, freeze)
        if freeze.id not in was:
            if differences(freeze, facts):
                return tr("This freeze does not fit the facts; freeze them again.")
        elif not _same(covered(before, freeze), facts):
            return tr("These facts are frozen; unfreeze them before you change them.")
    for freeze_id in was.keys() - now.keys():
        if covered(after, was[freeze_id]):
            return tr("A freeze goes only together with the lock on its facts; unfreeze them.")
    return ""


def _same(before: dict[str, Evidence], after: dict[str, Evidence]) -> bool:
    """Tell whether two sets of facts are the same but for their places in the list."""
    return before.keys() == after.keys() and all(
        fact is before[fact_id] or replace(fact, rank=before[fact_id].rank) == before[fact_id]
        for fact_id, fact in after.items()
    )
