# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits as plain JSON and back."""

from __future__ import annotations

import json

import pytest

from app.review.action import Action, ActionStatus
from app.review.edit_codec import edit_from_plain, edit_to_plain
from app.review.edits import Add, Batch, Remove, Set
from app.review.event import Event
from app.review.item import Kind
from tests.fakes import START


def test_every_sort_of_edit_survives_json() -> None:
    edit = Batch(
        (
            Add(Event(id="e", at=START, text='List<String> & "quotes"')),
            Set(Kind.ACTION, "a", "status", ActionStatus.DONE),
            Set(Kind.ACTION, "a", "due", None),
            Remove(Kind.NOTE, "n"),
            Add(Action(id="a", cause_ids=("c",))),
        )
    )
    assert edit_from_plain(json.loads(json.dumps(edit_to_plain(edit)))) == edit


@pytest.mark.parametrize("plain", [{}, {"op": "explode"}, {"op": "set", "kind": "note"}])
def test_what_is_no_edit_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an edit"):
        edit_from_plain(plain)
