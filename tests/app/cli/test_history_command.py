# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash history` for people, programs and spreadsheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli.program import main
from app.insight.stations import moved
from app.publish.yaml_file import yaml_text
from app.review.lifecycle import ReviewState
from tests.builders import REVIEW_ID, applied, empty_review
from tests.fakes import START


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Make a library with one review that was asked to be looked at."""
    folder = tmp_path / "data"
    built = build(str(folder))
    built.library.add(empty_review(), "Kim")
    opened = built.library.open(REVIEW_ID, "Kim")
    opened.session.apply(
        moved(opened.session.review, ReviewState.IN_REVIEW, START, "Kim"), label="ask"
    )
    opened.close()
    built.close()
    return str(folder)


def test_it_is_printed_for_people(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", REVIEW_ID[:8], "--data", data]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Times in UTC."
    assert lines[-1].endswith("Draft → In review")
    assert "Kim" in lines[-1]


def test_it_is_printed_for_programs(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", REVIEW_ID, "--data", data, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["whole"]) == (REVIEW_ID, True)
    assert [entry["what"] for entry in told["history"]] == ["create review", "ask"]


@pytest.mark.parametrize(("suffix", "begins"), [("csv", "\ufeffTime,Who"), ("md", "# History of")])
def test_it_is_written_to_a_file(data: str, tmp_path: Path, suffix: str, begins: str) -> None:
    path = tmp_path / f"history.{suffix}"
    assert main(["history", REVIEW_ID, "--data", data, "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith(begins)


def test_of_a_file_the_moves_are_shown_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = empty_review()
    review = applied(review, moved(review, ReviewState.IN_REVIEW, START, "Kim"))
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(review), encoding="utf-8")
    assert main(["history", str(path), "--data", str(tmp_path / "none")]) == 0
    printed = capsys.readouterr()
    assert "only the moves of the review" in printed.err
    assert "Draft → In review" in printed.out
    assert not (tmp_path / "none").exists()


def test_another_sort_of_file_is_refused_with_those_there_are(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "history.pdf"
    assert main(["history", REVIEW_ID, "--data", data, "-o", str(path)]) == 2
    assert ".csv or .md" in capsys.readouterr().err
    assert not path.exists()
