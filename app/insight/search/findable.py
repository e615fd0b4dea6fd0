# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which texts of an item can be found, and the step of the meeting that shows each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.review.item import Item, Kind

FINDABLE: Mapping[Kind, Mapping[str, int]] = {
    Kind.INCIDENT: {
        "title": 1,
        "reference": 1,
        "service": 1,
        "review_reason": 1,
        "statement": 6,
        "summary": 9,
    },
    Kind.LIFECYCLE: {"tags": 1},
    Kind.MEETING: {"channel": 2},
    Kind.PERSON: {"name": 2, "team": 2, "email": 2},
    Kind.EVIDENCE: {"title": 3, "note": 3, "filename": 3, "link": 3},
    Kind.EVENT: {"text": 4, "actor": 4, "handover_to": 4},
    Kind.IMPACT: {"description": 5, "slo_name": 5},
    Kind.IMPACT_WINDOW: {"description": 5},
    Kind.CAUSE: {"text": 6, "notes": 6, "accepted_because": 6, "category": 6},
    Kind.OBSERVATION: {"text": 7},
    Kind.ACTION: {"text": 8, "done_when": 8, "owner": 8, "tracker_key": 8},
    Kind.APPROVAL: {"comment": 9, "approver": 9, "role": 9},
    Kind.COMMENT: {"text": 9, "author": 9},
    Kind.TRANSITION: {"reason": 9, "by": 9},
    Kind.PUBLICATION: {"key": 9, "url": 9},
    Kind.NOTE: {"text": 10},
    Kind.FOLLOW_UP: {"reason": 10},
}
"""Field and step of each text, what matters most first.

The transcript is left out: what was said stands in the items it became.
"""


@dataclass(frozen=True)
class FindableText:
    """One text, the field it stands in, and the step that shows it."""

    field: str
    step: int
    text: str


def findable_texts(item: Item) -> Iterator[FindableText]:
    """Yield the texts of `item` that can be found; empty ones are passed over."""
    yield from texts_in(item.KIND, item)


def texts_in(kind: Kind, holder: object) -> Iterator[FindableText]:
    """Yield the texts of an item of `kind`, or of whatever else has its fields."""
    for field, step in FINDABLE.get(kind, {}).items():
        value = getattr(holder, field)
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                yield FindableText(field, step, str(text))
