# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of attached files is told for each, and never stops anybody."""

from __future__ import annotations

from pathlib import Path

from app.insight.file_state import FileState
from app.review.evidence import Evidence
from app.store.attachments import AttachmentStore
from app.store.file_states import file_states
from tests.builders import review_with


def test_each_file_is_there_missing_changed_or_unreadable(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path)
    facts = [Evidence(id="link", link="https://x.test/")]
    for name in ("there", "gone", "cut", "swapped", "folder"):
        kept = store.put_bytes(name.encode())
        facts.append(Evidence(id=name, filename=name, sha256=kept.sha256, size=kept.size))
    place = {fact.id: store.path(fact.sha256) for fact in facts[1:]}
    place["gone"].unlink()
    place["cut"].write_bytes(b"cu")
    place["swapped"].write_bytes(b"SWAPPED")
    place["folder"].unlink()
    place["folder"].mkdir()
    facts.append(Evidence(id="nonsense", sha256="not a hash"))
    review = review_with(*facts)
    quick = {
        "there": FileState.PRESENT,
        "gone": FileState.MISSING,
        "cut": FileState.CHANGED,
        "swapped": FileState.PRESENT,
        "folder": FileState.UNREADABLE,
        "nonsense": FileState.UNREADABLE,
    }
    assert file_states(review, store) == quick
    thorough = {**quick, "swapped": FileState.CHANGED}
    assert file_states(review, store, thorough=True) == thorough


def test_looking_stops_when_it_is_no_longer_wanted(tmp_path: Path) -> None:
    review = review_with(Evidence(id="a", sha256="ab" * 32))
    assert file_states(review, AttachmentStore(tmp_path), cancelled=lambda: True) == {}
