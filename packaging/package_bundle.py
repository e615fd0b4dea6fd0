# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundle: a folder with the program and all it needs beside a desktop, tried before it counts.

PyInstaller makes it from `hotwash.spec`. The same commit gives the same files: the time in them is
that of the commit, and no set is walked in another order.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path

import build_time
import bundle_trial
from environment import Environment, found, say
from step import carry_out

NAME = "hotwash"
INSIDE = "_internal"
WORK = Path("build", "package")
MIGRATIONS = Path("app", "store", "migrations")


@cache
def build(environment: Environment, folder: Path) -> Path:
    """Make the bundle in `folder` and let it test itself; return the bundle's own folder.

    Several kinds of packages are made from one bundle in one run.
    """
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


def _run_pyinstaller(environment: Environment, folder: Path) -> None:
    work = environment.root / WORK
    shutil.rmtree(work, ignore_errors=True)
    carry_out(
        "Making the bundle",
        [
            *(environment.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", folder, "--workpath", work),
            environment.root / "packaging" / "hotwash.spec",
        ],
        folder=environment.root,
        environment=build_time.environment_of_build(environment.root),
    )


def _compile_migrations(environment: Environment, bundle: Path) -> None:
    """Compile what Alembic reads from files, so that it need not do so at each first start."""
    scripts = bundle / INSIDE / MIGRATIONS
    carry_out(
        "Compiling the migrations",
        [
            *(environment.python, "-m", "compileall", "-q"),
            *("--invalidation-mode", "unchecked-hash"),
            *("-s", scripts, "-p", MIGRATIONS.as_posix(), scripts),
        ],
    )


def strip(bundle: Path) -> None:
    """Take out of the libraries what only a debugger reads: a quarter of the bundle."""
    if not found("strip"):
        say("There is no strip here (Debian: binutils), so the bundle is larger than it need be.")
        return
    libraries = [path for path in sorted(bundle.rglob("*.so*")) if not path.is_symlink()]
    options = ["--strip-unneeded", "--remove-section=.comment", "--remove-section=.note"]
    carry_out("Stripping the libraries", ["strip", *options, *libraries])
