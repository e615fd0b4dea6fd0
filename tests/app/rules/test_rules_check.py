# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder of rules is looked through: what each file is, what is wrong, and what went astray."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.rules.rule_kinds import KINDS, RuleKind, kind_of
from app.rules.rules_check import MOST_FILES, FileState, check_folder


def put(folder: Path, name: str, text: str) -> Path:
    """Write a file into a folder of rules."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_that_are_understood_are_named_with_what_they_are(tmp_path: Path) -> None:
    put(tmp_path, "rules/follow_through.yaml", "due_soon_days: 3")
    put(tmp_path, "report.yaml", "organisation: Example Ltd")
    found = check_folder(tmp_path)
    assert found.is_fine
    told = [(one.name, one.kind.title) for one in found.files if one.kind is not None]
    assert told == [
        ("report.yaml", "Look of the report"),
        ("rules/follow_through.yaml", "Limits of the follow-through"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "line", "sentence"),
    [
        ("rules/readiness.yaml", "questions:\n  data: [a]", 2, "readiness.yaml, line 2: a mapping"),
        ("rules/readiness.yaml", "questions: {\n", 2, "readiness.yaml can't be read: line 2"),
        ("agendas/ours.yaml", "title: x\nminutes:\n  trigger: 2", 3, "crew needs a whole number"),
        ("rules/language/en.yaml", "rules:\n- id: x", 2, "x lacks"),
        ("prompts/steps.yaml", "trigger:\n  why: x", 2, "question needs a text"),
        ("report.yaml", "paper: a9", 1, "a9 is not known; use a4"),
        ("rules/secrets.yaml", "- id: a\n  starts: []", 2, "at least one word"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, sentence: str
) -> None:
    path = put(tmp_path, name, text)
    [found] = check_folder(tmp_path).files
    assert (found.state, found.path, found.line) == (FileState.WRONG, path, line)
    assert sentence in found.sentence


def test_one_wrong_file_says_nothing_of_the_others(tmp_path: Path) -> None:
    put(tmp_path, "rules/actions.yaml", "rules: none")
    put(tmp_path, "rules/readiness.yaml", "questions: {}")
    states = {one.name: one.state for one in check_folder(tmp_path).files}
    assert states == {
        "rules/actions.yaml": FileState.WRONG,
        "rules/readiness.yaml": FileState.UNDERSTOOD,
    }


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("rules/readyness.yaml", "rules/readiness.yaml"),
        ("rules/readiness.yml", "rules/readiness.yaml"),
        ("readiness.yaml", "rules/readiness.yaml"),
        ("rule/readiness.yaml", "rules/readiness.yaml"),
        ("rules/Readiness.yaml", "rules/readiness.yaml"),
        ("agenda/short.yaml", "agendas/short.yaml"),
        ("rules/languages/en.yaml", "rules/language/en.yaml"),
        ("rules/report.yaml", "report.yaml"),
        ("rules/own/thing.yaml", ""),
    ],
)
def test_a_file_that_went_astray_is_named_with_the_place_it_was_meant_for(
    tmp_path: Path, name: str, meant: str
) -> None:
    put(tmp_path, name, "x: y")
    [found] = check_folder(tmp_path).files
    assert (found.state, found.meant) == (FileState.UNREAD, meant)
    assert meant in found.sentence


def test_what_else_a_checkout_holds_is_left_alone(tmp_path: Path) -> None:
    for name in (
        "mkdocs.yml",
        ".github/workflows/check.yaml",
        "docs/rules/readiness.yaml",
        "rules/README.md",
        "targets.yaml",
        "attachments/aa/rules.yaml",
    ):
        put(tmp_path, name, "x: y")
    found = check_folder(tmp_path)
    assert found.is_fine
    assert found.files == ()


def test_a_folder_that_is_not_there_or_is_no_folder_of_rules_is_told(tmp_path: Path) -> None:
    gone = check_folder(tmp_path / "gone")
    assert not gone.is_fine
    assert str(tmp_path / "gone") in gone.sentence
    for number in range(MOST_FILES + 1):
        put(tmp_path, f"rules/{number}.yaml", "")
    assert "choose the one of the rules" in check_folder(tmp_path).sentence


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes in folders")
def test_a_pipe_or_a_link_to_itself_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    os.mkfifo(tmp_path / "rules" / "actions.yaml")
    (tmp_path / "rules" / "readiness.yaml").symlink_to("readiness.yaml")
    (tmp_path / "agendas").symlink_to(tmp_path)
    assert check_folder(tmp_path).files == ()


def test_a_change_is_seen_in_the_stamp(tmp_path: Path) -> None:
    path = put(tmp_path, "report.yaml", "paper: a4")
    before = check_folder(tmp_path).stamp
    assert check_folder(tmp_path).stamp == before
    path.write_text("paper: letter", encoding="utf-8")
    assert check_folder(tmp_path).stamp != before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_knows_its_own_files(kind: RuleKind) -> None:
    assert kind_of(kind.first) is kind
    assert kind_of(f"other/{kind.first}") is None
