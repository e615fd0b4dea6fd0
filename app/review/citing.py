# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Link a place in a fact's file to what it bears out: the edit that cites it there."""

from __future__ import annotations

from app.review.cause import Cause
from app.review.citations import Place, citations, with_citation
from app.review.edits import Edit, batch, set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.incident import Incident
from app.review.review import Review

Citable = Event | Cause | Incident
_FIELDS = {Event: "text", Cause: "notes", Incident: "statement"}


def citing(target: Citable, fact: Evidence, place: Place | None = None) -> Edit:
    """Return the edit that cites the place in an event's text, a cause's notes or the statement.

    An event and a cause get the fact among their evidence as well.
    """
    field = _FIELDS[type(target)]
    edits: list[Edit] = [
        set_field(target, field, with_citation(getattr(target, field), fact.number, place))
    ]
    if not isinstance(target, Incident) and fact.id not in target.evidence_ids:
        edits.append(set_field(target, "evidence_ids", (*target.evidence_ids, fact.id)))
    return batch(edits)


def cited_facts(review: Review, text: str) -> tuple[str, ...]:
    """Return the ids of the facts of `review` that `text` cites, in the order in which it does."""
    ids = {fact.number: fact.id for fact in review.evidence}
    found = (ids[each.number] for each in citations(text) if each.number in ids)
    return tuple(dict.fromkeys(found))
