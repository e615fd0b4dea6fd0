# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The installer for Windows: the bundle, packed by Inno Setup as `windows/hotwash.iss` says."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import app_icon
import identity
import package_bundle
from environment import Environment
from failure import Failure
from step import carry_out, tool
from windows_resources import numeric

SCRIPT = Path(__file__).with_name("windows") / "hotwash.iss"
DATA_FOLDER = "hotwash"
"""Where reviews are kept, below the person's local application data; see app/paths.py."""
CERTIFICATE = "HOTWASH_WINDOWS_CERTIFICATE"
"""The variable that names the thumbprint of the certificate to sign with."""
TIMESTAMPS = "http://timestamp.digicert.com"


def build(environment: Environment, folder: Path) -> Path:
    """Make the installer in `folder`, signed where a certificate is named."""
    if platform.system() != "Windows":
        raise Failure(
            "The installer for Windows is built on Windows; "
            ".github/workflows/packages.yml does it for every release."
        )
    compiler = tool(
        "ISCC.exe",
        "Please install Inno Setup 6: winget install JRSoftware.InnoSetup",
        *(Path(place) / "Inno Setup 6" for place in _program_folders()),
    )
    bundle = package_bundle.build(environment, folder)
    _sign(bundle / f"{identity.COMMAND}.exe")
    icon = app_icon.made(environment, ".ico")
    values = definitions(environment.root, bundle, icon, folder)
    options = [f"/D{name}={value}" for name, value in values.items()]
    carry_out("Packing the installer", [compiler, "/Qp", *options, SCRIPT])
    installer = folder / f"{values['OutputName']}.exe"
    _sign(installer)
    return installer


def definitions(root: Path, bundle: Path, icon: Path, folder: Path) -> dict[str, str]:
    """Return what the script is told: every name in it that stands as {#Name}."""
    version = identity.version(root)
    return {
        "AppId": identity.APP_ID,
        "Bundle": str(bundle),
        "Copyright": identity.COPYRIGHT,
        "DataFolder": DATA_FOLDER,
        "Extension": identity.EXTENSION,
        "FileClass": identity.WINDOWS_FILE_CLASS,
        "Guid": identity.WINDOWS_GUID,
        "Homepage": identity.HOMEPAGE,
        "Icon": str(icon),
        "MimeType": identity.MIME_TYPE,
        "Name": identity.NAME,
        "NumericVersion": ".".join(str(each) for each in numeric(version)),
        "Output": str(folder),
        "OutputName": f"{identity.COMMAND}-{version}-windows-x86_64",
        "Program": f"{identity.COMMAND}.exe",
        "Publisher": identity.PUBLISHER,
        "Scheme": identity.SCHEME,
        "Summary": identity.SUMMARY,
        "Version": version,
    }


def _sign(program: Path) -> None:
    certificate = os.environ.get(CERTIFICATE, "")
    if not certificate:
        print(f"{program.name} is not signed: {CERTIFICATE} names no certificate.")
        return
    carry_out(
        f"Signing {program.name}",
        [
            *("signtool", "sign", "/sha1", certificate, "/fd", "SHA256"),
            *("/tr", TIMESTAMPS, "/td", "SHA256", "/d", identity.NAME, program),
        ],
    )


def _program_folders() -> list[str]:
    names = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")
    return [os.environ[name] for name in names if os.environ.get(name)]
