# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A wording may be kept on purpose; the reason is kept with it, and the hint stays away."""

from __future__ import annotations

from app.insight.language.hints import language_hints
from app.insight.language.kept_words import drop_edit, keep_edit, kept_words
from app.rules.rules import Rules
from tests.builders import applied, empty_review

TEXT = "The engineer forgot the flag."


def test_a_kept_wording_is_not_hinted_at_again() -> None:
    rules = Rules().language("en")
    (hint,) = language_hints(TEXT, rules)
    review = empty_review()
    edit = keep_edit(review, hint.text, "their own word")
    assert edit is not None
    review = applied(review, edit)
    assert review.lifecycle.kept_words == (f"{hint.text} – their own word",)
    assert language_hints(TEXT, rules, ignored=kept_words(review)) == ()


def test_a_wording_is_kept_once_however_it_is_written() -> None:
    review = empty_review()
    first = keep_edit(review, "Human  Error")
    assert first is not None
    review = applied(review, first)
    assert kept_words(review) == ("Human Error",)
    assert keep_edit(review, "human error", "again") is None


def test_a_kept_wording_can_be_let_go() -> None:
    edit = keep_edit(empty_review(), "just", "their word")
    assert edit is not None
    review = applied(empty_review(), edit)
    (entry,) = review.lifecycle.kept_words
    assert kept_words(applied(review, drop_edit(review, entry))) == ()
