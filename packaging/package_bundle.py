# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundle: a folder with the program and all it needs beside a desktop, tried before it counts.

PyInstaller makes it from `hotwash.spec`. The same commit gives the same files: the time in them is
that of the commit, and no set is walked in another order.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bundle_trial
from environment import Environment, found, last_line, say
from failure import Failure

NAME = "hotwash"
INSIDE = "_internal"
WORK = Path("build", "package")
MIGRATIONS = Path("app", "store", "migrations")


def build(environment: Environment, folder: Path) -> Path:
    """Make the bundle in `folder` and let it test itself; return the bundle's own folder."""
    made = folder / NAME
    say("Making the bundle. This takes a minute or two.")
    _run_pyinstaller(environment, folder)
    _compile_migrations(environment, made)
    if sys.platform.startswith("linux"):
        strip(made)
    say("Letting the bundle test itself.")
    bundle_trial.try_out(program(made))
    return made


def program(bundle: Path) -> Path:
    """Return the program of a bundle."""
    return bundle / (f"{NAME}.exe" if os.name == "nt" else NAME)


def source_epoch(root: Path) -> int:
    """Return the time that files carry: what the caller says, or that of the last commit."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isdigit():
        return int(said)
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout.strip().isdigit():
        raise Failure(
            "A package carries the time of its commit, and this tree has none; please set "
            "SOURCE_DATE_EPOCH to a number of seconds."
        )
    return int(done.stdout)


def _run_pyinstaller(environment: Environment, folder: Path) -> None:
    work = environment.root / WORK
    shutil.rmtree(work, ignore_errors=True)
    done = subprocess.run(
        [
            *(str(environment.python), "-m", "PyInstaller"),
            *("--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(folder), "--workpath", str(work)),
            str(environment.root / "packaging" / "hotwash.spec"),
        ],
        cwd=environment.root,
        env={
            **os.environ,
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(source_epoch(environment.root)),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise Failure(f"The bundle could not be made: {last_line(done)}")


def _compile_migrations(environment: Environment, bundle: Path) -> None:
    """Compile what Alembic reads from files, so that it need not do so at each first start."""
    scripts = bundle / INSIDE / MIGRATIONS
    done = subprocess.run(
        [
            *(str(environment.python), "-m", "compileall", "-q"),
            *("--invalidation-mode", "unchecked-hash"),
            *("-s", str(scripts), "-p", MIGRATIONS.as_posix()),
            str(scripts),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failure(f"The migrations could not be compiled: {last_line(done)}")


def strip(bundle: Path) -> None:
    """Take out of the libraries what only a debugger reads: a quarter of the bundle."""
    if not found("strip"):
        say("There is no strip here (Debian: binutils), so the bundle is larger than it need be.")
        return
    libraries = [path for path in sorted(bundle.rglob("*.so*")) if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)
