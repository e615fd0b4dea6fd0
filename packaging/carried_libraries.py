# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The libraries that a package for any Linux brings along, because not every system has them.

A .deb names the packages of what it needs; an AppImage and a Flatpak can't. What is left to the
system is what has to fit its drivers, its C library or its desktop.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import deb_depends
import elf_needs
from environment import say
from failure import Failure

INSIDE = "_internal"
"""The folder of a bundle that its program looks for libraries in."""

_C = "part of the C library, or built for it"
_DRAWING = "belongs to the drivers of the system's screen"
_X11 = "every system with an X server has it, in the version of that server"
_DESKTOP = "the system's desktop libraries are built against it"
OF_THE_SYSTEM = {
    "ld-linux-x86-64.so.2": _C,
    "ld-linux-aarch64.so.1": _C,
    "libc.so.6": _C,
    "libdl.so.2": _C,
    "libgcc_s.so.1": _C,
    "libm.so.6": _C,
    "libmvec.so.1": _C,
    "libpthread.so.0": _C,
    "libresolv.so.2": _C,
    "librt.so.1": _C,
    "libstdc++.so.6": _C,
    "libEGL.so.1": _DRAWING,
    "libGL.so.1": _DRAWING,
    "libwayland-client.so.0": _DRAWING,
    "libX11-xcb.so.1": _X11,
    "libX11.so.6": _X11,
    "libxcb.so.1": _X11,
    "libdbus-1.so.3": "speaks to the system's own bus",
    "libfontconfig.so.1": "reads the system's own settings of fonts",
    "libfreetype.so.6": "goes with fontconfig",
    "libglib-2.0.so.0": _DESKTOP,
    "libgmodule-2.0.so.0": _DESKTOP,
    "libgobject-2.0.so.0": _DESKTOP,
    "libgthread-2.0.so.0": _DESKTOP,
    "libz.so.1": "every system has it, and its drivers are built against it",
}
"""What is never brought along, and why; the list that AppImages in general keep, as far as used."""


def bring(bundle: Path, places: Mapping[str, Path] | None = None) -> list[str]:
    """Copy what is missing into a bundle, with what that needs in turn; return the names."""
    known = deb_depends.known_libraries() if places is None else places
    inside = bundle / INSIDE
    brought: list[str] = []
    while missing := _missing(bundle):
        for name in missing:
            if name not in known:
                raise Failure(
                    f"The bundle needs {name}, which is not on this system; please install it "
                    "and make the package again."
                )
            shutil.copyfile(known[name], inside / name)
        brought += missing
    say(f"{len(brought)} libraries of this system were brought along.")
    return sorted(brought)


def _missing(bundle: Path) -> list[str]:
    """Return what is asked for, isn't there, and is neither the system's nor to be done without."""
    needed = elf_needs.needs(bundle)
    optional = elf_needs.only_for(needed, deb_depends.OPTIONAL_FILES)
    return [name for name in needed.libraries if name not in OF_THE_SYSTEM and name not in optional]
