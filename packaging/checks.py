# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The checks: lint, form, types and import contracts, then the suite."""

from __future__ import annotations

import os
import subprocess
import time

from environment import Environment

WORKERS = "2"


def run_static_checks(environment: Environment) -> bool:
    """Run all checks but the suite, print each result; True if one failed."""
    results = [_check(environment, name, command) for name, command in _static_checks().items()]
    return not all(results)


def run_suite(environment: Environment, arguments: list[str]) -> int:
    """Run pytest last, so that its summary closes the output."""
    return _call(environment, ["pytest", *_spread(arguments), *arguments])


def mend(environment: Environment) -> None:
    """Let ruff change what it can change safely."""
    _call(environment, ["ruff", "check", "--quiet", "--fix", "."])
    _call(environment, ["ruff", "format", "--quiet", "."])


def _static_checks() -> dict[str, list[str]]:
    return {
        "ruff check": ["ruff", "check", "--quiet", "."],
        "ruff format": ["ruff", "format", "--check", "--quiet", "."],
        "mypy": ["mypy"],
        # Its cache does not notice that a module it once missed is there now.
        "import contracts": ["lint-imports", "--no-cache"],
    }


def _spread(arguments: list[str]) -> list[str]:
    """Use two processes, unless the arguments decide that or want a debugger."""
    decided = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co")
    if any(argument.startswith(decided) for argument in arguments):
        return []
    return ["-n", WORKERS, "--dist", "worksteal"]


def _check(environment: Environment, name: str, command: list[str]) -> bool:
    start = time.monotonic()
    failed = _call(environment, command)
    seconds = time.monotonic() - start
    print(f"{name}: {'FAILED' if failed else 'passed'} in {seconds:.1f} s", flush=True)
    return not failed


def _call(environment: Environment, command: list[str]) -> int:
    program, *arguments = command
    done = subprocess.run(
        [str(environment.script(program)), *arguments],
        cwd=environment.root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    return done.returncode
