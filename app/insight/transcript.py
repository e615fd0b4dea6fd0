# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The transcript: everything the scribe captured, in order, and what stands of it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from app.review.item import Item, Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from app.review.transcript_line import CaptureKind, TranscriptLine

NOTE_KINDS = {
    NoteKind.NOTE: CaptureKind.NOTE,
    NoteKind.PARKED: CaptureKind.PARKED,
    NoteKind.QUOTE: CaptureKind.QUOTE,
}
_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One line, and the item it is now: None where that was taken out since, or never arrived.

    `is_kept` is False for a note from before there was a transcript: its line is made up from it,
    with the note's own id.
    """

    line: TranscriptLine
    item: Item | None
    is_kept: bool = True

    @property
    def id(self) -> str:
        """The id the entry is known by."""
        return self.line.id

    @property
    def is_turned(self) -> bool:
        """True where the line became something else later."""
        return self.line.kind is not self.line.became

    @property
    def words(self) -> str:
        """What the item says now, else what was typed."""
        return str(getattr(self.item, "text", "") or self.line.text)


def transcript(review: Review) -> tuple[Entry, ...]:
    """Return the entries in the order in which they were written."""
    lines = tuple(Entry(line, _item(review, line)) for line in review.transcript_lines)
    told = {line.item_id for line in review.transcript_lines}
    notes = tuple(_from_note(note) for note in review.notes if note.id not in told)
    return tuple(sorted((*notes, *lines), key=lambda entry: entry.line.at or _FIRST))


def entry_of(review: Review, item: Item) -> Entry | None:
    """Return the entry of an item; None where it was not captured."""
    return next((entry for entry in transcript(review) if entry.item == item), None)


def narrowed(
    entries: tuple[Entry, ...],
    *,
    words: str = "",
    kind: CaptureKind | None = None,
    step: int = 0,
) -> tuple[Entry, ...]:
    """Return the entries that hold all of `words`, are of a kind now, and are of a step."""
    wanted = words.casefold().split()
    return tuple(
        entry
        for entry in entries
        if kind in (None, entry.line.became)
        and step in (0, entry.line.step)
        and all(word in f"{entry.line.text}\n{entry.words}".casefold() for word in wanted)
    )


def _item(review: Review, line: TranscriptLine) -> Item | None:
    return review.get(line.item_kind, line.item_id) if line.item_id else None


def _from_note(note: Note) -> Entry:
    kind = NOTE_KINDS[note.kind]
    line = TranscriptLine(
        id=note.id,
        at=note.at,
        step=note.step,
        text=note.text,
        kind=kind,
        became=kind,
        item_id=note.id,
    )
    return Entry(line, note, is_kept=False)


def item_step(entry: Entry) -> int:
    """Return the step whose panel shows the item of an entry; 0 where none does."""
    if entry.item is None:
        return 0
    if isinstance(entry.item, Note):
        return _PARKED_STEP if entry.item.kind is NoteKind.PARKED else 0
    return _STEPS.get(entry.item.KIND, 0)


_PARKED_STEP = 10
_STEPS = {
    Kind.EVIDENCE: 3,
    Kind.EVENT: 4,
    Kind.CAUSE: 6,
    Kind.OBSERVATION: 7,
    Kind.ACTION: 8,
}
