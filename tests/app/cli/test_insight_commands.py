# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`metrics` and `check`: what a script can rely on."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.cli.check_command import findings
from app.publish.yaml_file import yaml_text
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.edits import set_field
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import applied, empty_review, review_with
from tests.fakes import START


def outage() -> Review:
    review = review_with(
        Event(id="e1", at=START, moment=Moment.IMPACT_START, precision=Precision.APPROXIMATE),
        Event(id="e2", at=START + timedelta(minutes=20), moment=Moment.DETECTED, actor="Ana"),
        Cause(id="c1", number=1, text="Disk full"),
        Link(id="l1", effect_id=EFFECT_ID, cause_id="c1"),
        Action(id="a1", number=1, text="Alert", owner="Ana"),
    )
    return applied(
        review,
        set_field(review.impact, "slo_target", 0.99),
        set_field(review.impact, "slo_window_days", 1),
    )


def answer(
    command: str, review: Review, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, Any]:
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(review), encoding="utf-8")
    code = main([command, "--json", str(path)])
    return code, json.loads(capsys.readouterr().out)


def test_metrics_tell_the_known_and_keep_the_unknown_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = answer("metrics", outage(), tmp_path, capsys)
    assert code == 0
    assert told["durations"]["ttd"]["seconds"] == 1200
    assert told["durations"]["ttd"]["text"] == "about 20 min"
    assert told["durations"]["ttr"]["seconds"] is None
    assert told["figures"]["error_budget"]["value"] == pytest.approx(14.4)
    assert told["figures"]["money"]["value"] is None
    assert told["figures"]["money"]["missing"]


def test_metrics_are_readable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(outage()), encoding="utf-8")
    assert main(["metrics", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = next(line for line in lines if line.startswith("Time to detect"))
    assert told.endswith("about 20 min  detected − impact start")


SPAN = {"seconds", "from", "to", "formula", "approximate"}


def test_metrics_keep_the_promised_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handed = Event(id="e3", at=START + timedelta(minutes=50), handover_to="Database")
    over = Event(id="e4", at=START + timedelta(minutes=80), moment=Moment.MITIGATED)
    review = review_with(*outage().events, handed, over)
    _, told = answer("metrics", review, tmp_path, capsys)
    assert {key: told["ttd"][key] for key in SPAN} == {
        "seconds": 1200,
        "from": "e1",
        "to": "e2",
        "formula": "detected − impact start",
        "approximate": True,
    }
    (hop,) = told["hops"]
    assert (hop["seconds"], hop["from"], hop["to"], hop["approximate"]) == (1800, "e3", "e4", False)
    silence = told["longest_silence"]
    assert (silence["seconds"], silence["from"], silence["to"]) == (1800, "e2", "e3")


def test_metrics_of_nothing_have_the_same_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = answer("metrics", empty_review(), tmp_path, capsys)
    for key in ("ttd", "tta", "ttm", "ttr", "longest_silence"):
        assert set(told[key]) >= SPAN, key
        assert (told[key]["seconds"], told[key]["from"], told[key]["to"]) == (None, None, None)
        assert told[key]["approximate"] is False
    assert told["hops"] == []


def test_findings_end_with_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer("check", outage(), tmp_path, capsys)
    assert code == 1
    sentences = {(entry["step"], entry["finding"]) for entry in told["findings"]}
    assert (1, "not yet: The severity is set") in sentences
    assert (2, "named in the timeline, not invited: Ana") in sentences
    steps = [entry["step"] for entry in told["findings"]]
    assert steps == sorted(steps)
    assert told["approval"]["ready"] is False
    assert told["approval"]["needed"] > 0


def test_findings_are_readable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(empty_review()), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert " 1 Trigger & timing: not yet: The severity is set" in told
    assert told.splitlines()[-1].startswith("Not ready yet: ")


def test_a_review_that_lacks_nothing_ends_with_code_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.check_command.findings", lambda *_asked: [])
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(empty_review()), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "not yet" not in capsys.readouterr().out


def test_an_action_is_told_what_it_lacks() -> None:
    lacks = findings(outage(), (), Rules().actions, date(2026, 3, 1))
    told = {lack.field: lack for lack in lacks if lack.action}
    assert told["due"].finding.startswith("A1 has no date.")
    assert (told["done_when"].rule, told["done_when"].weight) == ("done-when", "warning")
    assert "size" not in told


def test_the_logic_of_the_causes_is_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = answer("check", outage(), tmp_path, capsys)
    logic = [entry for entry in told["findings"] if entry.get("rule") and not entry.get("field")]
    assert {entry["step"] for entry in logic} == {6}
    assert ("R8", "c1", "hint") in {
        (entry["rule"], entry["cause"], entry["weight"]) for entry in logic
    }
    assert main(["check", str(tmp_path / "review.yaml")]) == 1
    assert " 6 Causes: R8 The questions end at C1" in capsys.readouterr().out


def test_a_team_turns_a_rule_off_in_its_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "data" / "rules" / "cause_logic.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("- {id: R8, on: no}", encoding="utf-8")
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(outage()), encoding="utf-8")
    assert main(["--data", str(tmp_path / "data"), "check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "R8" not in told
    assert " 6 Causes: R1 The effect has no wording yet." in told


def test_each_metric_tells_its_two_events_and_its_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = answer("metrics", outage(), tmp_path, capsys)
    wanted = {"seconds": 1200, "from": "e1", "to": "e2", "formula": "detected − impact start"}
    assert {**wanted, "approximate": True}.items() <= told["ttd"].items()
    assert (told["ttm"]["seconds"], told["ttm"]["from"], told["ttm"]["to"]) == (None, "e1", None)
    assert told["hops"] == []
    assert told["longest_silence"]["seconds"] == 1200
    assert {"tta", "ttr"} <= told.keys()
