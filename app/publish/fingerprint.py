# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprint of a review's content: what an approval is bound to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from app.insight.agreed import as_agreed
from app.review.item import Item, Kind, in_order
from app.review.review import ITEM_TYPES, Review
from app.review.table_memo import TableMemo
from app.review.values import Plain, plain_without_defaults

_NOT_CONTENT = frozenset(
    {
        *(Kind.LIFECYCLE, Kind.APPROVAL, Kind.CLOCK_FACT, Kind.FREEZE, Kind.TRANSCRIPT_LINE),
        *(Kind.APPROVED_CONTENT, Kind.COMMENT, Kind.TRANSITION, Kind.PUBLICATION, Kind.FOLLOW_UP),
        Kind.ALTERNATIVE,
    }
)
"""What is about the way of a review, not about what was found. A freeze has a hash of its own."""

_NOT_CONTENT_FIELDS = {
    Kind.ACTION: frozenset({"status", "done_on", "dropped_on", "tracker_key"}),
    Kind.MEETING: frozenset({"invite_sequence", "reminder_sequence", "clock_keeper"}),
}
"""What goes on after the document was agreed: work on the actions, and entries for calendars."""


class _Last:
    """The review asked about last, and its fingerprint: after one key several ask the same."""

    known: tuple[Review | None, str] = (None, "")


def fingerprint(review: Review) -> str:
    """Return the SHA-256 of the content in canonical form."""
    known, digest = _Last.known
    if known is not review:
        digest = hashlib.sha256(canonical_content(review).encode()).hexdigest()
        _Last.known = review, digest
    return digest


def canonical_content(review: Review) -> str:
    """Return the content as JSON, keys sorted, no spaces: what an approval is bound to.

    Kinds without items and fields at their default are left out, so that what later versions add
    does not make an approval look outdated. Actions are as they were agreed: what a look back
    changed, with its reason, is follow-through and not another document.
    """
    parts = sorted(
        (kind.value, _part(review, kind))
        for kind in ITEM_TYPES
        if kind not in _NOT_CONTENT and review.table(kind)
    )
    return "{" + ",".join(f'"{name}":{items}' for name, items in parts) + "}"


def _part(review: Review, kind: Kind) -> str:
    """Return the items of a kind; but for actions, only their own table decides what they are."""
    if kind is Kind.ACTION:
        return _listed(as_agreed(review, action) for action in review.actions)
    return _LISTED.of(review.table(kind))


def _listed(items: Iterable[Item]) -> str:
    plain = [_plain(item) for item in items]
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


_LISTED = TableMemo(lambda table: _listed(sorted(table.values(), key=in_order)))
"""The standing of an approval is asked after each key; one edit writes one table anew."""


def _plain(item: Item) -> dict[str, Plain]:
    left_out = _NOT_CONTENT_FIELDS.get(item.KIND, frozenset())
    return {
        name: value for name, value in plain_without_defaults(item).items() if name not in left_out
    }


def short(digest: str) -> str:
    """Return a fingerprint as it is printed: "8c41 f0b2 … 77de"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}" if digest else ""
