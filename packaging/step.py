# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One step of a recipe: a program that is run, or named where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import last_line
from failure import Failure


def carry_out(
    purpose: str,
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program, keep quiet while all is well, and return what it printed.

    `purpose` finishes the sentence "… failed": it names the step.
    """
    try:
        done = subprocess.run(
            [str(each) for each in command],
            cwd=folder,
            env=None if environment is None else dict(environment),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise Failure(f"{purpose} needs {command[0]}, which is not there.") from error
    if done.returncode:
        raise Failure(f"{purpose} failed: {last_line(done)}")
    return done.stdout


def tool(name: str, hint: str, *places: Path) -> Path:
    """Find a program on the path or in the usual places; `hint` says where to get it."""
    found = shutil.which(name)
    if found:
        return Path(found)
    for place in places:
        if (place / name).is_file():
            return place / name
    raise Failure(f"{name} is not installed. {hint}")
