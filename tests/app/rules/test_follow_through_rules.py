# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The limits of the look back, and what a file of them may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.insight.follow_through_rule import FollowThroughRules
from app.rules.rule_file import BadRule
from app.rules.rules import Rules


def rules_with(folder: Path, text: str) -> Rules:
    """Return the rules of a team that has a file of its own."""
    (folder / "rules").mkdir()
    (folder / "rules" / "follow_through.yaml").write_text(text, encoding="utf-8")
    return Rules((folder,))


def test_the_limits_that_come_with_the_app_are_the_usual_ones() -> None:
    assert Rules().follow_through == FollowThroughRules(7, 2, 60, 7)


def test_a_team_changes_some_of_them(tmp_path: Path) -> None:
    found = rules_with(tmp_path, "reopen:\n  overdue_days: 14\ndue_soon_days: 3\n").follow_through
    assert found == FollowThroughRules(14, 2, 60, 3)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert rules_with(tmp_path, "# nothing yet\n").follow_through == FollowThroughRules()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("reopen:\n  overdue: 3\n", r"line 2: overdue is not known; use overdue_days"),
        ("due_soon_days: soon\n", r"line 1: due_soon_days needs a number"),
        ("due_soon_days: 1.5\n", r"line 1: due_soon_days needs a whole number from 0 to 3650"),
        ("reopen:\n  put_off_times: 0\n", r"line 2: put_off_times needs a whole number from 1"),
        ("reopen: 7\n", r"line 1: a mapping is expected"),
    ],
)
def test_what_can_not_be_meant_is_said_with_its_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(BadRule, match=sentence):
        _ = rules_with(tmp_path, text).follow_through
