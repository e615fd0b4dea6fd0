# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The screenshots among the facts, as far as every reader of a document can show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.publish.bundle import EvidenceFiles
from app.review.evidence import Evidence
from app.review.review import Review

_MOST_BYTES = 12 * 2**20
"""A larger picture stays outside: the document would be too large to pass on."""
_BEGINNINGS = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
}
"""What a file of each kind begins with: its name alone says nothing."""


@dataclass(frozen=True)
class EvidencePicture:
    """A fact and its picture."""

    fact: Evidence
    media_type: str
    content: bytes

    @property
    def name(self) -> str:
        """What stands under it."""
        told = self.fact.title or self.fact.filename
        return f"E{self.fact.number}  {' '.join(told.split())}".strip()


def evidence_pictures(review: Review, files: EvidenceFiles | None) -> Iterator[EvidencePicture]:
    """Yield the pictures that are there, in the order of the facts."""
    for fact in review.evidence if files is not None else ():
        if not fact.sha256 or not fact.media_type.startswith("image/"):
            continue
        assert files is not None
        content = _content(files.path(fact.sha256))
        kind = next((kind for kind, head in _BEGINNINGS.items() if content.startswith(head)), "")
        if kind:
            yield EvidencePicture(fact, kind, content)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return b""  # what is missing is named in the list of evidence
