# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The programs that the tests use beside Python: a screen, PDF readers, servers of all kinds."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import sys
from pathlib import Path

import debian
from environment import found, say
from failure import Failure

# What the tests call -> the Debian package that has it.
PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "xrandr": "x11-xserver-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "openssl": "openssl",
    "softhsm2-util": "softhsm2",
    "git": "git",
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
}
LINUX_ONLY = (
    *("Xvfb", "xdotool", "xclip", "xrandr", "pulseaudio", "parec", "dbus-daemon"),
    "/usr/libexec/at-spi2-registryd",
)
"""What the tests have a use for on Linux only."""

SERVER_FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
# WeasyPrint, a peer in the bench, loads these by name.
BENCH_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


def provide() -> None:
    """Install what is missing on Debian and Ubuntu; elsewhere say which tests will miss it."""
    wanted = {name: package for name, package in PROGRAMS.items() if not found(name)}
    if not sys.platform.startswith("linux"):
        for name in LINUX_ONLY:
            wanted.pop(name, None)
    if not postgres_folder():
        wanted["postgres"] = "postgresql"
    if not wanted:
        return
    packages = sorted(set(wanted.values()))
    try:
        debian.install(packages, f"A program that the tests use ({', '.join(wanted)})")
    except Failure as failure:
        if os.environ.get("CI"):
            raise
        say(f"{failure} The tests that need it will be skipped.")


def provide_bench() -> None:
    """Install the libraries that the bench's peers load."""
    if not sys.platform.startswith("linux"):
        return
    wanted = [pkg for name, pkg in BENCH_LIBRARIES.items() if not ctypes.util.find_library(name)]
    if wanted:
        debian.install(wanted, "A library that the bench's peers need")


def postgres_folder() -> Path | None:
    """Find the folder that holds `initdb` and `pg_ctl`, the newest version first."""
    folders = [Path(entry) for entry in os.environ.get("PATH", "").split(os.pathsep) if entry]
    for base, pattern in SERVER_FOLDERS:
        versions = Path(base).glob(pattern) if Path(base).is_dir() else ()
        folders.extend(sorted(versions, key=_version, reverse=True))
    for folder in folders:
        if all(shutil.which(name, path=str(folder)) for name in ("initdb", "pg_ctl")):
            return folder
    return None


def _version(folder: Path) -> tuple[int, ...]:
    """Order `.../15/bin` and `.../postgresql@16/bin` by their numbers."""
    digits = "".join(c if c.isdigit() else " " for c in folder.parent.name)
    return tuple(int(number) for number in digits.split())
