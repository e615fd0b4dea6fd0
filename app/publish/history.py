# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The history of a review in words: who changed what, when, and how the review moved on.

A change is kept as an edit. To say what it was about, the review is gone through again from its
creation on, each edit carried out on what was there before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.errors import UserFacingError
from app.insight.place import item_name, step_of
from app.one_line import one_line
from app.publish.actions_csv import BYTE_ORDER_MARK, guarded
from app.publish.field_words import field_words
from app.publish.markdown_text import inline, table
from app.publish.words import words
from app.review.changes import Changes, apply_edit
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review
from app.review.transition import Transition
from app.review.zone import zone_of
from app.translation import tr

if TYPE_CHECKING:
    from app.store.journal import ChangeRecord

COLUMNS = ("Time", "Who", "Step", "What", "About", "From", "To", "Reason")
_MOST_NAMES = 3
_LONGEST = 200
"""Signs of a name or a label that are shown."""

_OUTSTANDING = frozenset({Kind.TRANSITION, Kind.APPROVED_CONTENT})
_SIGNING = frozenset({*_OUTSTANDING, Kind.APPROVAL, Kind.COMMENT, Kind.LIFECYCLE})
"""What is about the way of the review; an edit that touches these is of step 9."""
_PUBLISHING = frozenset({Kind.PUBLICATION, Kind.FOLLOW_UP})


@dataclass(frozen=True)
class HistoryEntry:
    """One change. `about` names what it touched; `moves` are the moves of the review in it."""

    sequence: int
    at: datetime
    by: str
    step: int
    what: str
    about: str
    moves: tuple[Transition, ...] = ()

    @property
    def stands_out(self) -> bool:
        """True where the review itself moved on."""
        return bool(self.moves)


def history(review_id: str, records: Iterable[ChangeRecord]) -> tuple[HistoryEntry, ...]:
    """Return what the change table tells of a review, oldest first."""
    return tuple(_entries(review_id, records))


def history_of_items(review: Review) -> tuple[HistoryEntry, ...]:
    """Return what a review from a file tells of its history: its moves, without the edits."""
    moves = [move for move in review.transitions if move.at is not None]
    return tuple(
        HistoryEntry(place, move.at, move.by, 9, tr("move the review"), "", (move,))
        for place, move in enumerate(moves, start=1)
        if move.at is not None
    )


def narrowed(
    entries: Sequence[HistoryEntry],
    zone: tzinfo,
    *,
    search: str = "",
    by: str | None = None,
    step: int = 0,
    day: date | None = None,
) -> tuple[HistoryEntry, ...]:
    """Return the entries that hold all words of `search`, of one person, step and day."""
    wanted = search.casefold().split()
    return tuple(
        entry
        for entry in entries
        if (by is None or entry.by == by)
        and step in (0, entry.step)
        and (day is None or entry.at.astimezone(zone).date() == day)
        and all(word in _searched(entry) for word in wanted)
    )


def move_words(move: Transition) -> str:
    """Return a move as "Draft → In review", with its reason."""
    told = f"{words(move.from_state)} → {words(move.to_state)}"
    return tr("{0}: {1}").format(told, move.reason) if move.reason else told


def about_words(entry: HistoryEntry) -> str:
    """Return what a change was about: the moves in it before anything else."""
    return "; ".join(move_words(move) for move in entry.moves) or entry.about


def history_csv(entries: Iterable[HistoryEntry], zone: tzinfo) -> str:
    """Return the history as a table for a spreadsheet; no cell can become a formula."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([guarded(cell) for cell in _cells(entry, zone)])
    return out.getvalue()


def history_markdown(review: Review, entries: Iterable[HistoryEntry]) -> str:
    """Return the history as a Markdown table under the review's title, times in its zone."""
    zone = zone_of(review)
    title = tr("History of {0}").format(review.incident.title or tr("Untitled review"))
    heads = (tr("Time"), tr("Who"), tr("Step"), tr("What"), tr("About"))
    rows = [
        (
            f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
            inline(entry.by),
            str(entry.step or ""),
            inline(entry.what),
            inline(about_words(entry)),
        )
        for entry in entries
    ]
    zone_words = tr("Times in {0}.").format(review.incident.time_zone)
    return f"# {inline(title)}\n\n{inline(zone_words)}\n\n{table(heads, rows)}\n"


def history_plain(entries: Iterable[HistoryEntry]) -> list[dict[str, Any]]:
    """Return the history for programs: instants in UTC, states as they are kept."""
    return [
        {
            "sequence": entry.sequence,
            "at": entry.at.isoformat().replace("+00:00", "Z"),
            "by": entry.by,
            "step": entry.step or None,
            "what": entry.what,
            "about": entry.about,
            "moves": [
                {"from": move.from_state, "to": move.to_state, "by": move.by, "reason": move.reason}
                for move in entry.moves
            ],
        }
        for entry in entries
    ]


def _searched(entry: HistoryEntry) -> str:
    return f"{entry.what} {about_words(entry)} {entry.by}".casefold()


def _cells(entry: HistoryEntry, zone: tzinfo) -> tuple[str, ...]:
    moves = entry.moves
    return (
        entry.at.astimezone(zone).isoformat(timespec="seconds"),
        entry.by,
        str(entry.step or ""),
        entry.what,
        entry.about,
        moves[0].from_state.value if moves else "",
        moves[-1].to_state.value if moves else "",
        " ".join(dict.fromkeys(move.reason for move in moves if move.reason)),
    )


def _entries(review_id: str, records: Iterable[ChangeRecord]) -> Iterator[HistoryEntry]:
    before = Review(review_id, {kind: {} for kind in ITEM_TYPES})
    for record in records:
        by, what = one_line(record.author, _LONGEST), one_line(record.label, _LONGEST)
        entry = HistoryEntry(record.sequence, record.at, by, 0, what, "")
        try:
            after, changes = _carried_out(before, record)
        except (UserFacingError, ValueError, KeyError):
            yield replace(entry, about=tr("What this changed can't be read."))
            continue
        is_creation = not before.table(Kind.LIFECYCLE)
        if is_creation:
            yield entry
        else:
            about = _about(before, after, changes)
            moves = _moves(after, changes)
            yield replace(entry, step=_step(changes), about=about, moves=moves)
        before = after


def _carried_out(review: Review, record: ChangeRecord) -> tuple[Review, Changes]:
    """Return the review after a change.

    Raises UserFacingError, ValueError or KeyError for one that an older version wrote and this one
    refuses, and for one that is damaged or was written by another program.
    """
    from app.store.splice import edit_on

    return apply_edit(review, edit_on(review, record.edit))


def _moves(review: Review, changes: Changes) -> tuple[Transition, ...]:
    added = {item_id for kind, item_id in changes.added if kind is Kind.TRANSITION}
    return tuple(move for move in review.transitions if move.id in added)


def _step(changes: Changes) -> int:
    """Return the step of what was touched; 0 where it was several."""
    kinds = changes.kinds()
    if kinds & _SIGNING:
        return 9
    if kinds & _PUBLISHING:
        return 10
    steps = {step_of(kind) for kind in kinds - {Kind.INCIDENT}}
    steps |= {step_of(kind, field) for kind, _, field in changes.altered if kind is Kind.INCIDENT}
    return steps.pop() if len(steps) == 1 else 0


def _about(before: Review, after: Review, changes: Changes) -> str:
    """Name what was touched: the added and removed as wholes, of the altered the fields."""
    added = [ref for ref in sorted(changes.added) if ref[0] not in _OUTSTANDING]
    told = [
        *(tr("{0} added").format(_name(after, *ref)) for ref in added),
        *(tr("{0} removed").format(_name(before, *ref)) for ref in sorted(changes.removed)),
        *_altered(after, changes),
    ]
    if len(told) > _MOST_NAMES:
        told[_MOST_NAMES:] = [tr("{0} more").format(len(told) - _MOST_NAMES)]
    return "; ".join(told)


def _altered(review: Review, changes: Changes) -> Iterator[str]:
    touched = sorted(each for each in changes.altered if each[0] is not Kind.LIFECYCLE)
    for (kind, item_id), group in groupby(touched, key=lambda each: each[:2]):
        fields = [
            tr("place") if field == "rank" else field_words(kind, field) for _, _, field in group
        ]
        yield tr("{0}: {1}").format(_name(review, kind, item_id), ", ".join(fields))


def _name(review: Review, kind: Kind, item_id: str) -> str:
    item: Item | None = review.get(kind, item_id)
    if item is None:
        return kind.value
    return item_name(item, review.get, zone_of(review))
