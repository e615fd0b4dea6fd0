# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash language` for people and programs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.cli.program import main

TEXT = "# Review\r\n\r\nThis should\r\nhave been seen, by 𝔞 human error.\r\n"


@pytest.fixture
def review(tmp_path: Path) -> str:
    path = tmp_path / "review.md"
    path.write_bytes(TEXT.encode())
    return str(path)


def test_hints_are_printed_for_programs(review: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", review, "--json"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "line": 3,
        "column": 6,
        "end_column": 12,
        "text": "should\nhave been",
        "class": "counterfactual",
        "rule": "should-have",
        "suggestion": "Say what was done, and what made it fit at that moment.",
    }
    assert (second["line"], second["column"], second["end_column"]) == (4, 22, 33)


def test_hints_are_printed_for_people(review: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", review]) == 1
    out = capsys.readouterr().out
    assert out.startswith("3:6      counterfactual: “should have been”\n")
    assert out.endswith("2 hints. None of them has to be followed.\n")


def test_a_text_without_hints_is_fine(
    review: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "fine.txt"
    path.write_text("The pod was restarted.", "utf-8")
    assert main(["language", str(path)]) == 0
    assert capsys.readouterr().out == "No hints.\n"
    assert main(["language", str(path), "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    words = ["--ignore", "human error", "--ignore", "should have been"]
    assert main(["language", review, *words]) == 0


def test_a_language_and_people_are_chosen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(text: str, *options: str) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        main(["language", "-", "--json", *options])
        return [hint["rule"] for hint in json.loads(capsys.readouterr().out)]

    assert told("Das war menschliches Versagen.", "--language", "de") == ["menschliches-versagen"]
    assert told("Ann deployed it.") == []
    assert told("Ann deployed it.", "--people", "Ann Lee") == ["name-as-subject"]


def test_a_teams_rules_are_used(
    review: str, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data_dir / "rules/language/en.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("rules: [{id: should-have, on: no}]", "utf-8")
    assert main(["language", review, "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--language", "xx"], "There are no language rules “xx”. There are de, en."),
        (["--gaps"], "See hotwash"),
    ],
    ids=["language", "option"],
)
def test_bad_input_gets_one_sentence(
    review: str, options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["language", review, *options]) == 2
    assert sentence in capsys.readouterr().err


def test_the_help_says_how_columns_count(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["language", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert "count from 1; end_column is the one after the last sign" in out
    assert "1 hints found" in out
