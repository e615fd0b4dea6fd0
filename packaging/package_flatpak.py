# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The Flatpak: the bundle beside what desktops read, in one file that `flatpak install` takes."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

import build_time
import carried_libraries
import debian
import identity
import linux_files
import package_bundle
from environment import Environment, found
from step import carry_out

MANIFEST = Path("packaging", "flatpak", f"{identity.APP_ID}.yaml")
WORK = Path("build", "flatpak")
STORE = "https://dl.flathub.org/repo/flathub.flatpakrepo"
"""Where the runtime comes from, for who builds and for who installs."""


def build(environment: Environment, folder: Path) -> Path:
    """Make the Flatpak in `folder`."""
    if not found("flatpak", "flatpak-builder"):
        debian.install(["flatpak", "flatpak-builder"], "What makes a Flatpak (flatpak-builder)")
    bundle = package_bundle.build(environment, folder)
    lay_out(environment, bundle, environment.root / WORK / "tree")
    version = identity.version(environment.root)
    made = folder / f"{identity.COMMAND}-{version}-{platform.machine()}.flatpak"
    variables = build_time.environment_of_build(environment.root)
    for purpose, command in steps(made):
        carry_out(purpose, command, folder=environment.root, environment=variables)
    return made


def lay_out(environment: Environment, bundle: Path, target: Path) -> Path:
    """Make the tree that the manifest takes its files from."""
    shutil.rmtree(target, ignore_errors=True)
    program = target / "lib" / identity.COMMAND
    shutil.copytree(bundle, program, symlinks=True)
    carried_libraries.bring(program)
    linux_files.install(environment, target / "share")
    return target


def steps(made: Path) -> list[tuple[str, list[str]]]:
    """Return the commands, each with what it is for."""
    store, built = str(WORK / "store"), str(WORK / "built")
    return [
        (
            "Finding the runtime's store",
            ["flatpak", "remote-add", "--user", "--if-not-exists", "flathub", STORE],
        ),
        (
            "Building the Flatpak",
            [
                # The one module is copied, which needs no protection by FUSE; machines that build
                # packages often have none.
                *("flatpak-builder", "--disable-rofiles-fuse", "--force-clean"),
                *("--user", "--install-deps-from=flathub"),
                *(f"--repo={store}", f"--state-dir={WORK / 'state'}", built, str(MANIFEST)),
            ],
        ),
        (
            "Writing the Flatpak into one file",
            [
                *("flatpak", "build-bundle", f"--runtime-repo={STORE}"),
                *(store, str(made), identity.APP_ID),
            ],
        ),
    ]
