# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a PDF says of itself to a program: its review, and the fingerprint of its content.

It stands among the keywords of the document, where every reader of PDF files shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.publish.fingerprint import fingerprint
from app.review.review import Review

_REVIEW, _CONTENT = "hotwash-review", "hotwash-content-sha256"
_PATTERN = re.compile(rf"{_REVIEW}=([\w-]{{1,64}}) {_CONTENT}=([0-9a-f]{{64}})")


@dataclass(frozen=True)
class PdfMark:
    """The review a PDF is of, and the SHA-256 of the content it was written from."""

    review_id: str
    fingerprint: str

    @property
    def keywords(self) -> str:
        """The mark as it stands among the keywords."""
        return f"{_REVIEW}={self.review_id} {_CONTENT}={self.fingerprint}"


def mark_of(review: Review) -> PdfMark:
    """Return the mark of a PDF of `review` as it is now."""
    return PdfMark(review.id, fingerprint(review))


def read_mark(keywords: str) -> PdfMark | None:
    """Return the mark among the keywords of a PDF; None where there is none, or more than one."""
    found = _PATTERN.findall(keywords)
    return PdfMark(*found[0]) if len(found) == 1 else None
