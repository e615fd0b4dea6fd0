# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Events that a person accepted become part of the review, with the text they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.capture.reading import ReadEvent
from app.review.edits import Add, Edit, batch, next_number
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review


def timeline_edit(review: Review, events: Sequence[ReadEvent], fact: Evidence) -> Edit:
    """Return the one edit that adds events and links each to `fact`, the text they were read from.

    `fact` is added too, unless the review has a file with the same content already. Each event says
    in `source` from which file, line and content it is.
    """
    known = next((one for one in review.evidence if one.sha256 == fact.sha256 != ""), None)
    kept = known or _numbered(review, fact)
    ranks = ranks_after(review.last_rank(Kind.EVENT), len(events))
    added = [_event(one, kept, rank) for one, rank in zip(events, ranks, strict=True)]
    return batch([Add(item) for item in ([] if known else [kept]) + added])


def _numbered(review: Review, fact: Evidence) -> Evidence:
    (rank,) = ranks_after(review.last_rank(Kind.EVIDENCE), 1)
    return replace(fact, id=new_id(), rank=rank, number=next_number(review, Kind.EVIDENCE))


def _event(read: ReadEvent, fact: Evidence, rank: str) -> Event:
    name = fact.filename or fact.title
    content = f" sha256:{fact.sha256}" if fact.sha256 else ""
    return Event(
        id=new_id(),
        rank=rank,
        at=read.at,
        until=read.until,
        precision=read.precision,
        text=read.text,
        actor=read.actor,
        evidence_ids=(fact.id,),
        source=f"{'/'.join(filter(None, (name, read.file)))}:{read.line}{content}",
    )
