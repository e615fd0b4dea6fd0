# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk of the follow-up: a terminal stands beside it, and both keep the same time."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.desk import Desk
from tests.driven_program import ROOT


class FollowUpDesk(Desk):
    """Starts the app at an instant, and runs its commands over the same library."""

    def __init__(self, display: str, home: Path, pictures: Path) -> None:
        super().__init__(display, "tests.scripted_follow_up.stage", home, pictures)

    def start(self, now: datetime) -> None:
        """Start the app at an instant and wait for its library."""
        self.begin(str(self.data), now.isoformat())
        self.wait(lambda told: bool(told["rows"]))
        self.focus("Hotwash")

    def command(self, now: datetime, *words: str, secret: str = "", code: int = 0) -> str:
        """Run a command of the app over the same library, at an instant; return what it prints."""
        module = "tests.scripted_follow_up.command"
        given = {"HOTWASH_SECRET_BOARD": secret} if secret else {}
        done = subprocess.run(
            [sys.executable, "-m", module, now.isoformat(), "--data", str(self.data), *words],
            env={**self.env, **given},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def told(self, now: datetime, *words: str, code: int = 0) -> Any:
        """Run a command and read its JSON."""
        return json.loads(self.command(now, *words, "--json", code=code))
