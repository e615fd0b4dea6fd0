# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Programs that have no network at all, and a record of whom a program wants to reach."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_CONNECT = re.compile(r"\b(?:connect|sendto|sendmsg)\(.*?sa_family=(?P<family>AF_\w+)(?P<rest>.*)")
_INTERNET = ("AF_INET", "AF_INET6")


@cache
def without_network() -> tuple[str, ...]:
    """Return the command that runs another in a network namespace with nothing in it.

    Empty where the system has no such thing, or does not allow it.
    """
    command = ("unshare", "--net", "--")
    if not shutil.which(command[0]):
        return ()
    tried = subprocess.run([*command, "true"], check=False, capture_output=True)
    return command if not tried.returncode else ()


def reached(command: Sequence[str], record: Path, environment: Mapping[str, str]) -> list[str]:
    """Run a command to its good end and return the internet addresses it wanted to reach."""
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(record), *command],
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return addresses_in(record.read_text("utf-8", "replace"))


def addresses_in(record: str) -> list[str]:
    """Return what follows each internet address in a record of system calls."""
    return [found["rest"] for found in _CONNECT.finditer(record) if found["family"] in _INTERNET]


@cache
def can_record() -> bool:
    """Tell whether system calls can be recorded here."""
    if not shutil.which("strace"):
        return False
    return not subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode
