# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide's fifteen minutes, done as they are written: what stands on the page works.

Each sentence of the page's steps is carried out in the real app with real keys and mouse; `page`
says which sentences there are. HOTWASH_PICTURES names a folder for a picture of each step, and for
the report.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.driven_program import ROOT
from tests.walk.desk import WalkDesk
from tests.walk.page import read_page
from tests.walk.walker import Walker

PAGE = ROOT / "docs" / "guide" / "first-review.md"


@pytest.fixture
def desk(one_screen: str, accessibility_bus: str, tmp_path: Path) -> Iterator[WalkDesk]:
    for program in ("xdotool", "xclip", "pdfsig"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed here")
    made = WalkDesk(one_screen, accessibility_bus, tmp_path / "home", _pictures())
    yield made
    made.clear()


def test_the_first_review_goes_from_an_empty_window_to_a_signed_pdf(desk: WalkDesk) -> None:
    Walker(desk).walk(read_page(PAGE.read_text("utf-8")))
    desk.saved()
    desk.stop()
    desk.keep("first-review.pdf")
    report = desk.home / "first-review.pdf"
    told = subprocess.run(
        ["pdfsig", "-nocert", report], capture_output=True, text=True, check=False
    ).stdout
    assert told.count("Signature is Valid.") == 1, told
    found = json.loads(desk.run_command("hotwash verify first-review.pdf --json"))
    assert found["whole"]
    assert [(one["name"], one["valid"]) for one in found["signatures"]] == [("Kim", True)]


def _pictures() -> Path | None:
    named = os.environ.get("HOTWASH_PICTURES")
    if not named:
        return None
    folder = Path(named)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
