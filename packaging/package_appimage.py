# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The AppImage: one file for any Linux, the bundle in a SquashFS behind a runtime that mounts it.

Put together here, without appimagetool: a type-2 AppImage is these two files one after the other.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import appimage_runtime
import build_time
import carried_libraries
import debian
import identity
import linux_files
import package_bundle
from appimage_file import machine
from environment import Environment, found
from step import carry_out

WORK = Path("build", "appimage")
PROGRAM = Path("usr", "lib", identity.COMMAND, identity.COMMAND)


def build(environment: Environment, folder: Path) -> Path:
    """Make the AppImage in `folder`; what it is made of stays in build/appimage."""
    if not found("mksquashfs"):
        debian.install(["squashfs-tools"], "What packs an AppImage (mksquashfs)")
    bundle = package_bundle.build(environment, folder)
    work = environment.root / WORK
    app_folder = lay_out(environment, bundle, work / "AppDir")
    payload = pack(app_folder, work / "payload.squashfs", build_time.epoch(environment.root))
    runtime = appimage_runtime.provide(work)
    version = identity.version(environment.root)
    image = folder / f"{identity.COMMAND}-{version}-{machine(runtime)}.AppImage"
    return join(runtime, payload, image)


def lay_out(environment: Environment, bundle: Path, target: Path) -> Path:
    """Make the AppDir: a root folder with the bundle, and at its top what starts and shows it."""
    shutil.rmtree(target, ignore_errors=True)
    program = target / PROGRAM
    shutil.copytree(bundle, program.parent, symlinks=True)
    carried_libraries.bring(program.parent)
    linux_files.install(environment, target / "usr" / "share")
    entry = f"{identity.APP_ID}.desktop"
    icon = Path("usr/share/icons/hicolor/scalable/apps") / f"{identity.APP_ID}.svg"
    for name, leads_to in (
        ("AppRun", PROGRAM),
        (entry, Path("usr/share/applications") / entry),
        (icon.name, icon),
        (".DirIcon", icon),
    ):
        (target / name).symlink_to(leads_to)
    return target


def pack(folder: Path, payload: Path, epoch: int) -> Path:
    """Make a SquashFS of a folder: the same folder gives the same bytes, whoever packs it."""
    # mksquashfs refuses to be told the time twice.
    variables = {name: text for name, text in os.environ.items() if name != build_time.NAME}
    carry_out(
        "Packing the AppImage",
        [
            *("mksquashfs", folder, payload, "-noappend", "-all-root", "-no-xattrs"),
            *("-comp", "zstd", "-no-progress", "-quiet"),
            *("-mkfs-time", str(epoch), "-all-time", str(epoch)),
        ],
        environment=variables,
    )
    return payload


def join(runtime: Path, payload: Path, image: Path) -> Path:
    """Write the runtime and the payload into one file that can be run."""
    image.parent.mkdir(parents=True, exist_ok=True)
    with image.open("wb") as whole:
        for part in (runtime, payload):
            with part.open("rb") as opened:
                shutil.copyfileobj(opened, whole)
    image.chmod(0o755)
    return image
