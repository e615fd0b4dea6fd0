# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Turn what was captured into something else later: a note into an action, a thought into a cause.

The text is read again as the capture line would read it under the command of the target, so owner,
day and time in it are understood. No word is lost: where nothing would be left of the text, or a
part of it can't be meant, it is taken over as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.capture.capture_edit import NEW, context_of, edit_for, made_by
from app.capture.capture_line import COMMANDS, LISTS, Capture, read_capture
from app.errors import UserFacingError
from app.insight.transcript import Entry
from app.review.cause import EFFECT_ID
from app.review.changes import apply_edit
from app.review.edits import Edit, Set, addition, batch, removal, set_field
from app.review.item import Item, Kind
from app.review.note import Note, NoteKind
from app.review.observation import Observation
from app.review.review import Review
from app.review.transcript_line import CaptureKind

TARGETS = ("a", "t", "c", "w", "d", "l", "p", "n", "q")
"""The commands whose things something can be turned into."""

_NOTE_KINDS = {
    CaptureKind.NOTE: NoteKind.NOTE,
    CaptureKind.PARKED: NoteKind.PARKED,
    CaptureKind.QUOTE: NoteKind.QUOTE,
}


def can_turn(entry: Entry) -> bool:
    """Tell whether an entry is still plain words: note, parked thought, quote or observation.

    An event, a cause or an action has fields of its own by then, which other things have not.
    """
    return isinstance(entry.item, Note | Observation)


def is_already(entry: Entry, target: str) -> bool:
    """Tell whether an entry is what `target` would make of it."""
    if entry.line.became is not COMMANDS[target]:
        return False
    return not isinstance(entry.item, Observation) or entry.item.kind is LISTS.get(target)


def turned(
    review: Review,
    entries: Iterable[Entry],
    target: str,
    *,
    now: datetime,
    cause_in_hand: str = EFFECT_ID,
) -> Edit | None:
    """Return one edit that turns each of `entries` into what the command `target` makes.

    Those that can't be turned or are that already stay as they are; None where all do. Several at
    once come out as each singly, one after the other.
    """
    edits: list[Edit] = []
    for entry in entries:
        if can_turn(entry) and not is_already(entry, target):
            edit = _turned(review, entry, target, now, cause_in_hand)
            review, _ = apply_edit(review, edit)
            edits.append(edit)
    return batch(edits) if edits else None


def _turned(review: Review, entry: Entry, target: str, now: datetime, above: str) -> Edit:
    item, kind = entry.item, COMMANDS[target]
    assert isinstance(item, Note | Observation)
    said_at = entry.line.at or now
    capture = _read(review, item.text, target, said_at, entry.line.step)
    if isinstance(item, Observation) and kind is CaptureKind.OBSERVATION:
        made: Item = item
        edits: list[Edit] = [set_field(item, "kind", LISTS[target])]
    elif isinstance(item, Note) and kind in _NOTE_KINDS:
        made = item
        edits = [set_field(item, "kind", _NOTE_KINDS[kind]), set_field(item, "text", capture.text)]
    else:
        edit = edit_for(review, capture, now=said_at, step=entry.line.step, selected_cause=above)
        made = made_by(edit)
        edits = [edit, removal(review, item.KIND, item.id)]
    return batch([*edits, *_line_edits(review, entry, kind, made.id)])


def _line_edits(review: Review, entry: Entry, kind: CaptureKind, item_id: str) -> list[Edit]:
    """Return what points the transcript's line to what it is now; an old note gets one at last."""
    line = entry.line
    if not entry.is_kept:
        return [addition(review, replace(line, id=NEW, rank="", became=kind, item_id=item_id))]
    edits: list[Edit] = [Set(Kind.TRANSCRIPT_LINE, line.id, "became", kind)]
    return [*edits, Set(Kind.TRANSCRIPT_LINE, line.id, "item_id", item_id)]


def _read(review: Review, text: str, target: str, now: datetime, step: int) -> Capture:
    kind, plain = COMMANDS[target], " ".join(text.split())
    whole = Capture(kind, plain or text, observation=LISTS.get(target))
    if kind in (CaptureKind.NOTE, CaptureKind.PARKED):
        return replace(whole, text=text)
    try:
        capture = read_capture(f"/{target} {plain}", context_of(review, now, step))
    except UserFacingError:
        return whole
    is_quoted = kind is CaptureKind.QUOTE and "“" in plain
    return whole if is_quoted or capture.step or not capture.is_complete else capture
