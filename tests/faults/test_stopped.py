# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The app is stopped where it is, as by a debugger or a laptop's lid, and goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from tests.builders import REVIEW_ID, empty_review
from tests.driven_program import DrivenProgram
from tests.faults.extent import of_plan
from tests.faults.figures import Figures

STOPPED_SECONDS = of_plan(3, 60)
TICKS_A_SECOND = 4
SLACK_SECONDS = 2.0


@pytest.fixture
def program(one_screen: str, tmp_path: Path) -> Iterator[DrivenProgram]:
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed here")
    services = build(tmp_path / "library", author="scribe")
    services.library.add(empty_review())
    services.close()
    driven = DrivenProgram(one_screen, "tests.faults.stoppable_window", {"QT_QPA_PLATFORM": "xcb"})
    driven.begin(str(tmp_path / "library"), REVIEW_ID)
    yield driven
    driven.clear()


def test_a_stopped_app_goes_on_as_if_it_had_slept(program: DrivenProgram, figures: Figures) -> None:
    program.wait(lambda told: told["open"])
    program.focus("Hotwash")
    program.keys("ctrl+4", "ctrl+space", "ctrl+k")
    program.wait(lambda told: told["phase"] == "running")
    program.type("before it was stopped")
    program.keys("Return")
    before = program.wait(lambda told: told["lines"] == ["before it was stopped"])
    began = time.monotonic()
    _stop(program)
    after = program.look()
    away = time.monotonic() - began
    assert abs(after["used"] - before["used"] - away) < SLACK_SECONDS
    assert after["ticks"] - before["ticks"] <= TICKS_A_SECOND * SLACK_SECONDS
    assert len(after["questions"]) - len(before["questions"]) <= 1
    program.type("after it was stopped")
    program.keys("Return")
    lines = ["before it was stopped", "after it was stopped"]
    program.wait(lambda told: told["lines"] == lines and told["saved"])
    figures.round(acknowledged=len(lines))
    figures.notes.append(
        f"stopped for {away:.1f} s: clock on by {after['used'] - before['used']:.1f} s, "
        f"{after['ticks'] - before['ticks']} ticks, "
        f"{len(after['questions']) - len(before['questions'])} questions"
    )


def _stop(program: DrivenProgram) -> None:
    """Stop the program for a while, and let it go on."""
    os.kill(program.program.pid, signal.SIGSTOP)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            program.program.wait(STOPPED_SECONDS)  # it can't end meanwhile
    finally:
        os.kill(program.program.pid, signal.SIGCONT)
