# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What differs between two contents in canonical form, told in words, each thing once.

Items are compared by id. An item that came or went is told as a whole, a field that changed by
itself, a place in the order once an item. Two contents with different fingerprints differ here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from app.errors import UserFacingError
from app.insight.place import item_name, main_field, step_of
from app.publish.field_words import field_words, value_words
from app.publish.word_marks import Span, excerpt, marked_words
from app.review.incident import Incident
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.review import ITEM_TYPES
from app.review.values import from_plain
from app.review.zone import zone_named
from app.translation import tr

_LONG_TEXT = 32
"""A text of more characters is told by the words that changed in it."""
_RANK = "rank"


class Change(StrEnum):
    """What happened to a part of the content."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """One thing that differs. `spans` tell a long text; they stand behind `sentence`."""

    step: int
    change: Change
    kind: Kind
    item_id: str
    sentence: str
    field: str = ""
    spans: tuple[Span, ...] = ()


class UnreadableContent(UserFacingError):
    """A content that was kept is no content this version can read."""


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Return what differs between two contents, in the order of the steps.

    Raises UnreadableContent.
    """
    if before == after:
        return ()
    try:
        old, new = _Content(before), _Content(after)
        found = [each for kind in ITEM_TYPES for each in _of_kind(kind, old, new)]
    except OverflowError as error:  # an instant that no zone can show
        raise _unreadable() from error
    return tuple(sorted(found, key=lambda difference: difference.step))


def _unreadable() -> UnreadableContent:
    return UnreadableContent(
        tr(
            "What was approved can't be read, so what changed since can't be told. "
            "Approve it again."
        )
    )


class _Content:
    """A content read back from its canonical form."""

    def __init__(self, text: str) -> None:
        self.plain: dict[Kind, dict[str, dict[str, Any]]] = {}
        self.items: dict[Kind, dict[str, Item]] = {}
        try:
            for name, rows in json.loads(text).items():
                kind = Kind(name)
                self.plain[kind] = {row["id"]: row for row in rows}
                self.items[kind] = {row["id"]: from_plain(ITEM_TYPES[kind], row) for row in rows}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise _unreadable() from error
        incident = self.items.get(Kind.INCIDENT, {}).get(Kind.INCIDENT.value, Incident())
        self.zone = zone_named(cast(Incident, incident).time_zone)

    def find(self, kind: Kind, item_id: str) -> Item | None:
        return self.items.get(kind, {}).get(item_id)

    def name(self, item: Item, *, brief: bool = False) -> str:
        return item_name(item, self.find, self.zone, brief=brief)


def _of_kind(kind: Kind, old: _Content, new: _Content) -> Iterator[Difference]:
    was, now = old.items.get(kind, {}), new.items.get(kind, {})
    for item_id, item in now.items():
        if item_id not in was:
            told = tr("Added: {0}").format(new.name(item))
            yield Difference(step_of(kind), Change.ADDED, kind, item_id, told)
        else:
            yield from _of_item(was[item_id], item, old, new)
    for item_id, item in was.items():
        if item_id not in now:
            told = tr("Removed: {0}").format(old.name(item))
            yield Difference(step_of(kind), Change.REMOVED, kind, item_id, told)


def _of_item(was: Item, now: Item, old: _Content, new: _Content) -> Iterator[Difference]:
    kind = now.KIND
    before, after = old.plain[kind][was.id], new.plain[kind][now.id]
    for field in sorted({*before, *after}):
        if _same(before, after, field):
            continue
        if field == _RANK:
            told = tr("Moved to another place: {0}").format(new.name(now))
            yield Difference(step_of(kind), Change.MOVED, kind, now.id, told, field)
        else:
            yield _of_field(was, now, field, old, new)


def _same(before: Mapping[str, Any], after: Mapping[str, Any], field: str) -> bool:
    """Compare as the canonical form does, to which 1 and 1.0 are two things."""
    if (field in before) != (field in after):
        return False
    return json.dumps(before.get(field)) == json.dumps(after.get(field))


def _of_field(was: Item, now: Item, field: str, old: _Content, new: _Content) -> Difference:
    kind = now.KIND
    called = _called(now, field, new)
    values = getattr(was, field), getattr(now, field)
    spans: tuple[Span, ...] = ()
    if all(type(value) is str and value for value in values) and _is_long(*values):
        spans = excerpt(marked_words(*values))
        told = tr("{0} changed:").format(called)
    else:
        told = tr("{0}: before {1}, now {2}").format(called, *_both(was, now, field, old, new))
    return Difference(step_of(kind, field), Change.CHANGED, kind, now.id, told, field, spans)


def _is_long(before: str, after: str) -> bool:
    return max(len(before), len(after)) > _LONG_TEXT


def _called(item: Item, field: str, content: _Content) -> str:
    """Return the field with what it is of; a single part's field stands for itself."""
    name = field_words(item.KIND, field)
    if item.KIND in SINGLE_KINDS:
        return name[:1].upper() + name[1:]
    of = content.name(item, brief=field == main_field(item.KIND))
    return tr("{0}, {1}").format(of[:1].upper() + of[1:], name)


def _both(was: Item, now: Item, field: str, old: _Content, new: _Content) -> tuple[str, str]:
    """Return both values in words; as they are kept where the words would be the same."""
    told = (
        value_words(was, field, old.find, old.zone),
        value_words(now, field, new.find, new.zone),
    )
    if told[0] != told[1]:
        return told
    plain = (content.plain[now.KIND][now.id].get(field) for content in (old, new))
    before, after = (json.dumps(value, ensure_ascii=False) for value in plain)
    return before, after
