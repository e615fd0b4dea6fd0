# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The shared libraries that Qt takes from the system on Linux.

The linker is asked what it can't find for the parts of Qt in use, so a new Qt that needs another
library is noticed even before its Debian package is named here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import debian
from failure import Failure

# What Hotwash loads: the widget libraries, and the plugins that draw under X and without a screen.
PARTS = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/libqsvgicon.so",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Network.so.6",
    "lib/libQt6PrintSupport.so.6",
)
# Needed only where the desktop speaks Wayland.
WAYLAND_PARTS = ("plugins/platforms/libqwayland.so", "lib/libQt6WaylandClient.so.6")

# Library -> Debian package (Debian 12; later releases provide these names too).
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def provide(site_packages: Path) -> None:
    """Install the missing libraries on Debian and Ubuntu; elsewhere fail with their names."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(site_packages)
    if not missing:
        return
    if not debian.is_debian():
        raise Failure(
            "Qt needs these libraries, please install them with your system's package manager: "
            + ", ".join(missing)
        )
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    if packages:
        debian.install(packages, "A library that Qt needs")
    still = missing_libraries(site_packages)
    if still:
        raise Failure(f"Qt still lacks these libraries, please install them: {', '.join(still)}")


def missing_libraries(site_packages: Path) -> list[str]:
    """Ask the linker which libraries the parts of Qt in use don't find."""
    if not shutil.which("ldd"):
        return []
    parts = PARTS + (WAYLAND_PARTS if os.environ.get("WAYLAND_DISPLAY") else ())
    files = [site_packages / "PySide6" / "Qt" / part for part in parts]
    there = [str(file) for file in files if file.is_file()]
    done = subprocess.run(["ldd", *there], capture_output=True, text=True, check=False)
    return not_found(done.stdout)


def not_found(output: str) -> list[str]:
    """Pick the libraries that ldd reports as not found; Qt's own come with the wheel."""
    names = set(NOT_FOUND.findall(output))
    return sorted(name for name in names if not name.startswith(("libQt6", "libpyside", "libicu")))
