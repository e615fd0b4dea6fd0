# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The file document: one review as plain mappings and lists, which YAML and JSON both hold.

Version 1. What is at its default is left out; a list's order is its ranks, unless it was reordered
by hand. Reading one back, with all its checks, is `document_reader`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.review.cause import EFFECT_ID
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.rank import rank_between, ranks_after
from app.review.review import ITEM_TYPES, Review
from app.review.values import Plain, plain_without_defaults

FORMAT = "hotwash-review"
VERSION = 1
SHORT_LIST = 350
"""Up to this length a list is ranked as if its items had been added one after the other."""

_PLURALS = {Kind.PERSON: "people", Kind.EVIDENCE: "evidence"}

SECTIONS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.value if kind in SINGLE_KINDS else _PLURALS.get(kind, f"{kind.value}s"): kind
        for kind in ITEM_TYPES
    }
)
"""The name of each part of the document, in order, and the kind it holds."""


def document_of(review: Review) -> dict[str, Any]:
    """Return `review` as a document of text, numbers, truth values, lists and mappings."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "id": review.id}
    for section, kind in SECTIONS.items():
        part = _single(review, kind) if kind in SINGLE_KINDS else _list(review, kind)
        if part:
            document[section] = part
    return document


def ranks_in_order(count: int) -> list[str]:
    """Return the ranks of `count` items whose file gives none."""
    if count > SHORT_LIST:
        return ranks_after("", count)
    ranks: list[str] = []
    for _ in range(count):
        ranks.append(rank_between(ranks[-1] if ranks else "", ""))
    return ranks


def _single(review: Review, kind: Kind) -> dict[str, Plain]:
    plain = plain_without_defaults(review.table(kind)[kind.value])
    del plain["id"]
    return plain


def _list(review: Review, kind: Kind) -> list[dict[str, Plain]]:
    items = review.items(kind)
    ranked = [item for item in items if item.id != EFFECT_ID or item.rank]
    obvious = [item.rank for item in ranked] == ranks_in_order(len(ranked))
    entries = [plain_without_defaults(item) for item in items]
    if obvious and not _moved_effect(ranked):
        for entry in entries:
            entry.pop("rank", None)
    return entries


def _moved_effect(ranked: Sequence[Item]) -> bool:
    """Tell whether the effect was given a rank, which it has not by itself."""
    return any(item.id == EFFECT_ID for item in ranked)
