# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.cli.program import main

TABLE = """Incident review

| Time | What | Who |
| --- | --- | --- |
| 23:50 | Disk is full | Ann |
| 00:10-00:15 | Space made | |
| --:-- | Cause found | |
| HH:mm | | |
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "review.md"
    path.write_text(TABLE, "utf-8")
    return str(path)


def test_events_are_printed_for_programs(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", table, "--json", "--date", "2024-03-01", "--zone", "Asia/Tokyo"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["zone"]) == ("document", "Asia/Tokyo")
    assert told["events"] == [
        {
            "at": "2024-03-01T23:50:00+09:00",
            "until": None,
            "precision": "minute",
            "text": "Disk is full",
            "actor": "Ann",
            "line": 5,
            "doubts": [],
        },
        {
            "at": "2024-03-02T00:10:00+09:00",
            "until": "2024-03-02T00:15:00+09:00",
            "precision": "minute",
            "text": "Space made",
            "actor": None,
            "line": 6,
            "doubts": ["midnight-guessed", "range"],
        },
        {
            "at": None,
            "until": None,
            "precision": "unknown",
            "text": "Cause found",
            "actor": None,
            "line": 7,
            "doubts": ["unknown-time"],
        },
    ]
    assert told["skipped"] == [{"line": 8, "reason": "The row tells no event."}]


def test_events_are_printed_for_people(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", table, "--date", "2024-03-01"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 events, read as document, times in UTC.\n")
    assert "2024-03-02 00:10 to 00:15" in out
    assert "not known" in out
    assert "Line 8 was left out: The row tells no event." in out


def test_what_is_piped_in_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"2024-03-01 10:00 UTC: it broke"))
    monkeypatch.setattr(sys, "stdin", piped)
    assert main(["timeline", "-", "--json"]) == 0
    (event,) = json.loads(capsys.readouterr().out)["events"]
    assert event["at"] == "2024-03-01T10:00:00+00:00"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--zone", "Middle/Earth"], "There is no time zone “Middle/Earth”"),
        (["--date", "1 March"], "1 March is not a day"),
        (["--format", "runes"], "There is no format “runes”"),
    ],
    ids=["zone", "day", "format"],
)
def test_bad_input_gets_one_sentence(
    table: str, options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["timeline", table, *options]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["timeline", str(tmp_path / "gone.md")]) == 2
    assert "can't be read: no such file" in capsys.readouterr().err
