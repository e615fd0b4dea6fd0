# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole first review at a desk, and what has to be there in the end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.driven_program import ROOT
from tests.walk.desk import WalkDesk
from tests.walk.page import read_page
from tests.walk.walker import Walker

PAGE = ROOT / "docs" / "guide" / "first-review.md"
REPORT = "first-review.pdf"


def require_programs() -> None:
    """Go on where there is everything that the walk needs beside the app."""
    for program in ("xdotool", "xclip", "pdfsig"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed here")


def pictures_wanted() -> Path | None:
    """Return the folder for pictures of each step, where somebody wants to look at them."""
    named = os.environ.get("HOTWASH_PICTURES")
    if not named:
        return None
    folder = Path(named)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def walk_first_review(desk: WalkDesk) -> None:
    """Do what the page says; the report has to be signed and whole, for others than us too."""
    Walker(desk).walk(read_page(PAGE.read_text("utf-8")))
    desk.saved()
    desk.stop()
    report = desk.keep(REPORT)
    told = subprocess.run(
        ["pdfsig", "-nocert", report], capture_output=True, text=True, check=False
    ).stdout
    assert told.count("Signature is Valid.") == 1, told
    found = json.loads(desk.run_command(f"hotwash verify {REPORT} --json"))
    assert found["whole"]
    assert [(one["name"], one["valid"]) for one in found["signatures"]] == [("Kim", True)]
