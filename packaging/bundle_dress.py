# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the bundle's program wears on Windows and macOS: icon, version, manifest, signature.

Called by `hotwash.spec`. Linux reads none of this from a program; desktop entries say it there.
"""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from typing import Any

import app_icon
import apple_bundle
import identity
from windows_resources import version_resource

SIGNER = "HOTWASH_MACOS_IDENTITY"
"""The variable that names the certificate that every part of the app is signed with."""


def program_options(root: Path, work: Path, system: str = sys.platform) -> dict[str, Any]:
    """Return what PyInstaller is told of the program, and write the files that it names."""
    work.mkdir(parents=True, exist_ok=True)
    if system == "win32":
        return {
            "icon": str(_icon(work, ".ico")),
            "manifest": str(root / "packaging" / "windows" / "hotwash.manifest"),
            "version": str(
                _written(work / "version.txt", version_resource(identity.version(root)))
            ),
        }
    if system == "darwin":
        rights = work / "entitlements.plist"
        rights.write_bytes(plistlib.dumps(apple_bundle.ENTITLEMENTS))
        return {
            "codesign_identity": os.environ.get(SIGNER) or None,
            "entitlements_file": str(rights),
        }
    return {}


def app_options(root: Path, work: Path) -> dict[str, Any]:
    """Return what PyInstaller is told of the app that macOS sees."""
    version = identity.version(root)
    return {
        "name": f"{identity.NAME}.app",
        "icon": str(_icon(work, ".icns")),
        "bundle_identifier": identity.APP_ID,
        "version": version.partition("-")[0],
        "info_plist": apple_bundle.info_plist(version),
    }


def _icon(work: Path, suffix: str) -> Path:
    target = work / f"{identity.COMMAND}{suffix}"
    app_icon.write(target)
    return target


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
