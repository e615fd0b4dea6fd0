# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A file to begin with is understood as it is, and changes nothing before somebody writes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.paths import resource
from app.rules.rule_kinds import KINDS, RuleKind
from app.rules.rules import Rules
from app.rules.rules_check import check_folder
from app.rules.starter import starter_text, write_starter

ADDS = ("agendas/*.yaml",)
"""What stands beside the others rather than in their place."""


def comparable(read: object) -> object:
    """Return what can be compared of what a kind reads: some have an index made of their rules."""
    rules = getattr(read, "rules", None)
    return read if rules is None else [rule.id for rule in rules]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_is_understood_explained_and_changes_nothing(kind: RuleKind, tmp_path: Path) -> None:
    path = write_starter(kind, tmp_path)
    assert path == tmp_path / kind.first
    assert path.read_text(encoding="utf-8").startswith("#")
    found = check_folder(tmp_path)
    assert found.is_fine
    assert [one.kind for one in found.files] == [kind]
    if kind.name not in ADDS:
        read = (kind.read(rules, path.stem) for rules in (Rules([tmp_path]), Rules()))
        assert len({repr(comparable(each)) for each in read}) == 1


def test_the_agenda_stands_beside_those_that_there_are(tmp_path: Path) -> None:
    [kind] = [kind for kind in KINDS if kind.name in ADDS]
    write_starter(kind, tmp_path)
    assert [plan.total for plan in Rules([tmp_path]).agendas.values()] == [60, 75, 80, 90]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_example_that_waits_in_comments_is_understood(kind: RuleKind, tmp_path: Path) -> None:
    own = resource("starters", kind.first)
    if not own.exists() or "Such as" not in own.read_text(encoding="utf-8"):
        return
    told = own.read_text(encoding="utf-8").partition("Such as")[2].splitlines()[1:]
    example = "\n".join(line[2:] for line in told if line.startswith("# "))
    path = tmp_path / kind.first
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example, encoding="utf-8")
    found = check_folder(tmp_path)
    assert [one.sentence for one in found.files] == [""]
    assert comparable(kind.read(Rules([tmp_path]), path.stem)) != comparable(
        kind.read(Rules(), path.stem)
    )


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    [kind] = [kind for kind in KINDS if kind.name == "report.yaml"]
    (tmp_path / "report.yaml").write_text("paper: letter", encoding="utf-8")
    with pytest.raises(UserFacingError, match="already"):
        write_starter(kind, tmp_path)
    assert (tmp_path / "report.yaml").read_text() == "paper: letter"


def test_a_folder_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("in the way")
    [kind] = [kind for kind in KINDS if kind.name == "rules/actions.yaml"]
    with pytest.raises(UserFacingError, match="can't be written"):
        write_starter(kind, tmp_path)


def test_the_explanation_of_what_is_laid_over_comes_along() -> None:
    [kind] = [kind for kind in KINDS if kind.name == "rules/readiness.yaml"]
    assert "laid over this file" in starter_text(kind)
