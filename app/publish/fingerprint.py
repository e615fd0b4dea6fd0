# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprint of a review's content: what an approval is bound to."""

from __future__ import annotations

import hashlib
import json

from app.review.item import Kind
from app.review.review import ITEM_TYPES, Review
from app.review.values import plain_without_defaults

_NOT_CONTENT = frozenset(
    {Kind.LIFECYCLE, Kind.APPROVAL, Kind.CLOCK_FACT, Kind.FREEZE, Kind.TRANSCRIPT_LINE}
)
"""What is about the way of a review, not about what was found. A freeze has a hash of its own."""


def fingerprint(review: Review) -> str:
    """Return the SHA-256 of the content in canonical form: JSON, keys sorted, no spaces.

    Kinds without items and fields at their default are left out, so that what later versions add
    does not make an approval look outdated.
    """
    content = {
        kind.value: [plain_without_defaults(item) for item in review.items(kind)]
        for kind in ITEM_TYPES
        if kind not in _NOT_CONTENT and review.table(kind)
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def short(digest: str) -> str:
    """Return a fingerprint as it is printed: "8c41 f0b2 … 77de"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}" if digest else ""
