# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a PDF has the content of a review as it is now, as it was approved, or another one."""

from __future__ import annotations

from enum import StrEnum

from app.publish.fingerprint import fingerprint
from app.publish.pdf_mark import PdfMark
from app.publish.sign_off import approved_content, is_approved
from app.review.review import Review
from app.translation import marked, tr


class PdfAge(StrEnum):
    """How the content a PDF names stands to a review."""

    APPROVED_NOW = "approved now"
    NOW = "now"
    APPROVED_BEFORE = "approved before"
    OTHER = "other"
    ANOTHER_REVIEW = "another review"

    @property
    def is_current(self) -> bool:
        """Whether nothing has changed since the PDF was written."""
        return self in (PdfAge.APPROVED_NOW, PdfAge.NOW)


_SENTENCES = {
    PdfAge.APPROVED_NOW: marked("It is the review's content now, approved by all who were asked."),
    PdfAge.NOW: marked("It is the review's content now, which is not approved by all yet."),
    PdfAge.APPROVED_BEFORE: marked("It was approved, and the review has been changed since."),
    PdfAge.OTHER: marked(
        "The review has other content now, and this one was not approved as far as it knows."
    ),
    PdfAge.ANOTHER_REVIEW: marked("It is of another review."),
}


def age_of(mark: PdfMark, review: Review) -> PdfAge:
    """Return how the content that `mark` names stands to `review`."""
    if mark.review_id != review.id:
        return PdfAge.ANOTHER_REVIEW
    if mark.fingerprint == fingerprint(review):
        return PdfAge.APPROVED_NOW if is_approved(review) else PdfAge.NOW
    approved = {one.fingerprint for one in review.approvals}
    if approved_content(review, mark.fingerprint) is not None:
        return PdfAge.APPROVED_BEFORE
    return PdfAge.APPROVED_BEFORE if mark.fingerprint in approved else PdfAge.OTHER


def age_words(age: PdfAge) -> str:
    """Return it as a sentence."""
    return tr(_SENTENCES[age])
