# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash rules`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import exit_codes
from app.cli.program import main
from app.settings import Settings, save_settings
from tests.app.rules.test_rules_check import put


def test_a_folder_is_listed_with_what_each_file_is_and_where_it_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "report.yaml", "paper: a4")
    put(tmp_path, "rules/readiness.yaml", "questions: [data]")
    put(tmp_path, "rules/acts.yaml", "")
    assert main(["rules", str(tmp_path)]) == exit_codes.OK
    folder, heads, *rows = capsys.readouterr().out.splitlines()
    assert folder == str(tmp_path)
    assert heads.split() == ["File", "What", "it", "is", "Found"]
    assert rows[0].split("  ")[-1].strip() == "understood"
    assert any("readiness.yaml, line 1" in row for row in rows)
    assert main(["rules", "--check", str(tmp_path)]) == exit_codes.FINDINGS


def test_programs_get_it_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "rules/readyness.yaml", "")
    assert main(["rules", "--check", "--json", str(tmp_path)]) == exit_codes.FINDINGS
    [told] = json.loads(capsys.readouterr().out)
    assert told["fine"] is False
    assert told["files"] == [
        {
            "file": "rules/readyness.yaml",
            "kind": "",
            "state": "unread",
            "line": None,
            "sentence": "Nothing reads this file; is rules/readiness.yaml meant?",
            "meant": "rules/readiness.yaml",
        }
    ]


def test_without_a_folder_those_of_the_settings_are_looked_through(
    tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    team = put(tmp_path, "team/report.yaml", "paper: a4").parent
    save_settings(data_dir, Settings(rules_folder=str(team)))
    assert main(["rules", "--check"]) == exit_codes.OK
    told = capsys.readouterr().out
    assert str(team) in told
    assert f"There is no rule file in {data_dir}" in told


def test_a_folder_that_is_not_there_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", str(tmp_path / "gone")]) == exit_codes.BAD_INPUT
    assert "There is no folder" in capsys.readouterr().err
