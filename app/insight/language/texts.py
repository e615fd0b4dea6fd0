# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The texts of a review that its people write, and which of them are told as fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.review.event import Event
from app.review.item import Item, Kind
from app.review.review import Review

TEXTS: Mapping[Kind, Mapping[str, bool]] = {
    Kind.INCIDENT: {"title": True, "summary": True, "statement": True, "review_reason": False},
    Kind.EVENT: {"text": True},
    Kind.IMPACT: {"description": True},
    Kind.CAUSE: {"text": False, "notes": False, "accepted_because": False},
    Kind.OBSERVATION: {"text": False},
    Kind.ACTION: {"text": False, "done_when": False},
    Kind.NOTE: {"text": False},
}
"""The texts people write, by kind and field, and whether each is told as fact."""


def written_texts(review: Review) -> Iterator[tuple[Item, str, str]]:
    """Yield each text with its item and field, in the order of the review.

    Imported events and evidence are left alone: nobody here wrote them.
    """
    for kind, fields in TEXTS.items():
        for item in review.items(kind):
            if isinstance(item, Event) and item.source:
                continue
            for field in fields:
                text = getattr(item, field)
                if text:
                    yield item, field, text
