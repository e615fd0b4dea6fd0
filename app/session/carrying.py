# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Carry a step out edit by edit on a review in the making, each as it fits there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, cast

from app.agenda.clock_keeper import may_command
from app.review.cause import Link
from app.review.changes import Changes, Draft, EditRefused, Ref
from app.review.citations import renumbered
from app.review.clock_fact import ClockFact
from app.review.edits import Add, Batch, Edit, Remove, Set, batch
from app.review.evidence import Evidence
from app.review.item import Item, Kind, kind_words
from app.review.meeting import Meeting
from app.review.prose import prose_fields
from app.review.rank import rank_between
from app.review.references import reference_fields, targets
from app.review.review import ITEM_TYPES, Review
from app.session.item_numbers import ItemNumbers
from app.session.other_wording import continued, is_waiting, kept_aside
from app.session.removals import staying
from app.session.step import Graves, Outcome, Pair, Remark, Step, ref_of
from app.session.text_merge import merge_texts, take_back
from app.translation import tr

_RANK = attrgetter("rank")
_FACTS = frozenset({Kind.EVIDENCE, Kind.FREEZE})


class Carrying:
    """One step on its way into a review. `run` it once, then ask for `edit` and `changes`."""

    def __init__(
        self,
        review: Review,
        step: Step,
        pairs: Sequence[Pair],
        graves: Graves,
        numbers: ItemNumbers,
        *,
        freeze_fault: str = "",
    ) -> None:
        """With a `freeze_fault` no edit of the step touches a fact, and that is why."""
        self.remarks: list[Remark] = []
        self._step = step
        self._pairs = pairs
        self._graves = graves
        self._numbers = numbers
        self._freeze_fault = freeze_fault
        self._draft = Draft(review)
        self._stays = staying(review, step.made, pairs, numbers)
        self._made: list[Edit] = []
        self._inverses: list[Edit] = []
        self._reviving: set[Ref] = set()
        self._moved: defaultdict[str, list[Link]] = defaultdict(list)

    @property
    def edit(self) -> Edit:
        """What has been done to the review."""
        return batch(self._made)

    @property
    def changes(self) -> Changes:
        """What is different by it."""
        inverses = list(reversed(self._inverses))
        return self._draft.changes(inverses[0] if len(inverses) == 1 else Batch(tuple(inverses)))

    def run(self) -> Review:
        """Carry the step out and return the review after it. Raises EditRefused for a freeze."""
        for edit, back in self._pairs:
            try:
                self._carry(edit, back)
            except EditRefused as refusal:
                self._leave_out(edit, back, refusal.sentence)
        return self._draft.finished()

    def _carry(self, edit: Add | Remove | Set, back: Edit | None) -> None:
        if self._freeze_fault and _is_of_facts(edit):
            raise EditRefused(self._freeze_fault)
        if isinstance(edit, Add):
            self._add(edit)
        elif isinstance(edit, Remove):
            self._remove(edit)
        else:
            self._set(edit, back.value if isinstance(back, Set) else _UNKNOWN)

    def _do(self, edit: Edit) -> None:
        """Carry out one edit as it is. Raises EditRefused."""
        inverse = self._draft.apply(edit)
        self._made.append(edit)
        self._inverses.append(inverse)

    def _get(self, ref: Ref) -> Item | None:
        return self._draft.table(ref[0]).get(ref[1])

    # ------------------------------------------------------------------ adding

    def _add(self, edit: Add) -> None:
        item = edit.item
        ref = ref_of(edit)
        known = self._get(ref)
        if known is not None:
            self._add_to(known, item)
            return
        if isinstance(item, ClockFact):
            self._check_clock()
        number = self._numbers.given.get(ref)
        values: dict[str, Any] = {} if number is None else {"number": number}
        values |= {"rank": _free_rank(self._draft, ref, item.rank), **self._cited(item)}
        if isinstance(item, Evidence) and self._step.takes_back:
            values["frozen_at"] = None
        self._do(Add(self._with_targets(replace(item, **values))))

    def _add_to(self, known: Item, item: Item) -> None:
        """Put in what an item lacks that is there already, brought back by somebody else."""
        for name in sorted(prose_fields(type(item))):
            text = renumbered(getattr(item, name), self._numbers.cited)
            if text and not getattr(known, name):
                self._do(Set(item.KIND, item.id, name, text))
            elif text and text not in getattr(known, name):
                self._keep_aside(Set(item.KIND, item.id, name, text), text)

    def _cited(self, item: Item) -> dict[str, str]:
        """Return the texts of an item that cite facts by other numbers than they have now."""
        if not self._numbers.cited:
            return {}
        texts = {name: getattr(item, name) for name in prose_fields(type(item))}
        changed = {name: renumbered(text, self._numbers.cited) for name, text in texts.items()}
        return {name: text for name, text in changed.items() if text != texts[name]}

    def _check_clock(self) -> None:
        meeting = cast(Meeting, self._draft.table(Kind.MEETING)[Kind.MEETING.value])
        if not may_command(meeting, self._step.author):
            raise EditRefused(
                tr("{0} keeps the clock now, so it goes on as it is there.").format(
                    meeting.clock_keeper
                )
            )

    def _with_targets(self, item: Item) -> Item:
        """Return `item` with the references that still lead somewhere; what is gone comes back."""
        values: dict[str, Any] = {}
        for name, kind in reference_fields(type(item)).items():
            held = getattr(item, name)
            there = tuple(each for each in targets(item, name) if self._is_there((kind, each)))
            if isinstance(held, tuple) and there != held:
                values[name] = there
        return replace(item, **values) if values else item

    def _is_there(self, ref: Ref) -> bool:
        return self._get(ref) is not None or (not self._step.takes_back and self._revive(ref))

    def _revive(self, ref: Ref) -> bool:
        """Bring back what was removed, with what it refers to and the place it had."""
        grave = self._graves.get(ref)
        if self._get(ref) is not None:
            return True
        if grave is None or ref in self._reviving:
            return False
        self._reviving.add(ref)
        values: dict[str, Any] = {"rank": _free_rank(self._draft, ref, grave.item.rank)}
        if isinstance(grave.item, Evidence):
            values["frozen_at"] = None
        if number := self._numbers.give(grave.item):
            values["number"] = number
        try:
            self._do(Add(self._with_targets(replace(grave.item, **values))))
        except EditRefused:
            return False
        finally:
            self._reviving.discard(ref)
        self._remark(
            Outcome.KEPT,
            ref,
            tr("This {0} had been removed meanwhile. It is back, as somebody went on with it."),
        )
        for link in grave.links:
            if link.cause_id == ref[1] or self._get((Kind.CAUSE, link.cause_id)) is not None:
                self._revive((Kind.LINK, link.id))
        return True

    # ------------------------------------------------------------------ removing

    def _remove(self, edit: Remove) -> None:
        ref = ref_of(edit)
        item = self._get(ref)
        if item is None:
            return
        if ref in self._stays:
            if edit.kind is not Kind.LINK:
                self._remark(
                    Outcome.KEPT,
                    ref,
                    tr("This {0} stays: somebody went on with it while it was being removed."),
                )
            return
        self._do(edit)
        if isinstance(item, Link):
            self._moved[item.cause_id].append(item)

    # ------------------------------------------------------------------ setting

    def _set(self, edit: Set, base: Any) -> None:
        ref = ref_of(edit)
        if not self._is_there(ref):
            raise EditRefused(
                tr("This {0} is no longer in the review.").format(kind_words(edit.kind))
            )
        item = self._draft.table(edit.kind)[edit.id]
        now = getattr(item, edit.field, None)
        if base is _UNKNOWN:
            base = now
        if edit.field in prose_fields(type(item)) and isinstance(edit.value, str):
            self._set_text(edit, str(base), str(now))
            return
        value = self._value(item, edit, base, now)
        if value != now:
            self._do(replace(edit, value=value))

    def _value(self, item: Item, edit: Set, base: Any, now: Any) -> Any:
        """Return the value that a field which is no prose gets."""
        kind = reference_fields(type(item)).get(edit.field)
        if isinstance(now, tuple) and isinstance(base, tuple) and isinstance(edit.value, tuple):
            if any(not isinstance(each, str) for each in (*base, *now, *edit.value)):
                return now if self._step.takes_back and now != base else edit.value
            stays = frozenset(item_id for of, item_id in self._stays if of is kind)
            merged = _merged_sets(base, now, edit.value, stays)
            if kind is None:
                return merged
            return tuple(each for each in merged if self._is_there((kind, each)))
        if self._step.takes_back and now not in (base, edit.value):
            return now
        return (
            _free_rank(self._draft, ref_of(edit), edit.value)
            if edit.field == "rank"
            else edit.value
        )

    def _set_text(self, edit: Set, base: str, now: str) -> None:
        numbers = self._numbers.cited
        base, mine = renumbered(base, numbers), renumbered(edit.value, numbers)
        edit = replace(edit, value=mine)
        if self._step.takes_back:
            text = take_back(base, now, mine)
            if text != now:
                self._do(replace(edit, value=text))
            return
        # Who has another wording waiting and does not know of it yet is still writing that one.
        is_other = is_waiting(self._draft, self._step, edit)
        merge = merge_texts(base, now, mine, strictly=is_other)
        if merge.text != now:
            self._do(replace(edit, value=merge.text))
        if base in (now, mine):
            return
        further = continued(self._draft, self._step, edit, base)
        if further is not None:
            self._do_if_new(further)
        if merge.mine is None:
            if now != mine:
                self._remark(Outcome.MERGED, ref_of(edit), field=edit.field)
        elif further is None:
            self._keep_aside(edit, merge.mine)
        else:
            self._remark(Outcome.ALTERNATIVE, ref_of(edit), field=edit.field)

    # ------------------------------------------------------------------ what does not fit

    def _leave_out(self, edit: Add | Remove | Set, back: Edit | None, sentence: str) -> None:
        ref = ref_of(edit)
        name = edit.field if isinstance(edit, Set) else ""
        self.remarks.append(Remark(Outcome.LEFT_OUT, ref, name, sentence))
        if isinstance(edit, Add):
            self._put_back(edit.item)
            self._keep_words(edit.item)
        elif isinstance(edit, Set) and edit.field in prose_fields(ITEM_TYPES[edit.kind]):
            base = back.value if isinstance(back, Set) else ""
            self._keep_text(edit, base)

    def _put_back(self, item: Item) -> None:
        """Put a cause back in its place where it could not go to another."""
        if isinstance(item, Link):
            for link in self._moved.pop(item.cause_id, []):
                try:
                    self._do(Add(link))
                except EditRefused:
                    continue

    def _keep_words(self, item: Item) -> None:
        for field in fields(item):
            text = getattr(item, field.name)
            if field.name in prose_fields(type(item)) and text:
                self._keep_aside(Set(item.KIND, item.id, field.name, text), text)

    def _keep_text(self, edit: Set, base: str) -> None:
        """Keep what was typed in a field that can't take it."""
        if self._step.takes_back or not isinstance(edit.value, str) or edit.value == base:
            return
        further = continued(self._draft, self._step, edit, base)
        if further is not None:
            self._do_if_new(further)
            return
        item = self._get(ref_of(edit))
        now = str(getattr(item, edit.field, base))
        merge = merge_texts(base, now, edit.value)
        text = merge.text if merge.mine is None else merge.mine
        if text != now or item is None:
            self._keep_aside(edit, text if item is not None else edit.value)

    def _keep_aside(self, edit: Set, text: str) -> None:
        if self._step.takes_back:
            return
        kept = kept_aside(self._draft, self._step, edit, text)
        if kept is not None:
            self._do(kept)
        self._remark(Outcome.ALTERNATIVE, ref_of(edit), field=edit.field)

    def _do_if_new(self, edit: Set) -> None:
        item = self._get(ref_of(edit))
        if getattr(item, edit.field) != edit.value:
            self._do(edit)

    def _remark(self, outcome: Outcome, ref: Ref, sentence: str = "", field: str = "") -> None:
        self.remarks.append(Remark(outcome, ref, field, sentence.format(kind_words(ref[0]))))


_UNKNOWN = object()


def _free_rank(draft: Draft, ref: Ref, rank: str) -> str:
    """Return `rank`, or the next free one behind it: two may have put something in one place.

    Between two items with one rank there would be no room ever after.
    """
    ranks = list(map(_RANK, draft.table(ref[0]).values()))
    own = draft.table(ref[0]).get(ref[1])
    holders = ranks.count(rank) - (own is not None and own.rank == rank)
    if not rank or not holders:
        return rank
    return rank_between(rank, min((each for each in ranks if each > rank), default=""))


def _is_of_facts(edit: Add | Remove | Set) -> bool:
    if isinstance(edit, Add) and isinstance(edit.item, Evidence):
        return edit.item.frozen_at is not None
    return ref_of(edit)[0] in _FACTS


def _merged_sets(
    base: tuple[str, ...], now: tuple[str, ...], mine: tuple[str, ...], stays: frozenset[str]
) -> tuple[str, ...]:
    """Return `now` with what `mine` has beyond `base`, and without what it took out of it."""
    gone = set(base) - set(mine) - stays
    added = [each for each in mine if each not in base and each not in now]
    kept = [each for each in now if each not in gone]
    if not added and sorted(kept) == sorted(mine):
        return mine  # the same ones in another order
    return (*kept, *added)
