# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""System packages on Debian and Ubuntu: installed as root or through sudo, said before done.

On any other system nothing is installed; the failure names what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from failure import Failure

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def is_debian(os_release: Path = Path("/etc/os-release")) -> bool:
    """Tell whether this system has Debian's packages."""
    if not os_release.is_file() or not shutil.which("apt-get"):
        return False
    fields = dict(
        line.split("=", 1) for line in os_release.read_text("utf-8").splitlines() if "=" in line
    )
    family = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    return "debian" in family or "ubuntu" in family


def install(packages: list[str], purpose: str) -> None:
    """Install Debian packages, or fail with a sentence that names them.

    `purpose` finishes the sentences "… is missing" and "installing … for".
    """
    names = " ".join(packages)
    if not is_debian():
        raise Failure(
            f"{purpose} is missing; please install it with your system's package manager "
            f"(Debian calls the packages {names})."
        )
    prefix = _becoming_root()
    if prefix is None:
        raise Failure(
            f"{purpose} is missing and this user may not install packages; please have an "
            f"administrator run: apt-get install {names}"
        )
    how = "through sudo" if prefix else "as root"
    print(f"{purpose} is missing. Installing with apt-get {how}: {names}", file=sys.stderr)
    if not _apt_get(prefix, "install", *packages):
        _apt_get(prefix, "update")
        if not _apt_get(prefix, "install", *packages):
            raise Failure(
                f"apt-get could not install {names}; please check the network connection, "
                f"or install them yourself: apt-get install {names}"
            )


def _becoming_root() -> list[str] | None:
    """Return what goes before a command to run it as root; None if there is no way."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def _apt_get(prefix: list[str], action: str, *packages: str) -> bool:
    options = ["-y", "--no-install-recommends"] if action == "install" else []
    environment = [f"{name}={value}" for name, value in QUIET.items()]
    done = subprocess.run(
        [*prefix, "env", *environment, "apt-get", action, "-q", *options, *packages],
        stdin=None if prefix == ["sudo"] else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0
