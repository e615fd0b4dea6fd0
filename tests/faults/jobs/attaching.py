# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Attaching files: each is kept, then cited by the review."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.review.edits import addition
from app.review.evidence import Evidence
from tests.faults.jobs.keeping import with_new_review
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_review

SIZES = (300, 70_000, 1_500_000)


@dataclass(frozen=True)
class Attaching:
    """Attaches one file after the other, small and large."""

    span: float = 0.3

    def prepare(self, place: Place) -> Place:
        """Make a review without facts."""
        return with_new_review(place)

    def work(self, place: Place, say: Say) -> None:
        """Attach until killed; a file counts once the review that cites it is saved."""
        services = place.services()
        opened = services.library.open(place.review_id, "scribe")
        say("begun")
        number = 0
        while True:
            number += 1
            data = random.randbytes(SIZES[number % len(SIZES)])
            stored = services.attachments.put_bytes(data)
            fact = Evidence(id="", number=number, size=stored.size, sha256=stored.sha256)
            opened.session.apply(addition(opened.session.review, fact))
            assert opened.autosave.flush()
            say("kept", number, hashlib.sha256(data).hexdigest())

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look for each file; those that the review cites are verified with it."""
        services = place.services()
        review = check_review(services, place.review_id)
        cited = {fact.sha256 for fact in review.evidence}
        kept = [word[2] for word in said if word[0] == "kept"]
        return sum(1 for sha256 in kept if sha256 not in cited)
