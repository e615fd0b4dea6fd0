# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a captured line to the edit that stores it, with its line of the transcript."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.capture.capture_line import Capture, CaptureContext
from app.causal.edits import add_child
from app.errors import UserFacingError
from app.review.action import Action
from app.review.action_edits import promise_day
from app.review.cause import EFFECT_ID
from app.review.citing import cited_facts
from app.review.edits import Add, Batch, Edit, Set, addition, batch, next_number
from app.review.event import Event
from app.review.item import Item, Kind
from app.review.note import Note, NoteKind
from app.review.observation import Observation, ObservationKind
from app.review.owners import owner_names
from app.review.review import Review
from app.review.transcript_line import CaptureKind, TranscriptLine
from app.review.zone import zone_of
from app.translation import tr

_NOTES = {CaptureKind.PARKED: NoteKind.PARKED, CaptureKind.QUOTE: NoteKind.QUOTE}
NEW = ""
"""The id of an item that gets its own when it is placed."""


def context_of(review: Review, now: datetime, step: int) -> CaptureContext:
    """Return what reading a line for `review` depends on.

    A bare time belongs to the day of the timeline's last event (or to the one before, where it
    falls among what is told), else to the day the review was begun.
    """
    zone = ZoneInfo(review.incident.time_zone)
    told = tuple(event.at for event in review.events if event.at is not None)
    last = max(told, default=None)
    near = last or review.lifecycle.created_at or now
    return CaptureContext(
        near=near.astimezone(zone).date(),
        today=now.astimezone(zone).date(),
        step=step,
        zone=review.incident.time_zone,
        after=last,
        told=told,
        people=tuple(owner_names(review)),
        causes={cause.number: cause.id for cause in review.causes},
    )


def edit_for(
    review: Review,
    capture: Capture,
    *,
    now: datetime,
    step: int,
    selected_cause: str = EFFECT_ID,
    observation: ObservationKind = ObservationKind.WENT_WELL,
) -> Edit:
    """Return the edit that makes an item of `capture`. Raises UserFacingError if it is incomplete.

    In step 6 a plain line is a cause under `selected_cause`, in step 7 an `observation`.
    """
    if capture.problem:
        raise UserFacingError(capture.problem)
    if not capture.text:
        raise UserFacingError(tr("There is nothing to store yet. Write what was said."))
    if capture.kind is CaptureKind.CAUSE:
        above = selected_cause if review.get(Kind.CAUSE, selected_cause) else EFFECT_ID
        added = add_child(review, above, capture.text)
        facts = cited_facts(review, capture.text)
        cites = [Set(Kind.CAUSE, added.cause_id, "evidence_ids", facts)] if facts else []
        return batch([added.edit, *cites])
    if capture.kind is CaptureKind.OBSERVATION:
        kind = capture.observation or observation
        return addition(review, Observation(id=NEW, kind=kind, text=capture.text))
    if capture.kind is CaptureKind.EVIDENCE:
        raise UserFacingError(tr("A file is kept before it is a fact. Drop it on step 3."))
    return addition(review, _item(review, capture, now, step))


def _item(review: Review, capture: Capture, now: datetime, step: int) -> Item:
    if capture.kind is CaptureKind.ACTION:
        return Action(
            id=NEW,
            number=next_number(review, Kind.ACTION),
            text=capture.text,
            owner=capture.owner,
            due=capture.due,
            cause_ids=capture.cause_ids,
            committed_on=promise_day(review, now.astimezone(zone_of(review)).date()),
        )
    if capture.kind is CaptureKind.EVENT:
        when = capture.when
        return Event(
            id=NEW,
            at=when.at,
            until=when.until,
            precision=when.precision,
            text=capture.text,
            evidence_ids=cited_facts(review, capture.text),
        )
    kind = _NOTES.get(capture.kind, NoteKind.NOTE)
    return Note(id=NEW, kind=kind, text=capture.text, step=capture.step or step, at=now)


def with_transcript(
    review: Review, edit: Edit, typed: str, capture: Capture, *, now: datetime, step: int
) -> Edit:
    """Return `edit` with the line of the transcript that tells what was typed: one step of undo."""
    line = transcript_line(typed, capture, now=now, step=step)
    return batch([edit, addition(review, replace(line, item_id=made_by(edit).id))])


def transcript_line(typed: str, capture: Capture, *, now: datetime, step: int) -> TranscriptLine:
    """Return the line of the transcript for what was typed; no item is named yet."""
    return TranscriptLine(
        id=NEW,
        at=now,
        step=capture.step or step,
        text=typed.strip(),
        kind=capture.kind,
        became=capture.kind,
    )


def made_by(edit: Edit) -> Item:
    """Return the item that an edit of this module makes."""
    while isinstance(edit, Batch):
        edit = edit.edits[0]
    assert isinstance(edit, Add)
    return edit.item
