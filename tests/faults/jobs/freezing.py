# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Freezing the evidence, and writing all of it into a bag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.capture.review_file import import_file
from app.capture.verification import verify_bundle, verify_review
from app.publish.export import ExportOptions, export_review
from app.review.edits import addition
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.store.file_states import file_states
from tests.faults.jobs.keeping import last_kept, with_new_review
from tests.faults.killing import Place, Say, Word
from tests.faults.soundness import check_review


@dataclass(frozen=True)
class Freezing:
    """Attaches, freezes, writes a bag; over and over."""

    span: float = 0.3

    def prepare(self, place: Place) -> Place:
        """Make a review without facts."""
        return with_new_review(place)

    def work(self, place: Place, say: Say) -> None:
        """Freeze until killed; a freeze counts once it is saved and its bag is written."""
        services = place.services()
        opened = services.library.open(place.review_id, "facilitator")
        session, options = opened.session, ExportOptions(files=services.attachments)
        say("begun")
        number = 0
        while True:
            number += 1
            stored = services.attachments.put_bytes(f"log {number}\n".encode() * 5_000)
            fact = Evidence(id="", number=number, size=stored.size, sha256=stored.sha256)
            session.apply(addition(session.review, fact))
            session.apply(freezing(session.review, session.clock.now(), "facilitator"))
            assert opened.autosave.flush()
            export_review(session.review, place.folder / "bag.hotwash", "", options)
            say("kept", number)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look whether every freeze still vouches for its files, in the library and in the bag."""
        services = place.services()
        review = check_review(services, place.review_id)
        states = file_states(review, services.attachments, thorough=True)
        assert verify_review(review, states).findings == ()
        services.close()
        kept = last_kept(said)
        if not kept:
            return 0
        bag = place.folder / "bag.hotwash"
        assert verify_bundle(bag).findings == ()
        in_bag = len(import_file(bag).review.freezes)
        return max(0, kept - len(review.freezes)) + max(0, kept - in_bag)
