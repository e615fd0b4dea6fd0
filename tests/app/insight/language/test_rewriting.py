# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One key puts what is offered into the sentence, and the sentence still stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.language.hints import language_hints
from app.insight.language.rewriting import replacement
from app.rules.rules import Rules

RULES = Rules().language("en")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We just restarted it.", "We restarted it."),
        ("Obviously the disk was full.", "The disk was full."),
        ("Obviously, it was full.", "It was full."),
        ("It was full, obviously.", "It was full."),
        ("It was, of course, full.", "It was full."),
        ("It was deleted accidentally.", "It was deleted."),
        ("(obviously)", "()"),
        ("Just", ""),
        ("The team failed to notice.", "The team did not notice."),
    ],
)
def test_a_rewrite_leaves_a_whole_sentence(text: str, wanted: str) -> None:
    (hint,) = language_hints(text, RULES)
    put = replacement(text, hint)
    assert put is not None
    assert text[: put.start] + put.text + text[put.end :] == wanted


def test_a_hint_without_a_rewrite_changes_nothing() -> None:
    (hint,) = language_hints("We just did it.", RULES)
    assert replacement("We just did it.", replace(hint, rewrite=None)) is None


@given(st.text(alphabet="aB ,.\n()", max_size=12), st.text(alphabet="aB ,.\n()", max_size=12))
def test_a_rewrite_touches_no_other_word(before: str, after: str) -> None:
    text = f"{before} just {after}"
    for hint in language_hints(text, RULES):
        put = replacement(text, hint)
        assert put is not None
        kept = text[: put.start] + put.text + text[put.end :]
        letters = [sign for sign in text[: hint.start] + text[hint.end :] if sign.isalpha()]
        assert [sign.upper() for sign in kept if sign.isalpha()] == [
            sign.upper() for sign in letters
        ]
