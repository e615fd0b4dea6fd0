# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a change of long text is kept."""

from __future__ import annotations

import json

import pytest

from app.review.changes import apply_edit
from app.review.edits import Batch, Edit, Set
from app.review.item import Kind
from app.review.review import Review
from app.store.splice import edit_on, step_to_plain
from tests.builders import applied, empty_review

NOTE = "What we know so far about the outage. " * 1300


def test_a_key_in_a_long_text_takes_few_bytes() -> None:
    review = _with_summary(NOTE)
    forth, back = _plain(review, _summary(NOTE[:100] + "x" + NOTE[100:]))
    assert len(json.dumps(forth)) + len(json.dumps(back)) < 300


def test_short_texts_are_kept_whole() -> None:
    forth, back = _plain(_with_summary("old"), _summary("new"))
    assert (forth["op"], forth["value"], back["value"]) == ("set", "new", "old")


@pytest.mark.parametrize("new", ["", NOTE + "!", "!" + NOTE, NOTE[:50] + NOTE[90:], "short", NOTE])
def test_a_spliced_edit_reads_as_the_edit_it_was(new: str) -> None:
    review = _with_summary(NOTE)
    forth, back = _plain(review, _summary(new))
    assert edit_on(review, forth) == _summary(new)
    assert edit_on(applied(review, _summary(new)), back) == _summary(NOTE)


def test_splices_in_a_batch_build_on_each_other() -> None:
    review = _with_summary(NOTE)
    edit = Batch((_summary(NOTE + "one"), Batch((_summary(NOTE + "one two"),)), _summary("x")))
    forth, back = _plain(review, edit)
    after = applied(review, edit)
    assert edit_on(review, forth) == edit
    assert applied(after, edit_on(after, back)) == review


def test_a_splice_on_another_text_is_refused() -> None:
    forth, _ = _plain(_with_summary(NOTE), _summary(NOTE[:-9]))
    with pytest.raises(ValueError, match="does not fit"):
        edit_on(_with_summary("another text"), forth)


def _summary(text: str) -> Set:
    return Set(Kind.INCIDENT, "incident", "summary", text)


def _with_summary(text: str) -> Review:
    return applied(empty_review(), _summary(text))


def _plain(review: Review, edit: Edit) -> tuple[dict[str, object], dict[str, object]]:
    _, changes = apply_edit(review, edit)
    return step_to_plain(edit, changes.inverse)
