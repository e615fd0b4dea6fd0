# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprint of a review's content: what an approval is bound to."""

from __future__ import annotations

import hashlib
import json

from app.review.item import Kind
from app.review.review import ITEM_TYPES, Review
from app.review.values import to_plain

_NOT_CONTENT = frozenset({Kind.LIFECYCLE, Kind.APPROVAL, Kind.CLOCK_FACT})
"""The way of a review and the clock are about the meeting, not about what was found."""


def fingerprint(review: Review) -> str:
    """Return the SHA-256 of the content in canonical form: JSON, keys sorted, no spaces."""
    content = {
        kind.value: [to_plain(item) for item in review.items(kind)]
        for kind in ITEM_TYPES
        if kind not in _NOT_CONTENT
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def short(digest: str) -> str:
    """Return a fingerprint as it is printed: "8c41 f0b2 … 77de"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}" if digest else ""
