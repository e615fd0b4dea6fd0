# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Inspect a review as it is kept: its chain of changes, its rows against them, its attached files.

SQLite has no checksums: a byte that turned is noticed here, and where. What a review's history
gives is compared with its rows, field by field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, select

from app.insight.file_state import FileState
from app.review.changes import EditRefused, apply_edit
from app.review.comparing import differences
from app.review.edits import Batch, Edit, Set
from app.review.item import Item, Kind, kind_words
from app.review.review import ITEM_TYPES, Review, assemble
from app.store.attachments import AttachmentStore
from app.store.chain import broken_at
from app.store.file_states import file_states
from app.store.journal import record_of
from app.store.reading import read_review
from app.store.splice import edit_on
from app.store.summary import summarise
from app.store.tables import change_table, review_table
from app.store.troubles import StoreTrouble
from app.store.witness import FIELDS, ChangeRow
from app.translation import tr

INITIATOR = "inspection"
"""Who asked for the edits that mend. A chain that broke before the last of them was seen to."""

_ROWS = (
    select(*(change_table.c[name] for name in FIELDS))
    .where(change_table.c.review_id == bindparam("key_review"))
    .order_by(change_table.c.sequence)
)
_LISTED = select(review_table).where(review_table.c.id == bindparam("key_review"))
_SHOWN = 60


class Damage(StrEnum):
    """What was found."""

    CHANGE = "change"
    """A change of the history is not as it was written."""
    FIELD = "field"
    """A field holds something else than the history says."""
    ITEM = "item"
    """An item is missing, or there is one too many."""
    UNREADABLE = "unreadable"
    """The rows, or the history, can't be read as what they are."""
    LIST = "list"
    """The list of the library says something else of the review than its rows do."""
    FILE = "file"
    """An attached file is missing or holds something else."""


@dataclass(frozen=True)
class Finding:
    """One place of damage: a sentence, and for a field both values."""

    damage: Damage
    sentence: str
    kind: Kind | None = None
    item_id: str = ""
    field: str = ""
    kept: object = None
    in_history: object = None


@dataclass(frozen=True)
class Inspection:
    """What an inspection of one review came to."""

    review_id: str
    title: str
    changes: int
    findings: tuple[Finding, ...]
    history_holds: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def fields(self) -> tuple[Finding, ...]:
        """The fields of which either value can be chosen."""
        return tuple(one for one in self.findings if one.damage is Damage.FIELD)


def inspect_review(
    connection: Connection, review_id: str, attachments: AttachmentStore | None = None
) -> Inspection:
    """Look through a review. Raises NoSuchReview; damage is never an error."""
    findings: list[Finding] = []
    review = _read(connection, review_id, findings)
    rows = [dict(row) for row in connection.execute(_ROWS, {"key_review": review_id}).mappings()]
    broken = _broken(rows)
    findings += [_broken_change(rows[place]) for place in broken]
    replayed = _replayed(review_id, rows, findings)
    if review is not None and replayed is not None:
        findings += _differences(review, replayed)
    if review is not None:
        findings += _list_differs(connection, review)
    if review is not None and attachments is not None:
        findings += _files(review, attachments)
    known = review or replayed
    return Inspection(
        review_id,
        known.incident.title if known is not None else "",
        len(rows),
        tuple(findings),
        history_holds=not broken_at(rows) and replayed is not None,
    )


def mending(review: Review, fields: Sequence[Finding], *, from_history: bool) -> Edit:
    """Return the edit that settles differing fields: with the history's values, or those kept.

    A field that was edited since it was looked at stays as it is now.
    """
    edits: list[Edit] = []
    for one in fields:
        item = review.get(one.kind, one.item_id) if one.kind is not None else None
        if one.kind is not None and item is not None:
            now = getattr(item, one.field)
            value = one.in_history if from_history and now == one.kept else now
            edits.append(Set(one.kind, one.item_id, one.field, value))
    return Batch(tuple(edits))


def review_of_history(connection: Connection, review_id: str) -> Review | None:
    """Return the review that its history gives; None where the history does not hold."""
    rows = [dict(row) for row in connection.execute(_ROWS, {"key_review": review_id}).mappings()]
    return None if broken_at(rows) else _replayed(review_id, rows, [])


def _read(connection: Connection, review_id: str, findings: list[Finding]) -> Review | None:
    try:
        return read_review(connection, review_id)
    except StoreTrouble as trouble:
        findings.append(Finding(Damage.UNREADABLE, trouble.sentence))
    except (ValueError, TypeError, OverflowError):
        said = tr("Rows of this review hold values that make no sense.")
        findings.append(Finding(Damage.UNREADABLE, said))
    return None


def _broken(rows: Sequence[ChangeRow]) -> list[int]:
    """Return the places where the chain breaks, behind the last one that was seen to."""
    seen_to = max((place for place, row in enumerate(rows) if row["initiator"] == INITIATOR),
                  default=-1)  # fmt: skip
    return [place for place in broken_at(rows) if place > seen_to]


def _broken_change(row: ChangeRow) -> Finding:
    who = row["author"] or tr("somebody without a name")
    said = tr("The change “{0}” of {1} by {2} is not as it was written.").format(
        row["label"], _told(row["at"]), who
    )
    return Finding(Damage.CHANGE, said)


def _replayed(review_id: str, rows: Sequence[ChangeRow], findings: list[Finding]) -> Review | None:
    review = Review(review_id, {kind: {} for kind in ITEM_TYPES})
    for row in rows:
        try:
            review, _ = apply_edit(review, edit_on(review, record_of(row).edit))
        except (ValueError, TypeError, KeyError, AttributeError, EditRefused):
            said = tr("The change “{0}” of {1} can't be carried out again.").format(
                row["label"], _told(row["at"])
            )
            findings.append(Finding(Damage.UNREADABLE, said))
            return None
    items = [item for kind in ITEM_TYPES for item in review.items(kind)]
    return assemble(review_id, tuple(items))


def _differences(kept: Review, replayed: Review) -> list[Finding]:
    found = differences(replayed, kept)
    findings = [
        _field_differs(kind, item_id, name, kept.get(kind, item_id), replayed.get(kind, item_id))
        for kind, item_id, name in sorted(found.altered)
    ]
    for refs, words in (
        (found.removed, tr("A {0} of the history is missing: {1}.")),
        (found.added, tr("A {0} is there that the history does not know: {1}.")),
    ):
        for kind, item_id in sorted(refs):
            item = replayed.get(kind, item_id) or kept.get(kind, item_id)
            said = words.format(kind_words(kind), _words_of(item))
            findings.append(Finding(Damage.ITEM, said, kind, item_id))
    return findings


def _field_differs(
    kind: Kind, item_id: str, name: str, kept: Item | None, replayed: Item | None
) -> Finding:
    is_value, was_value = getattr(kept, name, None), getattr(replayed, name, None)
    said = tr("In a {0} ({1}) the field {2} holds “{3}”; its history says “{4}”.").format(
        kind_words(kind), _words_of(kept), name, _short(is_value), _short(was_value)
    )
    return Finding(Damage.FIELD, said, kind, item_id, name, is_value, was_value)


def _list_differs(connection: Connection, review: Review) -> list[Finding]:
    """Compare what the library shows of the review with what it should show."""
    try:
        row = connection.execute(_LISTED, {"key_review": review.id}).mappings().one()
        wanted = asdict(summarise(review, row["updated_at"]))
        differing = [name for name, value in wanted.items() if row[name] != value]
    except (ValueError, TypeError, OverflowError):
        differing = ["…"]
    if not differing:
        return []
    words = tr("The library's list does not show this review as it is ({0}).")
    return [Finding(Damage.LIST, words.format(", ".join(differing)))]


def _files(review: Review, attachments: AttachmentStore) -> list[Finding]:
    states: Mapping[str, FileState] = file_states(review, attachments, thorough=True)
    words = {
        FileState.MISSING: tr("The attached file {0} is missing."),
        FileState.CHANGED: tr("The attached file {0} is not what it was when it was attached."),
        FileState.UNREADABLE: tr("The attached file {0} can't be read."),
    }
    return [
        Finding(Damage.FILE, words[state].format(fact.filename), Kind.EVIDENCE, fact.id, "sha256")
        for fact in review.evidence
        if (state := states.get(fact.id)) in words
    ]


def _told(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC" if isinstance(at, datetime) else str(at)


def _words_of(item: Item | None) -> str:
    for name in ("title", "text", "name", "filename"):
        words = getattr(item, name, "")
        if words:
            return _short(words)
    return item.id if item is not None else ""


def _short(value: object) -> str:
    words = " ".join(str("" if value is None else value).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
