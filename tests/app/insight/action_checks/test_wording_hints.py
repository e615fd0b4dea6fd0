# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open ends as hints for the one who writes, in a cell and in the capture line."""

from __future__ import annotations

from app.insight.action_checks.wording_hints import is_captured_action, wording_hints
from app.insight.language.rewriting import replacement
from tests.app.insight.action_reviews import RULES


def test_a_hint_takes_the_whole_wording_anew() -> None:
    text = "Improve the docs"
    (hint,) = wording_hints(text, RULES)
    change = replacement(text, hint)
    assert change is not None
    assert (change.start, change.end) == (0, len(text))
    assert change.text == "Change the docs so that [what can be seen or measured]"
    assert hint.explanation == "“Improve” has no end point."


def test_where_nothing_can_be_begun_the_better_form_is_told() -> None:
    (hint,) = wording_hints("Be more careful", RULES)
    assert hint.rewrite is None
    assert hint.explanation.endswith(hint.suggestion)


def test_a_captured_line_is_marked_where_its_words_stand_and_never_written_anew() -> None:
    line = "/a Improve the docs @ann 24 Feb"
    (hint,) = wording_hints(line, RULES)
    assert line[hint.start : hint.end] == "Improve"
    assert hint.rewrite is None
    assert is_captured_action(line)
    assert not is_captured_action("/t 14:03 Improve")


def test_words_somebody_chose_to_keep_are_left_alone() -> None:
    assert wording_hints("Improve the docs", RULES, ("improve",)) == ()
