# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Make one cause of two that say the same. Nothing hung on either is lost, and no cycle arises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.edits import Edit, Remove, batch, set_field
from app.review.item import Kind
from app.review.references import referrers
from app.review.review import Review

_TAKEN_WHERE_EMPTY = (
    *("text", "category", "kind", "probability", "stop_reason", "accepted_because"),
)


def merge(review: Review, keep_id: str, gone_id: str) -> Edit | None:
    """Return the edit that moves all of `gone_id` to `keep_id` and removes it, in one step.

    Links, evidence, events and actions move over; what `keep_id` says itself stays as it is. Where
    one of the two is below the other, the merged cause stands in the upper place and what stood
    between them stays below it. None for the effect, and for a cause with itself.
    """
    if keep_id == gone_id or EFFECT_ID in (keep_id, gone_id):
        return None
    graph = CauseGraph(review)
    keep, gone = graph.cause(keep_id), graph.cause(gone_id)
    edits: list[Edit] = [*_link_edits(graph, keep_id, gone_id)]
    edits += _field_edits(graph, keep, gone)
    edits += _reference_edits(review, keep_id, gone_id)
    return batch([*edits, Remove(Kind.CAUSE, gone_id)])


def _link_edits(graph: CauseGraph, keep_id: str, gone_id: str) -> list[Edit]:
    """Return the removals, then the moves: in this order no step on the way closes a cycle."""
    both = {keep_id, gone_id}
    inside = both | graph.descendants(keep_id) | graph.descendants(gone_id)
    links = graph.review.links
    circular = {link.id for link in links if link.cause_id in both and link.effect_id in inside}
    staying = [link for link in links if link.id not in circular]
    taken = {_ends(link) for link in staying}
    removed: list[Edit] = [Remove(Kind.LINK, link_id) for link_id in sorted(circular)]
    moved: list[Edit] = []
    for link in staying:
        if gone_id not in _ends(link):
            continue
        end = "cause_id" if link.cause_id == gone_id else "effect_id"
        if _ends(replace(link, **{end: keep_id})) in taken:
            removed.append(Remove(Kind.LINK, link.id))
        else:
            moved.append(set_field(link, end, keep_id))
    return removed + moved


def _ends(link: Link) -> tuple[str, str]:
    return link.effect_id, link.cause_id


def _field_edits(graph: CauseGraph, keep: Cause, gone: Cause) -> Iterator[Edit]:
    for name in _TAKEN_WHERE_EMPTY:
        if getattr(keep, name) in (None, "") and getattr(gone, name) not in (None, ""):
            yield set_field(keep, name, getattr(gone, name))
    merged = {
        "notes": "\n".join(dict.fromkeys(text for text in (keep.notes, gone.notes) if text)),
        "evidence_ids": _union(keep.evidence_ids, gone.evidence_ids),
        "event_ids": _union(keep.event_ids, gone.event_ids),
        "state": _surer(keep, gone),
        **_gate(graph, keep, gone),
    }
    for name, value in merged.items():
        if getattr(keep, name) != value:
            yield set_field(keep, name, value)


def _reference_edits(review: Review, keep_id: str, gone_id: str) -> Iterator[Edit]:
    for item, name in referrers(review, Kind.CAUSE, gone_id):
        if item.KIND is not Kind.LINK:
            renamed = (keep_id if each == gone_id else each for each in getattr(item, name))
            yield set_field(item, name, tuple(dict.fromkeys(renamed)))


def _surer(keep: Cause, gone: Cause) -> CauseState:
    """Return the kept state, or confirmed where the other one was and its evidence moves over."""
    confirmed = gone.state is CauseState.CONFIRMED and gone.evidence_ids
    return CauseState.CONFIRMED if confirmed and keep.state is CauseState.SUSPECTED else keep.state


def _gate(graph: CauseGraph, keep: Cause, gone: Cause) -> dict[str, Any]:
    """Return how the merged cause's own causes combine: as before for whichever had some."""
    source = gone if graph.is_leaf(keep.id) and not graph.is_leaf(gone.id) else keep
    return {"gate": source.gate, "gate_count": source.gate_count}


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
