# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A whole library of an older version, opened by this one: nothing of it may be lost.

Reviews of all kinds, and evidence of all kinds: an empty file, one of many pieces, one that two
reviews share, bytes that are no text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.bootstrap import build
from app.capture.review_file import import_file
from app.capture.verification import verify_review
from app.paths import resource
from app.review.edits import Add
from app.review.evidence import Evidence, EvidenceKind
from app.review.review import Review
from app.store.attachments import CHUNK, AttachmentStore
from app.store.file_states import file_states
from app.store.schema import REVISIONS
from tests import real_reviews
from tests.builders import applied
from tests.fakes import START, FakeClock
from tests.older_library import make_older_library

SHARED = b"14:03 checkout: refused\n" * 400


@pytest.mark.parametrize("versions", [1, len(REVISIONS) - 1])
def test_an_upgrade_keeps_every_byte_of_evidence_and_every_review(
    data_dir: Path, versions: int
) -> None:
    store = AttachmentStore(data_dir / "attachments")
    reviews = [_with_evidence(review, store, number) for number, review in enumerate(_reviews())]
    make_older_library(data_dir / "hotwash.db", versions, *reviews)
    before = _bytes_of(store.folder)
    services = build(data_dir, clock=FakeClock(), author="Kim")
    kept = {review.id: services.library.load(review.id) for review in reviews}
    services.close()
    assert _bytes_of(store.folder) == before
    assert kept == {review.id: review for review in reviews}
    for review in kept.values():
        found = verify_review(review, file_states(review, store, thorough=True))
        assert found.is_whole, found


def _reviews() -> list[Review]:
    example = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    return [
        example,
        real_reviews.expired_certificates(),
        real_reviews.full_disk(),
        real_reviews.retry_storm(),
    ]


def _with_evidence(review: Review, store: AttachmentStore, number: int) -> Review:
    """Return a review with files of its own attached, and with one that all of them share."""
    noise = random.Random(number)
    pieces = (b"", SHARED, noise.randbytes(3 * CHUNK + number), noise.randbytes(100))
    facts = []
    for place, data in enumerate(pieces, 1):
        stored = store.put_bytes(data)
        facts.append(
            Evidence(
                id=f"file-{number}-{place}",
                number=100 + place,
                rank=f"zz{place}",
                kind=EvidenceKind.LOG,
                title=f"File {place}",
                filename=f"{place}.log",
                sha256=stored.sha256,
                size=stored.size,
                collected_at=START,
            )
        )
    return applied(review, *(Add(fact) for fact in facts))


def _bytes_of(folder: Path) -> Mapping[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }
