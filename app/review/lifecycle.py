# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a review stands on its way from draft to closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind


class ReviewState(StrEnum):
    """The stations of a review."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    PUBLISHED = "published"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, kw_only=True)
class Lifecycle(Item):
    """The review's own standing. Instants are aware UTC.

    `kept_words` are wordings somebody chose to keep though a hint offered others, each with the
    reason behind a dash: "just – it is the alert's own word". `own_words` are spelt as they should
    be, whatever a dictionary says. `language` is that of the texts ("en", "de"); empty where nobody
    said, and then it is told by the texts. `tags` are words to find the review by.
    """

    KIND: ClassVar[Kind] = Kind.LIFECYCLE
    id: str = Kind.LIFECYCLE.value
    state: ReviewState = ReviewState.DRAFT
    created_at: datetime | None = None
    archived_at: datetime | None = None
    kept_words: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
