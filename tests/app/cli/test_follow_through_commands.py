# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`actions` and `kpi`: what a script and a cron job can rely on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import build
from app.cli import main
from app.review.action import Action, ActionStatus
from app.review.edits import Set
from app.review.incident import Severity
from app.review.item import Kind
from app.review.people import Person
from tests.builders import applied, review_with

TODAY = datetime.now(UTC).astimezone().date()
HELD = datetime.combine(TODAY - timedelta(days=20), datetime.min.time(), UTC)


def _action(number: int, due: int, **fields: Any) -> Action:
    text, day = f"Do {number}", TODAY + timedelta(days=due)
    return Action(id=f"a{number}", number=number, text=text, due=day, **fields)


@pytest.fixture
def library(tmp_path: Path) -> str:
    """Return a data folder with one review and four actions."""
    review = review_with(
        Person(id="p1", name="Dana", team="Payments"),
        _action(1, -3, owner="Dana"),
        _action(2, 5, owner="@dana"),
        _action(3, -5, owner="Eli", status=ActionStatus.DONE, done_on=TODAY - timedelta(days=6)),
        _action(4, -9, owner="Eli", committed=False),
    )
    built = build(tmp_path)
    held = Set(Kind.MEETING, "meeting", "scheduled_at", HELD)
    severity = Set(Kind.INCIDENT, "incident", "severity", Severity.SEV2)
    built.library.add(applied(review, held, severity))
    built.close()
    return str(tmp_path)


def _told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_open_actions_are_listed_the_one_due_first_at_the_top(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", library, "actions", "--json"]) == 0
    told = _told(capsys)
    assert [(each["number"], each["overdue_days"]) for each in told] == [(1, 3), (2, 0)]
    assert told[0]["team"] == told[1]["team"] == "Payments"
    assert told[0]["review"]["title"] == "Checkout slow"


def test_an_owner_is_found_however_the_name_is_written(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", library, "actions", "--json", "--all", "--owner", "DANA"]) == 0
    assert [each["number"] for each in _told(capsys)] == [1, 2]
    assert main(["--data", library, "actions", "--all", "--owner", "@eli"]) == 0
    assert "Do 3" in capsys.readouterr().out


def test_a_cron_job_learns_from_the_exit_code_that_something_is_overdue(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", library, "actions", "--overdue"]) == 1
    out = capsys.readouterr().out
    assert "Do 1" in out
    assert "Do 2" not in out
    assert main(["--data", library, "actions", "--overdue", "--owner", "Eli"]) == 0
    assert "No action is open" in capsys.readouterr().out


def test_figures_come_with_formula_and_inputs(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", library, "kpi", "--json"]) == 0
    told = _told(capsys)
    rate = told["figures"]["completion_rate"]
    assert (rate["value"], rate["inputs"]) == (0.5, "1 done ÷ 2 due")
    assert "÷" in rate["formula"]
    assert told["figures"]["meeting_to_approval"]["value"] is None
    assert told["stations_by_severity"] == {
        "SEV-2": {
            "incident_to_meeting": None,
            "meeting_to_approval": None,
            "approval_to_all_done": None,
        }
    }
    assert {group["name"]: group["overdue"] for group in told["by"]["owner"]} == {
        "Dana": 1,
        "Eli": 0,
    }


def test_a_period_bounds_the_figures(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = str(TODAY - timedelta(days=4))
    assert main(["--data", library, "kpi", "--json", "--from", first, "--to", str(TODAY)]) == 0
    told = _told(capsys)
    assert (told["from"], told["to"]) == (first, str(TODAY))
    assert told["figures"]["completion_rate"]["inputs"] == "0 done ÷ 1 due"


def test_figures_are_a_table_for_people(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", library, "kpi"]) == 0
    out = capsys.readouterr().out
    assert "completion rate" in out
    assert "50 %" in out
    assert "not known" in out


def test_a_library_that_is_not_there_yet_has_nothing_and_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "none"
    assert main(["--data", str(folder), "kpi", "--json"]) == 0
    assert _told(capsys)["figures"]["open"]["value"] == 0
    assert main(["--data", str(folder), "actions", "--json"]) == 0
    assert _told(capsys) == []
    assert not folder.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--from", "soon"], "“soon” is no day"),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "before it begins"),
    ],
)
def test_a_period_that_makes_no_sense_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], sentence: str
) -> None:
    assert main(["--data", str(tmp_path), "kpi", *given]) == 2
    assert sentence in capsys.readouterr().err
