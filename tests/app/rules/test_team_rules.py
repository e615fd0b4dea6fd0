# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team's rules over the built-in ones: which count most, and what stands in for broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import build
from app.errors import UserFacingError
from app.rules.rules import Rules
from app.settings import Settings, save_settings
from tests.app.rules.test_rules_check import put

LONG = "- {id: long, title: Long, impact_minutes_at_least: 30}"


@pytest.fixture
def team(tmp_path: Path, data_dir: Path) -> Path:
    """Choose a folder of the team's rules in the settings."""
    folder = tmp_path / "team"
    folder.mkdir()
    save_settings(data_dir, Settings(rules_folder=str(folder)))
    return folder


def test_the_team_counts_more_than_the_app_and_ones_own_files_most(
    team: Path, data_dir: Path
) -> None:
    put(team, "rules/follow_through.yaml", "due_soon_days: 3")
    put(team, "rules/criteria.yaml", LONG)
    put(data_dir, "rules/follow_through.yaml", "due_soon_days: 5")
    rules = build().rules
    assert rules.follow_through.due_soon_days == 5
    assert [rule.id for rule in rules.criteria] == ["long"]
    assert rules.ground_rules == Rules().ground_rules


def test_a_window_goes_on_with_what_stands_in_and_says_so(team: Path) -> None:
    put(team, "rules/criteria.yaml", LONG)
    put(team, "rules/readiness.yaml", "questions: [data]")
    put(team, "agendas/75.yaml", "title: x")
    put(team, "report.yaml", "paper: a9")
    services = build(forgiving=True)
    assert services.rules.questions == Rules().questions
    assert list(services.rules.agendas) == list(Rules().agendas)
    assert services.rules.report_style.paper == "a4"
    assert [rule.id for rule in services.rules.criteria] == ["long"]
    trouble = services.team_rules.trouble
    assert "75.yaml, line 1" in trouble
    assert "There is more like it: 2." in trouble
    assert "stands in" in trouble


def test_a_command_stops_where_a_rule_is_not_understood(team: Path) -> None:
    put(team, "rules/readiness.yaml", "questions: [data]")
    with pytest.raises(UserFacingError, match=r"readiness\.yaml, line 1"):
        _ = build().rules.readiness


def test_a_folder_that_is_away_is_told_and_no_window_waits_for_it(team: Path) -> None:
    team.rmdir()
    with pytest.raises(UserFacingError, match="There is no folder"):
        _ = build().rules
    services = build(forgiving=True)
    assert list(services.rules.agendas) == list(Rules().agendas)
    assert str(team) in services.team_rules.trouble


def test_what_is_wrong_in_the_teams_file_is_not_held_against_ones_own(
    team: Path, data_dir: Path
) -> None:
    put(team, "rules/actions.yaml", "rules: none")
    put(data_dir, "rules/actions.yaml", "rules:\n- {id: worded, on: no}")
    services = build(forgiving=True)
    [of_team, own] = services.team_rules.checks
    assert [bool(check.wrong) for check in (of_team, own)] == [True, False]
    assert "worded" not in [rule.id for rule in services.rules.actions.rules]


def test_rules_are_read_anew_once_they_are_forgotten_or_the_folder_is_another(
    team: Path, tmp_path: Path
) -> None:
    services = build(forgiving=True)
    assert services.rules is services.rules
    before = services.team_rules.stamp
    put(team, "rules/follow_through.yaml", "due_soon_days: 3")
    services.forget_rules()
    assert services.rules.follow_through.due_soon_days == 3
    assert services.team_rules.stamp != before
    services.change_setting("rules_folder", str(put(tmp_path, "other/report.yaml", "").parent))
    assert services.rules.follow_through == Rules().follow_through
    services.change_setting("rules_folder", "")
    assert services.team_rules.trouble == ""
