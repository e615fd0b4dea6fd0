# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Is what was frozen still as it was? A pure question to a review, whatever way it came in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from app.review.evidence import Evidence
from app.review.freeze import Freeze, differences
from app.review.freezing import covered
from app.review.review import Review
from app.translation import tr


@dataclass(frozen=True)
class Finding:
    """Something that differs: the part ("E3", "freeze 1", a file's name) and what about it."""

    part: str
    sentence: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.part}: {self.sentence}"


def freeze_findings(review: Review) -> tuple[Finding, ...]:
    """Return how the facts differ from their freezes; of a lifted one only its own text counts."""
    return tuple(_findings(review))


def fact_name(fact: Evidence) -> str:
    """Return what a fact is called where its file is spoken of: "E3 app.log"."""
    return f"E{fact.number} {fact.filename or fact.title or fact.link}".strip()


def _findings(review: Review) -> Iterator[Finding]:
    previous = ""
    for freeze in review.freezes:
        name = tr("freeze {0}").format(freeze.number)
        lifted = freeze.lifted_at is not None
        for difference in differences(freeze, covered(review, freeze)):
            if not difference.fact:
                yield Finding(name, difference.sentence)
            elif not lifted:
                yield Finding(f"E{difference.fact}", f"{difference.sentence} ({name})")
        if _previous(freeze) not in (None, previous):
            yield Finding(name, tr("does not follow on the freeze before it"))
        previous = freeze.sha256


def _previous(freeze: Freeze) -> str | None:
    """Return the hash that a manifest names as the one before; None where it can't be read."""
    try:
        told = json.loads(freeze.manifest)
    except (ValueError, RecursionError):
        return None
    return str(told.get("previous", "")) if isinstance(told, dict) else None
