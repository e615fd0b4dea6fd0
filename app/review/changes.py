# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Carry out an edit: from one review to the next, with what changed and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from app.errors import UserFacingError
from app.review.cause import EFFECT_ID, Link
from app.review.edits import Add, Batch, Edit, Remove, Set
from app.review.evidence import Evidence
from app.review.freeze import Freeze
from app.review.freezing import LIFTING_FIELDS, broken_by
from app.review.item import SINGLE_KINDS, Item, Kind, kind_words
from app.review.references import reference_fields, referrers, targets
from app.review.review import ITEM_TYPES, HasTables, Review, Table
from app.review.values import accepts, cleaned, field_types
from app.translation import tr

Ref = tuple[Kind, str]
"""An item by kind and id."""


class EditRefused(UserFacingError):
    """The edit does not fit the review; nothing was changed."""


class CauseCycle(EditRefused):
    """The link would make a cause explain itself."""


@dataclass(frozen=True)
class Changes:
    """What an edit did: items added, removed, altered (with their fields), and its inverse."""

    added: frozenset[Ref] = frozenset()
    removed: frozenset[Ref] = frozenset()
    altered: frozenset[tuple[Kind, str, str]] = frozenset()
    inverse: Edit = field(default=Batch(()))

    @property
    def is_empty(self) -> bool:
        """True where nothing is different."""
        return not (self.added or self.removed or self.altered)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether anything of one of `kinds` was added, removed or altered."""
        return not self.kinds().isdisjoint(kinds)

    def kinds(self) -> frozenset[Kind]:
        """Return the kinds touched."""
        come_or_gone = {kind for kind, _ in self.added | self.removed}
        return frozenset(come_or_gone | {kind for kind, _, _ in self.altered})


def apply_edit(review: Review, edit: Edit) -> tuple[Review, Changes]:
    """Return the review after `edit`, and its changes. Raises EditRefused; `review` stays."""
    draft = Draft(review)
    inverse = draft.apply(edit)
    return draft.finished(), draft.changes(inverse)


class Draft:
    """A review in the making: tables are copied when first written to."""

    def __init__(self, review: Review) -> None:
        self._before = review
        self._tables: dict[Kind, dict[str, Item]] = {}
        self._touched: set[tuple[Kind, str, str]] = set()

    def table(self, kind: Kind) -> Table:
        """Return the items of `kind` by id, as they are so far."""
        own = self._tables.get(kind)
        return self._before.table(kind) if own is None else own

    def apply(self, edit: Edit) -> Edit:
        """Carry out `edit` and return its inverse.

        Raises EditRefused; of a batch, what came before the refused edit is done then.
        """
        if isinstance(edit, Batch):
            inverses = [self.apply(single) for single in edit.edits]
            return Batch(tuple(reversed(inverses)))
        if isinstance(edit, Add):
            return self._add(edit)
        if isinstance(edit, Remove):
            return self._remove(edit)
        return self._set(edit)

    def finished(self) -> Review:
        """Return the review with all that was done; the draft is not used any further.

        Raises EditRefused for what breaks a freeze, whichever way round an edit goes about it.
        """
        tables = {kind: MappingProxyType(table) for kind, table in self._tables.items()}
        after = Review(self._before.id, {**self._before.tables, **tables})
        if {Kind.EVIDENCE, Kind.FREEZE} & self._tables.keys():
            fault = broken_by(self._before, after)
            if fault:
                raise EditRefused(fault)
        return after

    def changes(self, inverse: Edit) -> Changes:
        """Return what is different now; what came and went again is not mentioned."""
        added: set[Ref] = set()
        removed: set[Ref] = set()
        altered: set[tuple[Kind, str, str]] = set()
        for kind, item_id, field_name in self._touched:
            was = item_id in self._before.table(kind)
            now = item_id in self.table(kind)
            if was and now:
                altered.add((kind, item_id, field_name))
            elif now:
                added.add((kind, item_id))
            elif was:
                removed.add((kind, item_id))
        return Changes(frozenset(added), frozenset(removed), frozenset(altered), inverse)

    def _add(self, edit: Add) -> Edit:
        item = _checked(edit.item)
        if item.id in self.table(item.KIND):
            raise EditRefused(
                tr("There is already a {0} with the id {1}.").format(kind_words(item.KIND), item.id)
            )
        _check_references(self, item)
        self._put(item, "id")
        return Remove(item.KIND, item.id)

    def _remove(self, edit: Remove) -> Edit:
        item = self._existing(edit.kind, edit.id)
        if edit.kind in SINGLE_KINDS or (edit.kind is Kind.CAUSE and edit.id == EFFECT_ID):
            raise EditRefused(
                tr("The {0} belongs to every review and stays.").format(kind_words(edit.kind))
            )
        _check_not_frozen(
            item, tr("This evidence is frozen and can't be removed; unfreeze it first.")
        )
        user = next(referrers(self, edit.kind, edit.id), None)
        if user is not None:
            raise EditRefused(
                tr("This {0} is still used by a {1}; unlink it first.").format(
                    kind_words(edit.kind), kind_words(user[0].KIND)
                )
            )
        del self._own(edit.kind)[edit.id]
        self._touched.add((edit.kind, edit.id, "id"))
        return Add(item)

    def _set(self, edit: Set) -> Edit:
        item = self._existing(edit.kind, edit.id)
        types = field_types(type(item))
        if edit.field not in types or edit.field == "id":
            raise EditRefused(
                tr("A {0} has no field {1} that can be set.").format(
                    kind_words(edit.kind), edit.field
                )
            )
        if not accepts(types[edit.field], edit.value):
            raise EditRefused(
                tr("{0!r} does not fit the {1} of a {2}.").format(
                    edit.value, edit.field, kind_words(edit.kind)
                )
            )
        _check_may_be_set(item, edit.field)
        value: dict[str, Any] = {edit.field: cleaned(edit.value)}
        altered = replace(item, **value)
        if edit.field in reference_fields(type(item)):
            _check_references(self, altered)
        self._put(altered, edit.field)
        return Set(edit.kind, edit.id, edit.field, getattr(item, edit.field))

    def _existing(self, kind: Kind, item_id: str) -> Item:
        item = self.table(kind).get(item_id)
        if item is None:
            raise EditRefused(tr("This {0} is no longer in the review.").format(kind_words(kind)))
        return item

    def _put(self, item: Item, field_name: str) -> None:
        self._own(item.KIND)[item.id] = item
        self._touched.add((item.KIND, item.id, field_name))

    def _own(self, kind: Kind) -> dict[str, Item]:
        if kind not in self._tables:
            self._tables[kind] = dict(self._before.table(kind))
        return self._tables[kind]


def _checked(item: Item) -> Item:
    """Return `item` with its values cleaned. Raises EditRefused where one does not fit."""
    if item.KIND not in ITEM_TYPES or not item.id:
        raise EditRefused(tr("A new {0} needs an id.").format(kind_words(item.KIND)))
    values: dict[str, Any] = {}
    for name, expected in field_types(type(item)).items():
        value = getattr(item, name)
        if not accepts(expected, value):
            raise EditRefused(
                tr("{0!r} does not fit the {1} of a {2}.").format(
                    value, name, kind_words(item.KIND)
                )
            )
        values[name] = cleaned(value)
    return replace(item, **values)


def _check_not_frozen(item: Item, sentence: str) -> None:
    if isinstance(item, Evidence) and item.frozen_at is not None:
        raise EditRefused(sentence)


def _check_may_be_set(item: Item, field_name: str) -> None:
    if isinstance(item, Freeze) and field_name not in LIFTING_FIELDS:
        raise EditRefused(
            tr("A freeze can't be changed; unfreeze the facts and freeze them again.")
        )
    if field_name not in ("frozen_at", "rank"):
        _check_not_frozen(
            item, tr("This evidence is frozen and can't be changed; unfreeze it first.")
        )


def _check_references(draft: HasTables, item: Item) -> None:
    for name, kind in reference_fields(type(item)).items():
        for target in targets(item, name):
            if target not in draft.table(kind):
                raise EditRefused(
                    tr("The {0} that this {1} refers to is not there.").format(
                        kind_words(kind), kind_words(item.KIND)
                    )
                )
    if isinstance(item, Link):
        _check_acyclic(draft, item)


def _check_acyclic(draft: HasTables, link: Link) -> None:
    """Refuse a link under which its effect would be reached again from its cause."""
    answers: dict[str, list[str]] = {}
    for entry in draft.table(Kind.LINK).values():
        if entry.id != link.id:
            existing = cast(Link, entry)
            answers.setdefault(existing.effect_id, []).append(existing.cause_id)
    if link.cause_id in answers.get(link.effect_id, ()):
        raise EditRefused(tr("This cause is already an answer to that question."))
    waiting = [link.cause_id]
    seen: set[str] = set()
    while waiting:
        cause_id = waiting.pop()
        if cause_id == link.effect_id:
            raise CauseCycle(
                tr(
                    "A cause can't explain itself: the place it would be put under is already "
                    "among its own causes. Link the two the other way round, or leave one link "
                    "out."
                )
            )
        if cause_id not in seen:
            seen.add(cause_id)
            waiting.extend(answers.get(cause_id, ()))
