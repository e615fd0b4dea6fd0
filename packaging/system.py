# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the operating system must bring: Qt's shared libraries, and the programs the tests use.

Packages are installed on Debian and Ubuntu only; elsewhere the missing ones are named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from trouble import Trouble

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Shared libraries that Qt's wheels expect from the system, with Debian's package for each."""

_QT_BINARIES = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqwayland*.so",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Network.so.6",
)

TEST_PROGRAMS = {"Xvfb": "xvfb", "pdftotext": "poppler-utils", "postgres": "postgresql"}
"""Programs the tests start, with Debian's package for each."""


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def ensure_qt_libraries(site_packages: Path) -> None:
    """Install, or name, the shared libraries without which Qt does not load."""
    stamp = site_packages / "PySide6" / ".hotwash-libraries-found"
    if not sys.platform.startswith("linux") or stamp.exists():
        return
    missing = _missing_libraries(site_packages / "PySide6" / "Qt")
    if missing:
        unknown = sorted(missing - QT_LIBRARIES.keys())
        if unknown:
            raise Trouble(f"Qt needs shared libraries that are not here: {', '.join(unknown)}.")
        install_packages(sorted({QT_LIBRARIES[name] for name in missing}), "for Qt's windows")
        left = _missing_libraries(site_packages / "PySide6" / "Qt")
        if left:
            raise Trouble(f"Qt still misses shared libraries: {', '.join(sorted(left))}.")
    stamp.touch()


def ensure_test_programs() -> None:
    """Install, or name, the programs that the tests start."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted({pack for name, pack in TEST_PROGRAMS.items() if not find_program(name)})
    if missing:
        install_packages(missing, "for the tests")


def find_program(name: str) -> Path | None:
    """Return where a program is, in the PATH or where Debian keeps PostgreSQL's, or None."""
    on_path = shutil.which(name)
    if on_path:
        return Path(on_path)
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return versions[-1] if versions else None


def install_packages(packages: list[str], purpose: str) -> None:
    """Install Debian packages, saying so first. Raises Trouble where that is not possible here."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Trouble(f"these are missing {purpose} (Debian's names): {names}. Install them first.")
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise Trouble(f"these are missing {purpose}: {names}. Ask for: apt-get install {names}")
        prefix = ["sudo"]
    print(f"Installing Debian packages {purpose}: {names}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, env=quiet, capture_output=True).returncode == 0:
        return
    subprocess.run([*prefix, "apt-get", "update", "-qq"], env=quiet, check=False)
    if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL).returncode != 0:
        raise Trouble(f"apt-get could not install: {names}. Its own words are above.")


def _missing_libraries(qt: Path) -> set[str]:
    """Return the sonames that the loader does not find, by asking ldd of Qt's own binaries."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return set()
    missing: set[str] = set()
    for pattern in _QT_BINARIES:
        for binary in qt.glob(pattern):
            told = subprocess.run([ldd, str(binary)], capture_output=True, text=True).stdout
            missing |= set(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE))
    return {name for name in missing if not name.startswith("libQt6")}
