# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`causes`: what a script can rely on."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import pytest

from app.causal import cut_sets
from app.cli import main
from app.publish.yaml_file import yaml_text
from app.review.cause import EFFECT_ID, Cause, Gate, Link
from app.review.edits import set_field
from tests.builders import applied, review_with

TREE = """<opsa-mef><define-fault-tree name="T">
<define-gate name="Top"><or><event name="A"/><and><event name="B"/><event name="C"/></and></or>
</define-gate></define-fault-tree></opsa-mef>"""
EVENTS = """<opsa-mef><model-data>
<define-basic-event name="A"><float value="0.1"/></define-basic-event>
<define-basic-event name="B"><float value="0.5"/></define-basic-event>
<define-basic-event name="C"><float value="0.5"/></define-basic-event>
</model-data></opsa-mef>"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "tree.xml", tmp_path / "events.xml"]
    for path, text in zip(paths, (TREE, EVENTS), strict=True):
        path.write_text(text)
    return [str(path) for path in paths]


def test_files_given_together_are_one_model(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["causes", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "causes": 4,
        "cut_sets": {
            "count": 2,
            "by_order": {"1": 1, "2": 1},
            "truncated": False,
            "sets": [["A"], ["B", "C"]],
        },
        "top_probability": pytest.approx(0.325),
        "findings": [],
    }


def test_larger_sets_are_left_out_on_request(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["causes", *files, "--json", "--limit-order", "1"]) == 0
    told = json.loads(capsys.readouterr().out)["cut_sets"]
    assert told == {"count": 1, "by_order": {"1": 1}, "truncated": True, "sets": [["A"]]}


def test_one_of_several_trees_and_another_mission_time_can_be_asked_for(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = TREE.replace(
        "</define-fault-tree>",
        """<define-gate name="Else"><event name="D"/>
    </define-gate><define-basic-event name="D"><exponential><float value="0.01"/>
    <system-mission-time/></exponential></define-basic-event></define-fault-tree>""",
    )
    Path(files[0]).write_text(text)
    assert main(["causes", *files, "--json", "--top", "Else", "--mission-time", "100"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["top_probability"] == pytest.approx(1 - exp(-1))
    assert not told.err
    assert main(["causes", *files, "--json", "--top", "Else", "--mission-time", "0"]) == 0
    assert json.loads(capsys.readouterr().out)["top_probability"] == 0


def test_the_causes_of_a_review_are_named_by_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = review_with(
        Cause(id="a", number=4, text="Disk full"),
        Cause(id="b", number=7, text="Alert off"),
        Link(id="1", effect_id=EFFECT_ID, cause_id="a"),
        Link(id="2", effect_id=EFFECT_ID, cause_id="b"),
    )
    review = applied(review, set_field(review.effect, "gate", Gate.AND))
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(review))
    assert main(["causes", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["causes"], told["cut_sets"]["sets"]) == (2, [["C4", "C7"]])
    assert told["top_probability"] is None
    assert {each["rule"] for each in told["findings"]} >= {"R8"}
    assert main(["causes", str(path)]) == 0
    assert "C4 + C7" in capsys.readouterr().out


@pytest.mark.parametrize(("asked", "offered"), [((), 4), (("--limit-order", "3"), 2)])
def test_too_many_combinations_are_refused_with_the_option_that_helps(
    asked: tuple[str, ...],
    offered: int,
    files: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cut_sets, "MOST_ENTRIES", 3)
    assert main(["causes", *files, *asked]) == 2
    assert f"--limit-order {offered} looks for sets of at most" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (("--limit-order", "-1"), "--limit-order must be 1 or more"),
        (("--limit-order", "x"), "invalid int value"),
        (("--mission-time", "-1"), "--mission-time must be a number of hours"),
        (("--mission-time", "nan"), "--mission-time must be a number of hours"),
        (("--top", "Nowhere"), "defines no gate “Nowhere”"),
        (("elsewhere",), "Give one review, or several Open-PSA files"),
    ],
)
def test_what_can_not_be_done_is_refused_in_a_sentence(
    files: list[str], extra: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["causes", *files, *extra]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert not told.out
