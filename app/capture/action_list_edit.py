# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a list of actions that was read to the one edit that adds them, and the words about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.capture.action_list import ActionList
from app.review.action_edits import promise_day
from app.review.changes import apply_edit
from app.review.edits import Edit, addition, batch, next_number
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

_DOUBTS_SHOWN = 3


def list_edit(review: Review, read: ActionList, today: date) -> Edit:
    """Return one edit that adds all actions of a list behind those that are there."""
    number, promised_on = next_number(review, Kind.ACTION), promise_day(review, today)
    edits: list[Edit] = []
    after = review
    for place, action in enumerate(read.actions):
        day = promised_on if action.committed else None
        numbered = replace(action, number=number + place, committed_on=day)
        edit = addition(after, numbered)
        after, _ = apply_edit(after, edit)
        edits.append(edit)
    return batch(edits)


def list_words(read: ActionList) -> str:
    """Return what was read of a list, in one or two sentences."""
    count = len(read.actions)
    owned = sum(bool(action.owner) for action in read.actions)
    dated = sum(action.due is not None for action in read.actions)
    words = tr("{0} actions added, {1} with an owner, {2} with a date.")
    if count == 1:
        words = tr("1 action added.")
    parts = [words.format(count, owned, dated)]
    for doubt in read.doubts[:_DOUBTS_SHOWN]:
        place = tr("Line {0}: {1}").format(doubt.line, doubt.because)
        parts.append((place if doubt.line else doubt.because).rstrip(".") + ".")
    left = len(read.doubts) - _DOUBTS_SHOWN
    if left > 0:
        parts.append(tr("And {0} more lines to look at.").format(left))
    return " ".join(parts)
