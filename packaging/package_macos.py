# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The disk image for macOS: the app, a link to Applications; signed and notarised on wish.

`HOTWASH_MACOS_IDENTITY` names the “Developer ID Application” certificate in the keychain,
`HOTWASH_MACOS_NOTARY` the profile that `xcrun notarytool store-credentials` kept there. Without
them the app is signed by nobody ("ad hoc"): it runs where it was built, and elsewhere after a
person allowed it in the system's settings.
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import identity
import package_bundle
from bundle_dress import SIGNER
from environment import Environment
from failure import Failure
from step import carry_out

NOTARY = "HOTWASH_MACOS_NOTARY"


def build(environment: Environment, folder: Path) -> Path:
    """Make the disk image in `folder`."""
    if platform.system() != "Darwin":
        raise Failure(
            "The disk image for macOS is built on macOS; "
            ".github/workflows/packages.yml does it for every release."
        )
    bundle = package_bundle.build(environment, folder)
    app = bundle.with_name(f"{identity.NAME}.app")
    # PyInstaller signed every part with the identity, or ad hoc: this makes sure of the whole.
    carry_out("Checking the signature", ["codesign", "--verify", "--deep", "--strict", app])
    version, machine = identity.version(environment.root), platform.machine()
    image = folder / f"{identity.COMMAND}-{version}-macos-{machine}.dmg"
    _make_image(app, environment.root / "build" / "macos", image)
    for command in signing(image, os.environ.get(SIGNER, ""), os.environ.get(NOTARY, "")):
        carry_out(f"{command[0]} {command[1]}", command)
    return image


def _make_image(app: Path, staging: Path, image: Path) -> None:
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    # ditto keeps links and signatures as they are.
    carry_out("Copying the app", ["ditto", app, staging / app.name])
    (staging / "Applications").symlink_to("/Applications")
    carry_out(
        "Packing the disk image",
        [
            *("hdiutil", "create", "-volname", identity.NAME, "-srcfolder", staging),
            *("-format", "UDZO", "-ov", image),
        ],
    )


def signing(image: Path, signer: str, notary: str) -> list[list[str]]:
    """Return the commands that sign, notarise and check a disk image; none without a signer."""
    if not signer:
        print(f"{image.name} is not signed: {SIGNER} names no certificate.")
        return []
    commands = [["codesign", "--force", "--timestamp", "--sign", signer, str(image)]]
    if not notary:
        print(f"{image.name} is not notarised: {NOTARY} names no profile.")
        return commands
    return [
        *commands,
        ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", notary, "--wait"],
        ["xcrun", "stapler", "staple", str(image)],
        [
            "spctl",
            "--assess",
            "--type",
            "open",
            "--context",
            "context:primary-signature",
            str(image),
        ],
    ]
