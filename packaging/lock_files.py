# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Writing the lock files: exact versions and hashes for every system, and no address in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from environment import BENCH_LOCK, LOCK, PACKAGE_LOCK, Environment, last_line, say
from failure import Failure

LICENCE = """\
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""
NOTES = {
    LOCK: "# What is installed to run and test Hotwash. Written by `packaging/dev.py lock`.\n",
    BENCH_LOCK: "# What only the bench needs. Written by `packaging/dev.py lock`.\n",
    PACKAGE_LOCK: "# What packages are made with. Written by `packaging/dev.py lock`.\n",
}
CONTENT = {
    LOCK: ["pyproject.toml", "--extra", "postgres", "--extra", "sign", "--group", "dev"],
    # The shared packages must be the very ones that the app runs with.
    BENCH_LOCK: ["--group", "bench", "--constraint", LOCK.name],
    PACKAGE_LOCK: ["--group", "package", "--constraint", LOCK.name],
}
ADDRESS = re.compile(r"[a-z]+://|file:|\s/[a-z]", re.IGNORECASE)


def write(environment: Environment, *, upgrade: bool) -> None:
    """Resolve both files anew, keeping the locked versions unless `upgrade`."""
    for lock, content in CONTENT.items():
        say(f"Resolving {lock.name}.")
        options = [*content, *(["--upgrade"] if upgrade else [])]
        _resolve(environment, lock, options)
        text = LICENCE + NOTES[lock] + lock.read_text(encoding="utf-8")
        refuse_addresses(lock, text)
        lock.write_text(text, encoding="utf-8", newline="\n")


def _resolve(environment: Environment, lock: Path, options: list[str]) -> None:
    done = subprocess.run(
        [
            *(str(environment.script("uv")), "pip", "compile", *options),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--quiet", "--output-file", lock.name),
        ],
        capture_output=True,
        text=True,
        cwd=environment.root,
        check=False,
    )
    if done.returncode:
        raise Failure(f"{lock.name} could not be resolved: {last_line(done)}")


def refuse_addresses(lock: Path, text: str) -> None:
    """Fail if the lock names an index or a path of the machine it was made on."""
    for line in text.splitlines():
        if ADDRESS.search(line):
            raise Failure(f"{lock.name} names an address, please don't commit it: {line.strip()}")
