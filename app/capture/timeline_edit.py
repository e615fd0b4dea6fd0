# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Events that a person accepted become part of the review, with the text they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.capture.reading import ReadEvent
from app.insight.event_source import SEPARATOR
from app.review.edits import Add, Edit, batch, next_number, set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review


def timeline_edit(
    review: Review,
    events: Sequence[ReadEvent],
    fact: Evidence,
    merges: Sequence[tuple[str, ReadEvent]] = (),
) -> Edit:
    """Return the one edit that adds events and links each to `fact`, the text they were read from.

    `fact` is added too, unless the review has a file with the same content already. Each event says
    in `source` from which file, line and content it is. Of `merges`, each is no event of its own:
    the review's event of that id gets the link and the source beside what it has.
    """
    known = next((one for one in review.evidence if one.sha256 == fact.sha256 != ""), None)
    kept = known or _numbered(review, fact)
    ranks = ranks_after(review.last_rank(Kind.EVENT), len(events))
    added = [_event(one, kept, rank) for one, rank in zip(events, ranks, strict=True)]
    new: list[Edit] = [Add(item) for item in ([] if known else [kept]) + added]
    return batch([*new, *_merging(review, kept, merges)])


def _numbered(review: Review, fact: Evidence) -> Evidence:
    (rank,) = ranks_after(review.last_rank(Kind.EVIDENCE), 1)
    return replace(fact, id=new_id(), rank=rank, number=next_number(review, Kind.EVIDENCE))


def _merging(
    review: Review, fact: Evidence, merges: Sequence[tuple[str, ReadEvent]]
) -> Iterator[Edit]:
    """Yield what links the review's events to `fact`; one that is gone by now is left."""
    events = {event.id: event for event in review.events}
    for event_id, read in merges:
        event = events.get(event_id)
        if event is None:
            continue
        if fact.id not in event.evidence_ids:
            yield set_field(event, "evidence_ids", (*event.evidence_ids, fact.id))
        source = SEPARATOR.join(filter(None, (event.source, _source(read, fact))))
        yield set_field(event, "source", source)


def _source(read: ReadEvent, fact: Evidence) -> str:
    content = f" sha256:{fact.sha256}" if fact.sha256 else ""
    place = "/".join(filter(None, (fact.filename or fact.title, read.file)))
    return f"{place}:{read.line}{content}"


def _event(read: ReadEvent, fact: Evidence, rank: str) -> Event:
    return Event(
        id=new_id(),
        rank=rank,
        at=read.at,
        until=read.until,
        precision=read.precision,
        text=read.text,
        actor=read.actor,
        evidence_ids=(fact.id,),
        source=_source(read, fact),
    )
