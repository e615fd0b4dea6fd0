# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The moment that packages are dated with: the source's, not the clock's, so that builds are alike.

`SOURCE_DATE_EPOCH` says it where it is set (https://reproducible-builds.org/specs/source-date-epoch);
else it is the time of the last commit, else that of the version's file.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from environment import ROOT
from failure import Failure

NAME = "SOURCE_DATE_EPOCH"


def epoch(root: Path = ROOT, environ: Mapping[str, str] = os.environ) -> int:
    """Return the seconds since 1970."""
    said = environ.get(NAME, "").strip()
    if said:
        if not said.isdecimal():
            raise Failure(f"{NAME} has to be a number of seconds, not “{said}”.")
        return int(said)
    return _of_commit(root) or int((root / "app" / "version.py").stat().st_mtime)


def day(root: Path = ROOT, environ: Mapping[str, str] = os.environ) -> date:
    """Return the day, in UTC."""
    return datetime.fromtimestamp(epoch(root, environ), UTC).date()


def environment_of_build(root: Path = ROOT) -> dict[str, str]:
    """Return the variables that let tools date what they make, and order it, always the same."""
    return {**os.environ, NAME: str(epoch(root)), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}


def _of_commit(root: Path) -> int:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return 0
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip().isdecimal() else 0
